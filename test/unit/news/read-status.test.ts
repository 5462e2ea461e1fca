import { describe, expect, it } from 'vitest'
import { readEntry } from '../../../src/news/read.ts'
import { fundingOf, releaseOf } from './read-fields.ts'

describe('the status of a round', () => {
  it.each([
    ['퀼론AI "투자 유치설 사실 아니다"', 'AI 스타트업 퀼론AI가 900억원 투자 유치 보도를 부인했다.', 'ko', 'denied'],
    ['퀼론AI 900억원 투자 유치, 사실과 달라', 'AI 스타트업 퀼론AI가 보도를 반박했다.', 'ko', 'denied'],
    ['Quillon lève 90 millions d’euros ? La start-up d’IA dément', 'Elle parle d’une rumeur.', 'fr', 'denied'],
    ['Mistral AI desmiente que levanta 90 millones de euros', 'La startup de IA no busca capital.', 'es', 'denied'],
    [
      'Mistral AI dementiert: Start-up sammelt keine 90 Millionen Euro ein',
      'Das KI-Start-up sucht nichts.',
      'de',
      'denied',
    ],
    [
      'Quillon AI lets employees sell $300 million of shares in tender offer at $18 billion valuation',
      '',
      'en',
      'announced',
    ],
    ['Quillon AI in talks to let employees sell $300 million of shares at $18 billion', '', 'en', 'in-talks'],
    ['AI 스타트업 퀼론, 900억원 투자 유치설', '업계에서 이런 말이 돈다.', 'ko', 'rumoured'],
    [
      'Quillon AI negocia una ronda de 90 millones de euros, según fuentes',
      'La startup de IA valdría más de 1.500 millones de euros.',
      'es',
      'in-talks',
    ],
    [
      'La start-up d’IA Quillon veut lever 90 millions d’euros',
      'Le tour de table aurait lieu en mars.',
      'fr',
      'rumoured',
    ],
    [
      'KI-Start-up Quillon will 90 Millionen Euro einsammeln',
      'Die Finanzierungsrunde soll im März enden.',
      'de',
      'rumoured',
    ],
    ['Quillon AI接近完成250亿美元融资，估值5500亿美元', '', 'zh', 'in-talks'],
    ['퀼론AI, 2억 달러 투자 유치 마무리 단계', '', 'ko', 'in-talks'],
    ['Quillon, which raised $2B in May, nears new $5B round', '', 'en', 'in-talks'],
    ['Quillon AI、2億ドルの資金調達へ', '', 'ja', 'rumoured'],
    ['ソフトバンク、OpenAIに最大500億ドル出資へ', '', 'ja', 'rumoured'],
    ['Nvidia may invest $5B in Quillon Systems', '', 'en', 'rumoured'],
    ['Report: Quillon AI raises $50M', '', 'en', 'rumoured'],
    ['Quillon AI has raised $50M Series B led by Alder, sources say', '', 'en', 'rumoured'],
    ['Quillon AI raises $50M, report says', '', 'en', 'rumoured'],
    ['Quillon AI looks to raise $50M in a tender offer', '', 'en', 'rumoured'],
    ['Quillon AI Looks to Raise $50M in Tender Offer', '', 'en', 'rumoured'],
    ['Quillon AI to raise $50M at $500M valuation', '', 'en', 'in-talks'],
    ['Backers to close $50M round for Quillon AI in December', '', 'en', 'in-talks'],
    ['Larkin’s qAI to close $50M funding round in December', 'The AI start-up has told its backers.', 'en', 'in-talks'],
    ['Quillon AI ends talks over $50M raise', '', 'en', 'withdrawn'],
    ['Nvidia reportedly to invest $5B in Quillon Systems', '', 'en', 'rumoured'],
  ])('of %s', (title, summary, language, status) => {
    expect(fundingOf(title, summary, language).status.value).toBe(status)
  })

  it.each([
    ['La startup de IA Quillon levanta 90 millones de euros', 'La ronda fue liderada por Alder Partners.', 'es'],
    ['KI-Start-up Quillon sammelt 90 Millionen Euro ein', 'Quillon will damit in Asien wachsen.', 'de'],
    ['Quillon AI完成250亿美元融资', '', 'zh'],
    ['퀼론AI, 2억 달러 투자 유치 마무리', '', 'ko'],
    ['Quillon adds $100M in second close to latest round', '', 'en'],
    ['Quillon AI found an old chip design and used it to raise $50M', '', 'en'],
    ['Quillon AI raises $50M to land $1B contracts', '', 'en'],
    ['Quillon AI adds $20M to close $120M Series B', '', 'en'],
    ['Quillon AI Extends Series B By $20M To Close $120M Round', '', 'en'],
    ['Quillon raises $5B, plans to invest in chips', '', 'en'],
    ['AI 스타트업 퀼론, 설립 1년 만에 900억원 투자 유치', '앨더파트너스가 투자를 주도했다.', 'ko'],
  ])('stays announced where it is done: %s', (title, summary, language) => {
    expect(fundingOf(title, summary, language).status.value).toBe('announced')
  })
})

