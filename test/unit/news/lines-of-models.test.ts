import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { organisationNamed } from '../../../src/news/names/find-organisations.ts'
import { plainLine } from '../../../src/news/names/known-lines.ts'
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
    ['en', 'Nvidia falls as DeepSeek launches V9', 'DeepSeek', 'DeepSeek V9'],
    ['en', 'MiniMax-M4 open-weight, large-scale reasoning model', 'MiniMax', 'MiniMax-M4'],
    ['ko', "중국 샤오홍슈, AI 모델 'dots-note-4.0' 공개", 'Xiaohongshu', 'dots-note-4.0'],
    ['zh', '豆包大模型9.0家族发布，含Pro、Lite、Code三款', 'ByteDance', 'Doubao 9.0'],
    ['zh', '腾讯发布混元图像9.0', 'Tencent', 'HunyuanImage 9.0'],
    ['ko', "텐센트, '훈위안이미지 9.0' 공개", 'Tencent', 'HunyuanImage 9.0'],
    ['zh', 'DeepSeek 回应“V9 下周发布”传闻：不实消息', 'DeepSeek', 'DeepSeek V9'],
    ['zh', '小红书发布dots.vlm3', 'Xiaohongshu', 'dots.vlm3'],
    ['zh', '聯發科發表Breeze 9', 'MediaTek', 'Breeze 9'],
    ['en', 'Luma AI launches Ray4', 'Luma AI', 'Ray4'],
    ['en', 'NVIDIA releases Llama 9 Nemotron Ultra', 'NVIDIA', 'Llama 9 Nemotron Ultra'],
    ['en', 'Nomic Embed v9 is out', 'Nomic AI', 'Nomic Embed v9'],
    ['en', 'TabPFN-9 released', 'Prior Labs', 'TabPFN-9'],
    ['en', "Galbot's GraspVLA 9 open sourced", 'Galbot', 'GraspVLA 9'],
    ['en', 'Sesame open-sources CSM-9', 'Sesame AI', 'CSM-9'],
    ['en', 'Voyage AI launches voyage-9-large embedding model', 'Voyage AI', 'voyage-9-large'],
    ['zh', '开源搜索 Agent MiroThinker 9：30B 参数', 'MiroMind', 'MiroThinker 9'],
    ['ko', 'Bonsai 30B - 휴대폰에서 실행되는 30B급 모델', 'PrismML', 'Bonsai 30B'],
    ['en', 'Ideogram 4.0 launches', 'Ideogram', 'Ideogram 4.0'],
    ['en', 'Arc Institute releases Evo 3', 'Arc Institute', 'Evo 3'],
    ['en', 'Physical Intelligence open-sources π0.7', 'Physical Intelligence', 'π0.7'],
    ['en', 'Snowflake releases Arctic 3', 'Snowflake', 'Arctic 3'],
    ['en', 'Perplexity launches Sonar 2', 'Perplexity', 'Sonar 2'],
    ['en', 'TII releases Falcon H2', 'TII', 'Falcon H2'],
    ['en', 'TII releases Falcon-90M', 'TII', 'Falcon-90M'],
    ['en', 'Nvidia launches Grey Falcon 3 for robots', 'NVIDIA', 'Grey Falcon 3'],
    ['en', 'Cerebras launches Blazing Qwen 9', 'Alibaba', 'Qwen 9'],
    ['en', 'Amazon unveils its new Blue Granite 2', 'Amazon', 'Blue Granite 2'],
    ['en', "Aurora 2: Microsoft's weather model", 'Microsoft', 'Aurora 2'],
    ['en', "Nova 3: Deepgram's speech model", 'Deepgram', 'Nova 3'],
    ['en', "Flux 3: Deepgram's new speech model", 'Deepgram', 'Flux 3'],
    ['en', "Composer 3: Anysphere's coding model", 'Cursor', 'Composer 3'],
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
    ['ko', '아마존, ‘노바 4 프리미어’ 출시…클로드 오퍼스 6.5의 3분의 1 가격', 'Amazon', 'Nova 4 Premier'],
    ['ko', '수노, 음악 생성 AI ‘v7’ 출시', 'Suno', 'Suno v7'],
    ['en', 'openbmb/MiniCPM-V-6 · Hugging Face', 'ModelBest', 'MiniCPM-V-6'],
    ['ko', "샤오미, '미모 V3 프로' 공개", 'Xiaomi', 'MiMo V3 Pro'],
    ['ko', '화웨이, 판구 6.0 공개', 'Huawei', 'Pangu 6.0'],
    ['ko', 'xAI, 그록 이매진 2.0 공개', 'xAI', 'Grok Imagine 2.0'],
    ['ko', '바이두, 어니 6.0 공개', 'Baidu', 'ERNIE 6.0'],
    ['zh', '月之暗面开源Kimi Linear 2', 'Moonshot AI', 'Kimi Linear 2'],
    ['ko', "SKT '에이닷 엑스 5.0' 오픈소스로 풀었다", 'SK Telecom', 'A.X 5.0'],
    ['ko', 'KT 믿:음 3.0, 허깅페이스 공개', 'KT', 'Mi:dm 3.0'],
    ['ko', "엔비디아, 로봇용 AI 모델 '그루트 N2' 공개", 'NVIDIA', 'GR00T N2'],
    ['ko', "피겨 AI, 로봇 두뇌 '헬릭스 03' 공개", 'Figure AI', 'Helix 03'],
    ['ko', "런웨이, 영상 생성 AI '젠-6' 출시", 'Runway', 'Gen-6'],
    ['ko', "스태빌리티AI, 음악 생성 모델 '스테이블 오디오 4' 공개", 'Stability AI', 'Stable Audio 4'],
    ['ko', "구글 딥마인드, 기상 예측 모델 '웨더넥스트 4' 공개", 'Google DeepMind', 'WeatherNext 4'],
    ['ko', "삼성전자, 생성 AI 모델 '가우스 4' 공개", 'Samsung', 'Gauss 4'],
    ['ko', '딥시크, V5 기습 공개…“비용은 30분의 1”', 'DeepSeek', 'DeepSeek V5'],
    ['ko', '딥시크, V10 공개', 'DeepSeek', 'DeepSeek V10'],
    ['zh', 'DeepSeek低调放出V9-Lite权重', 'DeepSeek', 'DeepSeek V9-Lite'],
    ['en', 'DeepSeek releases V9-Flash', 'DeepSeek', 'DeepSeek V9-Flash'],
    ['ko', '딥시크, V5 이달 공개 전망', 'DeepSeek', 'DeepSeek V5'],
    ['en', 'DeepSeek releases V10', 'DeepSeek', 'DeepSeek V10'],
    ['ko', "네이버, 추론 모델 '하이퍼클로바X 시드 14B 씽크 2' 공개", 'Naver', 'HyperCLOVA X SEED 14B Think 2'],
    ['zh', '昆仑万维天工4.0开源', 'Skywork AI', 'Skywork 4.0'],
    ['zh', '面壁智能MiniCPM-5发布，端侧跑赢GPT-4o', 'ModelBest', 'MiniCPM-5'],
    ['ko', 'KT, ‘믿:음 K 4.0’ 공개', 'KT', 'Mi:dm K 4.0'],
    ['ko', "오픈AI, 음성 인식 모델 'GPT-트랜스크라이브' 2종 공개", 'OpenAI', 'GPT-Transcribe'],
    ['en', 'Google DeepMind releases SIMA 4', 'Google DeepMind', 'SIMA 4'],
    ['en', 'New Gemini model imminent', 'Google', 'Gemini'],
    ['ja', '楽天、Rakuten AI 4.0を発表', 'Rakuten', 'Rakuten AI 4.0'],
    ['ja', 'ソフトバンク、国産LLM「Sarashina 3」を商用提供', 'SB Intuitions', 'Sarashina 3'],
    ['ja', 'NEC、生成AI「cotomi v4」を発売', 'NEC', 'cotomi v4'],
    ['ja', '富士通、LLM「Takane 2」を発表', 'Fujitsu', 'Takane 2'],
    ['ja', 'SB Intuitions、「Sarashina3 mini」を公開', 'SB Intuitions', 'Sarashina3 mini'],
    ['ja', 'PFN、国産生成AI基盤モデル「PLaMo 3.0 Prime」を提供開始', 'Preferred Networks', 'PLaMo 3.0 Prime'],
  ])('%s: %s', (language, title, vendor, name) => {
    const model = modelOf(title, '', language)
    expect([model.vendor?.value, model.name.value]).toEqual([vendor, name])
  })

  it.each([
    ['Audio Flamingo 9 is out: new AI model with open weights', 'NVIDIA', 'Audio Flamingo 9'],
    ['FourCastNet 9 is out: new AI model with open weights', 'NVIDIA', 'FourCastNet 9'],
    ['SeedVR9 is out: new AI model with open weights', 'ByteDance', 'SeedVR9'],
    ['Open-Sora 9 is out: new AI model with open weights', 'HPC-AI Tech', 'Open-Sora 9'],
    ['MAI-UI-9B is out: new AI model with open weights', 'Alibaba', 'MAI-UI-9B'],
    ['Llama Nemotron Ultra is out: new AI model with open weights', 'NVIDIA', 'Llama Nemotron Ultra'],
    ['SeedVRX-9 is out: new AI model with open weights', undefined, 'SeedVRX-9'],
    ['IBM releases open AI model SeedVR9', 'IBM', 'SeedVR9'],
    ['Mistral releases Voicebox 9, an open-weight model', 'Mistral AI', 'Voicebox 9'],
    ['MM19 is out: new AI model with open weights', undefined, 'MM19'],
    ['New model: Zephyr-Vale-9 24B (Mistral Small finetune)', undefined, 'Zephyr-Vale-9 24B'],
    ['New model: Zephyr-Vale-9 24B, a fine-tune of Mistral Small', undefined, 'Zephyr-Vale-9 24B'],
    ['Quillon releases its new AI model Flamingo 9', 'Quillon', 'Flamingo 9'],
  ])('whose a line is that only its shape gives away: %s', (title, vendor, name) => {
    const model = modelOf(title)
    expect([model.vendor?.value, model.name.value]).toEqual([vendor, name])
  })

  it('of the table have each one row, as names are compared', () => {
    const rows = readFileSync(new URL('../../../src/news/data/lines.tsv', import.meta.url), 'utf8')
      .trimEnd()
      .split('\n')
    const lines = rows.map((row) => row.split('\t')[0] ?? '')
    expect(lines).toEqual([...new Set(lines)].toSorted())
    expect(lines).toEqual(lines.map(plainLine))
    // A vendor that is known otherwise is called as it is there.
    const makers = rows.map((row) => row.split('\t')[1] ?? '')
    expect(makers).toEqual(makers.map((maker) => organisationNamed(maker)?.name ?? maker))
  })

  it.each([
    ['MiniMax launches MiniMax Music 9.0', 'Music 9.0', 'music', '9.0', null],
    ['MiniMax-Hailuo-9 is out', 'MiniMax-Hailuo-9', 'hailuo', '9', null],
    ['Google releases T5Gemma 9', 'T5Gemma 9', 't5gemma', '9', null],
    ['Nvidia unveils Cosmos Reason 9', 'Cosmos Reason 9', 'cosmos reason', '9', null],
    ['Cohere releases cohere-transcribe-09-2027', 'cohere-transcribe-09-2027', 'cohere transcribe', null, null],
    ['Nvidia releases NVIDIA-Nemotron-9-Nano', 'NVIDIA-Nemotron-9-Nano', 'nemotron', '9', 'nano'],
    ['Microsoft releases TRELLIS.2', 'TRELLIS.2', 'trellis', '2', null],
    ['Meta releases Segment Anything Model 9', 'Segment Anything Model 9', 'sam', '9', null],
    ['Black Forest Labs releases FLUX.9 [klein]', 'FLUX.9 [klein]', 'flux', '9', 'klein'],
    ['Alibaba open-sources Qwen9Guard', 'Qwen9Guard', 'qwen', '9', 'guard'],
    ['Google launches Gemini 9 DeepThink', 'Gemini 9 DeepThink', 'gemini', '9', 'deep think'],
    ['We just released Quill-Audio-2. Weights on Hugging Face.', 'Quill-Audio-2', 'quill', '2', 'audio'],
    ['Ai2 releases Olmo 9-Think 32B', 'Olmo 9-Think 32B', 'olmo', '9', null],
    ['Alibaba releases Wan9.2-S2V-14B', 'Wan9.2-S2V-14B', 'wan', '9.2', null],
    ['LarkspurX-1.5B: Further training Quill-Distill-Qwen-1.5B using RL', 'LarkspurX-1.5B', 'larkspurx', null, null],
    ['Anthropic launches Claude Opus 9 (Fast mode, too)', 'Claude Opus 9', 'claude', '9', 'opus'],
  ])('each has a name of its own: %s', (title, name, family, version, variant) => {
    const model = modelOf(title)
    expect([model.name.value, model.family, model.version, model.variant]).toEqual([name, family, version, variant])
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
    ['ko', '그루트 2 피규어 출시'],
    ['en', 'Octave 9.1 released, the GNU numerical computing tool'],
    ['en', 'Dia 2 browser launches'],
    ['en', 'Deepgram launches Flux 2 for voice agents'],
    ['ja', '書籍「生成AI入門 2」を発売'],
    ['ja', 'トヨタ、生成AIモデル搭載の新型「プリウス 6」を発売'],
    ['ko', '플럭스 2 용접기 출시'],
    ['zh', '天工2.0机器人亮相'],
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
