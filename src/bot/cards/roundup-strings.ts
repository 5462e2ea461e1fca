import type { Modality } from '../../core/facts.ts'
import type { Language } from '../../core/workspace.ts'

/** What a model is for. */
export type ModelUse =
  Modality | 'code' | 'reasoning' | 'search' | 'robotics' | 'translation' | 'mathematics' | 'documents' | 'safety'

/** What only roundups and sums of rounds say. Values arrive formatted. */
type RoundupStrings = {
  /** Of a week that was over on that day. */
  readonly knownSince: (day: string) => string
  /**
   * Of stories that filters and mutes leave out, beside others that they don't. It is read in a channel, or in the direct
   * messages of somebody who watches names.
   */
  readonly moreUnfit: (count: number) => string
  /** The same where they leave out all there was. */
  readonly noneFits: (count: number) => string
  readonly changedHeading: (count: number) => string
  /** Events of weeks before this one. */
  readonly lateHeading: (count: number) => string
  readonly lateNote: string
  readonly coveredHeading: string
  /** `since` is a day, `null` when the whole year is known. */
  readonly yearHeading: (year: string, since: string | null) => string
  /** One country: companies with rounds of $100M or more, and of $1B or more. */
  readonly yearLine: (country: string, from100M: number, from1B: number) => string
  /** Said where the channel's filters or mutes leave some out. */
  readonly yearPart: string
  readonly unknownCountry: string
  readonly openWeights: string
  readonly closedWeights: string
  readonly uses: Readonly<Record<ModelUse, string>>
  readonly reports: (count: number) => string
  readonly unknownAmounts: (count: number) => string
  /** Of rounds whose amount is told as the most that there may be, with what they add to the sum. */
  readonly ceilings: (count: number, sums: string) => string
  /** Of rounds whose amount is told as the least that there is. */
  readonly floors: (count: number) => string
  /** Of rounds for which a range is shown, as publishers tell different amounts. */
  readonly disputedAmounts: (count: number) => string
  /** What of the sum was lent and given. */
  readonly ofIt: (parts: string) => string
  /** What rounds paid for shares that somebody held: in their amounts, and not in the sum. */
  readonly sold: (count: number, sums: string) => string
  /** Tender offers and other sales of shares that somebody holds already. `sums` may be empty. */
  readonly salesHeading: (count: number, sums: string) => string
  readonly salesNote: string
  /** The same in one sentence, beside a sum. */
  readonly salesApart: (count: number, sums: string) => string
  /** How the numbers are made. */
  readonly method: string
  readonly chartRounds: string
  /** How many of the week's a chart shows, where it has no room for all. */
  readonly chartPart: (count: number, all: number) => string
  /** Said where the bars' lengths are no plain measure. */
  readonly logScale: string
  /** Said where the longest bar is not drawn to its end. */
  readonly cutBar: string
  readonly chartModels: string
  readonly chartWeeks: string
  /** What the mark behind a week's sum means. */
  readonly withUpTo: string
}

