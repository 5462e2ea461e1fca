import { describe, expect, it } from 'vitest'
import type { Topic } from '../../../src/core/topic.ts'
import { PlainAnswers, plainlyTold } from '../../../src/news/facts/topics/plainly-told.ts'
import { readEntry } from '../../../src/news/read.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { releaseOf } from './read-fields.ts'

function told(topic: Topic, title: string, { summary = '', url = null as string | null, language = 'en' } = {}) {
  return plainlyTold(topic, scannedText(title, { summary, url, language }))
}

describe('what has not come', () => {
  it.each([
    ['DeepSeek V9 still not released', 'en'],
    ['OpenAI has not yet launched GPT-9, and users wait', 'en'],
    ["Gemini 9 hasn't been released, whatever the leaks say", 'en'],
    ['GPT-9, 아직 출시되지 않아', 'ko'],
    ['DeepSeek V9 尚未发布', 'zh'],
    ['GPT-9はまだ公開されていない', 'ja'],
    ['Por qué OpenAI aún no lanza GPT-9', 'es'],
    ['OpenAI ne lance pas GPT-9', 'fr'],
  ])('is no release: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBe(false)
  })

  it.each([
    ['DeepSeek V9 is released, and not a day too late', 'en'],
    ['GPT-9 is out: what is not yet known', 'en'],
    ['GPT-9, 아직 느리지만 출시', 'ko'],
  ])('or it is not said: %s', (title, language) => {
    expect(told('model-release', title, { language })).not.toBe(false)
  })
})

describe('a Chinese headline that brings a model by its kind, with a number', () => {
  it.each([
    ['星澜智能发布大模型“星语 2”'],
    ['星澜智能推出全新语音模型 Larkspur 3'],
    ['星澜智能开源视频模型Larkspur-2'],
  ])('tells of a release: %s', (title) => {
    expect(told('model-release', title, { language: 'zh' })).toBe(true)
  })

  it.each([
    ['星澜智能发布大模型评测基准“星尺 2”'],
    ['星澜智能推出大模型一体机 X2'],
    ['小米发布手机，搭载语音模型“星语 2”'],
  ])('or it brings something else: %s', (title) => {
    expect(told('model-release', title, { language: 'zh' })).toBeNull()
  })
})

describe('a name with a number, of which a headline says what only models have', () => {
  it.each([
    ['Parallax AI launches Tessera 9.1 with longer context'],
    ['Halden releases Plinth 9 with a 256K context window'],
    ['Halden announces Plinth 9: 70B parameters, trained on 15T tokens'],
    ['Halden ships Plinth-9 as open weights'],
  ])('is one: %s', (title) => {
    expect(told('model-release', title)).toBe(true)
  })

  it.each([
    ['Zep launches Graphiti 9 with longer context memory'],
    ['Pinewood launches Nexus 9, a context engineering platform'],
    ['Halden launches a benchmark for open weights, Plinth 9'],
    ['Halden launches Plinth 9'],
  ])('or something else is said: %s', (title) => {
    expect(told('model-release', title)).not.toBe(true)
  })
})

describe('a tool, with its version', () => {
  it.each([
    ['LangChain 9.0 released'],
    ['Replit launches Replit 9'],
    ['Introducing Claude Code 9'],
    ['Cursor 9.0 is out'],
  ])('is no model: %s', (title) => {
    expect(told('model-release', title)).toBe(false)
  })

  it.each([
    ['Meta releases SAM 9 dataset', 'en'],
    ["카카오, '카나나 9' 앱 출시", 'ko'],
  ])('is what is called after a model: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBe(false)
  })

  it.each([
    ['Grok 9 benchmarks leak'],
    ['Cursor 9.0 is here with Quill, its first coding model'],
    ['Cursor launches Composer 9, and Cursor 9.0 with it'],
  ])('or one comes with it: %s', (title) => {
    expect(told('model-release', title)).not.toBe(false)
  })
})

describe('a name that a headline brings, and what its summary says of it', () => {
  const traits = 'It has 480 billion parameters, and supports a context of up to 2 million tokens.'

  it('is a model where only models have that', () => {
    expect(told('model-release', 'Parallax AI launches Tessera 9', { summary: traits })).toBe(true)
    expect(told('model-release', 'Parallax AI launches Tessera 9', { summary: 'It has 480 seats.' })).toBeNull()
    expect(told('model-release', 'Parallax AI launches Tessera 9 platform', { summary: traits })).not.toBe(true)
  })
})

