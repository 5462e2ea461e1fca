import { TOPIC_WORDS } from '../../core/command.ts'
import { TOPICS } from '../../core/topic.ts'
import { option } from './command-option.ts'

export const PEOPLES_TOPICS = TOPICS.map((topic) => TOPIC_WORDS[topic])
/** What can be followed: the topics, and the roundup of the week by itself. */
export const FOLLOWED = [...PEOPLES_TOPICS, 'roundup'] as const
export const FUNDING_SORTS = ['newest', 'largest'] as const
export const ON_OR_OFF = ['on', 'off'] as const
export const WATCH_ACTIONS = ['list', 'add', 'remove'] as const
/** The rounds to choose from, as people write them. */
export const ROUND_WORDS: readonly string[] = [
  ...['pre-seed', 'seed', 'pre-series a', 'pre-series b'],
  ...'a b c d e f g h i j k l'.split(' ').map((letter) => `series ${letter}`),
  ...['debt', 'secondary', 'grant', 'strategic', 'pre-ipo'],
]
export const BACKFILL_MAX = 5
export const LONGEST_COMPLAINT = 500
export const PREVIEW_DAYS_MAX = 30

export const FOLLOWED_OPTION = option(
  'topic',
  {
    en: 'What to follow: models, funding or the weekly roundup',
    ko: '주제: models(모델), funding(투자), roundup(주간 정리)',
    ja: 'テーマ：models（モデル）、funding（資金調達）、roundup（週のまとめ）',
    zh: '主题：models（模型）、funding（融资）或 roundup（每周汇总）',
  },
  { required: true, choices: FOLLOWED },
)

export const SINCE = option('since', {
  en: 'Not older than: 7d, 2w, 3m, or a day like 2026-02-01',
  ko: '이후: 7d, 2w, 3m 또는 2026-02-01 같은 날짜',
  ja: 'これより新しいもの：7d、2w、3m、または 2026-02-01 のような日付',
  zh: '不早于：7d、2w、3m，或 2026-02-01 这样的日期',
})

export const PAGE = option(
  'page',
  { en: 'Page, from 1', ko: '쪽, 1부터', ja: 'ページ、1から', zh: '页码，从 1 开始' },
  { type: 'integer', min: 1 },
)

export const MIN_AMOUNT = option('min_amount', {
  en: 'Smallest amount: 100M, $1b, €50m',
  ko: '최소 금액: 1억 달러, 100M, €50m',
  ja: '最小の金額：10億ドル、100M、€50m',
  zh: '最小金额：3亿美元、100M、€50m',
})

export const OPEN_WEIGHTS = option(
  'open_weights',
  {
    en: 'Only models with open weights',
    ko: '가중치가 공개된 모델만',
    ja: '重みが公開されたモデルだけ',
    zh: '只看开放权重的模型',
  },
  { type: 'boolean' },
)

export const OTHER_CHANNEL = option(
  'channel',
  {
    en: 'A channel other than this one',
    ko: '이 채널이 아닌 다른 채널',
    ja: 'このチャンネル以外のチャンネル',
    zh: '另一个频道',
  },
  { type: 'channel' },
)
