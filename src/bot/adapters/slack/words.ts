import type { Language } from '../../../core/workspace.ts'

/** What is said only on Slack. */
type SlackWords = {
  readonly send: string
  readonly cancel: string
  readonly yes: string
  readonly no: string
  /** Opens the form of a command. */
  readonly fillIn: string
  readonly whichChannel: string
  readonly subscribeChannel: string
  readonly homeEmpty: string
  readonly moreChannels: (count: number) => string
  readonly moreOfChannel: string
  readonly notInstalled: (address: string) => string
  readonly installed: string
  readonly notInstalledNow: string
}

const WORDS: Readonly<Record<Language, SlackWords>> = {
  en: {
    send: 'Send',
    cancel: 'Cancel',
    yes: 'yes',
    no: 'no',
    fillIn: 'Fill in a form',
    whichChannel: 'Which channel?',
    subscribeChannel: 'Subscribe a channel',
    homeEmpty: 'No channel that you can see follows anything yet. Subscribe one: the bot has to be in it (/invite).',
    moreChannels: (count) =>
      `… and ${count} more ${count === 1 ? 'channel' : 'channels'}: /subscriptions shows each in its channel.`,
    moreOfChannel: '… /subscriptions and /aiwire settings show the rest in the channel.',
    notInstalled: (address) => `AI Wire is not installed in this workspace any more. Install it again: ${address}`,
    installed: 'AI Wire is installed. Invite it to a channel in Slack, then type /subscribe there.',
    notInstalledNow: 'AI Wire was not installed. Please try again from the start.',
  },
  ko: {
    send: '보내기',
    cancel: '취소',
    yes: '예',
    no: '아니요',
    fillIn: '양식 채우기',
    whichChannel: '어느 채널인가요?',
    subscribeChannel: '채널 구독하기',
    homeEmpty: '볼 수 있는 채널 중 구독 중인 곳이 아직 없습니다. 채널에 봇을 초대(/invite)한 뒤 구독하세요.',
    moreChannels: (count) => `… 외 채널 ${count}개: 각 채널에서 /subscriptions로 볼 수 있습니다.`,
    moreOfChannel: '… 나머지는 채널에서 /subscriptions와 /aiwire settings로 볼 수 있습니다.',
    notInstalled: (address) => `AI Wire가 이 워크스페이스에 더 이상 설치되어 있지 않습니다. 다시 설치: ${address}`,
    installed: 'AI Wire가 설치되었습니다. Slack 채널에 초대한 뒤 /subscribe를 입력하세요.',
    notInstalledNow: 'AI Wire가 설치되지 않았습니다. 처음부터 다시 시도해 주세요.',
  },
  ja: {
    send: '送信',
    cancel: 'キャンセル',
    yes: 'はい',
    no: 'いいえ',
    fillIn: 'フォームに入力',
    whichChannel: 'どのチャンネルですか？',
    subscribeChannel: 'チャンネルを購読',
    homeEmpty: '見えるチャンネルに購読はまだありません。チャンネルにボットを招待（/invite）して購読してください。',
    moreChannels: (count) => `… ほか${count}チャンネル：各チャンネルの /subscriptions で見られます。`,
    moreOfChannel: '… 残りはチャンネルの /subscriptions と /aiwire settings で見られます。',
    notInstalled: (address) =>
      `AI Wire はこのワークスペースにもうインストールされていません。もう一度インストール：${address}`,
    installed: 'AI Wire をインストールしました。Slack のチャンネルに招待して /subscribe と入力してください。',
    notInstalledNow: 'AI Wire はインストールされませんでした。最初からやり直してください。',
  },
  zh: {
    send: '发送',
    cancel: '取消',
    yes: '是',
    no: '否',
    fillIn: '填写表单',
    whichChannel: '哪个频道？',
    subscribeChannel: '为频道订阅',
    homeEmpty: '你能看到的频道还没有订阅。先把机器人邀请进频道（/invite），再订阅。',
    moreChannels: (count) => `… 还有 ${count} 个频道：在各频道用 /subscriptions 查看。`,
    moreOfChannel: '… 其余内容在频道里用 /subscriptions 和 /aiwire settings 查看。',
    notInstalled: (address) => `这个工作区已不再安装 AI Wire。重新安装：${address}`,
    installed: 'AI Wire 已安装。请把它邀请进 Slack 频道，然后输入 /subscribe。',
    notInstalledNow: 'AI Wire 没有安装成功。请从头再试一次。',
  },
}

/** In English where nobody knows which language is spoken. */
export function slackWords(language: Language | null): SlackWords {
  return WORDS[language ?? 'en']
}