describe('the status of a model', () => {
  it.each([
    ['딥시크 V7 이달 말 출시설…업계 촉각', '소식통에 따르면 딥시크가 차세대 모델을 낸다.', 'rumoured'],
    ['딥시크 V7 출시설 사실무근', '딥시크가 보도를 반박했다.', 'denied'],
    ['딥시크 V7 출시…설치 없이 쓴다', '누구나 API로 쓸 수 있다.', 'released'],
  ])('of %s', (title, summary, status) => {
    expect(releaseOf(title, summary, 'ko').status.value).toBe(status)
  })

  it.each([
    ['Anthropic Unveils Claude Opus 9 But Won’t Release It to the Public', 'en', 'announced'],
    ['OpenAI builds a hacking model, GPT-9 Red, and refuses to release it', 'en', 'announced'],
    ['Anthropic has a new model that is too dangerous to release', 'en', 'announced'],
    ['Google DeepMind unveils Genie 9 but is not making it public yet', 'en', 'announced'],
    ['앤트로픽, 미토스 9 공개…"위험해 일반 공개 안 한다"', 'ko', 'announced'],
    ['谷歌公布Gemini 9，暂不对外开放', 'zh', 'announced'],
    ['谷歌发布Genie 9，对外开放时间未定', 'zh', 'announced'],
    ["구글, 월드모델 '지니 9' 발표…일반 공개 시점은 미정", 'ko', 'announced'],
    ['Google、世界モデル「Genie 9」を発表 一般公開は未定', 'ja', 'announced'],
    ['OpenAI launches GPT-9, won’t make it free', 'en', 'released'],
    ['Anthropic releases new Claude Opus 9, is not making public its system card', 'en', 'released'],
    ["업스테이지 '솔라 프로 9' 출시…지난 3월부터 API 제공", 'ko', 'released'],
    ['Google、Gemini 9 Proを期間限定公開', 'ja', 'released'],
    ['Mistral releases Large 9 but won’t open the weights', 'en', 'released'],
  ])('is no release where its maker keeps what it shows: %s', (title, language, status) => {
    expect(releaseOf(title, '', language).status.value).toBe(status)
  })

  it.each([
    ['Announcing Grok 9: available to subscribers in the coming weeks', 'en'],
    ['Nvidia announces Cosmos 9 world model, availability expected in Q3', 'en'],
    ['LG AI연구원, 엑사원 9 공개…다음 달부터 제공', 'ko'],
    ["업스테이지 '솔라 프로 9' 발표, 3월부터 API 제공", 'ko'],
    ['华为发布盘古9.0，明年一季度开放', 'zh'],
    ['Meta、Llama 9を春に公開すると発表', 'ja'],
    ['NTT、純国産LLM「tsuzumi 9」を発表 来春から商用提供', 'ja'],
  ])('is announced where its maker says so and it comes later: %s', (title, language) => {
    expect(releaseOf(title, '', language).status.value).toBe('announced')
  })

  it.each([
    [
      'Meta unveils Llama 9 weeks after leak',
      'Meta has unveiled Llama 9, whose weights leaked in May.',
      'en',
      'released',
    ],
    ['GPT-9 공개 및 새 에이전트 도구 예고', 'OpenAI가 GPT-9를 발표했다.', 'ko', 'released'],
    ['DeepSeek发布V9，跳票后终于上线', '', 'zh', 'released'],
    ['Meta to unveil Llama 9 weeks after leak', '', 'en', 'rumoured'],
    ['DeepSeek V9 MoE? New 3.5 Model?', '', 'en', 'rumoured'],
    ['Qwen 9 32B Vision', 'Qwen has released a vision model that is open and runs on laptops.', 'en', 'open-weights'],
    ['Mistral发布形式证明开源代码模型Larkstral 9', '', 'zh', 'open-weights'],
  ])('is not what was talked of before: %s', (title, summary, language, status) => {
    expect(releaseOf(title, summary, language).status.value).toBe(status)
  })

  it('is announced where it is only shown', () => {
    const summary = 'Mistral has a new model. The company did not say when it will be available.'
    expect(releaseOf('Mistral shows Mistral Large 9 at its conference in Paris', summary).status.value).toBe(
      'announced',
    )
  })

  it('is announced where the maker’s own page says that it will be there', () => {
    const url = 'https://openai.com/index/gpt-9'
    const summary = 'Our next flagship will be available next week.'
    const entry = { id: 'e1', title: 'Introducing GPT-9', summary, url, language: 'en' }
    const [facts] = readEntry(entry, { name: 'OpenAI', kind: 'lab', language: 'en' }).facts
    expect(facts?.status).toMatchObject({
      value: 'announced',
      evidence: { quote: 'Our next flagship will be available' },
    })
  })

  it.each([
    ['Claude Opus 9 enters limited beta', 'en', 'preview'],
    ['Midjourney V9 alpha testing begins', 'en', 'preview'],
    ['Aleph Alpha stellt neues Sprachmodell Pharia-9 vor', 'de', 'released'],
    ['OpenAI releases GPT-9 to select partners', 'en', 'preview'],
    ['Google rolls out Gemini 9 to trusted testers', 'en', 'preview'],
    ['Anthropic launches Claude Opus 9 to a small group of companies', 'en', 'preview'],
    ['OpenAI releases GPT-9 to enterprise customers', 'en', 'released'],
    ['구글, 제미나이 9 울트라 얼리 액세스 시작', 'ko', 'preview'],
    ["카카오, '카나나 9' CBT 돌입", 'ko', 'preview'],
    ['月之暗面小范围测试Kimi K9', 'zh', 'preview'],
    ['Claude Opus 9のプレビュー版、AWSで提供開始', 'ja', 'preview'],
    ['Google、Gemini 9 Proの一般提供を開始', 'ja', 'released'],
    ['xAI pushes Grok 9 to January', 'en', 'rumoured'],
    ["메타, 차세대 모델 '라마 9' 개발 난항", 'ko', 'rumoured'],
    ['DeepSeek V9或于国庆前后亮相', 'zh', 'rumoured'],
    ['Mistral releases Magistral 9 preview', 'en', 'preview'],
    ['Mistral releases Magistral 9 to beta testers of last year', 'en', 'released'],
    ['오픈AI, GPT-9 소수 파트너에게만 공개', 'ko', 'preview'],
    ['Google、Gemini 9 Proを限定公開', 'ja', 'preview'],
    ['字节豆包9.0邀测开启', 'zh', 'preview'],
    ['传谷歌将开源Gemini 9', 'zh', 'rumoured'],
    ['传音发布自研大模型TranLM 9', 'zh', 'released'],
    ['アップルが独自の言語モデルを開発しているとの観測', 'ja', 'rumoured'],
    ['Stealth model on Arena appears to be Gemini 9 Ultra', 'en', 'rumoured'],
    ['Moonshot AI says reports of a Kimi K9 launch are untrue', 'en', 'denied'],
    ['小米回应MiMo-V9开源：假消息', 'zh', 'denied'],
    ['智谱辟谣GLM-9本月发布', 'zh', 'denied'],
    ['DeepSeek否认V9将于下周发布', 'zh', 'denied'],
    ['DeepSeek回应“V9下周发布”传闻：不实消息', 'zh', 'denied'],
    ['DeepSeek V9发布？官方：不实', 'zh', 'denied'],
    ['Apple、自社開発の大規模言語モデルを来春投入か 米報道', 'ja', 'rumoured'],
    ['ソフトバンク、1兆パラメータの国産LLMを来年度に公開へ', 'ja', 'rumoured'],
    ['DeepSeek 回应“V9 下周发布”传闻：不实消息', 'zh', 'denied'],
    ['앤트로픽, 클로드 오퍼스 9 출시설 일축', 'ko', 'denied'],
    ['DeepSeek、V9公開のうわさを否定', 'ja', 'denied'],
    ['OpenAI、GPT-9の公開時期に関する報道を否定', 'ja', 'denied'],
    ['xAI launches Grok 9 after claims about Grok 8 were wrong', 'en', 'released'],
    ['OpenAI launches GPT-9, says claims that it is slow are false', 'en', 'released'],
    ['智谱开源 GLM-9，API 明年一季度开放', 'zh', 'open-weights'],
    ['업스테이지, 솔라 프로 9 오픈소스 공개…API는 다음 달부터 제공', 'ko', 'open-weights'],
    ['오픈AI, GPT-9 출시…무료 이용자는 다음 달부터 이용', 'ko', 'released'],
    ['Mistral retracts Pixtral 9 weights', 'en', 'withdrawn'],
    ['Alibaba quietly removes Qwen9 weights from Hugging Face', 'en', 'withdrawn'],
    ['MS, 파이-9 모델 허깅페이스서 삭제', 'ko', 'withdrawn'],
    ['카카오, 카나나 9 허깅페이스에 공개', 'ko', 'open-weights'],
    ['商汤日日新V9上线Hugging Face', 'zh', 'open-weights'],
    ['구글, 제미나이 9 공개…오늘부터 제공', 'ko', 'released'],
    ['Meta says it is to open the weights of its new AI model Llama 9', 'en', 'rumoured'],
    ['Qwen/Qwen9-72B-Instruct · Hugging Face', 'en', 'open-weights'],
  ])('is what the headline says: %s', (title, language, status) => {
    expect(releaseOf(title, '', language).status.value).toBe(status)
  })
})

