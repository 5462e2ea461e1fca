/** An organisation by its usual Latin name, with what else it is called. `ai`: what it does when a text does not say. */
export type Organisation = {
  readonly name: string
  readonly aliases: readonly string[]
  readonly ai: boolean | null
  /** Mostly invests: seldom the one who receives. */
  readonly isInvestor: boolean
}

/** `name = alias | alias`; companies that build AI or its infrastructure. */
const AI_COMPANIES = `
OpenAI = Open AI | 오픈AI | 오픈에이아이 | 오픈 AI
Anthropic = 앤트로픽 | 앤스로픽 | 앤쓰로픽 | アンソロピック | アンスロピック
Google DeepMind = DeepMind | 딥마인드 | 구글 딥마인드 | ディープマインド
xAI = x.ai
SpaceXAI
DeepSeek = 딥시크 | 深度求索 | ディープシーク | Deepseek | deepseek_news
Mistral AI = Mistral | 미스트랄 | 미스트랄 AI | ミストラル
Moonshot AI = Moonshot | 문샷 AI | 문샷AI | 문샷 | 月之暗面
Zhipu AI = Zhipu | 智谱 | 智谱AI | 智谱 AI | 즈푸 | 지푸 AI | 지푸AI | 즈푸 AI | Z.ai | Z AI | z.ai
MiniMax = 미니맥스 | 稀宇科技 | 稀宇
StepFun = 阶跃星辰 | 스텝펀 | 阶跃
01.AI = 零一万物
Baichuan = Baichuan AI | 百川智能 | 百川
SenseTime = 商汤科技 | 商汤 | 센스타임
iFlytek = 科大讯飞 | 讯飞
ModelBest = 面壁智能
Manus = 마누스
Unitree = 宇树科技 | 宇树 | 유니트리
Cohere = 코히어
Perplexity = Perplexity AI | PerplexityAI | 퍼플렉시티
Hugging Face = HuggingFace | 허깅페이스 | 허깅 페이스
Stability AI = 스태빌리티 AI
Black Forest Labs = BFL | 블랙 포레스트 랩스 | 블랙포레스트랩스
Midjourney = 미드저니
Runway = RunwayML | 런웨이
Luma AI = Luma | 루마 AI
Pika
Suno = 수노
ElevenLabs = Eleven Labs | 일레븐랩스
Inflection AI = Inflection
Character.AI = Character AI | 캐릭터.AI
Scale AI = 스케일 AI | 스케일AI
Safe Superintelligence = SSI | 세이프 슈퍼인텔리전스
Thinking Machines Lab = Thinking Machines | 싱킹 머신즈 랩 | 싱킹 머신 랩 | 싱킹머신즈랩 | 씽킹 머신즈
Reflection AI = Reflection | 리플렉션 AI
Periodic Labs
AMI Labs = Advanced Machine Intelligence
Ineffable Intelligence = 이네퍼블 인텔리전스
World Labs = 월드랩스
Physical Intelligence = 피지컬 인텔리전스
Skild AI = 스킬드 AI
Figure AI = Figure | 피규어 AI
1X = 1X Technologies
Apptronik = 앱트로닉
Anysphere
Cursor = 커서
Cognition = Cognition AI | 코그니션
Windsurf = Codeium
Replit = 레플릿
Lovable = 러버블
Harvey = 하비
Sierra
Glean
Groq = 그록(Groq)
Cerebras = Cerebras Systems | 세레브라스
SambaNova = 삼바노바
Etched
MatX
Tenstorrent = 텐스토렌트
Lambda
CoreWeave = 코어위브
Nebius
Crusoe = 크루소
Together AI = 투게더 AI
Fireworks AI
Modal Labs = Modal | 모달 랩스
Baseten = 베이스텐
Inferact
LMArena = LM Arena
Databricks = 데이터브릭스
Sakana AI = サカナAI | Sakana | 사카나 AI
Preferred Networks = PFN | プリファードネットワークス
Upstage = 업스테이지
Rebellions = 리벨리온
FuriosaAI = 퓨리오사AI | 퓨리오사
Wrtn = 뤼튼 | 뤼튼테크놀로지스 | 뤼튼AI
Lunit = 루닛
Liner = 라이너
Trillion Labs = 트릴리온랩스
Motif Technologies = 모티프테크놀로지스 | 모티프
Twelve Labs = 트웰브랩스 | TwelveLabs
Nota AI = 노타
Sarvam AI = Sarvam | 사르밤
Krutrim
Aleph Alpha = 알레프 알파
Helsing
H Company
Poolside
Nous Research
Liquid AI = 리퀴드 AI
Arcee AI = Arcee
Ai2 = Allen Institute for AI | AI2 | Allen AI | 앨런AI연구소
Reka AI = Reka
Inception = Inception Labs
Essential AI
Adept
Imbue
Prime Intellect
EvolutionaryScale
Chai Discovery
Isomorphic Labs = 아이소모픽 랩스
Lila Sciences
Xaira
Decagon
Abridge
OpenEvidence
Hippocratic AI
Wayve = 웨이브(Wayve)
Waymo = 웨이모
Waabi
Nuro
Aurora
Neuralink = 뉴럴링크
Synthesia
HeyGen
Lightricks
Fish Audio
Nari Labs
AI21 Labs = AI21
Contextual AI
LangChain
LlamaIndex
Pinecone
Weaviate
Qdrant
Weights & Biases
Unconventional AI
Ricursive Intelligence
Humans&
Project Prometheus
Thinking Machines Lab = TML
Shanghai AI Lab = 上海人工智能实验室 | 上海AI实验室 | InternLM
BAAI = 智源研究院 | 智源
MiroMind
Hume AI = Hume
Multiverse Computing
Skywork AI = Skywork | 昆仑万维
Kuaishou = 快手 | 콰이쇼우
`