describe('a known model that a headline begins with', () => {
  it.each([
    ["Meta's Llama 9 goes live"],
    ["xAI's Grok 9 is now live for all users"],
    ['Grok 9 goes live for SuperGrok subscribers'],
    ['Gemini 9 has landed'],
    ['Qwen9-Next has landed on Hugging Face'],
    ['Gemini 9 Deep Think is now available in the Gemini app'],
    ['GPT-9 is now available in ChatGPT'],
    ['GPT-9 is now available in ChatGPT for all users'],
    ['KT 믿음 9.0, 허깅페이스 공개'],
    ['SKT ‘A.X 9.0’ 오픈소스로 배포'],
  ])('is out: %s', (title) => {
    expect(told('model-release', title)).toBe(true)
  })

  it.each([
    ['Claude Opus 9 is available in Claude Code'],
    ['GPT-9 is now available in ChatGPT for teachers'],
    ['GPT-9 is now available in ChatGPT Edu'],
    ['Gemini 9 is now available in AI Mode in India'],
    ['Qwen9 Coder is live on a chip of its own'],
    ['Claude is out for many users this morning'],
    ['SKT ‘A.X 9.0’ 무료 공개 기념 행사'],
    ['오픈AI, GPT-9 무료 개방 중단'],
    ['What it means that Grok 9 is out'],
  ])('or may be there for long: %s', (title) => {
    expect(told('model-release', title)).toBeNull()
  })
})

describe('a Chinese headline that begins with a model with a number', () => {
  it.each([['腾讯混元图像 9.0 上线：支持4K'], ['刚刚，Gemini 9 Pro来了！'], ['文心 9.0 正式上线，推理更强']])(
    'tells that it is out: %s',
    (title) => {
      expect(told('model-release', title, { language: 'zh' })).toBe(true)
    },
  )

  it.each([['文心 9.0 上线倒计时'], ['奎隆应用GPT-9上线：支持语音'], ['DeepSeek V9发布后，股价大跌']])(
    'or something else: %s',
    (title) => {
      expect(told('model-release', title, { language: 'zh' })).not.toBe(true)
    },
  )
})

describe('a leak of a model that is called by its number', () => {
  it('is told in Korean', () => {
    expect(told('model-release', "딥시크 'V9' 유출?…허깅페이스에 잠시 등장", { language: 'ko' })).toBe(true)
  })
})

describe('a round that is denied, without its sum', () => {
  it.each([
    ['Quillon CEO denies fundraising report'],
    ['Quillon dismisses rumours of a new funding round'],
    ['Quillon denies reports it is raising money'],
  ])('is told: %s', (title) => {
    const [facts] = readEntry(
      { id: '1', title, summary: '', url: null, language: 'en' },
      { name: 'A feed', kind: 'press', language: 'en' },
    ).facts
    expect([facts?.topic, facts?.status.value]).toEqual(['funding', 'denied'])
  })

  it.each([['Quillon denies reports of a data breach after its funding round'], ['Bank denies funding to Quillon']])(
    'or something else is: %s',
    (title) => {
      expect(told('funding', title)).toBeNull()
    },
  )
})

describe('who looks for people', () => {
  it.each([
    ['Gemini 9 foundation model campus recruitment opens, internships included', 'en'],
    ['OpenAI is hiring for GPT-9', 'en'],
    ['通义千问9大模型团队2027校招启动', 'zh'],
    ['퀼론, 파운데이션 모델 라르크 9 연구원 채용', 'ko'],
  ])('releases nothing: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBe(false)
  })

  it.each([
    ['Google recruits testers for Gemini 9', 'en'],
    ['Hiring startup Quillon releases Larkspur 9, a model of its own', 'en'],
    ['채용 플랫폼 퀼론, 자체 모델 라르크 9 출시', 'ko'],
  ])('and others may: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBeNull()
  })
})