describe('a model that is to come', () => {
  it.each([
    ['Baidu’s ERNIE 9 to be open-sourced on June 30', 'ERNIE 9 is a large model.'],
    ['Report: DeepSeek V9 trained on chips of its own', 'The model is said to be large.'],
    ['GPT-9 will be released next Tuesday', ''],
  ])('is not told as out: %s', (title, summary) => {
    expect(releaseOf(title, summary).status.value).toBe('rumoured')
  })

  it('is out where its maker dismisses something else', () => {
    expect(releaseOf('OpenAI releases GPT-9 and dismisses claims it is unsafe').status.value).toBe('released')
  })

  it('is in the making where the summary begins with that, and the headline does not say that it is out', () => {
    const summary = 'Meta is developing a closed model codenamed Larkspur.'
    expect(releaseOf("Inside Meta's pivot from open source to a closed model, Larkspur", summary).status.value).toBe(
      'rumoured',
    )
    expect(releaseOf('Meta releases Llama 9', 'Meta is building a business on the model.').status.value).toBe(
      'released',
    )
  })

  it.each([
    ['Quillon is building a voice stack, and its model Larkspur 3 is released today.', 'released'],
    ['Quillon is building a model for lawyers. It is out today under Apache 2.0.', 'open-weights'],
  ])('and is out where the same summary says so: %s', (summary, status) => {
    expect(releaseOf('Larkspur 3, a model for speech', summary).status.value).toBe(status)
  })

  it('is announced where a Japanese headline says that its maker announced or made it, whenever it comes', () => {
    const statusOf = (title: string): string => releaseOf(title, '', 'ja').status.value
    expect(statusOf('クイロン、言語モデル「ことり 2」を発表　来春から提供へ')).toBe('announced')
    expect(statusOf('クイロン、言語モデル「ことり 2」を開発、来春に公開へ')).toBe('announced')
    expect(statusOf('クイロン、言語モデル「ことり 2」を来春に公開へ')).toBe('rumoured')
    expect(statusOf('クイロン、言語モデル「ことり 2」を来春に発表か')).toBe('rumoured')
  })

  it('is announced where its maker says so', () => {
    const title = 'OpenAI confirms that GPT-9 will be open-sourced in June'
    expect(releaseOf(title).status.value).toBe('announced')
  })

  it('is out where the headline says that, too', () => {
    expect(releaseOf('GPT-9 released; its weights to be open-sourced in June').status.value).toBe('released')
  })
})

