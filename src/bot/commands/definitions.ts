import type { Command, CommandOption, LocalisedText } from '../../core/command.ts'

export const PEOPLES_TOPICS = ['models', 'funding'] as const
export const FUNDING_SORTS = ['newest', 'largest'] as const
export const BACKFILL_MAX = 5
export const FEED_ACTIONS = ['list', 'add', 'remove', 'check'] as const

const TOPIC: CommandOption = option(
  'topic',
  {
    en: 'What about: models or funding',
    ko: '주제: models(모델) 또는 funding(투자)',
    ja: 'テーマ：models（モデル）か funding（資金調達）',
    zh: '主题：models（模型）或 funding（融资）',
  },
  { required: true, choices: PEOPLES_TOPICS },
)

const SINCE: CommandOption = option('since', {
  en: 'Not older than: 7d, 2w, 3m, or a day like 2026-02-01',
  ko: '이후: 7d, 2w, 3m 또는 2026-02-01 같은 날짜',
  ja: 'これより新しいもの：7d、2w、3m、または 2026-02-01 のような日付',
  zh: '不早于：7d、2w、3m，或 2026-02-01 这样的日期',
})

const PAGE: CommandOption = option(
  'page',
  { en: 'Page, from 1', ko: '쪽, 1부터', ja: 'ページ、1から', zh: '页码，从 1 开始' },
  { type: 'integer', min: 1 },
)

const MIN_AMOUNT: CommandOption = option('min_amount', {
  en: 'Smallest amount: 100M, $1b, €50m',
  ko: '최소 금액: 1억 달러, 100M, €50m',
  ja: '最小の金額：10億ドル、100M、€50m',
  zh: '最小金额：3亿美元、100M、€50m',
})