const en: RoundupStrings = {
  knownSince: (day) =>
    `AI Wire has been reading since ${day}. Of this week it knows only what its feeds still held then.`,
  moreUnfit: (count) =>
    `${count} more ${count === 1 ? 'story of the week does' : 'stories of the week do'} not fit what is followed here.`,
  noneFits: (count) =>
    count === 1
      ? 'The one story of this week does not fit what is followed here.'
      : `None of the ${count} stories of this week fits what is followed here.`,
  changedHeading: (count) => `What changed since it was reported (${count})`,
  lateHeading: (count) => `From earlier weeks, seen only now (${count})`,
  lateNote: 'They count in the week in which they happened, not in the numbers of this one.',
  coveredHeading: 'Most covered',
  yearHeading: (year, since) =>
    `Companies with a round of $100M or more in ${year}${since === null ? '' : `, since ${since}`}`,
  yearLine: (country, from100M, from1B) =>
    `${country}: ${from100M}${from1B === 0 ? '' : ` (${from1B} with $1B or more)`}`,
  yearPart: 'Without companies that do not fit what is followed here.',
  unknownCountry: 'Country not stated',
  openWeights: 'open weights',
  closedWeights: 'closed weights',
  uses: {
    text: 'text',
    image: 'images',
    video: 'video',
    audio: 'audio',
    '3d': '3D',
    multimodal: 'multimodal',
    code: 'code',
    reasoning: 'reasoning',
    search: 'search',
    robotics: 'robotics',
    translation: 'translation',
    mathematics: 'mathematics',
    documents: 'documents',
    safety: 'safety',
  },
  reports: (count) => `${count} publishers`,
  unknownAmounts: (count) =>
    `${count} ${count === 1 ? 'round has' : 'rounds have'} no known amount and ${count === 1 ? 'adds' : 'add'} nothing to the sum.`,
  ceilings: (count, sums) =>
    `${count} ${count === 1 ? 'amount is' : 'amounts are'} told as “up to” and ${count === 1 ? 'counts' : 'count'} in full: ${sums}.`,
  floors: (count) =>
    `${count} ${count === 1 ? 'amount is' : 'amounts are'} told as “at least” and ${count === 1 ? 'counts' : 'count'} as that much.`,
  disputedAmounts: (count) =>
    `Sources disagree on ${count} ${count === 1 ? 'amount' : 'amounts'}: what most of them tell counts.`,
  ofIt: (parts) => `Of the sum: ${parts}.`,
  sold: (count, sums) => `Not in the sum: ${sums} that ${count} of these rounds paid for existing shares.`,
  salesHeading: (count, sums) => `Sales of existing shares (${count})${sums === '' ? '' : `: ${sums}`}`,
  salesNote: 'Tender offers and the like: the money goes to holders of shares, not to the company. Not counted above.',
  salesApart: (count, sums) =>
    `Not counted: ${count} ${count === 1 ? 'sale' : 'sales'} of existing shares${sums === '' ? '' : ` (${sums})`}, whose money goes to holders of shares, not to the company.`,
  method:
    'Amounts are summed in their own currency; dollar values are approximate, at the rates of a fixed day. Valuations, rumours, talks and sales of existing shares are never summed.',
  chartRounds: 'Funding of the week',
  chartPart: (count, all) => `${count} of ${all}`,
  logScale: 'logarithmic scale',
  cutBar: 'the longest bar is cut',
  chartModels: 'Model releases of the week',
  chartWeeks: 'Funding per week',
  withUpTo: 'with amounts told as “up to”',
}

const ko: RoundupStrings = {
  knownSince: (day) =>
    `AI Wire는 ${day}부터 읽기 시작했습니다. 이 주의 소식은 그때 피드에 남아 있던 것만 알고 있습니다.`,
  moreUnfit: (count) => `이 밖에 여기 조건에 맞지 않는 소식이 ${count}건 있습니다.`,
  noneFits: (count) =>
    count === 1
      ? '이 주의 소식 1건은 여기 조건에 맞지 않습니다.'
      : `이 주의 소식 ${count}건 가운데 여기 조건에 맞는 것은 없습니다.`,
  changedHeading: (count) => `보도 이후 바뀐 것 (${count})`,
  lateHeading: (count) => `뒤늦게 확인된 이전 소식 (${count})`,
  lateNote: '일어난 주에 집계되며, 이 주의 수에는 들어 있지 않습니다.',
  coveredHeading: '가장 많이 다뤄진 소식',
  yearHeading: (year, since) => `${year}년 1억 달러 이상 투자받은 기업${since === null ? '' : ` (${since}부터)`}`,
  yearLine: (country, from100M, from1B) =>
    `${country}: ${from100M}곳${from1B === 0 ? '' : `, 그중 10억 달러 이상 ${from1B}곳`}`,
  yearPart: '여기 조건에 맞지 않는 기업은 빠져 있습니다.',
  unknownCountry: '국가 미상',
  openWeights: '가중치 공개',
  closedWeights: '가중치 비공개',
  uses: {
    text: '텍스트',
    image: '이미지',
    video: '영상',
    audio: '음성',
    '3d': '3D',
    multimodal: '멀티모달',
    code: '코딩',
    reasoning: '추론',
    search: '검색',
    robotics: '로봇',
    translation: '번역',
    mathematics: '수학',
    documents: '문서 인식',
    safety: '안전',
  },
  reports: (count) => `매체 ${count}곳`,
  unknownAmounts: (count) => `${count}건은 금액이 알려지지 않아 합계에 들어가지 않았습니다.`,
  ceilings: (count, sums) => `${count}건은 ‘최대’ 금액이며, 합계에 전액이 들어갔습니다: ${sums}.`,
  floors: (count) => `${count}건은 ‘이상’으로 알려진 금액이며, 합계에 그 금액만 들어갔습니다.`,
  disputedAmounts: (count) => `${count}건은 보도마다 금액이 다르며, 가장 많은 보도의 금액이 합계에 들어갔습니다.`,
  ofIt: (parts) => `합계 가운데 ${parts}.`,
  sold: (count, sums) => `합계 제외: 라운드 ${count}건에 포함된 구주 ${sums}.`,
  salesHeading: (count, sums) => `구주 매각 (${count})${sums === '' ? '' : `: ${sums}`}`,
  salesNote: '공개매수 등 기존 주식의 매각입니다. 돈이 회사가 아니라 주주에게 가므로 위 합계에 넣지 않았습니다.',
  salesApart: (count, sums) =>
    `합계 제외: 구주 매각 ${count}건${sums === '' ? '' : ` (${sums})`}. 돈이 회사가 아니라 주주에게 갑니다.`,
  method:
    '금액은 통화별로 더했고, 달러 값은 기준일 환율로 어림한 것입니다. 기업가치, 소문, 협상, 구주 매각은 더하지 않습니다.',
  chartRounds: '주간 투자 유치',
  chartPart: (count, all) => `${all}건 중 ${count}건`,
  logScale: '로그 눈금',
  cutBar: '가장 긴 막대는 줄여서 표시',
  chartModels: '주간 모델 출시',
  chartWeeks: '주별 투자 유치',
  withUpTo: '‘최대’로 알려진 금액 포함',
}

