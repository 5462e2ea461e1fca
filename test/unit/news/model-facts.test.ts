import { describe, expect, it } from 'vitest'
import { findModels } from '../../../src/news/names/find-models.ts'
import { readBenchmarks } from '../../../src/news/facts/release/read-benchmarks.ts'
import { readContext } from '../../../src/news/facts/release/read-context.ts'
import { readLicence } from '../../../src/news/facts/release/read-licence.ts'
import { readModalities } from '../../../src/news/facts/release/read-modalities.ts'
import { readParameters } from '../../../src/news/facts/release/read-parameters.ts'
import { readPrices } from '../../../src/news/facts/release/read-prices.ts'
import { readEntry } from '../../../src/news/read.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { modelOf, releaseOf, sourceOf } from './read-fields.ts'

describe('context window', () => {
  it.each([
    ['It takes a 1M-token context window.', 1_000_000],
    ['The context window grows to 400,000 tokens.', 400_000],
    ['With 128k context it reads a book.', 128_000],
    ['컨텍스트 윈도우는 100만 토큰으로 늘었다.', 1_000_000],
    ['25만6천자가 아니라 256K 컨텍스트를 지원한다.', 256_000],
    ['上下文窗口达到 100 万 token。', 1_000_000],
    ['支持 200K 上下文。', 200_000],
    ['コンテキスト長は128Kに対応する。', 128_000],
  ])('%s', (text, tokens) => {
    expect(readContext(sourceOf('Heron 2', text))?.value).toBe(tokens)
  })

  it.each([
    '$3 per 1 million tokens',
    'It was trained on 15 million tokens.',
    'the context of 2026',
    'In this context 3 labs agreed',
  ])('is not told by: %s', (text) => {
    expect(readContext(sourceOf('Heron 2', text))).toBeNull()
  })
})

describe('parameters', () => {
  const read = (title: string, summary = '') => {
    const [mention] = findModels(title)
    if (mention === undefined) throw new Error(`no model in: ${title}`)
    const { parameters, totalParameters, activeParameters } = readParameters(
      sourceOf(title, summary),
      scannedText(title, { summary }),
      { mention, field: 'title' },
    )
    return [parameters?.value ?? null, totalParameters?.value ?? null, activeParameters?.value ?? null]
  }

  it.each([
    ['Qwen3.5-35B-A3B', '', ['35B-A3B', 35e9, 3e9]],
    ['GLM-5', 'The model has 744 billion parameters, 40B active.', ['744 billion', 744e9, 40e9]],
    ['Kimi K2.5', '매개변수는 1조 개, 활성 매개변수는 320억 개다.', ['1조', 1e12, 32e9]],
    ['Kimi K2.5', '总参数量 1万亿，激活参数 320 亿。', ['1万亿', 1e12, 32e9]],
    ['Kimi K2.5', '1兆パラメータのモデル。', ['1兆', 1e12, null]],
    ['GPT-5.2', 'It raised $5B and costs little.', [null, null, null]],
  ])('%s %s', (title, summary, wanted) => {
    expect(read(title, summary)).toEqual(wanted)
  })
})