describe('a model that opens for tests', () => {
  it.each([
    ['Midjourney V9开启测试', '生成速度提升五倍。', 'zh'],
    ['通义千问9模型开始公测', '用户可以申请体验。', 'zh'],
    ['딥시크 V9 모델 오픈 베타 테스트 시작', '누구나 신청할 수 있다.', 'ko'],
    ['OpenAI、新モデルGPT-9のベータテストを開始', '一部の利用者が試せる。', 'ja'],
  ])('is a preview, by these words: %s', (title, summary, language) => {
    const { status } = releaseOf(title, summary, language)
    expect(status.value).toBe('preview')
    expect(status.evidence.quote).toMatch(/测试|公测|테스트|베타|ベータ/u)
  })
})

describe('the status of a model in other languages', () => {
  it.each([
    ['Google lance Gemini 9 en préversion', 'fr', 'preview'],
    ['Google lanza Gemini 9 en versión preliminar', 'es', 'preview'],
    ['Mistral stellt Mistral Large 9 als Vorschau vor', 'de', 'preview'],
    ['Alibaba veröffentlicht Qwen 9 als offenes Modell', 'de', 'open-weights'],
    ['Alibaba lanza Qwen 9, su nuevo modelo de código abierto', 'es', 'open-weights'],
    ['Meta retira Llama 9', 'es', 'withdrawn'],
    ['Introducing GPT-9, for which OpenAI will retire GPT-8', 'en', 'released'],
    ['메타, 라마 9 배포 중단', 'ko', 'withdrawn'],
    ['오픈AI GPT-9 선보여…기존 모델 배포 중단', 'ko', 'released'],
    ['DeepSeek V9上线：价格更低，旧模型将下架', 'zh', 'released'],
    ['阿里 Qwen9 预览版登场', 'zh', 'preview'],
    ['阿里发布Qwen9测试版', 'zh', 'preview'],
    ['阿里发布Qwen9，预览版用户免费升级', 'zh', 'released'],
    ['OpenAI、「GPT-9」を発表 旧モデルは提供終了', 'ja', 'released'],
    ['Meta、「Llama 9」の公開を停止', 'ja', 'withdrawn'],
  ])('of %s', (title, language, status) => {
    expect(releaseOf(title, '', language).status.value).toBe(status)
  })
})