describe('a model that is there', () => {
  it.each([
    ['OpenAI slashes prices of GPT-9', 'en'],
    ['An 80% price cut for GPT-9', 'en'],
    ['GPT-9 will be retired in March', 'en'],
    ['OpenAI to retire o9 next month', 'en'],
    ['Running GPT-9-oss locally: GGUF sizes compared', 'en'],
    ['阿里云下调通义千问9价格', 'zh'],
    ['Anthropic 从 API 下架 Claude 9', 'zh'],
    ['某社区发布 Qwen9 全系 GGUF 量化版', 'zh'],
    ['阶跃星辰发布 Step 9 模型训练数据', 'zh'],
    ['오픈AI, GPT-9 가격 대폭 인하', 'ko'],
    ['GPT-9, 다음 달 서비스 종료', 'ko'],
    ['GPT-9のAPI料金を値下げ', 'ja'],
    ['GPT-9の提供を終了へ', 'ja'],
  ])('is no release: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBe(false)
  })

  it.each([
    ['OpenAI launches GPT-9 and slashes prices of GPT-8', 'en'],
    ['GPT-9 replaces GPT-8, which will be retired', 'en'],
    ['谷歌发布 Gemini 9 Lite，Fast 版下调价格', 'zh'],
    ['某厂发布 Lark-88B 剪枝量化模型', 'zh'],
    ['오픈AI, GPT-9 출시…GPT-8은 가격 인하', 'ko'],
    ['Kimi K9 is out, cutting prices by half', 'en'],
    ['Gemini 9 Flash lands at lower price', 'en'],
    ['Gemini 9 Flash arrives, Google retires Gemini 7', 'en'],
    ['GPT-9 is live; GPT-7 to be retired', 'en'],
    ['阿里发布Qwen9及其训练数据', 'zh'],
  ])('beside one that is new: %s', (title, language) => {
    expect(told('model-release', title, { language })).not.toBe(false)
  })
})

describe('a summary that begins with a new model', () => {
  it.each([
    [
      'Small models on your phone',
      'Quillon has introduced Larkspur, a specialised 300M parameter model for calls.',
      'en',
    ],
    [
      'Larkspur: seeing and acting',
      'We introduce Larkspur, an open-source multimodal model that plans. More follows.',
      'en',
    ],
    ['야생 동물을 지키는 AI', '퀼론이 야생 동물 보호를 위한 새로운 AI 모델인 ‘라르크(Lark)’를 발표했습니다.', 'ko'],
    ['로봇의 뇌가 온다', '로봇 기업 퀼론이 새 범용 모델 ‘라르크 0.7’을 선보였다. 스스로 배운다.', 'ko'],
    ['‘라르크 K’ 출시', '퀼론AI는 거대언어모델(LLM) ‘라르크 K’를 정식 출시했다고 밝혔다.', 'ko'],
    ['한국어로 승부', '퀼론이 오픈소스 sLLM ‘라르크’를 허깅페이스에 공개했다.', 'ko'],
    ['听得懂方言的新成员', '奎隆科技推出了面向方言的全新语音模型 Larkspur，可离线运行。', 'zh'],
    ['方言を聞き取る', 'クイロンは18日、新しい音声モデル「ラルク2」を公開した。', 'ja'],
  ])('is a release: %s', (title, summary, language) => {
    expect(told('model-release', title, { summary, language })).toBe(true)
  })

  it.each([
    // What is brought is not the model.
    ['Better agents', 'Quillon introduces Lark, a framework that trains models on their own edits.', 'en'],
    ['Lark for everyone', 'Quillon launched Lark, an app built on a new model.', 'en'],
    // Papers on a model that is there.
    ['Larkspur Technical Report', 'We introduce Larkspur, an open-weight language model for code.', 'en'],
    // Not its first sentence.
    ['A busy week', 'Much has happened. Quillon released Lark, a small model.', 'en'],
    // Somebody uses it.
    ['데이터 기업의 새 도구', '퀼론이 오픈AI의 최신 모델인 ‘GPT-9’를 도입한다고 발표했습니다.', 'ko'],
    ['라르크 영상 시리즈', '퀼론은 자체 모델 ‘라르크’의 기술을 소개하는 영상을 공개했다.', 'ko'],
    ['퀼론의 새 앱', '퀼론은 LLM ‘라르크’를 탑재한 앱을 출시했다.', 'ko'],
    // Cars, phones and cameras have models too.
    ['New Nissan', 'Nissan launches Larkspur, its best-selling electric model.', 'en'],
    ['Family cars', 'Tesla unveils Model L, a new model for families.', 'en'],
    ['현대차 신차', '현대차는 전기차 모델인 ‘라르크 3’를 공개했다.', 'ko'],
    ['トヨタの新車', 'トヨタは新モデル「ラルククロス」を発表した。', 'ja'],
    ['小车来了', '小米推出了汽车模型 Larkspur 的拼装玩具。', 'zh'],
    // Not yet.
    ['方言模型要来了', '奎隆科技计划推出语音模型 Larkspur。', 'zh'],
  ])('or it is not said: %s', (title, summary, language) => {
    expect(told('model-release', title, { summary, language })).not.toBe(true)
  })
})

