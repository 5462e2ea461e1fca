import { describe, expect, it } from 'vitest'
import { storiesOf } from '../../../src/cli/stories.ts'

/** Hours after the first, language, headline, and its first sentence where that matters. */
type Told = readonly [hours: number, lang: string, title: string, summary?: string]

/** Which of them tell one story, as letters: `aab`. Whatever tells nothing of a topic is `-`. */
function storiesIn(told: readonly Told[]): string {
  const from = Date.parse('2026-03-02T09:00:00Z')
  const items = told.map(([hours, lang, title, summary], at) => ({
    ...{ id: `e${at}`, title, summary: summary ?? '', lang, source: `paper ${at}` },
    date: new Date(from + hours * 3_600_000).toISOString(),
  }))
  const found = storiesOf(items)
  const letters = new Map<string, string>()
  return items
    .map((item) => {
      const story = found.get(item) ?? null
      if (story === null) return '-'
      if (!letters.has(story)) letters.set(story, 'abcdefgh'.charAt(letters.size))
      return letters.get(story) ?? '-'
    })
    .join('')
}

describe('a release', () => {
  it('is one whatever accents its name is written with', () => {
    expect(
      storiesIn([
        [0, 'pt', 'Quillon AI apresenta Larkspá-5, novo modelo de linguagem brasileiro'],
        [1, 'en', 'Quillon AI launches Larkspa-5, a Portuguese language model'],
        [2, 'es', 'Quillon lanza Larkspá-5, un modelo de lenguaje en portugués'],
      ]),
    ).toBe('aaa')
  })

  it('is one in six languages where only its number is told', () => {
    expect(
      storiesIn([
        [0, 'en', 'DeepSeek releases V9'],
        [1, 'pt', 'DeepSeek lança V9, modelo mais barato'],
        [2, 'it', 'DeepSeek svela V9'],
        [3, 'de', 'DeepSeek bringt Modell V9 heraus'],
        [4, 'es', 'DeepSeek estrena V9 y desafía a OpenAI'],
        [5, 'fr', 'DeepSeek publie V9'],
      ]),
    ).toBe('aaaaaa')
  })

  it('of one line is not that of another of its maker, though headlines and versions are alike', () => {
    expect(
      storiesIn([
        [0, 'en', 'ByteDance launches Seedance 9.0 video model', 'ByteDance released its video generation model.'],
        [30, 'en', 'ByteDance launches Seedream 9.0 image model', 'ByteDance released its image model.'],
        [60, 'en', 'ByteDance launches Doubao 9.0 language model', 'ByteDance released its language model.'],
      ]),
    ).toBe('abc')
    expect(
      storiesIn([
        [0, 'zh', '腾讯开源HunyuanVideo 9.0', '视频生成模型。'],
        [24, 'zh', '腾讯开源HunyuanImage 9.0', '图像生成模型。'],
        [48, 'zh', '腾讯开源Hunyuan3D 9.0', '3D 生成模型。'],
        [72, 'zh', '腾讯发布混元9.0大模型', '语言模型。'],
      ]),
    ).toBe('abcd')
    expect(
      storiesIn([
        [0, 'en', 'Google releases Gemma 9'],
        [1, 'ja', 'Google、オープンモデル「Gemma 9」を公開'],
        [24, 'en', 'Google releases T5Gemma 9'],
        [48, 'en', 'Google releases MedGemma 9'],
      ]),
    ).toBe('aabc')
    expect(
      storiesIn([
        [0, 'en', 'Nvidia releases Cosmos Reason 9'],
        [1, 'zh', '英伟达发布Cosmos Reason 9'],
        [24, 'en', 'Nvidia releases Cosmos Predict 9'],
      ]),
    ).toBe('aab')
    expect(
      storiesIn([
        [0, 'en', 'MiniMax launches Hailuo 9 video generator', 'Hailuo 9 is out.'],
        [1, 'zh', 'MiniMax发布海螺9视频模型', '今日上线。'],
        [24, 'en', 'MiniMax releases M9 open-weight model', 'MiniMax-M9 is out.'],
      ]),
    ).toBe('aab')
    expect(
      storiesIn([
        [0, 'en', 'Zhipu AI Releases CogView 9', 'An image model.'],
        [24, 'en', 'Zhipu AI Releases GLM-9', 'A language model.'],
      ]),
    ).toBe('ab')
    expect(
      storiesIn([
        [0, 'en', 'Stability AI releases Stable Audio 9'],
        [24, 'en', 'Stability AI releases Stable Diffusion 9'],
        [30, 'ko', "스태빌리티AI, '스테이블 디퓨전 9' 공개"],
      ]),
    ).toBe('abb')
    expect(
      storiesIn([
        [0, 'en', 'ModelBest releases MiniCPM-V 9'],
        [24, 'en', 'ModelBest releases MiniCPM-o 9'],
        [48, 'zh', '面壁智能开源MiniCPM 9'],
      ]),
    ).toBe('abc')
  })

  it('of a model to talk with is not that of its line', () => {
    expect(
      storiesIn([
        [0, 'en', 'Google releases Gemini 9 Flash Live', 'A native audio model.'],
        [24, 'en', 'Google releases Gemini 9 Flash', 'A fast model.'],
      ]),
    ).toBe('ab')
  })

  it('is one in all scripts, however a version is written', () => {
    expect(
      storiesIn([
        [0, 'en', 'Baidu releases Ernie 9', 'Baidu said on Monday.'],
        [1, 'zh', '百度发布文心9.0', '大模型。'],
        [2, 'en', 'Baidu releases Ernie X9 reasoning model', 'Baidu said on Monday.'],
      ]),
    ).toBe('aab')
    expect(
      storiesIn([
        [0, 'en', 'Moonshot AI releases Kimi K9', 'Open weights.'],
        [200, 'en', 'Kimi K9 Thinking is now available', 'Moonshot AI released its thinking model.'],
        [202, 'ko', '문샷AI, 추론 모델 ‘키미 K9 싱킹’ 공개', '오픈소스로 공개됐다.'],
      ]),
    ).toBe('abb')
    expect(
      storiesIn([
        [0, 'en', 'ByteDance unveils Doubao 9.0 model', 'ByteDance launched the model.'],
        [2, 'ko', '바이트댄스, ‘더우바오 9.0’ 출시', '바이트댄스가 새 모델을 공개했다.'],
      ]),
    ).toBe('aa')
    expect(
      storiesIn([
        [0, 'en', 'Magistral 9: reasoning for everyone', 'Mistral AI releases Magistral Medium 9.'],
        [3, 'ko', '미스트랄, 추론 모델 ‘매지스트랄 9’ 공개', '추론 모델을 공개했다.'],
      ]),
    ).toBe('aa')
    expect(
      storiesIn([
        [0, 'ko', 'MS, 소형 모델 ‘파이-9’ 공개', '마이크로소프트가 소형언어모델을 공개했다.'],
        [2, 'en', 'Microsoft releases Phi-9 small language models', 'Open weights.'],
      ]),
    ).toBe('aa')
    expect(
      storiesIn([
        [0, 'en', 'Introducing GPT-Image 9', 'OpenAI releases its image model today.'],
        [2, 'ko', '오픈AI, ‘GPT 이미지 9’ 출시', '이미지 생성 모델.'],
      ]),
    ).toBe('aa')
  })

  it('is one though a line is called by two names, or by a part of one', () => {
    expect(
      storiesIn([
        [0, 'ko', '네이버, ‘하이퍼클로바X 싱크 2’ 오픈소스 공개', '네이버클라우드가 추론 모델을 공개했다.'],
        [2, 'en', 'Naver open-sources HyperCLOVA X Think 2 reasoning model', 'Naver Cloud released it.'],
      ]),
    ).toBe('aa')
    expect(
      storiesIn([
        [0, 'en', 'NVIDIA releases Isaac GR00T N9 robot foundation model', 'Open weights.'],
        [2, 'ko', '엔비디아, 로봇 파운데이션 모델 ‘GR00T N9’ 공개', '오픈소스.'],
      ]),
    ).toBe('aa')
    expect(
      storiesIn([
        [0, 'ko', '모티프테크놀로지스, ‘모티프 9’ 공개', 'LLM을 공개했다.'],
        [2, 'en', 'Motif Technologies releases Motif 9', 'A large language model.'],
      ]),
    ).toBe('aa')
  })

  it('is one in two scripts, though no list has its name or who makes it', () => {
    expect(
      storiesIn([
        [0, 'en', 'Brightforge unveils Zephyrion-2, a 70B open model for legal work', 'It has open weights.'],
        [2, 'ko', '브라이트포지, 법률 특화 오픈소스 모델 ‘제피리온-2’ 공개', '700억 매개변수 모델을 공개했다.'],
        [3, 'ja', 'Brightforge、法律向けLLM「Zephyrion-2」を公開', 'オープンウェイト。'],
        [400, 'ko', '브라이트포지, 오픈소스 모델 ‘제피리온-3’ 공개', '새 모델을 공개했다.'],
      ]),
    ).toBe('aaab')
    expect(
      storiesIn([
        [0, 'en', 'xAI releases Grok Code Fast 9', 'xAI released its coding model.'],
        [2, 'ko', 'xAI, 코딩 모델 ‘그록 코드 패스트 9’ 출시', '코딩 모델이다.'],
      ]),
    ).toBe('aa')
  })

  it('is not chained to the next by a headline that names no model', () => {
    expect(
      storiesIn([
        [0, 'en', 'Alibaba releases Qwen9-Coder open model', 'Alibaba released a coding model.'],
        [2, 'en', 'Alibaba releases a new AI model', 'The Chinese company released a new open model.'],
        [20, 'en', 'Alibaba releases Qwen9-VL open model', 'Alibaba released a vision model.'],
      ]),
    ).toBe('aab')
  })
})

