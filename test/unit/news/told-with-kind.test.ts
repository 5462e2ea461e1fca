import { describe, expect, it } from 'vitest'
import { plainlyTold } from '../../../src/news/facts/topics/plainly-told.ts'
import { scanText } from '../../../src/news/scan-text.ts'

function told(title: string, url: string | null = null): boolean | null {
  return plainlyTold('model-release', scanText(title, '', url, 'A feed', 'en'))
}

describe('an English headline that says who brings what kind of model', () => {
  it.each([
    ['Quillon launches a small speech model for phones'],
    ['Quillon’s Larkspur team releases two open-weight vision models'],
    ['Meet Larkspur: an open video model for everyone'],
    ['Larkspur – a new image model from a tiny lab'],
    ['Quillon releases Larkspur, its first video generator'],
    ['Show HN: Larkspur – 25MB CPU-only, open-source TTS model'],
    ['Quillon has quietly introduced its first 7B-parameter coding model, beating rivals'],
  ])('tells of a release: %s', (title) => {
    expect(told(title)).toBe(true)
  })

  it.each([
    ['another thing', 'Quillon launches platform for language models'],
    ['a thing for models', 'Quillon unveils AI model evaluation suite'],
    ['a model of another sort', 'Quillon introduces a new pricing model'],
    ['a car', 'Quillon unveils electric concept model'],
    ['a paper', 'Quillon releases a language model, researchers say in a paper'],
    ['what is imagined', 'What if Quillon releases a language model'],
    ['a question', 'Quillon launches a speech model?'],
    ['what is to come', 'Quillon will launch a speech model'],
    ['two things', 'Quillon launches an AI assistant and a new model of its truck'],
    ['a suit', 'Quillon launches suit over AI image models'],
    ['models of others', 'Quillon introduces new AI models from Marlowe'],
    ['models in an app', 'Quillon introduces the latest AI models in Larkbrowser'],
    ['an opinion', 'Opinion: A small language model for everyone'],
    ['a company', 'Quillon: the AI model that talked back'],
    ['what compares them', 'Show HN: Larkbench – compare open-source models'],
  ])('or leaves it open where it is %s: %s', (_, title) => {
    expect(told(title)).not.toBe(true)
  })
  it('but a list of papers has methods so named', () => {
    const title = 'Larkspur: A Unified Multimodal Model with a Hybrid Tokenizer'
    expect(told(title, 'https://example.com/larkspur')).toBe(true)
    expect(told(title, 'https://arxiv.org/abs/2601.00001')).not.toBe(true)
  })
})

describe('a known model that a headline says is new, or what its maker wants with it', () => {
  it.each([
    ['en', 'GPT-9 is OpenAI’s latest step in the race', null],
    ['en', 'With GPT-9, OpenAI pitches Codex for more than code', null],
    ['en', 'GPT-9 is being released to all ChatGPT users', null],
    ['en', 'Llama-5.3-70B-Instruct · Hugging Face', null],
    ['en', 'Build rich apps with an updated Gemini 9 Pro', 'https://deepmind.google/blog/build'],
    ['en', 'Introducing Plinth 5', 'https://lumalabs.ai/news/plinth-5'],
    ['ko', '딥시크, V9 가중치 공개', null],
    ['ko', '앤트로픽, 클로드 소네트 9로 대화 변화 시도', null],
  ])('is told, %s: %s', (language, title, url) => {
    expect(plainlyTold('model-release', scanText(title, '', url, 'A feed', language))).toBe(true)
  })

  it.each([
    ['en', 'GPT-9 is OpenAI’s latest headache', null],
    ['en', 'With GPT-9, Microsoft bets on office work', null],
    ['en', 'Llama-5.3-70B-Instruct-GGUF · Hugging Face', null],
    ['en', 'Build rich apps with Gemini 9 Pro', 'https://deepmind.google/blog/build'],
    ['en', 'Introducing Plinth 5', 'https://blog.google/products/plinth-5'],
    ['en', 'Introducing Plinth 5', 'https://quillon.example/plinth-5'],
    ['ko', '삼성전자, 클로드 9로 개발 혁신 시도', null],
  ])('or left open, %s: %s', (language, title, url) => {
    expect(plainlyTold('model-release', scanText(title, '', url, 'A feed', language))).not.toBe(true)
  })
})
