import type { DeliveryKind } from '../core/delivery.ts'
import type { Language } from '../core/workspace.ts'

/** What the pages of the ledger say beside the cards. Values arrive formatted. */
type PageStrings = {
  readonly intro: string
  readonly home: string
  readonly models: string
  readonly funding: string
  readonly roundup: string
  readonly latest: string
  readonly search: string
  readonly notFound: string
  readonly notFoundHint: string
  readonly tooMuch: string
  readonly tooMuchHint: string
  readonly needsPassword: string
  readonly needsPasswordHint: string
  /** Of a page that nobody has a password for. */
  readonly onlyAtHome: string
  readonly onlyAtHomeHint: string
  readonly sources: (count: number) => string
  readonly feeds: string
  readonly channels: string
  readonly posted: string
  readonly nothingPosted: string
  readonly noChannels: string
  readonly noFeeds: string
  readonly signIn: string
  readonly channelWell: string
  readonly resting: string
  readonly waiting: (count: number) => string
  readonly lastMessage: string
  readonly shown: (count: number, all: number) => string
  readonly kind: Readonly<Record<DeliveryKind, string>>
}

const en: PageStrings = {
  intro: 'Model releases and funding rounds in AI: one story per event, each fact with its quote.',
  home: 'Overview',
  models: 'Models',
  funding: 'Funding',
  roundup: 'Roundup',
  latest: 'Latest stories',
  search: 'Search the headlines',
  notFound: 'There is nothing here',
  notFoundHint: 'The address may be old or mistyped.',
  tooMuch: 'Too much was asked for at once',
  tooMuchHint: 'Please try again in a minute.',
  needsPassword: 'This page needs the password',
  needsPasswordHint: 'Open it again and give the password; any name will do.',
  onlyAtHome: 'This page is for the computer that AI Wire runs on',
  onlyAtHomeHint: 'To open it from elsewhere, set ADMIN_PASSWORD.',
  sources: (count) => `${count} ${count === 1 ? 'source' : 'sources'}`,
  feeds: 'Feeds',
  channels: 'Channels',
  posted: 'Posted in the last day',
  nothingPosted: 'Nothing was posted.',
  noChannels: 'No channel has subscribed yet. Type /subscribe in one, on Discord or on Slack.',
  noFeeds: 'No feeds are known yet. They come with the first start.',
  signIn: 'Feeds and channels',
  channelWell: 'Working',
  resting: 'It refused a post and will be tried again later',
  waiting: (count) => `${count} waiting`,
  lastMessage: 'last message',
  shown: (count, all) => `${count} of ${all} are shown.`,
  kind: {
    post: 'Story',
    again: 'Story, again',
    edit: 'Edit',
    note: 'Change',
    roundup: 'Roundup',
    'feed-trouble': 'Feed in trouble',
  },
}

const ko: PageStrings = {
  intro: 'AI 모델 출시와 투자 유치. 사건마다 소식 하나로, 근거 문장과 함께 보여 드립니다.',
  home: '한눈에 보기',
  models: '모델',
  funding: '투자',
  roundup: '주간 정리',
  latest: '최근 소식',
  search: '제목에서 찾기',
  notFound: '여기에는 아무것도 없습니다',
  notFoundHint: '주소가 오래되었거나 잘못 적혔을 수 있습니다.',
  tooMuch: '한꺼번에 요청이 너무 많았습니다',
  tooMuchHint: '1분 뒤에 다시 열어 주세요.',
  needsPassword: '비밀번호가 필요한 페이지입니다',
  needsPasswordHint: '다시 열고 비밀번호를 입력해 주세요. 이름은 아무거나 괜찮습니다.',
  onlyAtHome: 'AI Wire가 실행 중인 컴퓨터에서만 볼 수 있는 페이지입니다',
  onlyAtHomeHint: '다른 곳에서 열려면 ADMIN_PASSWORD를 설정하세요.',
  sources: (count) => `출처 ${count}곳`,
  feeds: '피드',
  channels: '채널',
  posted: '최근 하루 동안 올린 글',
  nothingPosted: '올린 글이 없습니다.',
  noChannels: '아직 구독한 채널이 없습니다. Discord나 Slack의 채널에서 /subscribe를 입력해 주세요.',
  noFeeds: '아직 아는 피드가 없습니다. 처음 시작할 때 채워집니다.',
  signIn: '피드와 채널',
  channelWell: '정상',
  resting: '글을 받지 않아서 나중에 다시 시도합니다',
  waiting: (count) => `대기 ${count}건`,
  lastMessage: '마지막 글',
  shown: (count, all) => `${all}개 중 ${count}개를 보여 드립니다.`,
  kind: {
    post: '소식',
    again: '소식(다시)',
    edit: '수정',
    note: '변경',
    roundup: '주간 정리',
    'feed-trouble': '피드 문제',
  },
}

