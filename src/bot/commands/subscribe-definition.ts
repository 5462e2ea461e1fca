import type { Command } from '../../core/command.ts'
import { option } from './command-option.ts'
import { BACKFILL_MAX, FOLLOWED_OPTION, MIN_AMOUNT, OPEN_WEIGHTS, OTHER_CHANNEL } from './shared-options.ts'

const MOST_SOURCES = 20
const MOST_POSTS_A_DAY = 50

/** `/subscribe`, as platforms offer it: one option a field of the filter, and what happens at once. */
export const SUBSCRIBE_COMMAND = {
  name: 'subscribe',
  description: {
    en: 'Post a topic in this channel',
    ko: '이 채널에서 주제를 구독',
    ja: 'このチャンネルでテーマを購読',
    zh: '在这个频道订阅一个主题',
  },
  options: [
    FOLLOWED_OPTION,
    { ...MIN_AMOUNT, takesRest: true },
    option(
      'companies',
      {
        en: 'Only these companies or investors: Anthropic, a16z',
        ko: '이 회사나 투자자만: Anthropic, a16z',
        ja: 'この会社・投資家だけ：Anthropic, a16z',
        zh: '只看这些公司或投资方：Anthropic, a16z',
      },
      { isList: true, completes: 'followed' },
    ),
    option(
      'not_companies',
      {
        en: 'All but these companies or vendors',
        ko: '이 회사나 개발사는 빼고',
        ja: 'この会社・開発元を除く',
        zh: '不看这些公司或厂商',
      },
      { isList: true, completes: 'subject' },
    ),
    option(
      'rounds',
      {
        en: 'Only these rounds: seed, series a, debt',
        ko: '이 라운드만: 시드, 시리즈 A, 대출',
        ja: 'このラウンドだけ：シード、シリーズA、デット',
        zh: '只看这些轮次：种子轮、A 轮、债务融资',
      },
      { isList: true, completes: 'round' },
    ),
    option(
      'countries',
      {
        en: 'Only companies of these countries: South Korea, Japan',
        ko: '이 나라의 회사만: 한국, 일본',
        ja: 'この国の会社だけ：日本、韓国',
        zh: '只看这些国家或地区的公司：中国、韩国',
      },
      { isList: true, completes: 'country' },
    ),
    option(
      'statuses',
      {
        en: 'Only with this status: released, open-weights; announced, in-talks',
        ko: '이 상태만: released, open-weights / announced, in-talks',
        ja: 'この段階だけ：released、open-weights／announced、in-talks',
        zh: '只看这些状态：released、open-weights；announced、in-talks',
      },
      { isList: true, completes: 'status' },
    ),
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
    OPEN_WEIGHTS,
    option(
      'ai_only',
      {
        en: 'Only companies that do AI (on by default)',
        ko: 'AI를 하는 회사만 (기본은 켬)',
        ja: 'AI に取り組む会社だけ（初期値はオン）',
        zh: '只看做 AI 的公司（默认开启）',
      },
      { type: 'boolean' },
    ),
    option(
      'languages',
      {
        en: 'Languages of the sources: English, Korean',
        ko: '출처의 언어: 영어, 한국어',
        ja: '情報源の言語：英語、日本語',
        zh: '来源的语言：英语、中文',
      },
      { isList: true, completes: 'language' },
    ),
    option(
      'sources',
      {
        en: 'Only what one of these publishers reports: labs, techcrunch.com',
        ko: '이 매체 중 하나가 알린 것만: 개발사, techcrunch.com',
        ja: 'この媒体のどれかが伝えたものだけ：開発元、techcrunch.com',
        zh: '只看其中一家有文章的：厂商、techcrunch.com',
      },
      { isList: true, completes: 'publisher' },
    ),
    option(
      'not_sources',
      {
        en: 'Leave these publishers out; what only they report waits for another',
        ko: '이 매체는 빼고, 이 매체만 보도하면 다른 매체를 기다림',
        ja: 'この媒体を除く。これだけが報じたものはほかを待つ',
        zh: '排除这些媒体；只有它们报道时等其他媒体',
      },
      { isList: true, completes: 'publisher' },
    ),
    option(
      'words',
      {
        en: 'One of these words has to be in the headline',
        ko: '제목에 이 단어 중 하나가 있어야 함',
        ja: '見出しにこの言葉のどれかがあるものだけ',
        zh: '标题里须有其中一个词',
      },
      { isList: true },
    ),
    option(
      'not_words',
      {
        en: 'None of these words may be in the headline',
        ko: '제목에 이 단어가 있으면 뺌',
        ja: '見出しにこの言葉があれば除く',
        zh: '标题里不能有这些词',
      },
      { isList: true },
    ),
    option(
      'min_sources',
      {
        en: 'Wait until so many publishers have reported it',
        ko: '이만큼의 매체가 보도할 때까지 기다림',
        ja: 'この数の媒体が報じるまで待つ',
        zh: '等这么多家媒体报道后再发',
      },
      { type: 'integer', min: 1, max: MOST_SOURCES },
    ),
    option(
      'max_per_day',
      {
        en: 'So many a day at most; the rest waits for the roundup',
        ko: '하루에 최대 이만큼, 나머지는 주간 정리에서',
        ja: '一日の上限。残りは週のまとめで',
        zh: '每天最多这么多条，其余留给每周汇总',
      },
      { type: 'integer', min: 1, max: MOST_POSTS_A_DAY },
    ),
    option(
      'mention',
      {
        en: 'A role or person to mention with each post; none ends it',
        ko: '올릴 때 멘션할 역할이나 사람, none이면 끔',
        ja: '投稿のたびにメンションするロールか人。none でやめる',
        zh: '每次发帖要提及的身份组或人；none 取消',
      },
      { type: 'mention' },
    ),
    option('mention_min', {
      en: 'Mention them only for this amount or more: 1b',
      ko: '이 금액 이상일 때만 멘션: 10억 달러',
      ja: 'この金額以上のときだけメンション：10億ドル',
      zh: '只在达到这个金额及以上时提及：10亿美元',
    }),
    option(
      'mention_words',
      {
        en: 'Mention them only with one of these words in the headline: GPT, Claude',
        ko: '제목에 이 단어 중 하나가 있을 때만 멘션: GPT, Claude',
        ja: '見出しにこの言葉のどれかがあるときだけメンション：GPT、Claude',
        zh: '只在标题里有其中一个词时提及：GPT、Claude',
      },
      { isList: true },
    ),
    OTHER_CHANNEL,
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
    option('preview', {
      en: 'Only show what the last days would have brought: 7d',
      ko: '구독하지 않고 지난 며칠에 올라왔을 것만 보기: 7d',
      ja: '購読せず、この数日に届いたはずのものだけ見る：7d',
      zh: '不订阅，只看过去几天会发什么：7d',
    }),
  ],
  changes: true,
  isPrivate: true,
  example: '/subscribe topic:funding min_amount:100M backfill:3',
} as const satisfies Command