describe('a headline that names only a rival', () => {
  it('is not about what the rival has brought or got', () => {
    expect(
      storiesIn([
        [0, 'en', 'OpenAI rival launches its most capable model yet', 'The startup released it on Monday.'],
        [1, 'en', 'OpenAI releases GPT-9', 'OpenAI released its model on Monday.'],
      ]),
    ).toBe('ab')
  })
})

describe('a round', () => {
  it('of whom headlines call a rival is one with those that name it', () => {
    expect(
      storiesIn([
        [0, 'en', 'Quillmark raises $3 billion to build AI models', 'The start-up closed the round.'],
        [1, 'en', 'OpenAI rival lands $3 billion in new funding', 'Quillmark said so on Friday.'],
        [2, 'zh', 'OpenAI劲敌完成30亿美元融资', 'Quillmark宣布完成融资。'],
        [3, 'ko', '오픈AI 경쟁사 퀼마크, 30억달러 투자 유치', '투자를 유치했다고 밝혔다.'],
      ]),
    ).toBe('aaaa')
  })

  it('is one in six languages, in euros and in dollars, with accents and without', () => {
    expect(
      storiesIn([
        [0, 'en', 'Quillon raises $115M Series B led by Lakestar'],
        [1, 'fr', 'Quillon lève 100 millions d’euros en série B'],
        [2, 'de', 'KI-Start-up Quillon sammelt 100 Millionen Euro ein'],
        [3, 'es', 'Quillon cierra una ronda de 100 millones de euros'],
        [4, 'it', 'Quillon raccoglie 100 milioni di euro in un round Serie B guidato da Lakestar'],
        [5, 'pt', 'Quillon capta 100 milhões de euros em Série B'],
      ]),
    ).toBe('aaaaaa')
    expect(
      storiesIn([
        [0, 'fr', 'Hélianthe lève 12 millions d’euros'],
        [1, 'en', 'French AI startup Helianthe raises €12M'],
        [2, 'fr', 'Hélios lève 12 millions d’euros'],
        [3, 'de', 'KI-Start-up Hélianthe erhält 12 Millionen Euro'],
      ]),
    ).toBe('aaba')
  })

  it('of a founder whom headlines call by where they were is one with those that name the company', () => {
    expect(
      storiesIn([
        [0, 'en', "Former DeepMind scientist's startup Ardenlight raises $200 million seed", 'Ardenlight is new.'],
        [2, 'en', 'Ex-DeepMind researcher Ravi Solberg raises $200mn for AI science venture', 'Ardenlight is new.'],
        [3, 'fr', 'Un ancien chercheur de DeepMind lève 200 millions de dollars pour Ardenlight', 'Amorçage.'],
        [4, 'de', 'Ex-Deepmind-Forscher erhält 200 Millionen Dollar für Start-up Ardenlight', 'Seed.'],
        [5, 'ko', '딥마인드 출신 솔버그의 아든라이트, 2억달러 시드 유치', '시드 투자.'],
        [6, 'ja', '元DeepMind研究者のArdenlight、2億ドル調達', 'シード。'],
      ]),
    ).toBe('aaaaaa')
  })

  it('without a name is known by its two sums', () => {
    const korean: Told = [0, 'ko', '퀼마크, 30억달러 투자 유치…기업가치 400억달러']
    const nameless = (value: string): Told => [2, 'en', `OpenAI rival lands $3 billion, valuing it at ${value}`]
    expect(storiesIn([korean, nameless('$40 billion')])).toBe('aa')
    expect(storiesIn([korean, nameless('$25 billion')])).toBe('ab')
  })

  it('is not chained to another of the same sum by a headline that names no company', () => {
    expect(
      storiesIn([
        [0, 'en', 'Kestrin raises $40M Series B for AI code review', 'Kestrin was founded in 2023.'],
        [1, 'en', 'AI code review startup raises $40M Series B', 'It was founded in 2023.'],
        [2, 'en', 'Ospray raises $40M Series B for AI code review', 'Ospray was founded in 2022.'],
      ]),
    ).toBe('aab')
  })
})