describe("a maker's page on a hub", () => {
  const page = 'https://huggingface.co/deepseek-ai/DeepSeek-V9'
  it.each([
    ['deepseek-ai/DeepSeek-V9 · Hugging Face', null],
    ['Qwen/Qwen9-Coder-30B · Hugging Face', null],
    ['nvidia/Nemotron-9-Nano is on Hugging Face', null],
    ['deepseek-ai/DeepSeek-V9', page],
    ['IndexTeam/IndexTTS-9', 'https://huggingface.co/IndexTeam/IndexTTS-9'],
  ])('is a release: %s', (title, url) => {
    expect(told('model-release', title, { url })).toBe(true)
  })

  it.each([
    ['nvidia/DeepSeek-V9 · Hugging Face', null],
    ['deepseek-ai/DeepSeek-V9', 'https://github.com/deepseek-ai/DeepSeek-V9'],
    ['deepseek-ai/DeepSeek-V9 · Hugging Face is slow today', null],
  ])('or it is not said: %s', (title, url) => {
    expect(told('model-release', title, { url })).toBeNull()
  })

  it.each([
    ['deepseek-ai/DeepSeek-V9-GGUF · Hugging Face', null],
    ['deepseek-ai/DeepSeek-V9-traces · Hugging Face', null],
    ['unsloth/DeepSeek-V9-NVFP4', 'https://huggingface.co/unsloth/DeepSeek-V9-NVFP4'],
    ['somebody/DeepSeek-V9-9B-Uncensored-Rough', 'https://huggingface.co/somebody/DeepSeek-V9-9B-Uncensored-Rough'],
    ['nvidia/Ospreyedit-14B-Upscaler-Lora', 'https://huggingface.co/nvidia/Ospreyedit-14B-Upscaler-Lora'],
    ['somebody/DeepSeek-V9-Upscaler-LoRA', 'https://huggingface.co/somebody/DeepSeek-V9-Upscaler-LoRA'],
    ['somebody/DeepSeek-V9 · Hugging Face', null],
    ['somebody/DeepSeek-V9-9B-medical-sft', 'https://huggingface.co/somebody/DeepSeek-V9-9B-medical-sft'],
    ['unsloth/DeepSeek-V9', 'https://huggingface.co/unsloth/DeepSeek-V9'],
  ])('of a copy, an addition or what is no model is none: %s', (title, url) => {
    expect(told('model-release', title, { url })).toBe(false)
  })

  it('is read as one, with the name and the maker', () => {
    const title = 'deepseek-ai/DeepSeek-V9 · Hugging Face'
    const { facts } = readEntry(
      { id: 'e', title, summary: '', url: null, language: 'en' },
      { name: 'r/Models', kind: 'community', language: 'en' },
    )
    expect(facts).toMatchObject([
      { topic: 'model-release', models: [{ name: { value: 'DeepSeek-V9' }, vendor: { value: 'DeepSeek' } }] },
    ])
  })
})

describe('a quoted name with a number', () => {
  const summary = '한빛AI가 새로운 음성 AI 모델을 공개했다.'
  it.each(["한빛AI, 음성 인식 '라르크 오디오 2.0' 공개", '한빛AI, 가볍고 빠른 ‘노을-3B’ 2종 출시…"반값"'])(
    'came out: %s',
    (title) => {
      expect(told('model-release', title, { summary, language: 'ko' })).toBe(true)
    },
  )

  it('came out where it is of a line that everybody knows, whatever else is said', () => {
    expect(told('model-release', "네이버, '하이퍼클로바X 씽크 9' 출시", { language: 'ko' })).toBe(true)
    expect(told('model-release', 'Anthropic、「Claude Haiku 9.5」を公開', { language: 'ja' })).toBe(true)
  })

  it.each([
    ["오픈AI 사용자 급증...'GPT-9' 출시 효과 톡톡", ''],
    ["한빛전자, 접는 스마트폰 '노을 폴드 9' 공개", summary],
    ["한빛AI, 협업 도구 '노을 데스크' 출시", summary],
    ["한빛모터스, '노을 9' 출시", '지난 모델보다 200km 더 달린다.'],
    ["한빛AI '라르크 오디오 2.0' 써 보니", summary],
  ])('or something else did: %s', (title, text) => {
    expect(told('model-release', title, { summary: text, language: 'ko' })).toBeNull()
  })
})