describe('prices per million tokens', () => {
  it.each([
    [
      'It costs $3 per million input tokens and $15 per million output tokens.',
      [
        ['input', 3, 'USD'],
        ['output', 15, 'USD'],
      ],
    ],
    [
      'Pricing: $0.075/$0.30 per 1M tokens.',
      [
        ['input', 0.075, 'USD'],
        ['output', 0.3, 'USD'],
      ],
    ],
    [
      'Output costs $10 and input $2 per million tokens.',
      [
        ['output', 10, 'USD'],
        ['input', 2, 'USD'],
      ],
    ],
    [
      '가격은 100만 토큰당 입력 1.5달러, 출력 6달러다.',
      [
        ['input', 1.5, 'USD'],
        ['output', 6, 'USD'],
      ],
    ],
    [
      '每百万 tokens 输入 2 元，输出 8 元。',
      [
        ['input', 2, 'CNY'],
        ['output', 8, 'CNY'],
      ],
    ],
    [
      '100万トークンあたり入力2ドル、出力8ドル。',
      [
        ['input', 2, 'USD'],
        ['output', 8, 'USD'],
      ],
    ],
    ['One million tokens for free; the company raised $20 million.', []],
  ])('%s', (text, wanted) => {
    expect(
      readPrices(sourceOf('Heron 2', text), 'en', '').map(({ value }) => [value.of, value.perMillion, value.currency]),
    ).toEqual(wanted)
  })

  it.each([
    ['zh', '每百万 tokens ¥4', 'CNY'],
    ['ja', '100万トークンあたり¥400', 'JPY'],
    ['ja', '100万トークンあたり4元', 'CNY'],
    ['en', 'Input is ¥4 per million tokens.', 'JPY'],
    ['en', 'Input is ¥4 per million tokens.', 'CNY', 'ByteDance'],
  ])('¥ is of the country of the language, else of the maker: %s %s', (language, text, currency, maker = '') => {
    const prices = readPrices(sourceOf('Heron 2', text), language, maker)
    expect(prices.map(({ value }) => value.currency)).toEqual([currency])
  })
})

describe('licence', () => {
  it.each([
    ['Out under the NVIDIA Open Model License.', 'NVIDIA Open Model License'],
    ['released under Apache 2.0', 'Apache-2.0'],
    ['The weights are MIT-licensed.', 'MIT'],
    ['MIT 라이선스로 공개했다', 'MIT'],
    ['以 MIT 协议开源', 'MIT'],
    ['under a modified MIT license', 'Modified MIT'],
    ['weights under CC-BY-NC 4.0', 'CC-BY-NC-4.0'],
    ['The weights come under Apache 2.0.', 'Apache-2.0'],
    ['weights under CC BY-NC', 'CC-BY-NC'],
    ['Code under the MIT license, weights under CC-BY-NC 4.0.', 'CC-BY-NC-4.0'],
    ['The lab moves from Apache 2.0 to the MIT license.', 'MIT'],
    ['Apache 2.0 code and an MIT license somewhere', null],
    ['MIT researchers say', null],
    ['a study by MIT', null],
  ])('%s', (text, licence) => {
    expect(readLicence(sourceOf('Heron 2', text))?.value ?? null).toBe(licence)
  })
})

describe('benchmarks', () => {
  it.each([
    ['It reaches 80.2% on SWE-bench Verified and 91% on MMLU-Pro.', ['80.2% on SWE-bench Verified', '91% on MMLU-Pro']],
    ['GPQA Diamond: 87.4, AIME 2025: 94%', ['GPQA Diamond: 87.4', 'AIME 2025: 94%']],
    ['SWE-bench에서 79.5%를 기록했다', ['SWE-bench에서 79.5%']],
    ['在 SWE-bench Verified 上达到 78.6%', ['SWE-bench Verified 上达到 78.6%']],
    ['SWE-bench in 2026', []],
  ])('%s', (text, wanted) => {
    expect(readBenchmarks(sourceOf('', text)).map(({ value }) => value)).toEqual(wanted)
  })
})

describe('modalities', () => {
  it.each([
    'Quill-2 does not support images and audio',
    'It cannot process images or video',
    'It can no longer handle images and audio',
    '이미지와 음성은 지원하지 않는다',
    '이미지와 음성 지원 안 해',
    '画像と音声に対応していない',
    '不支持图像和音频',
    '暂不支持图像和音频输入',
  ])('what a model does not take is none of them: %s', (title) => {
    expect(readModalities(sourceOf(title))).toEqual([])
  })

  it.each(['It understands images and audio', '이미지와 음성을 지원한다', '画像と音声に対応した', '支持图像和音频'])(
    'what it takes is listed: %s',
    (title) => {
      expect(readModalities(sourceOf(title)).map(({ value }) => value)).toEqual(['image', 'audio'])
    },
  )

  it.each([
    ['a text-to-video model', ['video']],
    ['an image generation model', ['image']],
    ['a multimodal language model', ['text', 'multimodal']],
    ['음성 합성 모델', ['audio']],
    ['文生图模型', ['image']],
    ['動画生成モデル', ['video']],
    ['the image of the company', []],
    ['Type: image-text-to-text', ['text', 'image']],
    ['일반 언어 모델과 달리 단백질을 읽는다', []],
    ['a foundation for cells, unlike a language model', []],
    ['视频生成音频的框架', []],
    ['It understands images, video and audio.', ['image', 'video', 'audio']],
    ['a language model that accepts text and images', ['text', 'image']],
    ['이미지와 음성을 이해하는 모델', ['image', 'audio']],
    ['支持图像、视频理解', ['image', 'video']],
    ['画像と音声に対応する', ['image', 'audio']],
    ['The company sells images and video to papers.', []],
    ['It understands images.', []],
    ['a multimodal model that understands images and audio', ['image', 'audio']],
  ])('%s', (text, wanted) => {
    expect(readModalities(sourceOf('', text)).map(({ value }) => value)).toEqual(wanted)
  })
})