const ja: PageStrings = {
  intro: 'AI のモデル公開と資金調達。ひとつの出来事をひとつの話題にまとめ、根拠の文とともに載せています。',
  home: '概要',
  models: 'モデル',
  funding: '資金調達',
  roundup: '週のまとめ',
  latest: '新しい話題',
  search: '見出しを検索',
  notFound: 'ここには何もありません',
  notFoundHint: 'アドレスが古いか、間違っているのかもしれません。',
  tooMuch: '一度にアクセスが集中しました',
  tooMuchHint: '1分後にもう一度お試しください。',
  needsPassword: 'このページにはパスワードが必要です',
  needsPasswordHint: 'もう一度開いて、パスワードを入力してください。名前は何でもかまいません。',
  onlyAtHome: 'AI Wire が動いているコンピューターだけで見られるページです',
  onlyAtHomeHint: 'ほかの場所から開くには、ADMIN_PASSWORD を設定してください。',
  sources: (count) => `情報源${count}件`,
  feeds: 'フィード',
  channels: 'チャンネル',
  posted: 'この一日に投稿したもの',
  nothingPosted: '投稿はありません。',
  noChannels: '購読しているチャンネルはまだありません。Discord か Slack のチャンネルで /subscribe と入力してください。',
  noFeeds: 'フィードはまだありません。最初の起動で読み込まれます。',
  signIn: 'フィードとチャンネル',
  channelWell: '正常',
  resting: '投稿が拒否されたため、あとで再試行します',
  waiting: (count) => `待機${count}件`,
  lastMessage: '最後の投稿',
  shown: (count, all) => `${all}件のうち${count}件を表示しています。`,
  kind: {
    post: '話題',
    again: '話題（再）',
    edit: '更新',
    note: '変更',
    roundup: '週のまとめ',
    'feed-trouble': 'フィードの問題',
  },
}

const zh: PageStrings = {
  intro: 'AI 模型发布与融资：每件事一条新闻，并附上原文依据。',
  home: '概览',
  models: '模型',
  funding: '融资',
  roundup: '每周汇总',
  latest: '最新新闻',
  search: '搜索标题',
  notFound: '这里什么也没有',
  notFoundHint: '网址可能已过期，或者写错了。',
  tooMuch: '一次请求得太多了',
  tooMuchHint: '请过一分钟再试。',
  needsPassword: '这个页面需要密码',
  needsPasswordHint: '请重新打开并输入密码，用户名可以任意填写。',
  onlyAtHome: '这个页面只能在运行 AI Wire 的电脑上查看',
  onlyAtHomeHint: '要从别处打开，请设置 ADMIN_PASSWORD。',
  sources: (count) => `${count} 个来源`,
  feeds: '订阅源',
  channels: '频道',
  posted: '最近一天发布的内容',
  nothingPosted: '没有发布内容。',
  noChannels: '还没有频道订阅。请在 Discord 或 Slack 的频道里输入 /subscribe。',
  noFeeds: '还没有订阅源，首次启动后会有。',
  signIn: '订阅源与频道',
  channelWell: '正常',
  resting: '发布被拒绝，稍后重试',
  waiting: (count) => `${count} 条待发`,
  lastMessage: '最近一条',
  shown: (count, all) => `共 ${all} 个，显示 ${count} 个。`,
  kind: {
    post: '新闻',
    again: '新闻（再次）',
    edit: '编辑',
    note: '变化',
    roundup: '每周汇总',
    'feed-trouble': '订阅源故障',
  },
}

const STRINGS: Readonly<Record<Language, PageStrings>> = { en, ko, ja, zh }

/** What pages say in that language. */
export function pageStringsOf(language: Language): PageStrings {
  return STRINGS[language]
}
