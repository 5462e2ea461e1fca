import { describe, expect, it } from 'vitest'
import { factsOf, modelOf } from './read-fields.ts'

describe('lines of models', () => {
  it.each([
    ['en', 'KT launches Mi:dm 3.0', 'KT', 'Mi:dm 3.0'],
    ['ko', "KT, 자체 개발 LLM '믿음 3.0' 공개", 'KT', 'Mi:dm 3.0'],
    ['en', 'MBZUAI releases K2 Think V3', 'MBZUAI', 'K2 Think V3'],
    ['en', 'Moonshot AI releases Kimi K2 Thinking', 'Moonshot AI', 'Kimi K2 Thinking'],
    ['en', 'Sber releases GigaChat 3 Ultra', 'Sber', 'GigaChat 3 Ultra'],
    ['en', 'Poolside launches Malibu 3', 'Poolside', 'Malibu 3'],
    ['en', 'Zyphra releases ZAYA2', 'Zyphra', 'ZAYA2'],
    ['en', 'Midjourney releases V9, its first video-native model', 'Midjourney', 'Midjourney V9'],
    ['en', 'Suno releases v6', 'Suno', 'Suno v6'],
    ['en', 'MiniMax-M4 open-weight, large-scale reasoning model', 'MiniMax', 'MiniMax-M4'],
    ['ko', "중국 샤오홍슈, AI 모델 'dots-note-4.0' 공개", 'Xiaohongshu', 'dots-note-4.0'],
    ['en', 'Luma AI launches Ray4', 'Luma AI', 'Ray4'],
    ['en', 'Ideogram 4.0 launches', 'Ideogram', 'Ideogram 4.0'],
    ['en', 'Arc Institute releases Evo 3', 'Arc Institute', 'Evo 3'],
    ['en', 'Physical Intelligence open-sources π0.7', 'Physical Intelligence', 'π0.7'],
    ['en', 'Snowflake releases Arctic 3', 'Snowflake', 'Arctic 3'],
    ['en', 'Perplexity launches Sonar 2', 'Perplexity', 'Sonar 2'],
    ['en', 'TII releases Falcon H2', 'TII', 'Falcon H2'],
    ['en', 'TII releases Falcon-90M', 'TII', 'Falcon-90M'],
    ['en', 'Amazon launches Nova 3 Pro', 'Amazon', 'Nova 3 Pro'],
    ['en', 'Amazon releases Nova 3 Sonic', 'Amazon', 'Nova 3 Sonic'],
    ['zh', '生数科技发布Vidu Q4', 'Shengshu Technology', 'Vidu Q4'],
    ['zh', '华为开源盘古Pro MoE 2', 'Huawei', 'Pangu Pro MoE 2'],
    ['zh', '科大讯飞发布讯飞星火大模型V5.0', 'iFlytek', 'Spark V5.0'],
    ['zh', 'MiniMax海螺3.0发布', 'MiniMax', 'Hailuo 3.0'],
    ['zh', '阶跃星辰发布Step 4', 'StepFun', 'Step 4'],
    ['zh', 'vivo发布蓝心大模型4.0', 'vivo', 'BlueLM 4.0'],
    ['ko', "업스테이지, 차세대 LLM '솔라 오픈 2' 공개", 'Upstage', 'Solar Open 2'],
    ['ko', "구글, 영상 생성 AI '비오 4' 공개", 'Google', 'Veo 4'],
    ['ko', '오픈AI, 챗GPT 이미지 2 공개', 'OpenAI', 'ChatGPT Image 2'],
    ['ko', "아마존, '노바 3 프로' 출시", 'Amazon', 'Nova 3 Pro'],
    ['ko', "샤오미, '미모 V3 프로' 공개", 'Xiaomi', 'MiMo V3 Pro'],
    ['ko', '화웨이, 판구 6.0 공개', 'Huawei', 'Pangu 6.0'],
    ['ko', 'xAI, 그록 이매진 2.0 공개', 'xAI', 'Grok Imagine 2.0'],
    ['ko', '바이두, 어니 6.0 공개', 'Baidu', 'ERNIE 6.0'],
    ['zh', '月之暗面开源Kimi Linear 2', 'Moonshot AI', 'Kimi Linear 2'],
    ['ja', '富士通、LLM「Takane 2」を発表', 'Fujitsu', 'Takane 2'],
    ['ja', 'SB Intuitions、「Sarashina3 mini」を公開', 'SB Intuitions', 'Sarashina3 mini'],
    ['ja', 'PFN、国産生成AI基盤モデル「PLaMo 3.0 Prime」を提供開始', 'Preferred Networks', 'PLaMo 3.0 Prime'],
  ])('%s: %s', (language, title, vendor, name) => {
    const model = modelOf(title, '', language)
    expect([model.vendor?.value, model.name.value]).toEqual([vendor, name])
  })

  it.each([
    ['en', 'Intel Evo 3 laptops arrive'],
    ['en', 'Huawei Nova 15 Pro launches with Kirin chip'],
    ['en', 'Huawei launches Nova 15 phone'],
    ['en', 'Honor launches Nova 5'],
    ['zh', '华为发布nova 15 Pro'],
    ['en', 'SpaceX launches Falcon 9 with 22 Starlink satellites'],
    ['en', 'SpaceX launches Falcon Heavy 2'],
    ['en', 'SonarSource releases Sonar 2026.1'],
    ['ko', '루시아 2집 앨범 공개'],
    ['en', 'The Arctic 3 expedition'],
    ['en', 'Voyage-4 cruise ship'],
    ['en', 'Step 4: deploy your agent'],
    ['en', 'Helix 03 elevator'],
    ['en', 'Pika 2 sightings in Colorado'],
    ['ko', '미모 V3 화장품 출시'],
    ['ko', '노바 3 신차 출시'],
    ['zh', '盘古开天辟地新书发布'],
  ])('other things of the same name are none; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })
})
