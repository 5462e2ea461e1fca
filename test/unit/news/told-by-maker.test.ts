import { describe, expect, it } from 'vitest'
import type { ModelReleaseFacts } from '../../../src/core/facts.ts'
import { plainlyTold } from '../../../src/news/facts/topics/plainly-told.ts'
import { readEntry } from '../../../src/news/read.ts'
import { scannedText } from '../../builders/scanned-text.ts'

function told(title: string, url: string | null, summary = ''): boolean | null {
  return plainlyTold('model-release', scannedText(title, { summary, url }))
}

function release(title: string, url: string, summary = ''): ModelReleaseFacts | undefined {
  const entry = { id: 'e1', title, summary, url, language: 'en' }
  return readEntry(entry, { name: 'A feed', kind: 'press', language: 'en' }).facts.find(
    (one) => one.topic === 'model-release',
  )
}

const MISTRAL = 'https://mistral.ai/news/a-page'
const OPENAI = 'https://openai.com/index/a-page'
const ANTHROPIC = 'https://www.anthropic.com/news/a-page'

describe('on its own site a maker tells of a model', () => {
  it.each([
    ['by its name alone', 'Codestral 9', MISTRAL, ''],
    ['by two names', 'GPT-9 and GPT-9 mini', OPENAI, ''],
    ['with its maker', 'Introducing Google Gemini 9', 'https://blog.google/x', ''],
    ['by its name, with what it is good for', 'GPT-9: Quick answers, fewer excuses', OPENAI, ''],
    ['by presenting it', 'Introducing Claude Opus 9', ANTHROPIC, ''],
    ['by what kind it is', 'Introducing Larkspur Whisperer: our fastest speech model yet', OPENAI, ''],
    ['by what is new of a line', 'Introducing smaller Claude models with quicker answers', ANTHROPIC, ''],
    ['by its kind in its name', 'Introducing Larkspur Two-Way Speech LLM: Listens while it talks', OPENAI, ''],
    ['by saying that it launches it', 'Mistral AI Launches Codestral 9, Making Code Reviews Easier', MISTRAL, ''],
    ['in the summary alone', 'Small is the new big.', MISTRAL, 'Introducing the best small model for phones.'],
    [
      'in the summary, with its number',
      'Agents on the road.',
      MISTRAL,
      'Introducing Mistral Medium 9, and more for teams.',
    ],
    ['in the summary, by its name', 'Talking of speech', MISTRAL, 'Voxtral Whisper: an open text-to-speech model.'],
    ['in the summary, by the name above it', 'Larkspur-2.0', MISTRAL, 'Released Larkspur 2.0, for warmer voices.'],
    ['by the launch of it', 'Official Launch of Codestral 9', MISTRAL, ''],
    ['as a repository', 'GLM-9-OCR: Quick × Small', 'https://github.com/zai-org/GLM-9-OCR', ''],
    ['in the blog of a hub', 'Qwen9-Audio: Listens to whales', 'https://huggingface.co/blog/Qwen/whales', ''],
    ['as another site of its kind', 'Introducing Larkspur: a small model for maths', 'https://blogs.nvidia.com/x', ''],
  ])('%s: %s', (_, title, url, summary) => {
    expect(told(title, url, summary)).toBe(true)
  })

  it.each([
    ['a guide', 'GPT-9: The Prompting Guide', OPENAI, ''],
    ['a card', 'Claude Opus 9: System Card', ANTHROPIC, ''],
    ['who uses it', 'How a bank works with GPT-9', OPENAI, 'We are sharing how our model helps.'],
    ['a look back', 'GPT-9: A year on', OPENAI, ''],
    ['what it does elsewhere', 'GPT-9 in classrooms', OPENAI, ''],
    ['another maker’s model', 'Claude Opus 9', OPENAI, ''],
    ['a system for models', 'Meet Anvil', MISTRAL, 'We’re introducing Anvil, a system that lets you train models.'],
    ['a tool in a repository', 'Kimi CLI', 'https://github.com/MoonshotAI/kimi-cli', ''],
    ['a page in a repository', 'GPT-9', 'https://github.com/openai/gpt-9/issues/3', ''],
    ['a rule for models', 'Our word', OPENAI, 'We are introducing our model release policy.'],
    ['what changes around models', 'Where data lies', OPENAI, 'We’re announcing new data regions across our models.'],
    ['what it found in its models', 'Caring', ANTHROPIC, 'We’re sharing the steps we’ve taken in our models.'],
    [
      'what runs on one',
      'Chats everywhere',
      MISTRAL,
      'Introducing Anvil, powered by our latest Mistral Large 9 model.',
    ],
    ['what customers make', 'Introducing custom models', MISTRAL, ''],
    ['where else its models are', 'Announcing our AI models in Snowflake', MISTRAL, ''],
    ['what it does to it', 'Improving GPT-9', OPENAI, ''],
    ['a car with it', 'Grok 9 & Tesla', 'https://x.ai/news/cars', ''],
    ['a chat with it', 'Mistral Large 9 / Le Chat', MISTRAL, ''],
    ['an app with a number', 'Qwen Chat 9.0', 'https://qwen.ai/blog', ''],
    ['what is new around it', 'GPT-9: now with plug-ins', OPENAI, ''],
    ['what it is fine-tuned for', 'Gemma 9: fine-tuned for tax law', 'https://blog.google/x', ''],
  ])('not %s: %s', (_, title, url, summary) => {
    expect(told(title, url, summary)).not.toBe(true)
  })

  it('and nobody else by so few words', () => {
    expect(told('Codestral 9', 'https://example.com/notes', '')).not.toBe(true)
    expect(told('Small is the new big.', 'https://example.com/notes', 'Introducing the best small model.')).not.toBe(
      true,
    )
  })

  it.each([
    ['Introducing Claude Pro', ANTHROPIC],
    ['Introducing the GPT-9 Bug Bounty', OPENAI],
    ['Announcing our new model spec', OPENAI],
    ['Introducing the Model Context Protocol', ANTHROPIC],
    ['Introducing Mistral Code', MISTRAL],
  ])('but presents other things too: %s', (title, url) => {
    expect(told(title, url)).toBe(false)
  })
})

