import { describe, expect, it } from 'vitest'
import { factsOf, modelOf, releaseOf } from './read-fields.ts'

describe('a model that is named beside the news', () => {
  it.each([
    ['en', 'Samsung unveils Galaxy S27 with Gemini 4 on board'],
    ['en', 'Apple launches a new phone powered by Claude Opus 6'],
    ['en', 'X launches Grok 9-powered feed'],
    ['en', 'NVIDIA TensorRT-LLM 1.2 speeds up DeepSeek-V4'],
    ['en', 'GPT-6 is coming for your job'],
    ['en', 'OpenAI releases GDPval 2, a benchmark of real-world tasks'],
    ['ko', '갤럭시 S27에 제미나이 4 탑재'],
    ['en', 'Nvidia shares rise after GPT-9 launch'],
    ['ko', 'GPT-9 출시에 AI주 급등'],
    ['ko', '오픈AI GPT-9 공개에 엔비디아 주가 급락'],
    ['ja', 'OpenAIのGPT-9公開を受け関連株が急騰'],
    ['zh', 'GPT-9上线，AI概念股大涨'],
    ['ja', '「GPT-9」公開で関連株が急騰'],
    ['en', 'Cursor drops Claude Opus 9'],
    ['en', 'OpenAI abandons GPT-9'],
    ['en', "Microsoft drops OpenAI's GPT-9"],
    ['en', 'Italy bans DeepSeek V9'],
    ['zh', 'OpenAI放弃GPT-9'],
    ['de', 'OpenAI stellt GPT-4.5 ein: Nutzer verärgert'],
    ['de', 'Samsung stellt Galaxy S28 mit Gemini 9 vor'],
    ['es', 'Samsung presenta el Galaxy S28 con Gemini 9'],
    ['en', 'Google unveils smart glasses with Gemini 9'],
    ['es', 'Google presenta sus gafas con Gemini 9'],
    ['de', 'Google stellt Pixel 12 mit Gemini 9 vor'],
    ['en', 'GPT-9 is now available in Windsurf'],
    ['en', 'Runway’s Gen-9 is coming to Adobe Firefly'],
    ['en', 'Claude Opus 9 comes to Microsoft Copilot'],
    ['en', 'Sora 9 launches in Japan'],
    ['en', 'Sora 9 launches in the EU'],
    ['en', 'Sora 9 arrives in Canada and the UK'],
    ['en', 'Qwen9 Coder is Live on Cerebras'],
    ['en', 'Claude Opus 9 is now available in Amazon Bedrock'],
    ['ko', '구글 제미나이 4, 안드로이드에 기본 탑재'],
    ['ko', '삼성, ‘가우스 4’ 탑재 갤럭시 S28 공개'],
    ['ko', '삼성전자, 차세대 HBM4 공개'],
    ['en', "Tencent's HY 3.0 claims parity with GPT-6"],
    ['ko', '구글, 픽셀 11에 ‘제미나이 5’ 탑재'],
    ['zh', '苹果或将采用Gemini 4'],
    ['zh', 'GPT-6和Claude Opus 6谁更强'],
    ['en', 'GPT-6 or Claude Opus 6: which is better for code?'],
    ['en', 'Quillon releases Quillbench 2, a benchmark for models'],
    ['ja', 'Microsoft、「Azure」でMistralのモデルを提供開始'],
    ['zh', '奎隆推出由 GPT-9 模型驱动的新版浏览器'],
    ['zh', '奎隆汽车发布基于 Qwen9 构建的车载助手'],
  ])('is none that came; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })

  it.each([
    ['en', 'Google unveils Gemini 5 with a 2M context window', 'Gemini 5'],
    ['en', 'OpenAI releases Quill 2, a small reasoning model', 'Quill 2'],
    ['en', 'Nous releases Hermes 6 based on Llama 5', 'Hermes 6'],
    ['en', 'Google launches AI Studio update with Gemini 9 Pro', 'Gemini 9 Pro'],
    ['en', 'OpenAI retires GPT-4.5 as GPT-6 arrives', 'GPT-6'],
    ['en', 'Alibaba shares jump as it launches Qwen 9', 'Qwen 9'],
    ['en', 'OpenAI drops GPT-9', 'GPT-9'],
    ['en', 'Gemini 9 is coming to Google Search', 'Gemini 9'],
    ['en', 'Google’s Veo 9 launches in the US', 'Veo 9'],
    ['en', 'Claude 9 launches in Europe and the UK first', 'Claude 9'],
    ['en', 'Google DeepMind drops Veo 9', 'Veo 9'],
    ['en', 'Quillon releases Quill 2.5 based on Llama 9', 'Quill 2.5'],
    ['de', 'OpenAI stellt GPT-9 mit längerem Kontext vor', 'GPT-9'],
    ['es', 'Meta presenta un modelo con Llama 9', 'Llama 9'],
    ['en', 'Nvidia stock drops as DeepSeek V9 arrives', 'DeepSeek V9'],
    ['ko', '오픈AI, GPT-9 공개…엔비디아 주가 급락', 'GPT-9'],
    ['ja', 'OpenAI、GPT-9を発表　エヌビディア株価が急落', 'GPT-9'],
    ['zh', 'OpenAI发布GPT-9，英伟达股价大跌', 'GPT-9'],
    ['zh', '阿里发布Qwen9，股价大涨', 'Qwen9'],
    ['ko', 'GPT-6.2 나왔다', 'GPT-6.2'],
    ['ja', 'DeepSeek、新モデルV5を公開　性能はGPT-6並み', 'DeepSeek V5'],
    ['ja', 'カラクリ、「KARAKURI LM 3」を公開', 'KARAKURI LM 3'],
    ['zh', 'DeepSeek深夜上新：V5来了', 'DeepSeek V5'],
    ['ko', '제미나이 4 드디어 나왔다', 'Gemini 4'],
    ['ja', 'クイロン、大規模言語モデル「ハヤブサ」公開', 'ハヤブサ'],
    ['en', 'Quillon releases Quill 2, a benchmark-topping model', 'Quill 2'],
    ['en', 'Quillon introduces Quill 2, a chip design model', 'Quill 2'],
    ['en', 'Quillon launches Quill 2, a browser-use model for agents', 'Quill 2'],
  ])('and one that came is told; %s: %s', (language, title, name) => {
    const { models } = releaseOf(title, '', language)
    expect(models.map((model) => model.name.value)).toEqual([name])
  })
})

it.each([
  ['OpenAI releases GPT-6 and GPT-6 mini, which is free for all', ['GPT-6', 'GPT-6 mini']],
  ['Baidu launches ERNIE 6 and ERNIE 6 Turbo: which is the best?', ['ERNIE 6', 'ERNIE 6 Turbo']],
])('of two models that came both are told, whatever is asked of them: %s', (title, names) => {
  expect(releaseOf(title).models.map((model) => model.name.value)).toEqual(names)
})

it('whoever brings a model without a name is none', () => {
  expect(releaseOf('OPPO发布端侧大模型3', '', 'zh').models).toEqual([])
  expect(releaseOf('OPPO发布安第斯大模型3', '', 'zh').models.map(({ name }) => name.value)).toEqual(['安第斯3'])
  expect(releaseOf('LINEヤフー、日本語LLMを公開', '', 'ja').models).toEqual([])
})

describe('how far a model is', () => {
  it.each([
    ['Microsoft tests MAI-2 in Copilot ahead of launch', 'rumoured'],
    ['OpenAI announces GPT-6 with native video understanding, coming to Plus users next month', 'announced'],
    ['Meta is developing two new AI models codenamed Mango and Avocado', 'rumoured'],
    ["OpenAI's next model, codenamed Garlic, aims at Gemini", 'rumoured'],
    ['OpenAI reportedly announces GPT-6 next month', 'rumoured'],
  ])('%s: %s', (title, status) => {
    expect(releaseOf(title).status.value).toBe(status)
  })

  it('in Chinese', () => {
    expect(releaseOf('奥特曼：GPT-7明年见', '', 'zh').status.value).toBe('rumoured')
  })
})

describe('who makes a model that nobody is known for', () => {
  it.each([
    ['ko', "라온게임즈, 게임 특화 AI 모델 '솔잎' 공개", '라온게임즈'],
    ['ko', "스타트업 퀼론, 의료 특화 언어모델 '메디라르크' 출시", '퀼론'],
    ['ko', "과기정통부, 독자 AI 모델 '한빛 1' 공개", null],
    ['ja', 'クイロン、日本語音声合成モデル「コマドリ」をオープンソースで公開', 'クイロン'],
    ['ja', 'AIスタートアップのクイロン、日本語LLM「ハヤブサ」を公開', 'クイロン'],
  ])('is who begins the headline; %s: %s', (language, title, vendor) => {
    expect(modelOf(title, '', language).vendor?.value ?? null).toBe(vendor)
  })
})