/** Everybody else that such news names often. */
const COMPANIES = `
Google = 구글 | 谷歌 | グーグル
Microsoft = 마이크로소프트 | MS | 微软 | マイクロソフト
Meta = 메타 | Facebook | Meta AI | メタ
Amazon = 아마존 | AWS | 亚马逊 | アマゾン
Apple = 애플 | 苹果 | アップル
NVIDIA = Nvidia | 엔비디아 | 英伟达 | エヌビディア
AMD
Intel = 인텔 | 英特尔
IBM
Alibaba = 알리바바 | 阿里 | 阿里巴巴 | 阿里云 | アリババ | Qwen team | 通义实验室 | 阿里通义
Tencent = 텐센트 | 腾讯 | 腾讯混元
Baidu = 바이두 | 百度
ByteDance = 바이트댄스 | 字节跳动 | 字节 | 豆包 | 火山引擎
Xiaomi = 샤오미 | 小米
Huawei = 화웨이 | 华为
Meituan = 메이투안 | 美团
Ant Group = 蚂蚁集团 | 앤트그룹 | 蚂蚁 | inclusionAI
Xiaohongshu = 小红书
Bilibili = 哔哩哔哩 | B站
JD.com = 京东
Samsung = 삼성전자 | 三星 | Samsung Electronics
SK Telecom = SKT | SK텔레콤
LG AI Research = LG AI연구원 | LG
Naver = 네이버 | NAVER
Kakao = 카카오
NC AI = 엔씨 AI | NC소프트
KT
Sony = 소니 | ソニー
NTT
Rakuten = 楽天
Salesforce = 세일즈포스
Oracle = 오라클
Adobe = 어도비
ServiceNow
Snowflake = 스노우플레이크
Cloudflare
GitHub = 깃허브
Tesla = 테슬라 | 特斯拉
SpaceX = 스페이스X | 스페이스엑스
Stripe = 스트라이프
Temporal
Supabase
Vercel
Railway
Anduril = 안두릴
Shield AI
Saronic
Revolut
Ramp
Rippling
Deel
Mercor = 머코어
Zelos Tech = 九识智能
TII = Technology Innovation Institute
Swiss AI Initiative
Perceptron
Peking University = 北京大学 | 北大 | 베이징대
Tsinghua University = 清华大学 | 清华 | 칭화대
Stanford University = Stanford | 斯坦福
KAIST = 카이스트
NTT DATA
SoundHound
Oura = 오우라
`

const INVESTORS = `
Andreessen Horowitz = a16z | Andreessen | 앤드리슨 호로위츠
Sequoia Capital = Sequoia | 세쿼이아 | 红杉
SoftBank = 소프트뱅크 | 软银 | ソフトバンク
Thrive Capital = Thrive
Founders Fund
Lightspeed Venture Partners = Lightspeed | 라이트스피드
General Catalyst = 제너럴 캐탈리스트
Khosla Ventures = Khosla | 코슬라
Kleiner Perkins
Accel
Index Ventures
Insight Partners
Tiger Global
Coatue
Battery Ventures
Bessemer Venture Partners = Bessemer
Greylock
Benchmark Capital
Menlo Ventures
Spark Capital
IVP
ICONIQ
GIC
Temasek
MGX
Y Combinator = YC
Felicis
Redpoint
GV
NVentures
Blackstone
Dragoneer
Fidelity
D1 Capital
QIA = Qatar Investment Authority
Bezos Expeditions
`

function parse(block: string, ai: boolean | null, isInvestor: boolean): Organisation[] {
  return block
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', rest = ''] = line.split(' = ')
      return {
        name: name.trim(),
        aliases: rest === '' ? [] : rest.split(' | ').map((alias) => alias.trim()),
        ai,
        isInvestor,
      }
    })
}

export const ORGANISATIONS: readonly Organisation[] = [
  ...parse(AI_COMPANIES, true, false),
  ...parse(COMPANIES, null, false),
  ...parse(INVESTORS, null, true),
]
