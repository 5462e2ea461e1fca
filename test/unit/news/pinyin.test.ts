import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pinyinOf, soundsInLatin } from '../../../src/news/names/pinyin.ts'
import { soundAlike } from '../../../src/news/story/sound-alike.ts'
import { soundsOf } from '../../../src/news/story/sounds-of.ts'

function isShared(chinese: string, latin: string): boolean {
  const spelled = pinyinOf(latin)
  return pinyinOf(chinese).some((one) => spelled.includes(one))
}

describe('pinyinOf', () => {
  it('is shared by a Chinese name and by how it is spelled in Latin letters, whatever stands behind', () => {
    for (const [chinese, latin] of [
      ['澄岳科技', 'Chengyue'],
      ['澄岳科技', 'Cheng Yue Technology'],
      ['启朔智能', 'Qishuo AI'],
      ['岚星光年', 'Lanxing Lightyear'],
      ['鑫瀚机器人', 'Xinhan Robotics'],
      ['长砺动力', 'Changli Dynamics'],
      ['西安砺石', "Xi'an Lishi"],
      ['绿洲智算', 'Luzhou Compute'],
      ['柏砺科技', 'Boli Tech'],
      ['昇圳光电', 'Shengzhen Photonics'],
      ['翀淼动力', 'Chongmiao Dynamics'],
      ['绿洲智算', 'Lvzhou Compute'],
    ] as const)
      expect(isShared(chinese, latin), `${chinese} ${latin}`).toBe(true)
  })

  it('is not shared by another name, nor by one of which only the first character is spelled out', () => {
    for (const [chinese, latin] of [
      ['澄岳科技', 'Qishuo AI'],
      ['澄岳科技', 'Cheng Technology'],
      ['澄岳科技', 'Chengyuan'],
      ['岚星光年', 'Lanternfish'],
      ['岚星光年', 'Starlight'],
    ] as const)
      expect(isShared(chinese, latin), `${chinese} ${latin}`).toBe(false)
  })

  it('is nothing for names that are no Chinese', () => {
    for (const name of ['Brevanta', 'Halmgold', '퀼마크', 'クイルマーク', '3F Labs', 'Ōshū', ''])
      expect(pinyinOf(name), name).toEqual([])
  })
})

describe('soundsInLatin', () => {
  it('makes of Pinyin what Hangul keeps of it', () => {
    for (const [pinyin, hangul] of [
      ['yuexiang', '웨샹'],
      ['chengxin', '청신'],
      ['qishuo', '치숴'],
      ['zhongke', '중커'],
    ] as const)
      expect(soundAlike(soundsOf(soundsInLatin(pinyin)), soundsOf(hangul)), pinyin).toBe(true)
  })
})

describe('the table', () => {
  it('has each syllable once, in order, and no character twice under one', () => {
    const rows = readFileSync('src/news/data/pinyin.tsv', 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    const syllables = rows.map(([syllable = '']) => syllable)
    expect(syllables).toEqual([...new Set(syllables)])
    for (const [syllable = '', chars = ''] of rows) {
      expect(syllable).toMatch(/^[a-zü]{1,6}$/u)
      expect(chars, syllable).toMatch(/^\p{Script=Han}+$/u)
      expect(chars.length, syllable).toBe(new Set(chars).size)
    }
  })
})