it('a maker’s own words are told wherever they are repeated', () => {
  expect(told('This is Claude Opus 9: our most capable model yet.', 'https://example.com/r')).toBe(true)
  expect(told('This is Claude Opus 9: our model card explained', 'https://example.com/r')).not.toBe(true)
  expect(told('Claude Opus 9: our most wanted model features', 'https://example.com/r')).not.toBe(true)
})

describe('what a maker brings on its own site', () => {
  it('is called as the headline calls it', () => {
    const facts = release('Larkstral', MISTRAL, 'Introducing the best open-source model for coding agents.')
    expect(facts?.models.map(({ name, vendor }) => [name.value, vendor?.value])).toEqual([['Larkstral', 'Mistral AI']])
  })

  it('is out, whatever its sentences sound like', () => {
    const summary =
      'As a bow to a queen whose days ended among snakes, we are proud to release Codestral Asp, a language model for code.'
    expect(release('Codestral Asp', MISTRAL, summary)?.status.value).toBe('released')
  })

  it('is announced where it is to come', () => {
    const summary =
      'As a bow to a queen whose days ended among snakes, we are proud to announce Codestral Asp, a model that comes later this year.'
    expect(release('Codestral Asp', MISTRAL, summary)?.status.value).toBe('announced')
  })
})

it.each([
  ['Claude Opus 9', ANTHROPIC, 'Available on claude.ai and the API today. Coming to Bedrock soon.'],
  ['GPT-9 and GPT-9 pro', OPENAI, 'Rolling out to all starting today. Enterprise access will be available next week.'],
  ['Mistral Medium 9', MISTRAL, 'Introducing Mistral Medium 9. Fine-tuning will be available next month.'],
])('what else is to come is no matter: %s', (title, url, summary) => {
  expect(release(title, url, summary)?.status.value).toBe('released')
})

describe('a page of a hub under a known maker’s account', () => {
  const page = (path: string): string => `https://huggingface.co/${path}`

  it.each(['openbmb/Larkspur-2', 'fishaudio/lark-pro'])('is its model, though no list has its name: %s', (path) => {
    expect(release(path, page(path))?.status.value).toBe('open-weights')
  })

  it('has the weights, whatever else is to come', () => {
    const facts = release('Qwen/Qwen9-8B', page('Qwen/Qwen9-8B'), 'Technical report coming soon')
    expect(facts?.status.value).toBe('open-weights')
  })

  it.each(['openbmb/Larkspur-2-GGUF', 'openbmb/larkspur-bench', 'openbmb/larkspur-tokenizer', 'somebody/Larkspur-2'])(
    'or is none: %s',
    (path) => {
      expect(told(path, page(path))).not.toBe(true)
    },
  )
})

it('a model in the places of others is no news of it', () => {
  expect(told('Claude Opus 9 models on Vertex AI', ANTHROPIC)).toBe(false)
  expect(told('Claude Opus 9 is now generally available in Amazon SageMaker', ANTHROPIC)).toBe(false)
  expect(told('Introducing Claude Opus 9, on Vertex AI today', ANTHROPIC)).not.toBe(false)
})
