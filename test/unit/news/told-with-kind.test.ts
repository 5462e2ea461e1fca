import { describe, expect, it } from 'vitest'
import { plainlyTold } from '../../../src/news/facts/topics/plainly-told.ts'
import { scannedText } from '../../builders/scanned-text.ts'

function told(title: string, url: string | null = null): boolean | null {
  return plainlyTold('model-release', scannedText(title, { url }))
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
    ['en', 'GPT-9 is OpenAI’s latest model to rival Gemini', null],
    ['en', 'With GPT-9, OpenAI pitches Codex for more than code', null],
    ['en', 'With GPT-9, OpenAI takes aim at Google', null],
    ['en', 'With GPT-9, OpenAI raises the stakes', null],
    ['en', 'GPT-9 is being released to all ChatGPT users', null],
    ['en', 'Llama-5.3-70B-Instruct · Hugging Face', null],
    ['en', 'Build rich apps with an updated Gemini 9 Pro', 'https://deepmind.google/blog/build'],
    ['ko', '딥시크, V9 가중치 공개', null],
    ['ko', '앤트로픽, 클로드 소네트 9로 대화 변화 시도', null],
  ])('is told, %s: %s', (language, title, url) => {
    expect(plainlyTold('model-release', scannedText(title, { url, language }))).toBe(true)
  })

  it.each([
    ['en', 'GPT-9 is OpenAI’s latest headache', null],
    ['en', 'GPT-9 is OpenAI’s latest move to lose money', null],
    ['en', 'Grok 9 is xAI’s latest AI model to spew hate', null],
    ['en', 'With GPT-9, Microsoft bets on office work', null],
    ['en', 'Llama-5.3-70B-Instruct-GGUF · Hugging Face', null],
    ['en', 'Build rich apps with Gemini 9 Pro', 'https://deepmind.google/blog/build'],
    ['en', 'Introducing Plinth Studio 5', 'https://lumalabs.ai/news/plinth-5'],
    ['en', 'With GPT-9, OpenAI makes $1B a month', null],
    ['en', 'With GPT-9, OpenAI raises $10B', null],
    ['en', 'With GPT-9, OpenAI looks back at a year of agents', null],
    ['en', 'With GPT-9, OpenAI takes heat from regulators', null],
    ['en', 'Faster Gemini 9 answers in the app', 'https://deepmind.google/blog/faster'],
    ['en', 'Build faster with improved Gemini 9 caching', 'https://deepmind.google/blog/faster'],
    ['en', 'Introducing Plinth 5', 'https://lumalabs.ai/news/plinth-5'],
    ['ko', '딥시크, V9 가중치 공개 거부', null],
    ['zh', '月之暗面发布 K9 手机', null],
    ['zh', 'DeepSeek 预计 2027 年推出 V9 芯片', null],
    ['ko', '오픈AI, GPT-9로 의료 시장 공략', null],
    ['ko', '앤트로픽, 클로드 9로 해킹 시도 차단', null],
    ['ko', '삼성전자, 클로드 9로 개발 혁신 시도', null],
  ])('or left open, %s: %s', (language, title, url) => {
    expect(plainlyTold('model-release', scannedText(title, { url, language }))).not.toBe(true)
  })
})

describe('a Korean, Japanese or Chinese headline of a model that nobody knows', () => {
  it.each([
    ['ja', 'クイロン、日本語特化のLLMを公開した'],
    ['ja', 'クイロンが医療特化の言語モデルを公開、性能は世界最高水準'],
    ['ja', 'クイロン、言語モデルを無償公開（商用可）'],
    ['ja', 'クイロン、言語モデルをオープンソース化'],
    ['ko', "퀼론AI, sLLM '빛결' 출시"],
    ['ko', "퀼론, 의료 특화 LLM '빛결' 개발"],
    ['ko', "퀼론, 문서 이해 모델 '빛결LM' 개발 완료…내년 상용화"],
    ['ja', 'クイロン、国産LLM「ことり」を4月に提供へ'],
    ['ja', 'クイロン、医療特化の大規模言語モデル「ことり」を開発'],
    ['zh', '奎隆完成 C 轮融资，发布实时大模型'],
    ['zh', '奎隆完成 C 轮融资，发布语音模型“云雀”'],
  ])('is told, %s: %s', (language, title) => {
    expect(plainlyTold('model-release', scannedText(title, { language }))).toBe(true)
  })

  it.each([
    ['what is measured', 'ja', 'クイロン、LLMを公開データで評価'],
    ['where it is shown', 'ja', 'クイロン、AIモデルを発表会で展示'],
    ['whoever opens one', 'ja', 'クイロン、自社製LLMを公開する企業が増加と報告'],
    ['who opened one', 'ja', '経産省、AIモデルを公開した企業に補助金'],
    ['a partner', 'ja', 'クイロン、AIモデルを発表したOpenAIと提携'],
    ['who makes it', 'ko', "LLM '빛결' 개발자 인터뷰"],
    ['whoever made one', 'ja', '東大、LLM「ことり」を開発した学生を表彰'],
    ['who makes it', 'ja', 'LLM「ことり」の開発者に聞く'],
    ['what it is built on', 'ja', 'クイロン、LLM開発基盤「ラルク2」を公開'],
    ['a machine', 'zh', '奎隆完成 C 轮融资，发布大模型一体机'],
    ['what trains them', 'zh', '奎隆完成 C 轮融资，发布大模型训练平台'],
  ])('but not %s, %s: %s', (_, language, title) => {
    expect(plainlyTold('model-release', scannedText(title, { language }))).not.toBe(true)
  })
})