describe('a quoted Japanese name with a number', () => {
  it.each([
    ['クイロン、国産LLM「ラルク 2」を公開', ''],
    ['クイロン、「Quill 3.5」を発表', '日本語に強い大規模言語モデルの新版で、APIで使える。'],
    ['クイロン、軽量版「Quill-3B」の提供を開始', '端末で動く音声認識モデル。'],
  ])('came out: %s', (title, summary) => {
    expect(told('model-release', title, { summary, language: 'ja' })).toBe(true)
  })

  it.each([
    ['クイロン、スマホ「ノヴァ 9」を発表', '端末で生成AIモデルが動く。'],
    ['クイロン、「ノヴァ 9」を発表', '新しい電気自動車で、従来モデルより軽い。'],
    ['クイロン、LLM「ラルク 2」を来月に公開へ', ''],
    ['LLM「ラルク 2」を使ってみた', ''],
  ])('or something else did: %s', (title, summary) => {
    expect(told('model-release', title, { summary, language: 'ja' })).toBeNull()
  })
})

describe('a maker whose models are called by their numbers', () => {
  it.each([
    ['DeepSeek releases V9', 'en'],
    ['Chinese start-up DeepSeek quietly drops V9', 'en'],
    ['DeepSeek’s V9 is here', 'en'],
    ['DeepSeek to launch V9 in May', 'en'],
    ['딥시크, V9 공개…코딩 성능 앞서', 'ko'],
    ['미니맥스, M9 출시', 'ko'],
    ['MiniMax发布M9', 'zh'],
    ['DeepSeek、V9を公開', 'ja'],
    ['Mistral launches Medium 9', 'en'],
  ])('brings one: %s', (title, language) => {
    expect(told('model-release', title, { language })).toBe(true)
  })

  it.each([
    ['DeepSeek releases V9 paper', 'en'],
    ['DeepSeek releases M9', 'en'],
    ['Quillon releases V9', 'en'],
    ['딥시크 V9, 누가 쓰나', 'ko'],
    ['MiniMax发布M9手机', 'zh'],
  ])('or does something else: %s', (title, language) => {
    expect(told('model-release', title, { language })).not.toBe(true)
  })

  it.each([
    ['DeepSeek to launch V9 in May', 'en'],
    ['딥시크, V9 공개 임박', 'ko'],
  ])('and what is only to come is told as that: %s', (title, language) => {
    expect(releaseOf(title, '', language).status.value).toBe('rumoured')
  })
})

describe('a sum that goes into a company that builds AI', () => {
  it.each([
    'Studio Norland to invest $2 billion in Anthropic and license its cartoons',
    'Chip maker Alder invests up to €900M in Mistral AI for racks of its own',
    'Alder is making a $40 million investment in Cohere',
    'Alder plans $5B investment in start-up Anthropic',
    'Alder in talks to buy a stake in Anthropic',
    'Alder to buy stake in Anthropic for $30 billion',
    'Jane Holt says Alder will invest in Anthropic',
    'Alder to invest in Anthropic again',
    'Alder and Larkspur to invest in Anthropic',
    'EU-backed fund will invest in Anthropic',
    'Court filing: Jane Holt says Alder will invest in Anthropic',
    'Alder considers another multibillion-dollar investment in Anthropic',
  ])('is funding: %s', (title) => {
    expect(told('funding', title)).toBe(true)
  })

  it('in Korean', () => {
    expect(told('funding', '한빛전자, 앤트로픽에 최대 3조원 투자…칩도 공급', { language: 'ko' })).toBe(true)
    expect(told('funding', '앤트로픽, 한국에 최대 3조원 투자', { language: 'ko' })).toBe(false)
  })

  it.each([
    'After investing $2 billion in Anthropic, Alder looks elsewhere',
    'Alder sees its investment in Anthropic grow',
    'How to invest in Anthropic',
    'Why everybody wants to invest in Anthropic',
    'Alder will invest in Anthropic data centers',
    'Why Alder will invest in Anthropic',
    'EU considers Alder investment in Anthropic',
    'Judge weighs Alder stake in Anthropic',
    'SoftBank considers selling stake in Anthropic',
    'SoftBank weighs cutting its stake in Anthropic',
    'You may invest in Anthropic',
    'Time to Invest in Anthropic?',
    'Jane Holt says retail investors may invest in Anthropic',
    'Alder users will invest in Anthropic through a fund',
    'Alder invested $2 billion in Anthropic and regrets it',
    'Anthropic to invest $2 billion in Norland',
    'Alder to invest $2 billion in AMD',
  ])('or it goes elsewhere: %s', (title) => {
    expect(told('funding', title)).toBeNull()
  })

  it('into a fund is none', () => {
    expect(told('funding', 'Alder Partners closes $400 million second fund')).toBe(false)
  })
})

