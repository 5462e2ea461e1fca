import { describe, expect, it } from 'vitest'
import { factsOf, modelOf } from './read-fields.ts'

function topics(title: string, language = 'en'): readonly string[] {
  return factsOf(title, '', language)
    .map(({ topic }) => topic)
    .toSorted()
}

describe('a headline of a round and a model', () => {
  it.each([
    'OpenAI releases GPT-7, raises $40B',
    'Mistral raises €2B, launches Mistral Large 4',
    'Quillon raises $300M and releases its first model, Quill 1',
  ])('is of both: %s', (title) => {
    expect(topics(title)).toEqual(['funding', 'model-release'])
  })

  it('is of both in Chinese, whether or not it says the sum', () => {
    expect(topics('奎隆科技完成 B 轮融资，发布端侧模型 Larkspur 2', 'zh')).toEqual(['funding', 'model-release'])
    expect(topics('奎隆科技完成A轮融资，加码大模型研发', 'zh')).toEqual(['funding'])
  })

  it.each([
    ['Quillon raises $300M to build models like GPT-7', ['funding']],
    ['Alder raises $300M fund, launches GPT-7 academy', []],
    ['Quillon lands $30M after it launched its first model', ['funding']],
  ])('or of one, or none: %s', (title, wanted) => {
    expect(topics(title)).toEqual(wanted)
  })
})

it.each([
  'Google raises $20B in bonds, launches Gemini 4',
  'Quillon closes $30B acquisition and launches an AI model',
  'Quillon lands $30M contract, launches its first model',
  'OpenAI closes $200M Pentagon deal, launches its new model',
])('money that is no round is none beside a model: %s', (title) => {
  expect(topics(title)).not.toContain('funding')
})

describe('a headline of several models', () => {
  it.each([
    ['Hours after GPT-7, Google releases Gemini 4', 'Gemini 4'],
    ['A day after Gemini 4, OpenAI answers with GPT-7', 'GPT-7'],
    ['Move over GPT-7: Claude Opus 6 is here', 'Claude Opus 6'],
    ['Move over GPT-7, Claude Opus 6 is here', 'Claude Opus 6'],
    ['Move over GPT-6, GPT-7 is here', 'GPT-7'],
    ['Forget GPT-7, Gemini 4 is out now', 'Gemini 4'],
    ['Days after GPT-7, Gemini 4 is out', 'Gemini 4'],
    ['Google answers GPT-7 with Gemini 4 Pro', 'Gemini 4 Pro'],
  ])('is of the one that comes: %s', (title, name) => {
    expect(modelOf(title).name.value).toBe(name)
  })

  it('is of the one before where it names no other', () => {
    expect(modelOf('GPT-7发布后，程序员慌了', '', 'zh').name.value).toBe('GPT-7')
  })

  it('is of none where it is a tool that bears the name', () => {
    expect(topics('Anthropic launches Claude Code 3.0')).toEqual([])
    expect(topics('ElevenLabs launches v4 SDK')).toEqual([])
    expect(topics('Anthropic launches Claude Opus 6 and Claude Code 3.0')).toEqual(['model-release'])
  })
})