describe('the model of a release', () => {
  it.each([
    ['Reve releases V7 of its image model: Reve V7.5 is out', 'en', 'Reve V7.5'],
    ['Introducing GPT-5.9The sharpest model for daily tasks.', 'en', 'GPT-5.9'],
    ["미니맥스, GPT-5.9 능가하는 'M9' 출시", 'ko', 'MiniMax M9'],
    ['Larkfield releases Larkfield-14B, an open model at o7-mini level', 'en', 'Larkfield-14B'],
    [
      'Nous Research releases NousPlanner-9B, an open coding model, right in the Claude Code moment',
      'en',
      'NousPlanner-9B',
    ],
  ])('is named in: %s', (title, language, name) => {
    expect(modelOf(title, '', language).name.value).toBe(name)
  })

  it('is none of the words of the sentence', () => {
    expect(releaseOf('Introducing the next generation of Claude').models).toEqual([])
  })

  it.each([
    ["Google rolls out Gemini 9-powered image model 'Nano Banana 9'", 'Nano Banana 9'],
    ['Meta releases Llama 9-70B, a GPT-9-level open model', 'Llama 9-70B'],
  ])('is never what it is built on or like: %s', (title, name) => {
    expect(releaseOf(title).models.map((model) => model.name.value)).toEqual([name])
  })

  it.each([
    [
      'Anthropic releases Claude Opus 9, Claude Sonnet 9 and Claude Haiku 9',
      'en',
      'Claude Opus 9, Claude Sonnet 9, Claude Haiku 9',
    ],
    ['OpenAI releases GPT-9, GPT-9 mini and GPT-9 nano', 'en', 'GPT-9, GPT-9 mini, GPT-9 nano'],
    [
      'Introducing Gemini 9.1 Pro, Gemini 9.1 Flash and Gemini 9.1 Flash-Lite',
      'en',
      'Gemini 9.1 Pro, Gemini 9.1 Flash, Gemini 9.1 Flash-Lite',
    ],
    ['OpenAI releases GPT-9 mini, nano and pro', 'en', 'GPT-9 mini, GPT-9 nano, GPT-9 pro'],
    ['OpenAI releases GPT-9 mini and Pro plans', 'en', 'GPT-9 mini'],
    ['OpenAI 发布 GPT-9 mini 和 nano', 'zh', 'GPT-9 mini, GPT-9 nano'],
    ['OpenAI、GPT-9 miniとnanoを公開', 'ja', 'GPT-9 mini, GPT-9 nano'],
  ])('stands with all that are listed with it: %s', (title, language, names) => {
    const { models } = releaseOf(title, '', language)
    expect(models.map(({ name }) => name.value).join(', ')).toBe(names)
    for (const { name } of models) expect(title).toContain(name.evidence.quote)
  })

  it('is listed with eight of a wave at most', () => {
    const sizes = [1, 2, 4, 8, 14, 27, 35, 72, 110].map((size) => `Qwen9-${size}B`)
    expect(releaseOf(`Alibaba releases ${sizes.join(', ')}`).models).toHaveLength(8)
  })

  it.each([
    ['openlab/Heron-7B', 'Type: text-to-speech Downloads: 2,100 Likes: 47', 'Heron-7B'],
    ['openlab/heron-image', 'Type: text-to-image Likes: 47', 'heron-image'],
    ['Qwen/Qwen9-TTS-12Hz-1.7B-MyVoice', 'Type: text-to-speech Likes: 47', 'Qwen9-TTS-12Hz-1.7B-MyVoice'],
    ['nvidia/nemotron-speech-live-en-0.6b', 'Type: text-to-speech Likes: 47', 'nemotron-speech-live-en-0.6b'],
    ['tencent/HY-MT9.5-1.8B', 'Type: translation Likes: 47', 'HY-MT9.5-1.8B'],
  ])('is what its page on a hub is called: %s', (title, summary, name) => {
    const url = `https://huggingface.co/${title}`
    const { facts } = readEntry(
      { id: 'e1', title, summary, url, language: 'en' },
      { name: 'A hub', kind: 'lab', language: 'en' },
    )
    const names = facts.flatMap((one) => (one.topic === 'model-release' ? one.models : [])).map((one) => one.name.value)
    expect(names).toEqual([name])
  })

  it('has all that its page on a hub calls it with a size, and a place for it', () => {
    const [page, title] = ['Qwen/Qwen9-TTS-12Hz-1.7B-MyVoice', 'Qwen/Qwen9-TTS-12Hz-1.7B-MyVoice · Hugging Face']
    const url = `https://huggingface.co/${page}`
    for (const written of [page, title]) {
      const entry = { id: 'e1', title: written, summary: '', url, language: 'en' }
      const { facts } = readEntry(entry, { name: 'A hub', kind: 'lab', language: 'en' })
      const [model] = facts.flatMap((one) => (one.topic === 'model-release' ? one.models : []))
      expect(model).toMatchObject({ version: '9', variant: 'tts', parameters: { value: '1.7B' } })
      expect(model?.name).toMatchObject({ value: page.slice(5), evidence: { quote: page.slice(5) } })
    }
  })

  it.each(['MiniCPM-o-9_5', 'MiniCPM-o 9.5', 'MiniCPM-o-9.5'])(
    'is of one version however it is written: %s',
    (name) => {
      expect(modelOf(`ModelBest releases ${name}`)).toMatchObject({
        version: '9.5',
        variant: null,
        name: { value: name },
      })
    },
  )

  it.each([
    ['Quillon releases Quill-2-mini, a small model', 'Quill-2-mini', '2', 'mini'],
    ['Quillon releases Quill-02-hd and more models', 'Quill-02-hd', '02', null],
    ['Quillon open-sources its Quill-3-coder-7b model', 'Quill-3-coder-7b', '3', 'coder'],
    ['Introducing QUILL v2: a foundation model', 'QUILL v2', '2', null],
    ['Introducing Quill v2.1, our speech model', 'Quill v2.1', '2.1', null],
    ['xAI releases Grok Voice Think Fast 9.0', 'Grok Voice Think Fast 9.0', '9.0', 'fast-voice'],
    ['xAI Releases Grok Voice And Beats Rivals 1.5 Times', 'Grok Voice', null, 'voice'],
    ['Official release of Quill1.8: a generalized agentic model', 'Quill1.8', '1.8', null],
    ['Quillon launches Quill 3D, an AI model for shapes', 'Quill 3D', null, '3d'],
    ['Tencent releases Hunyuan 3D 9.1, an open 3D model', 'Hunyuan 3D 9.1', '9.1', '3d'],
    ['Introducing quantized Llama models with increased speed', 'Llama', null, null],
    ['Quillon releases Quill-2-powered models', 'Quill-2', '2', null],
    ['Quillon releases Quill-2-next-gen models', 'Quill-2', '2', null],
  ])('is told by its whole name and nothing else: %s', (title, name, version, variant) => {
    const model = modelOf(title)
    expect(model).toMatchObject({ version, variant, name: { value: name, evidence: { quote: name } } })
  })

  it('is no tool that is announced beside it, and no gathering', () => {
    const names = (title: string) => releaseOf(title).models.map(({ name }) => name.value)
    expect(names('Anthropic releases Claude 9 Sonnet and Claude Code')).toEqual(['Claude 9 Sonnet'])
    expect(names('Meta releases new open models at its first LlamaCon')).toEqual([])
  })

  it("has no maker from another item of a summary's list", () => {
    const head = 'The day in AI: releases'
    const list = '#1 Mistral AI opens an office #2 Somebody releases Larkspur-Code-4B, an open model'
    expect(modelOf(head, list)).toMatchObject({ name: { value: 'Larkspur-Code-4B' }, vendor: null })
    expect(modelOf(head, list.replace('opens an office #2 Somebody ', '')).vendor?.value).toBe('Mistral AI')
  })

  it('is never what it costs a part of', () => {
    for (const part of ['1/20th', 'a tenth of the price', 'half the cost'])
      expect(modelOf(`MiniMax releases its open M9, costing ${part} of Claude Opus 4.9`).name.value).toBe('MiniMax M9')
  })

  it.each([
    ['Mistral releases Mistral Large 9, a proprietary model', false],
    ['Mistral releases Mistral Large 9 to challenge proprietary models', null],
    ['Mistral releases Mistral Large 9 as an alternative to closed-source models', null],
    ['Mistral releases Mistral Large 9, about as good as proprietary models', null],
    ['Mistral 发布 Mistral Large 9，性能可与顶尖闭源模型竞争', null],
    ['미스트랄 라지 9 공개, 폐쇄형 모델과의 격차 줄여', null],
  ])('is as open as it is itself, not its rivals: %s', (title, isOpen) => {
    expect(modelOf(title).openWeights?.value ?? null).toBe(isOpen)
  })

  it('comes from the team that brings it, never from the rival it challenges', () => {
    expect(modelOf('Wexford团队发布 Wexford-Code-4B 模型', '', 'zh').vendor?.value).toBe('Wexford')
    const challenger = modelOf('New text-to-speech model Dunmore-2 is released to challenge ElevenLabs and OpenAI')
    expect(challenger.vendor).toBeNull()
  })

  it.each([
    'Ex-Google researchers release Tessera 3, an open-weight model',
    'Former OpenAI engineers launch Tessera 3, a small language model',
    'Tessera 3 is released under the NVIDIA Open Model License',
    'Startup launches Tessera 3, a small language model',
    'Researchers released Tessera 3, a small language model',
  ])('nor from where its makers were before, whose terms it has, or from nobody by name: %s', (title) => {
    expect(modelOf(title).vendor).toBeNull()
  })

  it.each([
    ['Corvid AI releases Sable 3 mini, a small language model for phones', 'Sable 3 mini'],
    ['Halden open-sources Plinth-2 lite, a 3B language model', 'Plinth-2 lite'],
    ['Corvid AI releases Sable 3 mini-batch training for its language model', 'Sable 3'],
  ])('keeps what its name ends in, in small letters: %s', (title, name) => {
    expect(modelOf(title).name.value).toBe(name)
  })

  it.each([
    ['en', 'Anthropic launches Claude Opus 9.5 and retires Claude Opus 9', 'Claude Opus 9.5'],
    ['en', 'OpenAI launches GPT-9, replacing GPT-8', 'GPT-9'],
    ['en', 'Meta launches Llama 9 as it is training Llama 10', 'Llama 9'],
    ['en', 'OpenAI releases GPT-9 ahead of GPT-10', 'GPT-9'],
    ['ko', '오픈AI, GPT-8 대체하는 GPT-9 출시', 'GPT-9'],
    ['ja', 'OpenAI、GPT-8に代わる「GPT-9」を公開', 'GPT-9'],
    ['de', 'OpenAI stellt GPT-9 vor und ersetzt damit GPT-8', 'GPT-9'],
    ['fr', 'OpenAI lance GPT-9, qui remplace GPT-8', 'GPT-9'],
    ['es', 'OpenAI lanza GPT-9 y retira GPT-8', 'GPT-9'],
  ])('is told without the one that it takes the place of, or that is to come: %s %s', (language, title, name) => {
    expect(releaseOf(title, '', language).models.map((model) => model.name.value)).toEqual([name])
  })

  it.each([
    ['ko', "패럴랙스 AI, 추론 모델 '테세라 3' 공개", '패럴랙스 AI'],
    ['ko', '"GPU 1장으로 구동" 솔루앤, 언어 모델 \'한결 2\' 공개', '솔루앤'],
    ['ko', "[단독] 솔루앤, 언어 모델 '한결 2' 공개", '솔루앤'],
    ['ja', 'カナタAI、大規模言語モデル「ソラネ 2」を公開', 'カナタAI'],
    ['zh', '星澜智能发布大模型“星语 2”', '星澜智能'],
    ['zh', '可灵开源 UniVideo 视频模型', 'Kuaishou'],
    ['ko', "연구팀, AI 모델 '솔잎 2' 공개", null],
    ['zh', '刚刚发布！大模型“星语 2”来了', null],
    ['zh', '深夜开源大模型“星语 2”', null],
    ['zh', '星澜智能正式发布大模型“星语 2”', '星澜智能'],
    ['zh', '苹果传明年推出大模型“星语 2”', 'Apple'],
    ['zh', '周五正式发布大模型“星语 2”', null],
    ['ko', "드디어, 언어 모델 '솔잎 2' 공개", null],
    ['ko', "대학생이 만든 AI 모델 '솔잎 2' 공개", null],
    ['ko', "성능이 두 배, 언어 모델 '솔잎 2' 공개", null],
    ['ja', 'ヒバリ研究所、音声合成モデル「ソラネ 2」を公開', 'ヒバリ研究所'],
    ['ja', '青空電機、言語モデル「ソラネ 7B」を公開', '青空電機'],
    ['ja', 'スパコン不要の国産LLM「ソラネ-8B」、青空先端大が公開', '青空先端大'],
    ['ja', '国産の言語モデル「ソラネ 2」、カナタラボが商用版を提供開始', 'カナタラボ'],
    ['ja', '政府、国産LLM「ソラネ 2」を公開', null],
    ['ja', '開発チームが日本語LLM「ソラネ 2」を公開', null],
    ['ja', 'スタートアップ、日本語LLM「ソラネ 2」を公開', null],
    ['ja', 'エンジニアが日本語LLM「ソラネ 2」を公開', null],
  ])(
    'comes from whom a headline of the east begins with, where nobody knows the model: %s %s',
    (language, title, vendor) => {
      expect(modelOf(title, '', language).vendor?.value ?? null).toBe(vendor)
    },
  )

  it.each([
    ['Larkspur-7B released by Quillon', 'Quillon'],
    ["Larkspur-2: Quillon's new speech model", 'Quillon'],
    ['Larkspur 2: A new speech model from Quillon', 'Quillon'],
    ['Chinese AI startup Quillon AI releases Larkspur-7B', 'Quillon AI'],
    ['Larkspur-7B released by Seoul', null],
  ])('is told behind the model, too: %s', (title, vendor) => {
    expect(modelOf(title).vendor?.value ?? null).toBe(vendor)
  })

  it.each([
    ['Gemini 4.2 Flash GA, with a new Flash-Lite in preview', 'en', 'released'],
    ['Moonshot releases Kimi K6, an open MoE with two trillion parameters', 'en', 'open-weights'],
    ['구글 Gemma 6 공개: 가벼운 오픈 모델', 'ko', 'open-weights'],
    ['Grok 6.2 以代号 Basalt 现身竞技场', 'zh', 'rumoured'],
  ])('has come as far as told by: %s', (title, language, status) => {
    expect(releaseOf(title, '', language).status.value).toBe(status)
  })
})

