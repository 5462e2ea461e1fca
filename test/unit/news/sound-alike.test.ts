import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { beginOtherwise } from '../../../src/news/story/first-vowel.ts'
import { isHeardIn, isSureSound, soundAlike } from '../../../src/news/story/sound-alike.ts'
import { soundsOf } from '../../../src/news/story/sounds-of.ts'

function areAlike(one: string, other: string): boolean {
  return soundAlike(soundsOf(one), soundsOf(other))
}

describe('soundsOf', () => {
  it('reads Latin letters, Hangul and Katakana as the same consonants', () => {
    for (const name of ['Parton', '파르톤', 'パルトン']) expect(soundsOf(name), name).toBe('PLTN')
    expect(soundsOf('Calcédoine')).toBe(soundsOf('Calcedoine'))
    // The g begins a syllable of its own there.
    expect(areAlike('Hangyul', '한결')).toBe(true)
  })

  it('says nothing of Chinese characters and of names in two scripts', () => {
    expect(soundsOf('星河图')).toBeNull()
    expect(soundsOf('프리즘AI')).toBeNull()
    expect(soundsOf('プリズム社')).toBeNull()
  })
})

describe('soundAlike', () => {
  it('knows one name in two scripts', () => {
    for (const [one, other] of [
      ['Ferrowick', '페로윅'],
      ['Parlova', '팔로바'],
      ['Ashgrove', '애쉬그로브'],
      ['Quillmark', '퀼마크'],
      ['Brightwell', '브라이트웰'],
      ['Lumenary', '루메너리'],
      ['Kestrel', 'ケストレル'],
      ['Miraikai', 'ミライカイ'],
      ['뤼미에르', 'リュミエール'],
    ] as const)
      expect(areAlike(one, other), `${one} ${other}`).toBe(true)
  })

  it('tells two names apart, and knows nothing of what has no sound or hardly one', () => {
    for (const [one, other] of [
      ['Kestrel', '케이렌즈'],
      ['Ferrowick', '솔브릿지'],
      ['Ashgrove', '퀼마크'],
      ['Parlova', 'ミライカイ'],
    ] as const)
      expect(areAlike(one, other), `${one} ${other}`).toBe(false)
    expect(areAlike('Tallis', '텔리어스톤')).toBe(false)
    expect(areAlike('Oya', '오야')).toBe(false)
    expect(areAlike('Kestrel', '星河图')).toBe(false)
  })

  it('is sure of four consonants and more', () => {
    expect(isSureSound(soundsOf('Quillmark'), soundsOf('퀼마크'))).toBe(true)
    expect(isSureSound(soundsOf('Nova'), soundsOf('노바'))).toBe(false)
    expect(isSureSound(null, null)).toBe(false)
  })
})

describe('beginOtherwise', () => {
  it('tells names apart whose consonants are the same', () => {
    for (const [one, other] of [
      ['Tolvira', '틸베르'],
      ['Minara', '모노르'],
      ['Kestrel', 'コストラル'],
    ] as const) {
      expect(beginOtherwise(one, other), `${one} ${other}`).toBe(true)
      expect(beginOtherwise(other, one)).toBe(true)
    }
  })

  it('says nothing of one name in two scripts', () => {
    const companies = readFileSync('src/news/data/organisations.tsv', 'utf8').trimEnd().split('\n')
    const unlike = companies.flatMap((line) => {
      const [name = '', , , others = ''] = line.split('\t')
      const names = [name, ...others.split('|')]
      const latin = names.filter((one) => /^[\p{Script=Latin} ]+$/u.test(one))
      return latin.flatMap((one) =>
        names.filter((other) => soundsOf(other) !== null && areAlike(one, other) && beginOtherwise(one, other)),
      )
    })
    expect(unlike).toEqual([])
  })

  it('says nothing of a vowel that Kana write with another before it', () => {
    expect(beginOtherwise('Quillmark', 'クイルマーク')).toBe(false)
  })
})

describe('isHeardIn', () => {
  const called = (name: string, script: 'latin' | 'hangul' | 'other') => ({
    lower: name,
    sounds: soundsOf(name),
    script,
  })

  it('finds a name of a few words in a headline of another script, with what hangs on it', () => {
    expect(isHeardIn(called('ferrowick', 'latin'), '물류로봇 ai 페로윅, 1억달러 유치')).toBe(true)
    expect(isHeardIn(called('cloverfielddata', 'latin'), '라이트펀드, 클로버필드 데이터에 6000만달러 투자')).toBe(true)
    expect(isHeardIn(called('rivelion', 'latin'), '韓国ai半導体リベリオン、約1500億円を調達')).toBe(true)
    expect(isHeardIn(called('솔브릿지', 'hangul'), 'south korea’s solbridge raises $16m')).toBe(true)
  })

  it('finds none that begins with a vowel that the other cannot have', () => {
    expect(soundsOf('tolvira')).toBe(soundsOf('틸베르'))
    expect(isHeardIn(called('tolvira', 'latin'), 'ai 신약 틸베르, 1억달러 유치')).toBe(false)
    expect(isHeardIn(called('tolvira', 'latin'), 'ai 신약 톨비라, 1억달러 유치')).toBe(true)
  })

  it('finds no other name, and none in its own script', () => {
    expect(isHeardIn(called('ferrowick', 'latin'), '물류로봇 ai 솔브릿지, 1억달러 유치')).toBe(false)
    expect(isHeardIn(called('ferrowick', 'latin'), 'farewick raises $110m')).toBe(false)
    // What any headline on a round says is no name, and neither are words that do not stand together.
    expect(isHeardIn(called('stava', 'latin'), 'ai 스타트업 크다퍼, 1500만달러 투자 유치')).toBe(false)
    expect(isHeardIn(called('kumet', 'latin'), 'ai新興のホウキアマ、1億ドルを調達')).toBe(false)
    expect(isHeardIn(called('nova', 'latin'), '노바, 1억달러 유치')).toBe(false)
  })
})
