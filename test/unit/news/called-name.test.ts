import { describe, expect, it } from 'vitest'
import { factsOf, modelOf, releaseOf } from './read-fields.ts'

describe('what a model is called, wherever one reads of it', () => {
  it.each([
    ['zh', '百度文心9.5正式发布', 'ERNIE 9.5', 'Baidu'],
    ['zh', '可灵9.0上线', 'Kling 9.0', 'Kuaishou'],
    ['zh', '字节跳动发布豆包大模型9.0', 'Doubao 9.0', 'ByteDance'],
    ['zh', '华为发布盘古大模型9.0', 'Pangu 9.0', 'Huawei'],
    ['zh', '商汤日日新9.5发布', 'SenseNova 9.5', 'SenseTime'],
    ['zh', '讯飞星火X9正式发布', 'Spark X9', 'iFlytek'],
    ['zh', '月之暗面Kimi K9开源', 'Kimi K9', 'Moonshot AI'],
    ['zh', '混元3D 9.0开源', 'Hunyuan3D 9.0', 'Tencent'],
    ['zh', '阿里通义千问9发布', 'Qwen9', 'Alibaba'],
    ['ko', '알리바바, 큐원9 공개', 'Qwen9', 'Alibaba'],
    ['ko', '앤트로픽, 클로드9 공개', 'Claude 9', 'Anthropic'],
    ['ko', 'LG AI연구원, 엑사원9.5 공개', 'EXAONE 9.5', 'LG AI Research'],
    ['ko', '구글, 제미나이9 프로 공개', 'Gemini 9 Pro', 'Google'],
    ['ko', "텐센트, '훈위안 9' 오픈소스 공개", 'Hunyuan 9', 'Tencent'],
    ['ko', "네이버, '하이퍼클로바X 씽크' 오픈소스로 공개", 'HyperCLOVA X Think', 'Naver'],
    ['ko', '네이버클라우드, 하이퍼클로바X 시드 14B 공개', 'HyperCLOVA X SEED 14B', 'Naver'],
    ['ko', "네이버, '하이퍼클로바X 싱크 9' 오픈소스로 공개", 'HyperCLOVA X Think 9', 'Naver'],
    ['en', 'Naver open-sources HyperCLOVA X Think 9 reasoning model', 'HyperCLOVA X Think 9', 'Naver'],
    ['ko', "바이트댄스, '더우바오 9.0' 출시", 'Doubao 9.0', 'ByteDance'],
    ['ko', "미스트랄, 추론 모델 '매지스트랄 9' 공개", 'Magistral 9', 'Mistral AI'],
    ['ko', "MS, 소형 모델 '파이-9' 공개", 'Phi-9', 'Microsoft'],
    ['ko', "오픈AI, 'GPT 이미지 9' 출시", 'GPT Image 9', 'OpenAI'],
    ['ko', "문샷AI, '키미 K9 싱킹' 공개", 'Kimi K9 Thinking', 'Moonshot AI'],
    ['ja', 'DeepSeek、V9を公開　オープンウェイト', 'DeepSeek V9', 'DeepSeek'],
    ['en', 'MiniMax launches M9.7 model on its API', 'MiniMax M9.7', 'MiniMax'],
    ['en', 'Xiaomi’s MiMo-V9 open-sourced', 'MiMo-V9', 'Xiaomi'],
    ['en', 'Qwen9 open-sourced', 'Qwen9', 'Alibaba'],
    ['en', 'Alibaba releases Wan9.2 as open weights', 'Wan9.2', 'Alibaba'],
    ['zh', '网易有道发布子曰9.0大模型', 'Ziyue 9.0', 'NetEase'],
    ['zh', '京东云发布言犀大模型9.0', 'Yanxi 9.0', 'JD.com'],
    ['zh', '360智脑大模型9.0发布', '360Zhinao 9.0', '360'],
    ['zh', '豆包 9.0 正式发布', 'Doubao 9.0', 'ByteDance'],
    ['zh', '可灵AI 9.0 全面上线', 'Kling 9.0', 'Kuaishou'],
    ['zh', '盘古大模型 9.0 发布', 'Pangu 9.0', 'Huawei'],
    ['zh', '讯飞星火大模型V9.0上线', 'Spark V9.0', 'iFlytek'],
    ['zh', '紫东太初大模型9.0发布', 'Zidong Taichu 9.0', 'Zidong Taichu'],
    ['zh', '刚刚，即梦AI 9.0 发布', 'Jimeng 9.0', 'ByteDance'],
    ['zh', '百川大模型9开源', 'Baichuan 9', 'Baichuan'],
    ['zh', '昆仑万维发布天工大模型 9.0', 'Skywork 9.0', 'Skywork AI'],
    ['zh', '书生·万象9.5开源', 'InternVL 9.5', 'Shanghai AI Lab'],
    ['zh', '快手可图 9.0 开源', 'Kolors 9.0', 'Kuaishou'],
    ['zh', '紫东太初 9.0 开源', 'Zidong Taichu 9.0', 'Zidong Taichu'],
    ['ko', '마이크로소프트, 파이 9 공개', 'Phi 9', 'Microsoft'],
    ['ko', '바이트댄스, ‘시드림 9.0’ 출시', 'Seedream 9.0', 'ByteDance'],
    ['ko', 'IBM, 그래나이트 9.0 오픈소스로 공개', 'Granite 9.0', 'IBM'],
    ['ko', "코히어, 기업용 AI 모델 '커맨드 A' 공개", 'Command A', 'Cohere'],
    ['ko', "코히어, 거대언어모델 '커맨드 R+' 공개", 'Command R+', 'Cohere'],
    ['zh', '云知声发布山海大模型9.0', '山海9.0', 'Unisound'],
    ['zh', '奎隆科技开源新一代星语大模型9.5，性能提升30%', '星语9.5', '奎隆科技'],
    ['ko', '런웨이, 젠 9.5 공개', 'Gen 9.5', 'Runway'],
    ['ko', '트웰브랩스, 마렝고 9.0 출시', 'Marengo 9.0', 'Twelve Labs'],
    ['en', 'Kuaishou launches Kling AI 9.0', 'Kling 9.0', 'Kuaishou'],
    ['ko', '콰이쇼우, 클링 AI 9.0 공개', 'Kling 9.0', 'Kuaishou'],
    ['ko', '미니맥스, 하이루오 AI 9 공개', 'Hailuo 9', 'MiniMax'],
    ['en', 'ByteDance launches Jimeng AI 9.0', 'Jimeng 9.0', 'ByteDance'],
    ['ko', '어도비, 파이어플라이 이미지 모델 9 공개', 'Firefly Image Model 9', 'Adobe'],
  ])('%s: %s', (language, title, name, vendor) => {
    const model = modelOf(title, '', language)
    expect([model.name.value, model.vendor?.value]).toEqual([name, vendor])
  })

  it('is in the same line whether a word for what it is stands between or not', () => {
    const [one, other] = ['字节跳动发布豆包大模型9.0', '豆包9.0上线'].map((title) => modelOf(title, '', 'zh'))
    expect([one?.family, one?.version]).toEqual([other?.family, other?.version])
  })

  it.each([
    ['ko', '마이크로소프트, 라즈베리 파이 9 지원'],
    ['ko', '세븐일레븐 9 프로 출시'],
    ['ko', '드림머신 3D 프린터 출시'],
    ['ko', '배키 3집 발매'],
    ['ko', '그래나이트 3구 냄비 출시'],
    ['zh', '盘古3D打印机发布'],
    ['ko', '바이트댄스, 시드 9억달러 투자'],
    ['zh', '豆包 10 月更新'],
    ['zh', '盘古大模型 9 款新品发布'],
    ['zh', '豆包手机助手 9 发布'],
  ])('%s: words that only look like a line are none: %s', (language, title) => {
    expect(factsOf(title, '', language).filter(({ topic }) => topic === 'model-release')).toEqual([])
  })

  it('a number of parameters behind a line is no version', () => {
    expect(releaseOf('盘古大模型90亿参数版本发布', '', 'zh').models.map(({ version }) => version)).not.toContain('90')
  })

  it('two models of one line are two', () => {
    const [think, seed] = ['하이퍼클로바X 씽크', '하이퍼클로바X 시드'].map(
      (name) => modelOf(`네이버, '${name}' 오픈소스로 공개`, '', 'ko').variant,
    )
    expect([think, seed]).toEqual(['think', 'seed'])
  })

  it('is of one line under both names that it has, and of another where its maker has several', () => {
    const family = (title: string) => modelOf(title, '', 'en').family
    expect(family('NVIDIA releases Isaac GR00T N9')).toBe(family('NVIDIA releases GR00T N9'))
    expect(family('Zhipu AI releases CogView 9')).not.toBe(family('Zhipu AI releases GLM-9'))
    expect(family('Twelve Labs releases Marengo 9')).not.toBe(family('Twelve Labs releases Pegasus 9'))
    expect(family('MiniMax launches Hailuo 9')).not.toBe(family('MiniMax launches MiniMax-M9'))
  })

  it.each([
    ['en', 'OpenAI releases GPT-9.2, days after GPT-9.1'],
    ['en', 'OpenAI launches GPT-9.2 a week after the launch of GPT-9.1'],
    ['en', 'OpenAI unveils GPT-9.2, the successor to GPT-9.1'],
    ['ko', '오픈AI, GPT-9.1에 이어 GPT-9.2 출시'],
    ['ja', 'OpenAI、GPT-9.1の後継「GPT-9.2」を公開'],
    ['zh', 'GPT-9.1发布仅八天，OpenAI推出GPT-9.2'],
  ])('%s: the one before is not told with it: %s', (language, title) => {
    expect(releaseOf(title, '', language).models.map(({ name }) => name.value)).toEqual(['GPT-9.2'])
  })

  it('is never where its maker is', () => {
    expect(releaseOf('Stability AI Japan、画像生成モデルを公開', '', 'ja').models).toEqual([])
  })
})
