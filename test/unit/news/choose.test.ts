import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../../../src/core/durations.ts'
import type { Report } from '../../../src/core/story.ts'
import { chooseStory } from '../../../src/news/story/choose.ts'
import { storyKeys } from '../../../src/news/story/keys.ts'
import { fact } from '../../builders/fact.ts'
import { fundingOf, model, releaseOf, reportOf } from './report.ts'

function isSame(a: Report, b: Report): boolean {
  const shared = new Set(storyKeys(a))
  const isCandidate = storyKeys(b).some((key) => shared.has(key))
  return isCandidate && chooseStory(b, [{ storyId: 's', reports: [a], barred: [], isMerged: false }]) === 's'
}

const gpt52 = releaseOf([model('OpenAI', 'GPT-5.2', 'gpt')])
const gpt53 = releaseOf([model('OpenAI', 'GPT-5.3', 'gpt')])

describe('chooseStory', () => {
  it('joins one model across languages and titles', () => {
    expect(
      isSame(
        reportOf('a', gpt52, { title: 'Introducing GPT-5.2' }),
        reportOf('b', gpt52, { title: '오픈AI 새 모델 공개', publishedAt: DAY_MS }),
      ),
    ).toBe(true)
  })

  it('joins a model that was read before its family was called otherwise', () => {
    const read = (name: string, family: string) => releaseOf([model('A maker', name, family)])
    const isOne = (name: string, before: string, now: string) =>
      isSame(reportOf('a', read(name, before)), reportOf('b', read(name, now), { publishedAt: DAY_MS }))
    expect(isOne('FLUX.3', 'flux.', 'flux')).toBe(true)
    expect(isOne('Command A Vision', 'command', 'command a')).toBe(true)
    expect(isOne('Command-A-Vision', 'command', 'command a')).toBe(true)
    expect(isOne('TRELLIS.9', 'trellis.', 'trellis')).toBe(true)
    expect(isOne('Cosmos Reason 9', 'cosmos', 'cosmos reason')).toBe(true)
  })

  it('joins two headlines of one maker that name no model, where they are a little alike', () => {
    const nameless = releaseOf([])
    const one = reportOf('a', nameless, { title: 'Alibaba announces AI model that outperforms its rivals' })
    const report = (title: string, days: number) => reportOf('b', nameless, { title, publishedAt: days * DAY_MS })
    expect(isSame(one, report('New AI model from Alibaba outperforms ChatGPT on many tests of reasoning', 1))).toBe(
      true,
    )
    expect(isSame(one, report('New AI model from Alibaba outperforms ChatGPT on many tests of reasoning', 4))).toBe(
      false,
    )
    expect(isSame(one, report('Alibaba shows how robots learn to fold', 1))).toBe(false)
    expect(isSame(one, report('New AI model from Tencent outperforms ChatGPT on many tests of reasoning', 1))).toBe(
      false,
    )
  })

  it.each([
    ['벨리코르, 차세대 언어모델 루멘 4 출시', '벨리코르, 영상 생성 모델 프리즈마 1 출시', false],
    ['Vellichor debuts new language model', 'Vellichor debuts new music generation model', false],
    ['科锐发布全新语音大模型', '科锐发布全新图像生成大模型', false],
    ['Vellichor debuts new image generation model', 'Vellichor debuts new image and video models', true],
    ['Vellichor debuts new video model', 'Vellichor debuts new model', true],
  ])('asks of headlines that name no model what theirs is for: %s / %s', (title, otherTitle, isOne) => {
    const nameless = { ...releaseOf([]), vendor: fact('Vellichor') }
    expect(isSame(reportOf('a', nameless, { title }), reportOf('b', nameless, { title: otherTitle }))).toBe(isOne)
  })

  it('separates two companies, however alike their headlines and sums are', () => {
    const title = (company: string): string => `${company} raises $20 million Series B to build AI agents`
    const one = reportOf('a', fundingOf('Bababatron', 20e6, { round: 'series-b' }), { title: title('Bababatron') })
    const other = reportOf('b', fundingOf('Marlowe', 20e6, { round: 'series-b' }), { title: title('Marlowe') })
    expect(chooseStory(other, [{ storyId: 's', reports: [one], barred: [], isMerged: false }])).toBeNull()
  })

  it('separates versions, however alike the titles are', () => {
    const title = 'OpenAI releases its newest flagship model for everyone'
    expect(isSame(reportOf('a', gpt52, { title }), reportOf('b', gpt53, { title }))).toBe(false)
  })

  it('separates a later size and a later variant', () => {
    const big = releaseOf([model('Alibaba', 'Qwen3.5-397B', 'qwen')])
    const small = releaseOf([model('Alibaba', 'Qwen3.5-9B', 'qwen')])
    expect(isSame(reportOf('a', big), reportOf('b', small, { publishedAt: DAY_MS }))).toBe(true)
    expect(isSame(reportOf('a', big), reportOf('b', small, { publishedAt: 10 * DAY_MS }))).toBe(false)
    const haiku = releaseOf([model('Anthropic', 'Claude Haiku 4.5', 'claude')])
    const sonnet = releaseOf([model('Anthropic', 'Claude Sonnet 4.5', 'claude')])
    expect(isSame(reportOf('a', haiku), reportOf('b', sonnet, { publishedAt: 10 * DAY_MS }))).toBe(false)
  })

  it('follows a round from talks to closing', () => {
    const talks = fundingOf('Moonshot AI', null, { valuation: 10e9, status: 'in-talks' })
    const closed = fundingOf('Moonshot AI', 700e6, { valuation: 10e9 })
    expect(isSame(reportOf('a', talks), reportOf('b', closed, { publishedAt: 20 * DAY_MS }))).toBe(true)
    expect(isSame(reportOf('a', talks), reportOf('b', closed, { publishedAt: 60 * DAY_MS }))).toBe(false)
  })

  it('follows talks to other talk and to a closing that changed the sum and the price a little', () => {
    const told = (id: string, day: number, usd: number, valuation: number, status: 'in-talks' | 'announced') =>
      reportOf(id, fundingOf('Quillon', usd, { valuation, status }), { publishedAt: day * DAY_MS })
    const talks = told('a', 0, 400e6, 4e9, 'in-talks')
    expect(isSame(talks, told('b', 12, 450e6, 4.5e9, 'announced'))).toBe(true)
    expect(isSame(talks, told('b', 5, 450e6, 4.6e9, 'announced'))).toBe(true)
    expect(isSame(talks, told('b', 8, 470e6, 4.7e9, 'in-talks'))).toBe(true)
    expect(isSame(talks, told('b', 12, 470e6, 4.7e9, 'in-talks'))).toBe(false)
    expect(isSame(talks, told('b', 8, 800e6, 9e9, 'in-talks'))).toBe(false)
    expect(isSame(talks, told('b', 12, 800e6, 9e9, 'announced'))).toBe(false)
    expect(isSame(talks, told('b', 40, 450e6, 4.5e9, 'announced'))).toBe(false)
    expect(isSame(told('a', 0, 400e6, 4e9, 'announced'), told('b', 12, 450e6, 4.5e9, 'announced'))).toBe(false)
  })

  it('separates another member of the family, which has no version', () => {
    const glm5 = releaseOf([model('Zhipu AI', 'GLM-5', 'glm')])
    const ocr = releaseOf([model('Zhipu AI', 'GLM-OCR', 'glm')])
    expect(isSame(reportOf('a', glm5), reportOf('b', ocr))).toBe(false)
  })

  it('joins a headline that names only the maker, within two days', () => {
    const named = reportOf('a', releaseOf([model('ByteDance', 'Seedance 3.0', 'seedance')]))
    const nameless = releaseOf([])
    const title = 'A new video model from ByteDance makes waves'
    expect(isSame(named, reportOf('b', nameless, { title, publishedAt: DAY_MS }))).toBe(true)
    expect(isSame(named, reportOf('b', nameless, { title, publishedAt: 5 * DAY_MS }))).toBe(false)
  })

  it('joins a company under any of the names that the table has for it, whatever the sums', () => {
    for (const [one, other] of [
      ['Zhipu AI', 'Z.ai'],
      ['AMI Labs', 'Advanced Machine Intelligence'],
      ['Windsurf', 'Codeium'],
      ['Moonshot AI', 'Kimi'],
      ['Anysphere', 'Cursor'],
    ] as const) {
      const talks = reportOf('a', fundingOf(one, null, { status: 'in-talks' }), { title: `${one} in talks` })
      const closed = fundingOf(other, 200e6)
      expect(isSame(talks, reportOf('b', closed, { title: 'Fresh capital', publishedAt: 4 * DAY_MS })), other).toBe(
        true,
      )
    }
  })

  it('joins a company written in two scripts by its sums', () => {
    const latin = fundingOf('Quillon', 300e6, { valuation: 5e9 })
    const hangul = fundingOf('퀼론', 300e6, { valuation: 5e9 })
    expect(isSame(reportOf('a', latin), reportOf('b', hangul, { publishedAt: DAY_MS }))).toBe(true)
    expect(
      isSame(
        reportOf('a', latin),
        reportOf('b', fundingOf('퀼론', 300e6, { valuation: 2e9 }), { title: '다른 회사의 소식', publishedAt: DAY_MS }),
      ),
    ).toBe(false)
  })

  it('joins a company written in two scripts by how it sounds, whatever of the sums each tells', () => {
    const latin = reportOf('a', fundingOf('Quillmark', 300e6), { title: 'Quillmark raises $300M' })
    const told = (company: string, usd: number | null, more: Partial<Report> = {}) =>
      reportOf('b', fundingOf(company, usd), { title: `${company}, 대규모 투자 유치`, publishedAt: DAY_MS, ...more })
    expect(isSame(latin, told('퀼마크', 300e6))).toBe(true)
    expect(isSame(latin, told('퀼마크', 300e6, { publishedAt: 6 * DAY_MS }))).toBe(true)
    expect(isSame(latin, told('퀼마크', 300e6, { publishedAt: 9 * DAY_MS }))).toBe(false)
    expect(isSame(latin, told('퀼마크', null))).toBe(true)
    expect(isSame(latin, told('퀼마크', 900e6, { publishedAt: 3 * DAY_MS }))).toBe(false)
    const talks = fundingOf('Quillmark', null, { valuation: 4e9, status: 'in-talks' })
    const dearer = fundingOf('퀼마크', null, { valuation: 5e9, status: 'in-talks' })
    expect(isSame(reportOf('a', talks), reportOf('b', dearer, { publishedAt: DAY_MS }))).toBe(true)
    // So few consonants are those of many names.
    const short = reportOf('a', fundingOf('Nova', 300e6), { title: 'Nova raises $300M' })
    expect(isSame(short, told('노바', 300e6, { publishedAt: 2 * DAY_MS }))).toBe(true)
    expect(isSame(short, told('노바', 305e6, { publishedAt: 6 * DAY_MS }))).toBe(false)
    expect(isSame(short, told('노바', null))).toBe(false)
    expect(isSame(latin, told('솔브릿지', 300e6))).toBe(false)
    expect(isSame(told('クイルマーク', 300e6), told('퀼마크', 300e6))).toBe(true)
  })

  it('separates companies of two scripts that do not sound alike, though their rounds are', () => {
    const round = { round: 'series-b' }
    const latin = reportOf('a', fundingOf('Kestrel Labs', 40e6, round), { title: 'Kestrel Labs raises $40M Series B' })
    const hangul = (company: string) =>
      reportOf('b', fundingOf(company, 40e6, round), { title: `${company}, 4000만달러 시리즈B 유치` })
    expect(isSame(latin, hangul('케이렌즈'))).toBe(false)
    expect(isSame(latin, hangul('카스톤'))).toBe(false)
    // Chinese characters can be read in any way: there the round speaks.
    expect(isSame(latin, hangul('星河图'))).toBe(true)
    expect(isSame(latin, hangul('케스트렐랩스'))).toBe(true)
  })

  it('separates companies of which one is called as the other begins', () => {
    const brindle = reportOf('a', fundingOf('Brindle', 42e6), { title: 'Brindle raises $42M for insurance agents' })
    const longer = reportOf('b', fundingOf('Brindley Labs', 42e6), { title: 'Brindley Labs closes $42M for robots' })
    expect([isSame(brindle, longer), isSame(longer, brindle)]).toEqual([false, false])
  })

  it('joins a short name in two scripts where its maker is heard, too', () => {
    const hangul = releaseOf([model('패럴랙스 AI', '테세라 3', '테세라')])
    const release = (maker: string) => releaseOf([model(maker, 'Tessera 3', 'tessera')])
    const one = reportOf('a', hangul, { title: "패럴랙스 AI, '테세라 3' 공개" })
    const other = (maker: string) => reportOf('b', release(maker), { title: `${maker} releases Tessera 3` })
    expect([isSame(one, other('Parallax AI')), isSame(one, other('Quillon'))]).toEqual([true, false])
  })

  it('joins a headline whose company was not found by the word that sounds like it', () => {
    const named = reportOf('a', fundingOf('Ferrowick', 110e6), { title: 'Ferrowick raises $110M for robots' })
    const nameless = (title: string) => reportOf('b', { ...fundingOf('', 110e6), company: null }, { title })
    expect(isSame(named, nameless('물류로봇 AI 페로윅, 1억1000만달러 투자 유치'))).toBe(true)
    expect(isSame(named, nameless('물류로봇 AI 솔브릿지, 1억1000만달러 투자 유치'))).toBe(false)
    const misread = fundingOf('라이트펀드', 110e6)
    expect(isSame(named, reportOf('b', misread, { title: '라이트펀드, 페로윅에 1억1000만달러 투자' }))).toBe(true)
  })

  it('finds a company in two scripts by what it is worth, where only one of them names the sum', () => {
    const value = { valuation: 6e9 }
    const latin = reportOf('a', fundingOf('Parlova', null, value), { title: 'Parlova reaches $6 billion valuation' })
    const hangul = fundingOf('팔로바', 350e6, value)
    expect(isSame(latin, reportOf('b', hangul, { title: '팔로바, 기업가치 60억달러 인정', publishedAt: DAY_MS }))).toBe(
      true,
    )
  })

  it('takes nothing of what a headline on two companies tells of one for the other', () => {
    const both = reportOf('a', fundingOf('Kestrin Labs', 40e6), { title: "Kestrin Labs' $40M, Ospray's $42M and more" })
    const other = reportOf('b', fundingOf('Ospray', 42e6), { title: 'Ospray raises $42M for code testing' })
    expect(isSame(both, other)).toBe(false)
    expect(isSame(other, both)).toBe(false)
  })

  it('takes talk after a closing for the next round', () => {
    const closed = fundingOf('Quillon', 300e6)
    const talk = fundingOf('Quillon', null, { status: 'in-talks', valuation: 9e9 })
    expect(isSame(reportOf('a', closed), reportOf('b', talk, { publishedAt: 9 * DAY_MS }))).toBe(false)
  })

  it('joins a headline that names no sum', () => {
    const a = reportOf('a', fundingOf('Temporal', 300e6), { title: 'Temporal $300M (a16z)' })
    const b = reportOf('b', fundingOf('Temporal', null), {
      title: 'Andreessen leads Temporal round',
      publishedAt: DAY_MS,
    })
    expect(isSame(a, b)).toBe(true)
  })

  it('separates companies, series letters and topics', () => {
    const a = reportOf('a', fundingOf('Lovable', 300e6, { round: 'series-a' }), {
      title: 'Lovable raises $300M Series A',
    })
    expect(
      isSame(
        a,
        reportOf('b', fundingOf('Replit', 300e6, { round: 'series-a' }), { title: 'Replit raises $300M Series A' }),
      ),
    ).toBe(false)
    expect(isSame(a, reportOf('b', fundingOf('Lovable', 300e6, { round: 'series-b' })))).toBe(false)
    expect(isSame(a, reportOf('b', gpt52, { title: a.title }))).toBe(false)
  })

  it('separates money that is too little for the round, and a sum that is many times another', () => {
    const talks = reportOf('a', fundingOf('Quillon', null, { valuation: 200e9, status: 'rumoured' }))
    const stake = reportOf('b', fundingOf('Quillon', 2e9), { publishedAt: DAY_MS })
    expect(isSame(talks, stake)).toBe(false)
    const round = reportOf('a', fundingOf('Quillon', 10e9, { status: 'in-talks' }))
    const gift = reportOf('b', fundingOf('Quillon', 15e5), { publishedAt: 5 * DAY_MS })
    expect(isSame(round, gift)).toBe(false)
  })

  it('separates a sale of old shares, a loan and a grant from the round beside it', () => {
    const at = (round: string | null, usd: number | null, id: string) =>
      reportOf(id, fundingOf('Quillon', usd, { valuation: 5e9, ...(round === null ? {} : { round }) }))
    expect(isSame(at('series-c', 300e6, 'a'), at('secondary', 300e6, 'b'))).toBe(false)
    expect(isSame(at('series-c', 300e6, 'a'), at('debt', 300e6, 'b'))).toBe(false)
    expect(isSame(at('secondary', 300e6, 'a'), at(null, null, 'b'))).toBe(true)
    expect(isSame(at('series-c', 300e6, 'a'), at('strategic', null, 'b'))).toBe(true)
    const primary = reportOf('a', fundingOf('Quillon', 300e6))
    expect(isSame(primary, reportOf('b', fundingOf('Quillon', null, { round: 'secondary' })))).toBe(false)
  })

  it('joins a part of the round that is told beside the whole', () => {
    const whole = reportOf('a', fundingOf('Quillon', 1e9), { title: 'Quillon raises $1B' })
    const part = reportOf('b', fundingOf('Quillon', 200e6), { title: 'Quillon gets $200M of its $1B from Harbor' })
    expect(isSame(whole, part)).toBe(true)
  })

  it('joins a headline without a company name that names it elsewhere', () => {
    const named = reportOf('a', fundingOf('Anthropic', null, { valuation: 183e9 }), { title: 'Anthropic at $183B' })
    const nameless = { ...fundingOf('x', 13e9), company: null }
    expect(isSame(named, reportOf('b', nameless, { title: '앤트로픽, 130억 달러 유치', publishedAt: DAY_MS }))).toBe(
      true,
    )
    expect(isSame(named, reportOf('b', nameless, { title: '미스트랄, 130억 달러 유치', publishedAt: DAY_MS }))).toBe(
      false,
    )
  })

  it('joins a headline that names only the backer, by the sum', () => {
    const named = fundingOf('Lumenry', 78e6, { valuation: 1e9 })
    const title = 'OpenAI-backed Lumenry raises $78M at $1B valuation to teach languages'
    const nameless = (valuation: number): Report =>
      reportOf(
        'b',
        { ...fundingOf('', null, { valuation }), company: null },
        { title: 'OpenAI-backed tutor start-up doubles value' },
      )
    const candidate = { storyId: 's', reports: [reportOf('a', named, { title })], barred: [], isMerged: false }
    expect(chooseStory(nameless(1e9), [candidate])).toBe('s')
    expect(chooseStory(nameless(3e9), [candidate])).toBeNull()
  })

  it('joins reports without names by their rare words, not by common ones', () => {
    const thin = { ...fundingOf('x', null), company: null }
    const a = reportOf('a', thin, { title: 'Tidepool maker of underwater drones raises new funding' })
    const rare = reportOf('b', thin, { title: 'New funding for underwater drones of Tidepool', publishedAt: DAY_MS })
    const common = reportOf('c', thin, { title: 'AI startup of the week raises new funding', publishedAt: DAY_MS })
    expect(isSame(a, rare)).toBe(true)
    expect(isSame(a, common)).toBe(false)
  })

  it('separates a product of another kind under the same version, and knows a nickname', () => {
    const base = reportOf('a', releaseOf([model('Google', 'Gemini 2.5 Flash', 'gemini')]))
    const image = reportOf('b', releaseOf([model('Google', 'Gemini 2.5 Flash Image', 'gemini')]))
    const nickname = reportOf('c', releaseOf([model('Google', 'Nano Banana', 'nano-banana')]))
    expect(isSame(base, image)).toBe(false)
    expect(isSame(image, nickname)).toBe(true)
    expect(isSame(base, nickname)).toBe(false)
  })

  it('takes a released model that returns after weeks of silence for an update, its open weights for a step', () => {
    const models = [model('OpenAI', 'GPT-5.2', 'gpt')]
    const released = reportOf('a', releaseOf(models))
    expect(isSame(released, reportOf('b', releaseOf(models), { publishedAt: 20 * DAY_MS }))).toBe(false)
    expect(isSame(released, reportOf('b', releaseOf(models, 'open-weights'), { publishedAt: 20 * DAY_MS }))).toBe(true)
    const preview = reportOf('a', releaseOf(models, 'preview'))
    expect(isSame(preview, reportOf('b', releaseOf(models), { publishedAt: 20 * DAY_MS }))).toBe(true)
  })

  it('takes a model that is told again within two weeks for the same, and what comes after the window for another', () => {
    const out = (days: number, status: 'preview' | 'released') =>
      reportOf(`d${days}`, releaseOf([model('OpenAI', 'GPT-5.2', 'gpt')], status), { publishedAt: days * DAY_MS })
    expect(isSame(out(0, 'released'), out(10, 'released'))).toBe(true)
    expect(isSame(out(0, 'preview'), out(40, 'released'))).toBe(false)
  })

  it('separates a model of that name by another vendor', () => {
    const title = 'GPT-5.2 is out for everybody'
    const other = releaseOf([model('Quillon', 'GPT-5.2', 'gpt')])
    expect(isSame(reportOf('a', gpt52, { title }), reportOf('b', other, { title }))).toBe(false)
  })

  it('separates two closed rounds with nearly the same sum, days apart, or with twice the sum at one valuation', () => {
    const closed = (id: string, day: number, usd: number, valuation?: number) =>
      reportOf(id, fundingOf('Quillon', usd, valuation === undefined ? {} : { valuation }), {
        publishedAt: day * DAY_MS,
      })
    expect(isSame(closed('a', 0, 300e6), closed('b', 9, 320e6))).toBe(true)
    expect(isSame(closed('a', 0, 300e6), closed('b', 12, 320e6))).toBe(false)
    expect(isSame(closed('a', 0, 300e6, 5e9), closed('b', 3, 700e6, 5e9))).toBe(false)
  })

  it('keeps a later wave apart from a story that told of other sizes and of none', () => {
    const sized = (name: string, more: Partial<Report>) =>
      reportOf(name, releaseOf([model('Alibaba', name, 'qwen')]), more)
    const reports = [sized('Qwen3.5-397B', {}), sized('Qwen3.5', { publishedAt: DAY_MS })]
    const later = sized('Qwen3.5-9B', { publishedAt: 8 * DAY_MS })
    expect(chooseStory(later, [{ storyId: 's', reports, barred: [], isMerged: false }])).toBeNull()
    const talkedOf = [...reports, sized('Qwen3.5', { publishedAt: 7 * DAY_MS })]
    expect(chooseStory(later, [{ storyId: 's', reports: talkedOf, barred: [], isMerged: false }])).toBeNull()
    const leaked = reportOf('leak', releaseOf([model('Alibaba', 'Qwen3.5-120B', 'qwen')], 'rumoured'))
    const out = [leaked, sized('Qwen3.5', { publishedAt: 6 * DAY_MS })]
    expect(chooseStory(later, [{ storyId: 's', reports: out, barred: [], isMerged: false }])).toBe('s')
    const soon = sized('Qwen3.5-9B', { publishedAt: 3 * DAY_MS })
    expect(chooseStory(soon, [{ storyId: 's', reports, barred: [], isMerged: false }])).toBe('s')
  })

  it('takes a size that was told of before for that one, though a later wave of others comes beside it', () => {
    const candidate = (storyId: string, name: string, day: number) => {
      const reports = [reportOf(storyId, releaseOf([model('Alibaba', name, 'qwen')]), { publishedAt: day * DAY_MS })]
      return { storyId, reports, barred: [], isMerged: false }
    }
    const again = (name: string) =>
      reportOf('new', releaseOf([model('Alibaba', name, 'qwen')]), { publishedAt: 10 * DAY_MS })
    const candidates = [candidate('first', 'Qwen3.5-397B', 0), candidate('later', 'Qwen3.5-35B', 10)]
    expect(chooseStory(again('Qwen3.5-397B'), candidates)).toBe('first')
    expect(chooseStory(again('Qwen3.5-27B'), candidates)).toBe('later')
    expect(chooseStory(again('Qwen3.5'), candidates)).toBe('later')
    const bare = [candidate('first', 'Qwen-72B', 0), candidate('later', 'Qwen-14B', 10)]
    expect(chooseStory(again('Qwen-72B'), bare)).toBe('first')
    expect(chooseStory(again('Qwen-7B'), bare)).toBe('later')
    // Told again, it makes its own wave no longer.
    const reports = [...(candidates[0]?.reports ?? []), again('Qwen3.5-397B')]
    expect(chooseStory(again('Qwen3.5-27B'), [{ storyId: 'first', reports, barred: [], isMerged: false }])).toBeNull()
  })

  it('takes the nearer in time of two that fit alike', () => {
    const title = 'Introducing GPT-5.2'
    const candidate = (storyId: string, day: number) => {
      const reports = [reportOf(storyId, gpt52, { title, publishedAt: day * DAY_MS })]
      return { storyId, reports, barred: [], isMerged: false }
    }
    const report = reportOf('new', gpt52, { title, publishedAt: 10 * DAY_MS })
    expect(chooseStory(report, [candidate('a', 0), candidate('b', 9)])).toBe('b')
    expect(chooseStory(report, [candidate('b', 0), candidate('a', 9)])).toBe('a')
  })

  it('leaves out what is nearer to a report that was taken out by hand', () => {
    const title = 'Quillon raises $300M to build trading agents'
    const stayed = reportOf('a', fundingOf('Quillon', 300e6), { title })
    const taken = reportOf('b', fundingOf('Quillon', 300e6), { title: 'The founder of Quillon on life with $300M' })
    const candidate = { storyId: 's', reports: [stayed], barred: [taken], isMerged: false }
    const like = reportOf('c', fundingOf('Quillon', 300e6), { title: 'Life with $300M: the founder of Quillon' })
    expect(chooseStory(like, [candidate])).toBeNull()
    expect(chooseStory(like, [{ ...candidate, barred: [] }])).toBe('s')
    const other = reportOf('d', fundingOf('Quillon', 300e6), { title: 'Quillon raises $300M for trading agents' })
    expect(chooseStory(other, [candidate])).toBe('s')
    expect(chooseStory({ ...other, title: taken.title, feedId: taken.feedId }, [candidate])).toBeNull()
    // A page with marks holds many posts, and a headline may be that of many feeds.
    const url = 'https://news.example/log'
    const onPage = { ...candidate, barred: [{ ...taken, url: `${url}#may-2` }] }
    expect(chooseStory({ ...other, url: `${url}#may-3` }, [onPage])).toBe('s')
    expect(chooseStory({ ...other, url: `${url}#may-2` }, [onPage])).toBeNull()
    const small = { ...candidate, barred: [reportOf('e', fundingOf('Quillon', 90e6), { title: 'Funding news' })] }
    expect(chooseStory({ ...other, title: 'Funding news', feedId: 'g' }, [small])).toBe('s')
  })
})