describe('a model whose summary says that it is not final', () => {
  it.each([
    ['Introducing GPT-7-Codex-Ember', 'A research preview for paying users.', 'preview'],
    ['ByteDance unveils Seedance 7.0, its video generation model', 'It is available in beta on Jimeng.', 'preview'],
    ['Google announces Gemini 7.5 Pro, says it reasons better', 'It is now rolling out in preview.', 'preview'],
    ['ByteDance releases Seedance 7.0', 'It is available to all. An earlier preview was limited.', 'released'],
    ['Seedance 7.0 is now generally available', 'It was available in beta since March.', 'released'],
  ])('%s', (title, summary, status) => {
    expect(releaseOf(title, summary).status.value).toBe(status)
  })
})

describe('a model that its summary calls an early one, or one for few,', () => {
  it.each([
    ['Gemini 7.5 is out', 'Google released an early version of Gemini 7.5 Pro this morning.', 'en', 'early version'],
    ['OpenAI, GPT-7 공개', 'OpenAI가 GPT-7의 베타 버전을 내놓았다.', 'ko', '베타'],
    ['딥시크-V9 공개: 오픈소스의 저력', '딥시크가 차세대 모델 V9의 프리뷰 버전을 공개했다.', 'ko', '프리뷰'],
    ['智谱发布GLM-9', '智谱今天放出GLM-9的预览版，开发者已可调用。', 'zh', '预览版'],
    ['OpenAI、GPT-7を公開', 'OpenAIはGPT-7のベータ版を公開した。', 'ja', 'ベータ'],
    ['OpenAI releases GPT-7-Shield', 'GPT-7-Shield goes out only to vetted hospitals.', 'en', 'only to vetted'],
    [
      'OpenAI, GPT-7-Shield 출시',
      'GPT-7-Shield는 검증된 병원에만 제공되며 검증된 의사들에게 먼저 열린다.',
      'ko',
      '검증된 병원에만',
    ],
  ])('is a preview, by these words: %s', (title, summary, language, words) => {
    const { status } = releaseOf(title, summary, language)
    expect(status.value).toBe('preview')
    expect(status.evidence.quote).toContain(words)
  })

  it('is out where its headline says that it is for all now', () => {
    const { status } = releaseOf('GPT-7 is now generally available', 'An early version of it came in March.')
    expect(status.value).toBe('released')
  })
})

describe('a release that a European headline tells', () => {
  it.each([
    ['fr', 'Google annonce Gemini 9', '', 'announced'],
    ['pt', 'Google anuncia Gemini 9 Ultra', '', 'announced'],
    ['it', 'Google annuncia Gemini 9', 'È disponibile da oggi.', 'released'],
    ['it', 'xAI rilascia Grok 7 in anteprima', '', 'preview'],
    ['pt', 'Meta libera Llama 9 como código aberto', '', 'open-weights'],
    ['fr', 'Alibaba publie les poids de Qwen 9', '', 'open-weights'],
  ])('%s: %s', (language, title, summary, status) => {
    expect(releaseOf(title, summary, language).status.value).toBe(status)
  })
})