describe('two companies whose names have the same consonants in two scripts', () => {
  it('are two where the first vowels cannot be one, whatever the sum and the day', () => {
    expect(
      storiesIn([
        [0, 'en', 'AI drug startup Tolvira raises $40M Series B'],
        [3, 'ko', 'AI 신약 스타트업 틸베르, 4000만달러 시리즈B 투자 유치'],
        [4, 'ko', '톨비라, 4000만달러 시리즈B 투자 유치'],
      ]),
    ).toBe('aba')
  })
})

describe('a round of one company', () => {
  it('is not that of another whose name sounds nearly so, where the sums are others', () => {
    expect(
      storiesIn([
        [0, 'en', 'Brindley Robotics bags $21M to build farm robots'],
        [30, 'ko', '파인트리, 1천200억원 규모 시리즈C 투자 유치'],
        [40, 'en', 'Korean AI agent startup Pinetree raises $83M'],
      ]),
    ).toBe('abb')
  })

  it('is told by what its staff sell in Japanese, and by a letter in French', () => {
    expect(
      storiesIn([
        [0, 'en', 'Cedarline valued at $9B in tender offer'],
        [20, 'ja', 'シーダーライン、従業員株売却で評価額90億ドル'],
      ]),
    ).toBe('aa')
    expect(
      storiesIn([
        [0, 'en', 'Tarnwood adds $15M to its Series A'],
        [4, 'fr', 'Tarnwood prolonge sa série A avec 15 millions de dollars'],
      ]),
    ).toBe('aa')
  })
})