const ja: RoundupStrings = {
  knownSince: (day) =>
    `AI Wire が読み始めたのは${day}です。この週については、そのときフィードに残っていた話題しか分かりません。`,
  moreUnfit: (count) => `ほかに、ここの条件に合わない話題が${count}件あります。`,
  noneFits: (count) =>
    count === 1
      ? 'この週の話題1件は、ここの条件に合いません。'
      : `この週の話題${count}件のうち、ここの条件に合うものはありません。`,
  changedHeading: (count) => `報道のあとに変わったこと（${count}件）`,
  lateHeading: (count) => `あとから分かった以前の週の話題（${count}件）`,
  lateNote: '起きた週に数えられ、この週の数字には含みません。',
  coveredHeading: '最も多く報じられた話題',
  yearHeading: (year, since) => `${year}年に1億ドル以上を調達した企業${since === null ? '' : `（${since}から）`}`,
  yearLine: (country, from100M, from1B) =>
    `${country}：${from100M}社${from1B === 0 ? '' : `、うち10億ドル以上${from1B}社`}`,
  yearPart: 'ここの条件に合わない企業は含みません。',
  unknownCountry: '国は不明',
  openWeights: '重み公開',
  closedWeights: '重み非公開',
  uses: {
    text: 'テキスト',
    image: '画像',
    video: '動画',
    audio: '音声',
    '3d': '3D',
    multimodal: 'マルチモーダル',
    code: 'コード',
    reasoning: '推論',
    search: '検索',
    robotics: 'ロボット',
    translation: '翻訳',
    mathematics: '数学',
    documents: '文書読み取り',
    safety: '安全対策',
  },
  reports: (count) => `${count}媒体`,
  unknownAmounts: (count) => `${count}件は金額が不明のため、合計に含みません。`,
  ceilings: (count, sums) => `${count}件は「最大」の金額で、合計には全額を含みます：${sums}。`,
  floors: (count) => `${count}件は「以上」とされる金額で、合計にはその金額だけを含みます。`,
  disputedAmounts: (count) => `${count}件は報道により金額が異なり、合計には最も多く報じられた金額を含みます。`,
  ofIt: (parts) => `合計のうち${parts}。`,
  sold: (count, sums) => `合計に含まないもの：ラウンド${count}件に含まれる既存株の取得分${sums}。`,
  salesHeading: (count, sums) => `既存株の売却（${count}件）${sums === '' ? '' : `：${sums}`}`,
  salesNote: '公開買付けなど、すでにある株式の売却です。代金は会社ではなく株主に渡るため、上の合計に含みません。',
  salesApart: (count, sums) =>
    `合計に含まないもの：既存株の売却${count}件${sums === '' ? '' : `（${sums}）`}。代金は会社ではなく株主に渡ります。`,
  method:
    '金額は通貨ごとに合計し、ドル換算は基準日のレートによる概算です。評価額、うわさ、交渉、既存株の売却は合計しません。',
  chartRounds: 'その週の資金調達',
  chartPart: (count, all) => `${all}件中${count}件`,
  logScale: '対数目盛',
  cutBar: '最も長い棒は途中を省略',
  chartModels: 'その週のモデル公開',
  chartWeeks: '週ごとの資金調達',
  withUpTo: '「最大」とされる金額を含む',
}