/** Every command, as platforms offer them. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'models',
    description: { en: 'Newest model releases', ko: '최근 모델 출시', ja: '最近のモデル公開', zh: '最新的模型发布' },
    options: [
      option(
        'query',
        {
          en: 'Words of the title or the model name',
          ko: '제목이나 모델 이름의 단어',
          ja: '見出しやモデル名の言葉',
          zh: '标题或模型名里的词',
        },
        { takesRest: true },
      ),
      option('vendor', {
        en: 'Only this vendor, such as Anthropic',
        ko: '이 개발사만, 예: Anthropic',
        ja: 'この開発元だけ（例：Anthropic）',
        zh: '只看这家厂商，例如 Anthropic',
      }),
      SINCE,
      PAGE,
    ],
    changes: false,
    isPrivate: false,
    example: '/models vendor:Anthropic since:30d',
  },
  {
    name: 'funding',
    description: { en: 'Newest funding rounds', ko: '최근 투자 유치', ja: '最近の資金調達', zh: '最新的融资' },
    options: [
      option(
        'company',
        {
          en: 'Only this company',
          ko: '이 회사만',
          ja: 'この会社だけ',
          zh: '只看这家公司',
        },
        { takesRest: true },
      ),
      MIN_AMOUNT,
      SINCE,
      option(
        'sort',
        { en: 'Newest or largest first', ko: '최신순 또는 금액순', ja: '新しい順か金額順', zh: '按时间或按金额排序' },
        { choices: FUNDING_SORTS },
      ),
      PAGE,
    ],
    changes: false,
    isPrivate: false,
    example: '/funding min_amount:100M since:30d sort:largest',
  },
  {
    name: 'subscribe',
    description: {
      en: 'Post a topic in this channel',
      ko: '이 채널에서 주제를 구독',
      ja: 'このチャンネルでテーマを購読',
      zh: '在这个频道订阅一个主题',
    },
    options: [
      TOPIC,
      { ...MIN_AMOUNT, takesRest: true },
      option(
        'rumours',
        {
          en: 'Include rumours and talks (off by default)',
          ko: '소문과 협상도 포함 (기본은 끔)',
          ja: 'うわさと交渉も含める（初期値はオフ）',
          zh: '包括传闻和洽谈（默认关闭）',
        },
        { type: 'boolean' },
      ),
      option(
        'backfill',
        {
          en: 'How many recent stories to post now, 0 to 5',
          ko: '지금 올릴 최근 소식 수, 0~5',
          ja: 'いま投稿する最近の話題の数、0〜5',
          zh: '现在发最近几条，0 到 5',
        },
        { type: 'integer', min: 0, max: BACKFILL_MAX },
      ),
    ],
    changes: true,
    isPrivate: false,
    example: '/subscribe topic:funding min_amount:100M backfill:3',
  },
  {
    name: 'subscriptions',
    description: {
      en: 'What this channel follows',
      ko: '이 채널의 구독 목록',
      ja: 'このチャンネルの購読一覧',
      zh: '这个频道的订阅',
    },
    options: [],
    changes: false,
    isPrivate: true,
    example: '/subscriptions',
  },
  {
    name: 'unsubscribe',
    description: {
      en: 'Stop posting a topic in this channel',
      ko: '이 채널의 구독 끝내기',
      ja: 'このチャンネルの購読をやめる',
      zh: '取消这个频道的订阅',
    },
    options: [TOPIC],
    changes: true,
    isPrivate: false,
    example: '/unsubscribe topic:models',
  },
  {
    name: 'roundup',
    description: { en: 'A week in numbers', ko: '한 주 정리', ja: '一週間のまとめ', zh: '一周汇总' },
    options: [
      option(
        'week',
        {
          en: "The week: 2026-W07, or 'last'; this week when left out",
          ko: '주: 2026-W07 또는 last, 비우면 이번 주',
          ja: '週：2026-W07 か last、省くと今週',
          zh: '哪一周：2026-W07 或 last，不填为本周',
        },
        { takesRest: true },
      ),
    ],
    changes: false,
    isPrivate: false,
    example: '/roundup week:2026-W07',
  },
  {
    name: 'why',
    description: {
      en: 'Why something was posted here, or not',
      ko: '올라왔거나 올라오지 않은 이유',
      ja: '投稿された理由、されなかった理由',
      zh: '为什么发或没发',
    },
    options: [
      option(
        'link_or_title',
        {
          en: 'The link of a post, or words of its title',
          ko: '글의 링크나 제목의 단어',
          ja: '記事のリンク、または見出しの言葉',
          zh: '文章链接，或标题里的词',
        },
        { required: true, takesRest: true },
      ),
    ],
    changes: false,
    isPrivate: true,
    example: '/why link_or_title:https://example.com/news/a-new-model',
  },
  {
    name: 'feeds',
    description: {
      en: "This workspace's own feeds",
      ko: '이 워크스페이스의 피드',
      ja: 'このワークスペースのフィード',
      zh: '这个工作区的订阅源',
    },
    options: [
      option(
        'action',
        {
          en: 'What to do; list when left out',
          ko: '할 일, 비우면 list(목록)',
          ja: 'すること。省くと list（一覧）',
          zh: '要做什么，不填为 list（列表）',
        },
        { choices: FEED_ACTIONS },
      ),
      option(
        'feed',
        {
          en: 'The address of the feed or of its page',
          ko: '피드나 그 페이지의 주소',
          ja: 'フィードかそのページのアドレス',
          zh: '订阅源或其网页的地址',
        },
        { takesRest: true },
      ),
    ],
    changes: false,
    isPrivate: true,
    example: '/feeds action:add feed:https://example.com/blog',
  },
  {
    name: 'help',
    description: { en: 'What you can ask', ko: '쓸 수 있는 명령', ja: '使えるコマンド', zh: '可以用的命令' },
    options: [],
    changes: false,
    isPrivate: true,
    example: '/help',
  },
]

function option(
  name: string,
  description: LocalisedText,
  details: Partial<Pick<CommandOption, 'type' | 'required' | 'choices' | 'min' | 'max' | 'takesRest'>> = {},
): CommandOption {
  return { name, description, type: 'text', required: false, choices: [], ...details }
}