describe('a whole release', () => {
  it('is told with every fact, each quoted from its field', () => {
    const title = 'Alibaba open-sources Qwen3.5-122B-A10B under Apache 2.0'
    const summary =
      'The multimodal model has a 256K context window and scores 76.4% on SWE-bench Verified. The API costs $0.4 per million input tokens and $2.4 per million output tokens.'
    const release = releaseOf(title, summary)
    const [model] = release.models
    expect(release.status.value).toBe('open-weights')
    expect(model).toMatchObject({
      vendor: { value: 'Alibaba' },
      name: { value: 'Qwen3.5-122B-A10B' },
      family: 'qwen',
      version: '3.5',
      parameters: { value: '122B-A10B' },
      totalParameters: { value: 122e9 },
      activeParameters: { value: 10e9 },
      contextTokens: { value: 256_000 },
      openWeights: { value: true },
      licence: { value: 'Apache-2.0' },
      modalities: [{ value: 'multimodal' }],
      prices: [{ value: { of: 'input', perMillion: 0.4 } }, { value: { of: 'output', perMillion: 2.4 } }],
      benchmarks: [{ value: '76.4% on SWE-bench Verified' }],
    })
    const fields = { title, summary }
    const facts = [
      model?.name,
      model?.vendor,
      model?.licence,
      model?.contextTokens,
      ...(model?.prices ?? []),
      ...(model?.benchmarks ?? []),
    ]
    for (const fact of facts) {
      expect(fact).toBeTruthy()
      if (fact === null || fact === undefined) continue
      const { field, start, end, quote } = fact.evidence
      if (field === 'url') throw new Error('no address was given')
      expect(fields[field].slice(start, end)).toBe(quote)
      expect(quote).not.toBe('')
    }
  })

  it.each([
    ['Mistral launches Mistral Medium 4, a proprietary model', 'en', false],
    ['딥시크, DeepSeek V4 가중치 오픈소스로 공개', 'ko', true],
    ['Anthropic launches Claude Sonnet 5', 'en', null],
  ])('says whether weights are open: %s', (title, language, wanted) => {
    expect(modelOf(title, '', language).openWeights?.value ?? null).toBe(wanted)
  })

  it('names a model as its headline writes it', () => {
    const { name } = modelOf('月之暗面发布Kimi K9', '月之暗面今天发布KimiK9大模型，参数规模达到2万亿。', 'zh')
    expect(name.value).toBe('Kimi K9')
    expect(name.evidence).toMatchObject({ field: 'title', quote: 'Kimi K9' })
  })
})