const zh: RoundupStrings = {
  knownSince: (day) => `AI Wire 从 ${day}起开始读取，这一周只知道当时订阅源里还有的新闻。`,
  moreUnfit: (count) => `另有 ${count} 条新闻不符合这里的条件。`,
  noneFits: (count) =>
    count === 1 ? '这一周唯一的一条新闻不符合这里的条件。' : `这一周的 ${count} 条新闻都不符合这里的条件。`,
  changedHeading: (count) => `报道之后的变化（${count}）`,
  lateHeading: (count) => `此前几周、现在才看到的新闻（${count}）`,
  lateNote: '计入其发生的那一周，不计入这一周的数字。',
  coveredHeading: '报道最多',
  yearHeading: (year, since) => `${year} 年获得 1亿美元及以上融资的公司${since === null ? '' : `（自 ${since}起）`}`,
  yearLine: (country, from100M, from1B) =>
    `${country}：${from100M} 家${from1B === 0 ? '' : `，其中 10亿美元及以上 ${from1B} 家`}`,
  yearPart: '不含不符合这里条件的公司。',
  unknownCountry: '国家或地区未知',
  openWeights: '开放权重',
  closedWeights: '权重未开放',
  uses: {
    text: '文本',
    image: '图像',
    video: '视频',
    audio: '音频',
    '3d': '3D',
    multimodal: '多模态',
    code: '代码',
    reasoning: '推理',
    search: '搜索',
    robotics: '机器人',
    translation: '翻译',
    mathematics: '数学',
    documents: '文档识别',
    safety: '安全',
  },
  reports: (count) => `${count} 家媒体`,
  unknownAmounts: (count) => `${count} 笔金额未知，不计入合计。`,
  ceilings: (count, sums) => `${count} 笔为“最高”金额，合计按全额计入：${sums}。`,
  floors: (count) => `${count} 笔为“至少”金额，合计按该金额计入。`,
  disputedAmounts: (count) => `${count} 笔金额各家说法不一，合计按报道最多的金额计入。`,
  ofIt: (parts) => `合计中：${parts}。`,
  sold: (count, sums) => `不计入合计：${count} 笔融资中用于购买老股的 ${sums}。`,
  salesHeading: (count, sums) => `老股转让（${count}）${sums === '' ? '' : `：${sums}`}`,
  salesNote: '要约收购等已有股份的转让：款项归股东而非公司，不计入以上合计。',
  salesApart: (count, sums) =>
    `不计入合计：${count} 笔老股转让${sums === '' ? '' : `（${sums}）`}，款项归股东而非公司。`,
  method: '金额按币种合计，美元数为按基准日汇率的约数。估值、传闻、洽谈和老股转让从不计入合计。',
  chartRounds: '当周融资',
  chartPart: (count, all) => `${all} 项中的 ${count} 项`,
  logScale: '对数刻度',
  cutBar: '最长的一条已截短',
  chartModels: '当周模型发布',
  chartWeeks: '每周融资',
  withUpTo: '含“最高”金额',
}

const STRINGS: Readonly<Record<Language, RoundupStrings>> = { en, ko, ja, zh }

/** What a roundup says in that language. */
export function roundupStringsOf(language: Language): RoundupStrings {
  return STRINGS[language]
}