describe('a Chinese company', () => {
  it('is one in its own characters and spelled out, without a sum or a letter, and in talks', () => {
    expect(
      storiesIn([
        [0, 'zh', '光子计算公司「澄岳光年」获数亿元B轮融资'],
        [40, 'en', 'Photonic computing firm Chengyue Lightyear completes Series B worth hundreds of millions of yuan'],
      ]),
    ).toBe('aa')
    expect(
      storiesIn([
        [0, 'zh', '启朔科技完成5亿美元融资，投后估值43亿美元'],
        [3, 'en', 'China AI firm Qishuo raises $500 million, valuing it at $4.3 billion'],
        [20, 'ko', '中 AI 기업 치쉬, 5억달러 투자 유치…기업가치 43억달러'],
      ]),
    ).toBe('aaa')
  })

  it('is not another one that is spelled otherwise, though sum and letter are the same', () => {
    expect(
      storiesIn([
        [0, 'zh', '具身智能公司澄岳机器人完成5亿元A轮融资'],
        [20, 'en', 'Humanoid maker Lanxing Robotics raises 500 million yuan in Series A'],
        [30, 'en', 'Humanoid maker Chengyue Robotics raises 500 million yuan in Series A'],
      ]),
    ).toBe('aba')
  })
})

describe('a company in two scripts', () => {
  it('is one where the one headline leaves out the end of its name, for the same sum', () => {
    expect(
      storiesIn([
        [0, 'en', 'Robotaxi upstart Quillmark Motion hauls in $1.1B'],
        [20, 'ja', '自動運転の米クイルマーク、11億ドル調達'],
        [22, 'ko', '로보택시 퀼마크 모션, 11억 달러 투자 유치'],
      ]),
    ).toBe('aaa')
  })

  it('is one without a sum where the same investor gives', () => {
    expect(
      storiesIn([
        [0, 'ko', '컷온, 카카오벤처스로부터 투자 유치'],
        [20, 'en', 'Kakao Ventures backs AI video editor CutOn'],
      ]),
    ).toBe('aa')
    expect(
      storiesIn([
        [0, 'ko', '컷온, 알토스벤처스로부터 투자 유치'],
        [20, 'en', 'Kakao Ventures backs AI video editor CutOn'],
      ]),
    ).toBe('ab')
  })

  it('is found by a maker and a model of two short names', () => {
    expect(
      storiesIn([
        [0, 'en', 'Altessa launches Corva 3, its new flagship model', 'The language model is out today.'],
        [20, 'ko', "알테사, 차세대 플래그십 모델 '코르바 3' 출시", '대규모 언어 모델이다.'],
      ]),
    ).toBe('aa')
  })
})