describe('a model that its headline does not name', () => {
  it.each([
    [
      'Cohere releases an open source speech model',
      'Cohere’s Larkspur is an open-source speech recognition model.',
      'Larkspur',
    ],
    ['Mistral launches its first reasoning model', 'Mistral has launched an open reasoning model, Juniper.', 'Juniper'],
    ['Nvidia releases two new base models: Larkspur 8B and 4B', '', 'Larkspur 8B'],
  ])('goes by the word that is said to be one: %s', (title, summary, name) => {
    const model = modelOf(title, summary)
    expect(model.name.value).toBe(name)
    expect(model.name.evidence.quote).toBe(name)
    expect(model.vendor?.value).toBe(title.split(' ')[0]?.replace('Mistral', 'Mistral AI').replace('Nvidia', 'NVIDIA'))
  })

  it.each([
    ['Cohere releases an open source speech model', 'Cohere is an AI model maker. It runs on laptops.'],
    ['Cohere releases an open source speech model', 'According to its maker, the model, Cohere, runs on laptops.'],
    ['Cohere releases an open source speech model', 'In Toronto, its home, the model runs on laptops.'],
    ['Cohere releases an open source speech model', 'Today, it runs on laptops.'],
    ['Cohere releases an open source speech model', 'Ada Larkin, its head, says that it runs on laptops.'],
    ['Snap unveils an AI text-to-image model for phones', 'Snap, which makes an app for chats, showed it.'],
  ])('has none where nothing is: %s %s', (title, summary) => {
    expect(releaseOf(title, summary).models).toEqual([])
  })

  it('is not made by a country', () => {
    const model = modelOf('Iceland releases an open language model', 'Iceland’s open model, Larkspur, reads sagas.')
    expect([model.name.value, model.vendor]).toEqual(['Larkspur', null])
  })
})

it('comes from whom the summary begins with, where the headline is no more than its name', () => {
  const summary = '퀼론AI가 거대언어모델(LLM) ‘라르크 K’를 정식 출시했다.'
  expect(modelOf('‘라르크 K’ 출시', summary, 'ko').vendor?.value).toBe('퀼론AI')
})

it('is called by the Latin name of a line whose name at home has a point in it', () => {
  expect(modelOf('上海AI实验室推出书生·万象9.0', '', 'zh').name.value).toBe('InternVL 9.0')
})