describe('a headline of few words that begins with a known model', () => {
  it.each([
    ['GPT-9 mini and nano released'],
    ['Kimi K9 Officially Released: what is in it'],
    ['Gemma 9 just launched'],
    ['Gemma 9 on Hugging Face'],
    ['Qwen 9 is up on HF!'],
  ])('tells that it came: %s', (title) => {
    expect(told('model-release', title)).toBe(true)
  })

  it.each([
    ['Gemma 9 GGUF on Hugging Face'],
    ['GPT-9 released in Windsurf'],
    ['How GPT-9 was released'],
    ['Kimi K9 and the paper released'],
    ['Qwen 9 and MLX quants released'],
  ])('or of something else: %s', (title) => {
    expect(told('model-release', title)).not.toBe(true)
  })
})

describe('a Chinese headline whose object ends in the word for models', () => {
  it.each([['星澜智能开源三款语音模型'], ['某高校推出首个潮汐大模型，提前十天预报']])(
    'tells of a release: %s',
    (title) => {
      expect(told('model-release', title, { language: 'zh' })).toBe(true)
    },
  )

  it.each([
    ['星澜智能将推出三款语音模型'],
    ['星澜智能推出模型评测平台'],
    ['某平台推出3D模型'],
    ['腾讯云上线 DeepSeek-V9 模型'],
    ['某网盘上线AI模型'],
    ['乐高发布新款赛车模型'],
    ['万代推出拼装模型'],
  ])('or not: %s', (title) => {
    expect(told('model-release', title, { language: 'zh' })).not.toBe(true)
  })

  it.each([['星澜发布AI眼镜，内置自研大模型'], ['星澜发布新款轿车，全系搭载自研语音模型']])(
    'is none where a thing has the model in it: %s',
    (title) => {
      expect(told('model-release', title, { language: 'zh' })).toBe(false)
    },
  )

  it('is of a place of others, unless it is its maker’s', () => {
    for (const title of [
      '火山引擎正式上线 GLM-9',
      '华为云首发上线 GLM-9',
      '百度智能云千帆上线 GLM-9',
      '硅基流动上线 GLM-9',
    ])
      expect(told('model-release', title, { language: 'zh' })).toBe(false)
    expect(told('model-release', '智谱上线 GLM-9', { language: 'zh' })).not.toBe(false)
    expect(told('model-release', '阿里云上线千问 9', { language: 'zh' })).not.toBe(false)
  })
})

describe('what people do with a model that is there', () => {
  it.each([
    ['Kimi K9 9B and 4B benchmarks'],
    ['Gemini 9 Pro – early tests'],
    ['Kimi K9 tops the leaderboard again'],
    ['GPT-9 ranks #1 on LMArena'],
    ['Exploring Qwen 9 for tables'],
    ['Kimi K9 running fully locally on a laptop'],
    ['Qwen 9 in 24GB VRAM: my settings'],
    ['The Wan 9 14B video model is crazy good'],
    ['Gemini 9: 10 things to try today'],
    ['GPT-9 — a letter from the team'],
    ['Llama 9: one billion downloads'],
    ['Gemini 9: a look back at our year'],
    ['GPT-9: an update on flattery'],
    ['Claude Opus 9: eval awareness in a test of browsing'],
  ])('is no release: %s', (title) => {
    expect(told('model-release', title)).toBe(false)
  })

  it.each([
    ['GPT-9 benchmarks leak'],
    ['Gemini 9 Pro spotted on the leaderboard'],
    ['Quillon releases Larkspur 2, an LLM running locally on phones'],
    ['OpenAI says GPT-9 is the best model it has made'],
    ['GPT-9 is here: first impressions'],
    ['Gemini 9 Live: natural conversations at last'],
    ['My new 7B storytelling model is up on Hugging Face'],
    ['GPT-9 is crazy good - out now in ChatGPT'],
    ['Understanding Gemma 9: Google’s new open model'],
    ['Granite 9 in watsonx: IBM’s newest models'],
  ])('unless there is news of it: %s', (title) => {
    expect(told('model-release', title)).not.toBe(false)
  })
})

