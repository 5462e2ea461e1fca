import { describe, expect, it } from 'vitest'
import { headline, originalHeadline } from '../../../src/bot/cards/headline.ts'
import { isReadable } from '../../../src/bot/cards/is-readable.ts'
import { buildStoryCard } from '../../../src/bot/cards/story-card.ts'
import { listedStory, storyLine } from '../../../src/bot/cards/story-line.ts'
import type { Line } from '../../../src/core/card.ts'
import { fact } from '../../builders/fact.ts'
import { fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'

const KOREAN = '앤트로픽, 300억 달러 유치'
const textOf = (line: Line) => line.map((part) => ('text' in part ? part.text : '')).join('')

describe('a headline that the reader cannot read', () => {
  const round = fundingStory('announced', {}, { title: KOREAN })

  it('gives way to whom it is about, and stands in quotes beside it', () => {
    expect(textOf(storyLine(round, 'en'))).toBe(
      `Announced Anthropic · $30B · Series G · valued at $380B · led by GIC · “${KOREAN}”`,
    )
    expect(listedStory(round, 'ja').map(textOf)).toEqual(expect.arrayContaining([`「${KOREAN}」`]))
    expect(buildStoryCard(round, 'en')).toMatchObject({ title: 'Anthropic', url: round.url })
    expect(buildStoryCard(round, 'en').lines.map(textOf)[0]).toBe(`“${KOREAN}”`)
  })

  it('keeps its own quotes in those of Japanese', () => {
    const quoted = fundingStory('announced', {}, { title: '「클로드」의 앤트로픽' })
    expect(originalHeadline(quoted, 'ja')).toMatchObject({ text: '『「클로드」의 앤트로픽』' })
  })

  it('is left alone for those who read it', () => {
    expect(headline(round, 'ko')).toBe(KOREAN)
    expect(originalHeadline(round, 'ko')).toBeNull()
    expect(textOf(storyLine(round, 'ko'))).not.toContain('“')
  })

  it('names the models, with their maker once, and a rumour stays one', () => {
    const models = ['Claude 5', 'Claude 5 mini'].map((name) => oneModel(name, { vendor: fact('Anthropic') }))
    expect(headline(modelStory('released', { title: KOREAN }, models), 'zh')).toBe('Anthropic Claude 5、Claude 5 mini')
    const mistral = [oneModel('Mistral Large 4', { vendor: fact('Mistral') })]
    expect(headline(modelStory('released', { title: KOREAN }, mistral), 'en')).toBe('Mistral Large 4')
    expect(headline(modelStory('rumoured', { title: KOREAN }, mistral), 'en')).toBe('Reportedly: Mistral Large 4')
  })

  it('stays where no name helps', () => {
    expect(headline(fundingStory('announced', { company: null }, { title: KOREAN }), 'en')).toBe(KOREAN)
    expect(headline(fundingStory('announced', { company: fact('업스테이지') }, { title: KOREAN }), 'en')).toBe(KOREAN)
    expect(headline(modelStory('released', { title: KOREAN }, []), 'en')).toBe(KOREAN)
  })

  it.each([
    ['智谱发布 GLM-5', 'ko', false],
    ['美 앤트로픽 투자 유치', 'ko', true],
    ['OpenAIが新モデル', 'ko', false],
    ['OpenAIが新モデル', 'zh', false],
    ['智谱发布 GLM-5', 'ja', false],
    ['智谱发布 GLM-5', 'zh', true],
    ['智谱AIの新モデル', 'ja', true],
    ['米新興企業、資金調達 髙橋氏が発表', 'ja', true],
    ['米OpenAI、新型AI発表', 'ja', true],
    ['Mistral lève 2 milliards', 'ja', true],
    ['Mistral lève 2 milliards', 'ko', true],
  ] as const)('%s in %s: %s', (title, language, isIt) => {
    expect(isReadable(title, language)).toBe(isIt)
  })
})

describe('a headline that names nobody', () => {
  const round = (title: string, company: string | null) =>
    fundingStory('announced', { company: company === null ? null : fact(company) }, { title })
  const out = (title: string, names: readonly string[], vendor = 'Anthropic') => {
    const models = names.map((name) => oneModel(name, { vendor: fact(vendor) }))
    return modelStory('released', { title }, models, fact(vendor))
  }

  it('has whom it is about before it', () => {
    expect(headline(round('Past, Present, and Future', 'Quillon'), 'en')).toBe('Quillon: Past, Present, and Future')
    expect(headline(round('Two dropouts raise $2M', 'Quillon'), 'ja')).toBe('Quillon：Two dropouts raise $2M')
    expect(headline(out('Large Enough', ['Mistral Large 9'], 'Mistral AI'), 'en')).toBe('Mistral Large 9: Large Enough')
    expect(headline(out('The next generation is here', []), 'en')).toBe('Anthropic: The next generation is here')
    expect(originalHeadline(round('Past, Present, and Future', 'Quillon'), 'en')).toBeNull()
  })

  it.each([
    ['Opus 9.1 is here', ['Claude Opus 9.1']],
    ['Introducing CLAUDE‑OPUS‑9.1', ['Claude Opus 9.1']],
    ['Anthropic has something new', ['Claude Opus 9.1']],
    ['Hello, Haiku 9', ['Claude Sonnet 9', 'Claude Haiku 9']],
    ['클로드 오푸스 9.1 공개', ['Claude Opus 9.1']],
  ])('is none of them: %s', (title, names) => {
    expect(headline(out(title, names), 'ko')).toBe(title)
  })

  it.each([
    ['Cafe Etoile AI raises $5M', 'Étoile AI'],
    ['Étoile lève 5 M€', 'Etoile AI'],
    ['Ｑｕｉｌｌｏｎ raises $5M', 'Quillon'],
    ['77q raises $5M', '77q.ai'],
  ])('is none that writes the name in another way: %s', (title, company) => {
    expect(headline(round(title, company), 'en')).toBe(title)
  })

  it('stays where nobody said a name in its own letters, which it may have in them', () => {
    expect(headline(round('Two dropouts raise $2M', null), 'en')).toBe('Two dropouts raise $2M')
    expect(headline(round('Upstage raises $45M', '업스테이지'), 'ko')).toBe('Upstage raises $45M')
    expect(headline(out('Hunyuan 3 is open', ['混元 3'], 'Tencent'), 'zh')).toBe('Hunyuan 3 is open')
  })
})