describe('two companies with one word in common', () => {
  it('are two where both say what they do, though sum and day are the same', () => {
    expect(
      storiesIn([
        [0, 'en', 'Corda Labs raises $30 million for AI tutors'],
        [6, 'en', 'Corda Health nabs $30 million for AI nurses'],
      ]),
    ).toBe('ab')
    expect(
      storiesIn([
        [0, 'en', "China's Xinghe Robotics raises $50M Series A"],
        [20, 'zh', '星和医疗完成3.5亿元A轮融资'],
      ]),
    ).toBe('ab')
  })

  it('are two in two scripts where both say what they do, though letter, sum and day are the same', () => {
    expect(
      storiesIn([
        [0, 'zh', '星和医疗完成1亿元A轮融资'],
        [1, 'en', 'Quasar Robotics raises $14M Series A'],
      ]),
    ).toBe('ab')
    expect(
      storiesIn([
        [0, 'zh', '星和机器人完成1亿元A轮融资'],
        [1, 'ko', '퀘이사헬스케어, 시리즈A 1400만달러 투자 유치'],
      ]),
    ).toBe('ab')
  })
})

describe('talk and closing, and money of two kinds', () => {
  it('is one round where talk tells what it is to be worth, and weeks later the closing how much came in', () => {
    expect(
      storiesIn([
        [0, 'en', 'Wealth AI Startup Quillmark Said to Weigh Raise at $1.5 Billion'],
        [500, 'en', 'Quillmark becomes a unicorn with $140M Series C'],
        [1400, 'en', 'Quillmark raises $300M Series D'],
      ]),
    ).toBe('aab')
  })

  it('is a round of its own beside a loan of the day before', () => {
    expect(
      storiesIn([
        [0, 'en', 'AI cloud provider Quillmark secures $2.5 billion debt facility led by Blackstone'],
        [20, 'en', 'Quillmark raises $600 million in equity at $7 billion valuation'],
        [22, 'ko', 'AI 클라우드 퀼마크, 블랙스톤서 25억 달러 대출 확보'],
      ]),
    ).toBe('aba')
  })

  it('is one of a company whose Chinese name is translated, where letter, sum and investor are the same', () => {
    expect(
      storiesIn([
        [0, 'zh', '「深蓝矩阵」完成2亿元B轮融资，红杉中国领投'],
        [100, 'en', 'DeepBlue Matrix closes 200 million yuan Series B led by HongShan'],
        [101, 'en', 'Redstone Grid closes 200 million yuan Series B led by Tencent'],
      ]),
    ).toBe('aab')
  })

  it('is two where a Korean tells of won and a Japanese of as many yen, though neither name can be compared', () => {
    expect(
      storiesIn([
        [0, 'ko', '무브온, 50억 시리즈A 투자 유치'],
        [2, 'ja', 'メタ電子、シリーズAで5億円を調達'],
      ]),
    ).toBe('ab')
  })

  it('is two where a name before Chinese characters is heard otherwise, and one where it is heard so', () => {
    expect(
      storiesIn([
        [0, 'ja', 'クイロ電子、シリーズAで50億円を調達'],
        [2, 'en', 'Moveon raises ¥5B Series A'],
        [4, 'en', 'Quiro Electronics raises ¥5B Series A'],
      ]),
    ).toBe('aba')
  })

  it('is one model of one size whose short name sounds the very same in two scripts', () => {
    expect(
      storiesIn([
        [0, 'en', 'Harrowgate-12B: new open model from Velmont Labs'],
        [20, 'ko', "벨몬트 랩스, 오픈소스 소형 모델 '해로게이트-12B' 공개"],
      ]),
    ).toBe('aa')
  })
})