describe('a thing for models', () => {
  it.each([
    ['Quillon unveils an open model marketplace'],
    ['Introducing model distillation in the API'],
    ['Quillon launches AI model serving layer for banks'],
  ])('is no model: %s', (title) => {
    expect(told('model-release', title)).toBe(false)
  })

  it.each([
    ['Quillon launches a model router and its first small language model'],
    ['Quillon launches AI model for support teams'],
  ])('unless there is one, too: %s', (title) => {
    expect(told('model-release', title)).not.toBe(false)
  })
})

describe('what no learnt weight is asked for', () => {
  it.each([
    ['a launch that is set', 'OpenAI sets December 8 launch for GPT-7', 'en'],
    ['a countdown', 'DeepSeek V5 countdown begins', 'en'],
    ['what shows up in an arena', 'GPT-7 shows up in LMArena', 'en'],
    ['what its maker tests in an arena', 'Google tests ‘Gemini 9.5’ on LMArena', 'en'],
    ['a deadline that is missed', 'xAI’s Grok 9 misses another deadline', 'en'],
    ['a deadline of its own that is missed', 'DeepSeek V9 misses second self-imposed deadline', 'en'],
    ['an unveiling that slips', 'GPT-9 unveiling slips', 'en'],
    ['a launch that is denied', 'OpenAI denies GPT-9 launch', 'en'],
    ['what a line has one for', 'Meta introduces Muse Image and Muse Video', 'en'],
  ])('%s is a release: %s', (_, title, language) => {
    expect(told('model-release', title, { language })).toBe(true)
  })

  it('a part of an app is left open', () => {
    expect(told('model-release', 'Google launches Gemini Live')).toBeNull()
  })

  it.each([
    ['a letter of intent', '퀼론, 500억 규모 투자의향서 접수', '', 'ko'],
    [
      'what a company says of itself',
      'Where we are',
      'We raised our Series D of $300M and passed 1,000 customers.',
      'en',
    ],
  ])('%s is a round: %s', (_, title, summary, language) => {
    expect(told('funding', title, { summary, language })).toBe(true)
  })

  it.each([
    ['money for firms in general', 'Amazon invests in startups across Africa', 'en'],
    ['money that is taken out', 'ソニー、クイロンへの出資を引き揚げ', 'ja'],
  ])('%s is none: %s', (_, title, language) => {
    expect(told('funding', title, { language })).toBe(false)
  })
})

describe('an answer of one kind, whichever is asked first', () => {
  it.each([
    ['model-release', 'Anthropic launches Claude Code 3.0', null, 'tellsOfTool'],
    ['model-release', 'OpenAI has not yet launched GPT-9, and users wait', null, 'isNotOut'],
    ['funding', 'OpenAI’s $40B round is a warning', null, 'judgesRound'],
    ['funding', 'Quillon raises £500m to refinance stadium debt', null, 'tellsOfFootball'],
    ['funding', 'Quillon lands $30M after it launched its first model', 'tellsOfRaise', null],
    ['model-release', 'OpenAI launches Zephra 2', 'isToldByLab', null],
    ['funding', 'Quillon names its new head of sales', null, null],
  ] as const)('is of the first rule that decides on %s: %s', (topic, title, teller, denier) => {
    const text = scannedText(title)
    const [asked, askedBackwards] = [new PlainAnswers(text), new PlainAnswers(text)]
    expect([asked.teller(topic), asked.denier(topic)]).toEqual([teller, denier])
    expect([askedBackwards.denier(topic), askedBackwards.teller(topic)]).toEqual([denier, teller])
    expect(asked.of(topic)?.by ?? null).toBe(teller ?? denier)
  })
})
