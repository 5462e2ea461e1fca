import type { Command } from '../../core/command.ts'
import { option } from './command-option.ts'
import { SETTINGS_COMMAND } from './settings-definition.ts'
import {
  BACKFILL_MAX,
  FOLLOWED_OPTION,
  MIN_AMOUNT,
  OPEN_WEIGHTS,
  OTHER_CHANNEL,
  PEOPLES_TOPICS,
  WATCH_ACTIONS,
} from './shared-options.ts'

const MOST_SOURCES = 20
const MOST_POSTS_A_DAY = 50

/** Commands that change what is posted, as platforms offer them. */
export const CHANGING_COMMANDS = {
  subscribe: {
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
  },
  subscriptions: {
    name: 'subscriptions',
    description: {
      en: 'What this channel follows, to change or end it',
      ko: '이 채널의 구독 목록, 바꾸기와 끝내기',
      ja: 'このチャンネルの購読一覧、変更と解除',
      zh: '这个频道的订阅，可以更改或取消',
    },
    options: [
      option(
        'mute',
        {
          en: 'Post nothing about this company here',
          ko: '이 회사 소식은 여기에 올리지 않기',
          ja: 'この会社の話題をここに投稿しない',
          zh: '不在这里发这家公司的新闻',
        },
        { changes: true, completes: 'subject' },
      ),
      option(
        'unmute',
        {
          en: 'Post about this company again',
          ko: '이 회사 소식을 다시 올리기',
          ja: 'この会社の話題をまた投稿する',
          zh: '恢复发这家公司的新闻',
        },
        { changes: true, completes: 'muted' },
      ),
      option(
        'pause',
        {
          en: 'Post nothing here for now: yes, or for how long: 7d; what is set is kept',
          ko: '당분간 올리지 않기, 설정은 그대로: yes 또는 기간(7d)',
          ja: 'しばらく投稿しない（設定はそのまま）：yes、または期間（7d）',
          zh: '暂时不发帖，设置保留：yes，或时长（7d）',
        },
        { changes: true },
      ),
      option(
        'resume',
        {
          en: 'Resume what is paused',
          ko: '멈춘 구독을 다시 시작',
          ja: '止まっている購読を再開',
          zh: '继续已暂停的订阅',
        },
        { changes: true, type: 'boolean' },
      ),
      option(
        'change',
        {
          en: 'Choose what is posted about a topic, in a form',
          ko: '주제에서 올릴 것을 양식에서 고르기',
          ja: 'テーマの何を投稿するかをフォームで選ぶ',
          zh: '在表单里选择某个主题要发什么',
        },
        { changes: true, choices: PEOPLES_TOPICS },
      ),
      option(
        'all',
        {
          en: 'Every channel of the server that is subscribed',
          ko: '소식을 받는 서버의 모든 채널 보기',
          ja: '投稿を受け取るサーバーの全チャンネル',
          zh: '查看服务器里所有有订阅的频道',
        },
        { type: 'boolean' },
      ),
      OTHER_CHANNEL,
    ],
    changes: false,
    isPrivate: true,
    example: '/subscriptions',
  },
  unsubscribe: {
    name: 'unsubscribe',
    description: {
      en: 'Stop posting a topic in this channel',
      ko: '이 채널의 구독 끝내기',
      ja: 'このチャンネルの購読をやめる',
      zh: '取消这个频道的订阅',
    },
    options: [FOLLOWED_OPTION, OTHER_CHANNEL],
    changes: true,
    isPrivate: false,
    example: '/unsubscribe topic:models',
  },
  watch: {
    name: 'watch',
    description: {
      en: 'Tell me by direct message about a company or investor',
      ko: '관심 있는 회사나 투자자 소식을 DM으로 받기',
      ja: '会社や投資家の話題をダイレクトメッセージで受け取る',
      zh: '用私信告诉我某家公司或投资方的新闻',
    },
    options: [
      option(
        'action',
        {
          en: 'list, add or remove; left out with a name: add',
          ko: 'list(목록), add(추가), remove(제거). 이름만 쓰면 add',
          ja: 'list（一覧）、add（追加）、remove（削除）。名前だけなら add',
          zh: 'list（列表）、add（添加）、remove（移除）；只写名称为 add',
        },
        { choices: WATCH_ACTIONS },
      ),
      option(
        'name',
        {
          en: 'The company or investor, such as Mistral',
          ko: '회사나 투자자, 예: Mistral',
          ja: '会社か投資家（例：Mistral）',
          zh: '公司或投资方，例如 Mistral',
        },
        { takesRest: true, completes: 'watched' },
      ),
    ],
    changes: false,
    isPrivate: true,
    example: '/watch action:add name:Mistral',
  },
  settings: SETTINGS_COMMAND,
} as const satisfies Readonly<Record<string, Command>>
