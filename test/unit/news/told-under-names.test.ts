import { describe, expect, it } from 'vitest'
import type { Report } from '../../../src/core/story.ts'
import { parseDate } from '../../../src/feeds/parse-date.ts'
import { readEntry } from '../../../src/news/read.ts'
import { StoryIndex } from '../../../src/news/story/story-index.ts'
import { reportOf } from './report.ts'

type Told = readonly [title: string, date: string]

/** What a headline tells; a page of a hub is titled `owner/name`. */
function reportFrom([title, date]: Told, at: number): Report {
  const id = `e${at}`
  const url = /^[\w.-]+\/[\w.-]+$/u.test(title) ? `https://huggingface.co/${title}` : null
  const entry = { id, title, summary: '', url, language: null }
  const [facts] = readEntry(entry, { name: 'A paper', kind: 'press', language: 'en' }).facts
  const publishedAt = Date.parse(parseDate(date) ?? '')
  if (facts === undefined || Number.isNaN(publishedAt)) throw new Error(`tells nothing: ${title}, ${date}`)
  return reportOf(id, facts, { title, url, publishedAt })
}

function storiesOf(...told: readonly Told[]): readonly number[] {
  const index = new StoryIndex()
  const stories = told.map((one, at) => index.join(reportFrom(one, at)))
  return stories.map((story) => stories.indexOf(story))
}

describe('models under other names', () => {
  it('joins a model with and without its maker in its name', () => {
    expect(
      storiesOf(
        ['Cohere 发布开源语音识别模型 Cohere Transcribe', '2027-03-01'],
        ['CohereLabs/cohere-transcribe-03-2027', '2027-03-02'],
      ),
    ).toEqual([0, 0])
  })

  it('joins a model whose version is written to its name', () => {
    expect(
      storiesOf(['Meta releases Harvest v3, a vision model', '2027-03-01'], ['facebook/harvestv3', '2027-03-09']),
    ).toEqual([0, 0])
  })

  it('joins a model with and without the month that it is of, and keeps that of another month apart', () => {
    const large = ['Mistral releases Mistral Large 4', '2026-11-10'] as const
    expect(storiesOf(large, ['mistralai/Mistral-Large-4-675B-Instruct-2611', '2026-11-19'])).toEqual([0, 0])
    expect(storiesOf(large, ['mistralai/Mistral-Large-4-675B-Instruct-2604', '2026-11-19'])).toEqual([0, 1])
    expect(
      storiesOf(['deepseek-ai/DeepSeek-V5-1102', '2026-11-03'], ['deepseek-ai/DeepSeek-V5-1128', '2026-11-28']),
    ).toEqual([0, 1])
    expect(
      storiesOf(['Alibaba releases Qwen9-Max', '2026-11-10'], ['Alibaba releases Qwen9-Max-1122', '2026-11-22']),
    ).toEqual([0, 1])
  })

  it('joins a first version with and without its number', () => {
    expect(
      storiesOf(
        ['nvidia/PersonaWeave-7b-v1', '2027-03-01'],
        ['PersonaWeave: voice and role control for conversational speech models', '2027-03-11'],
      ),
    ).toEqual([0, 0])
    expect(
      storiesOf(
        ['nvidia/PersonaWeave-7b-v2', '2027-03-01'],
        ['PersonaWeave: voice and role control for conversational speech models', '2027-03-11'],
      ),
    ).toEqual([0, 1])
    // Of a line with other versions the name alone may be any.
    expect(
      storiesOf(['xAI launches Grok Imagine API', '2027-03-01'], ['xAI releases Grok Imagine 1.0', '2027-03-08']),
    ).toEqual([0, 1])
  })

  it('joins what Tencent calls by the short name of its line', () => {
    expect(
      storiesOf(['tencent/HunyuanImage-4.0', '2027-03-01'], ['Tencent releases HY-Image 4.0', '2027-03-09']),
    ).toEqual([0, 0])
    expect(storiesOf(['tencent/HY-MT-2.0-7B', '2027-03-01'], ['tencent/HY-Motion-2.0', '2027-03-04'])).toEqual([0, 1])
  })

  it('keeps models apart that a word of the name tells apart which no list has', () => {
    expect(
      storiesOf(['meituan-longcat/LongCat-Next', '2027-03-01'], ['meituan-longcat/LongCat-AudioDiT', '2027-03-04']),
    ).toEqual([0, 1])
    expect(storiesOf(['Qwen/Qwen-Image', '2027-03-01'], ['Qwen/Qwen-Image-Edit', '2027-03-13'])).toEqual([0, 1])
    expect(storiesOf(['Google releases Gemma 5 27B', '2027-03-01'], ['google/gemma-5-27b-it', '2027-03-09'])).toEqual([
      0, 0,
    ])
    expect(
      storiesOf(
        ['Meta introduces Muse Image and Muse Video', '2027-03-01'],
        ['Meta introduces Muse Spark 2', '2027-03-03'],
      ),
    ).toEqual([0, 1])
  })
})

describe('headlines that name a line of models alone', () => {
  const claude = ['Anthropic releases Claude 9', '2027-03-01'] as const
  const ernie = ['Baidu open-sources ERNIE 9', '2027-03-01'] as const

  it('joins what its maker brings', () => {
    expect(storiesOf(claude, ['Introducing the next generation of Claude', '2027-03-01'])).toEqual([0, 0])
    expect(storiesOf(claude, ['Introducing the next generation of Gemini', '2027-03-01'])).toEqual([0, 1])
    expect(
      storiesOf(
        ['Moonshot AI launches Kimi K9', '2027-03-01'],
        ['The biggest release since DeepSeek: a new Kimi model is out', '2027-03-01'],
      ),
    ).toEqual([0, 0])
  })

  it.each([
    "China's biggest AI release since DeepSeek, Baidu's new open-source model is here",
    'Catching up with OpenAI, Baidu launches new flagship AI model',
    'Unlike Google, Baidu releases new open-source AI model',
  ])('joins what another maker than the first one brings: %s', (title) => {
    expect(storiesOf(ernie, [title, '2027-03-01'])).toEqual([0, 0])
  })

  it.each([
    ['OpenAI releases GPT-9-Codex', 'OpenAI launches new flagship image generation model'],
    ['OpenAI releases GPT-9', 'OpenAI传将推出双向音频模型'],
    ['DeepSeek releases DeepSeek-V9', 'DeepSeek releases new image model family'],
  ])('keeps a model of pictures or sounds apart from what its maker else brings: %s', (named, title) => {
    expect(storiesOf([named, '2027-03-01'], [title, '2027-03-01'])).toEqual([0, 1])
  })

  it('joins a model of films that a headline names by what it makes', () => {
    expect(
      storiesOf(
        ['ByteDance launches Seedance 9', '2027-03-01'],
        ['A new AI video model from ByteDance is making waves', '2027-03-01'],
      ),
    ).toEqual([0, 0])
  })

  it('keeps what only takes on a model apart', () => {
    expect(storiesOf(claude, ['Open-source AI model that beats Claude released', '2027-03-01'])).toEqual([0, 1])
    expect(
      storiesOf(claude, ['Quillon releases new open-source AI model that beats Anthropic in coding', '2027-03-01']),
    ).toEqual([0, 1])
  })
})
