import { COMMAND_NAMES, type Command } from '../../core/command.ts'
import { MODEL_STATUSES } from '../../core/status.ts'
import { option } from './command-option.ts'
import { FUNDING_SORTS, LONGEST_COMPLAINT, MIN_AMOUNT, OPEN_WEIGHTS, PAGE, SINCE } from './shared-options.ts'

const READING = { changes: false, isPrivate: false } as const

export const FEED_ACTIONS = ['list', 'add', 'remove', 'check'] as const

/** Commands that only tell, as platforms offer them. */
export const READING_COMMANDS = {
  models: {
    ...READING,
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
        { takesRest: true, isProse: true, completes: 'model' },
      ),
      option(
        'vendor',
        {
          en: 'Only this vendor, such as Anthropic',
          ko: '이 개발사만, 예: Anthropic',
          ja: 'この開発元だけ（例：Anthropic）',
          zh: '只看这家厂商，例如 Anthropic',
        },
        { completes: 'vendor' },
      ),
      SINCE,
      option(
        'status',
        {
          en: 'Only with this status: released, preview, rumoured ...',
          ko: '이 상태만: released(출시), preview(프리뷰), rumoured(소문) 등',
          ja: 'この段階のものだけ：released（公開）、preview、rumoured（うわさ）など',
          zh: '只看这个状态：released（已发布）、preview、rumoured（传闻）等',
        },
        { choices: MODEL_STATUSES },
      ),
      OPEN_WEIGHTS,
      PAGE,
    ],
    example: '/models vendor:Anthropic since:30d',
  },
  funding: {
    ...READING,
    name: 'funding',
    description: { en: 'Newest funding rounds', ko: '최근 투자 유치', ja: '最近の資金調達', zh: '最新的融资' },
    options: [
      option(
        'company',
        { en: 'Only this company', ko: '이 회사만', ja: 'この会社だけ', zh: '只看这家公司' },
        { takesRest: true, completes: 'company' },
      ),
      option(
        'investor',
        {
          en: 'Only rounds that this investor leads or takes part in',
          ko: '이 투자자가 주도하거나 참여한 라운드만',
          ja: 'この投資家が主導・参加したものだけ',
          zh: '只看这个投资方领投或参与的融资',
        },
        { completes: 'investor' },
      ),
      option(
        'country',
        {
          en: 'Only companies of this country, or of these: South Korea, Japan',
          ko: '이 나라의 회사만, 여럿도 됨: 한국, 일본',
          ja: 'この国の会社だけ。いくつでも：日本、韓国',
          zh: '只看这个或这些国家或地区的公司：中国、韩国',
        },
        { isList: true, completes: 'country' },
      ),
      MIN_AMOUNT,
      option(
        'round',
        {
          en: 'Only this round: seed, series b, debt',
          ko: '이 라운드만: 시드, 시리즈 B, 대출',
          ja: 'このラウンドだけ：シード、シリーズB、デット',
          zh: '只看这一轮：种子轮、B轮、债务融资',
        },
        { completes: 'round' },
      ),
      SINCE,
      option(
        'sort',
        { en: 'Newest or largest first', ko: '최신순 또는 금액순', ja: '新しい順か金額順', zh: '按时间或按金额排序' },
        { choices: FUNDING_SORTS },
      ),
      PAGE,
    ],
    example: '/funding min_amount:100M since:30d sort:largest',
  },
  search: {
    ...READING,
    name: 'search',
    description: {
      en: 'Find stories and posts by words',
      ko: '단어로 소식과 글 찾기',
      ja: '言葉で話題と記事を探す',
      zh: '按词查找新闻和文章',
    },
    options: [
      option(
        'query',
        {
          en: 'Words of the headline, a company or a model',
          ko: '제목의 단어, 회사나 모델 이름',
          ja: '見出しの言葉、会社名やモデル名',
          zh: '标题里的词、公司名或模型名',
        },
        { required: true, takesRest: true, isProse: true, completes: 'subject' },
      ),
      PAGE,
    ],
    example: '/search query:Mistral',
  },
  story: {
    ...READING,
    name: 'story',
    description: {
      en: 'One event: its facts with quotes, who reported it when, how it changed',
      ko: '소식 하나: 근거가 있는 사실, 누가 언제 보도했는지, 어떻게 바뀌었는지',
      ja: '話題ひとつ：引用つきの事実、だれがいつ報じたか、どう変わったか',
      zh: '一条新闻：带引文的事实、谁何时报道、怎样变化',
    },
    options: [
      option(
        'id',
        {
          en: 'The story; begin to type its headline',
          ko: '소식. 제목을 치기 시작하면 골라 줍니다',
          ja: '話題。見出しを打ち始めると候補が出ます',
          zh: '新闻；输入标题即可选择',
        },
        { required: true, takesRest: true, isProse: true, completes: 'story' },
      ),
      option(
        'wrong',
        {
          en: 'Tell the operator what is wrong with it',
          ko: '틀린 점을 운영자에게 알리기',
          ja: '誤りを運営者に知らせる',
          zh: '告诉运营者哪里有误',
        },
        { maxLength: LONGEST_COMPLAINT, isProse: true },
      ),
    ],
    isPrivate: true,
    example: '/story id:Anthropic',
  },
  roundup: {
    ...READING,
    name: 'roundup',
    description: { en: 'A week in numbers', ko: '주간 정리', ja: '週のまとめ', zh: '每周汇总' },
    options: [
      option(
        'week',
        {
          en: "The week: 2026-W07, or 'last week'; this week when left out",
          ko: '주: 2026-W07 또는 지난주, 비우면 이번 주',
          ja: '週：2026-W07 か先週、省くと今週',
          zh: '哪一周：2026-W07 或上周，不填为本周',
        },
        { takesRest: true },
      ),
    ],
    example: '/roundup week:2026-W07',
  },
  why: {
    ...READING,
    name: 'why',
    description: {
      en: 'Why something was posted here, or not',
      ko: '올라왔거나 올라오지 않은 이유',
      ja: '投稿された理由、されなかった理由',
      zh: '为何发布或未发布',
    },
    options: [
      option(
        'link_or_title',
        {
          en: 'The link of a post, words of its title, or roundup',
          ko: '글의 링크나 제목의 단어, 또는 roundup(주간 정리)',
          ja: '記事のリンク、見出しの言葉、または roundup（週のまとめ）',
          zh: '文章链接、标题里的词，或 roundup（每周汇总）',
        },
        { required: true, takesRest: true, isProse: true },
      ),
    ],
    isPrivate: true,
    example: '/why link_or_title:https://example.com/news/a-new-model',
  },
  health: {
    ...READING,
    name: 'health',
    description: {
      en: 'What works, what does not, and since when',
      ko: '무엇이 되고 무엇이 안 되는지, 언제부터인지',
      ja: '動いているもの、いないもの、いつからか',
      zh: '哪些正常、哪些不正常、从何时起',
    },
    options: [],
    isPrivate: true,
    example: '/health',
  },
  feeds: {
    ...READING,
    name: 'feeds',
    description: {
      en: 'Your own feeds, beside the shared ones',
      ko: '직접 추가한 피드',
      ja: '追加したフィード',
      zh: '自行添加的订阅源',
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
          en: 'The address of the feed or of its page, or a name to look for',
          ko: '피드나 그 페이지의 주소, 또는 찾을 이름',
          ja: 'フィードかそのページのアドレス、または探す名前',
          zh: '订阅源或其网页的地址，或要找的名称',
        },
        { takesRest: true },
      ),
    ],
    isPrivate: true,
    example: '/feeds action:add feed:https://example.com/blog',
  },
  help: {
    ...READING,
    name: 'help',
    description: { en: 'What you can ask', ko: '쓸 수 있는 명령', ja: '使えるコマンド', zh: '可以用的命令' },
    options: [
      option(
        'command',
        {
          en: 'One command, with all its options',
          ko: '명령 하나와 그 옵션 모두',
          ja: 'コマンドひとつと、そのすべてのオプション',
          zh: '某个命令及其全部选项',
        },
        { choices: COMMAND_NAMES, takesRest: true },
      ),
    ],
    isPrivate: true,
    example: '/help command:subscribe',
  },
} as const satisfies Readonly<Record<string, Command>>
