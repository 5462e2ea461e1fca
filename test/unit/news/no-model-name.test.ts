import { describe, expect, it } from 'vitest'
import { isNoModelName } from '../../../src/news/facts/release/no-model-name.ts'
import { findModels } from '../../../src/news/names/find-models.ts'
import { releaseOf } from './read-fields.ts'

const namesOf = (title: string, summary = '', language = 'en'): readonly string[] =>
  releaseOf(title, summary, language).models.map(({ name }) => name.value)

describe('words that only look like a name', () => {
  it.each([
    ['Larkspur Unveils AI Model Ahead of a Rival Release', '', 'en'],
    ['Larkspur releases open-source model', 'Score: 345 Comments: 176 By: somebody', 'en'],
    ['Introducing the next generation of our model', 'Organization: Larkspur | Source: Larkspur (news)', 'en'],
    ['Larkspur unveils a foundation model, speaks of a ‘deeper partnership’', '', 'en'],
    ['‘Beyond all our hopes’: Larkspur releases its first AI video model', '', 'en'],
    ['Official release: an agentic model by Larkspur', 'Over 100 lines can be generated in a second.', 'en'],
    ['Larkspur open-sources its multimodal AI - an All-in-One Model', '', 'en'],
    ["Larkspur releases a video model: it's quick there, and they don't ask for more", '', 'en'],
    ['Larkspur Releases Open Source Transcription Model', '', 'en'],
    ['Larkspur releases an open-source AI video model', 'February 3, 2026 It is out for all.', 'en'],
    ['Larkspur releases an open-source AI video model', 'OSLO, Feb 3 - It is out for all.', 'en'],
    ['Larkspur releases an open-source AI video model', 'It is out for all. Source: TechCrunch', 'en'],
    ['국가대표 AI 5개팀, 1차 모델 공개', '', 'ko'],
    ['온결, 독자 AI 2차 모델 공개', '', 'ko'],
    ['Apple、次世代Siri向けに大規模言語モデルを発表', '', 'ja'],
    ["China's Alibaba launches AI model to power robots as rivals talk up 'physical AI'", '', 'en'],
    ["'엔비디아 후원' 온결, 새 오픈소스 모델 공개", '', 'ko'],
    ['온결 "차세대 모델은 매개변수 2조개" 예고', '', 'ko'],
    ["온결, 다음 주 '차세대 AI 모델' 공개", '', 'ko'],
    ['ひばり社、「次世代の大規模言語モデル」を公開', '', 'ja'],
    ['A Diffusion Language Model Delivering Breakthrough 2,146 Tokens/s Is Released', '', 'en'],
  ])('name no model: %s', (title, summary, language) => {
    expect(namesOf(title, summary, language)).toEqual([])
  })

  it.each([
    ['Mistral open-sources Mistral Large 9 weights under Apache 2.0', 'Mistral Large 9'],
    ['Qwen open-sourced Qwen 9 Coder', 'Qwen 9 Coder'],
  ])('are not told beside the model: %s', (title, name) => {
    expect(namesOf(title)).toEqual([name])
  })

  it.each([
    ["Larkspur releases 'Heron' video model", '', 'en', 'Heron'],
    ['Larkspur releases ‘Night Heron’, an open model', '', 'en', 'Night Heron'],
    ['온결, 오픈소스 언어모델 ‘달무리-7B’를 공개', '', 'ko', '달무리-7B'],
    ["온결, 오픈소스 음성 모델 'Dalmuri'를 공개", '', 'ko', 'Dalmuri'],
    ["온결, 오픈소스 언어모델 '달무리'를 공개", '', 'ko', '달무리'],
    ['某公司发布“云雀”大模型', '', 'zh', '云雀'],
  ])('or they do: %s', (title, summary, language, name) => {
    expect(namesOf(title, summary, language)).toContain(name)
  })
})

/** Of each quoted name whether it is none. */
const told = (text: string): readonly boolean[] =>
  findModels(text).flatMap((mention) => (mention.found === 'quoted' ? [isNoModelName(text, mention)] : []))

it('takes no quotes for quotes that are inside words', () => {
  expect(told("It's there in V 9 and they don't wait")).toEqual([true])
  expect(told("Meet 'Heron V9'")).toEqual([false])
  expect(told("'Dalmuri V9'를 공개")).toEqual([false])
})

it('takes what somebody is called for no name', () => {
  expect(told('西班牙“准独角兽”Larkspur发布免费AI模型')).toEqual([true])
  expect(told('某公司发布“云雀”大模型')).toEqual([false])
  expect(told('模型“云雀-9”Larkspur版发布')).toEqual([false])
})

describe('a model that another is measured against or made from', () => {
  it.each([
    ['某实验室开源代码大模型，40B参数掀翻Opus-9.5和GPT-9.2', '', 'zh'],
    ['머스크, 다음 AI 모델 출시 예고…"\'Kimi K9\' 능가할 것"', '차세대 모델이 나온다.', 'ko'],
    ['Larkspur releases two small models, pruned versions of Nemotron-9 15B', '', 'en'],
    ['Larkspur releases a model that beats GPT-9 and Claude Opus 9', '', 'en'],
  ])('is not the news: %s', (title, summary, language) => {
    expect(namesOf(title, summary, language)).toEqual([])
  })

  it('leaves the news beside it', () => {
    expect(namesOf('阿里发布 Qwen 9，击败 GPT-9 和 Claude Opus 9', '', 'zh')).toEqual(['Qwen 9'])
  })
})

it.each([
  ["Google's Veo 9 is rolling out to Gemini Ultra subscribers today", 'Veo 9'],
  ['Gemini 9 Deep Think is live for Gemini Ultra subscribers', 'Gemini 9 Deep Think'],
])('what people pay for is no model: %s', (title, name) => {
  expect(namesOf(title)).toEqual([name])
})
