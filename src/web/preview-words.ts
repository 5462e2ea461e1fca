import type { Language } from '../core/workspace.ts'

/** What the preview page itself says, beside what the platforms would show. */
type PreviewWords = {
  readonly about: string
  readonly language: string
  readonly dark: string
  readonly send: string
  readonly command: string
  readonly onlyYou: string
  /** On Slack, before what a message of the channel answers; on Discord, in the place of a message without words. */
  readonly repliedTo: string
  readonly seeAttachment: string
  /** On Slack, in the thread. */
  readonly alsoInChannel: string
  readonly show: string
  readonly greeting: string
  readonly forms: string
  readonly home: string
  /** What a pane is called, for whoever hears the page. */
  readonly messages: string
  /** The same, of what completes a line. */
  readonly choices: string
  readonly noScript: string
}

export const PREVIEW_WORDS: Readonly<Record<Language, PreviewWords>> = {
  en: {
    about: 'One channel, as Discord and as Slack would show it',
    language: 'Language',
    dark: 'Dark',
    send: 'Send',
    command: 'Command',
    onlyYou: 'Only you can see this',
    repliedTo: 'replied to a thread:',
    seeAttachment: 'Click to see attachment',
    alsoInChannel: 'Also sent to the channel',
    show: 'Show',
    greeting: 'The greeting',
    forms: 'Forms',
    home: 'The Home tab',
    messages: 'Messages',
    choices: 'Ways to go on',
    noScript: 'What is in the channel is drawn by a script. Turn JavaScript on for this page.',
  },
  ko: {
    about: '한 채널을 Discord와 Slack에서 보이는 그대로',
    language: '언어',
    dark: '어둡게',
    send: '보내기',
    command: '명령',
    onlyYou: '나에게만 보입니다',
    repliedTo: '스레드에 댓글을 남김:',
    seeAttachment: '클릭하여 첨부 파일 보기',
    alsoInChannel: '채널에도 전송됨',
    show: '보기',
    greeting: '첫인사',
    forms: '양식',
    home: '홈 탭',
    messages: '메시지',
    choices: '이어서 쓸 수 있는 것',
    noScript: '채널 내용은 스크립트로 그립니다. 이 페이지에서 JavaScript를 켜 주세요.',
  },
  ja: {
    about: 'ひとつのチャンネルを Discord と Slack の見た目で',
    language: '言語',
    dark: 'ダーク',
    send: '送信',
    command: 'コマンド',
    onlyYou: 'あなただけに表示されています',
    repliedTo: 'スレッドに返信しました：',
    seeAttachment: 'クリックして添付ファイルを表示',
    alsoInChannel: 'チャンネルにも送信済み',
    show: '表示',
    greeting: '最初のあいさつ',
    forms: 'フォーム',
    home: 'ホームタブ',
    messages: 'メッセージ',
    choices: '入力候補',
    noScript: 'チャンネルの中身はスクリプトで描いています。このページで JavaScript を有効にしてください。',
  },
  zh: {
    about: '同一个频道在 Discord 和 Slack 里的样子',
    language: '语言',
    dark: '深色',
    send: '发送',
    command: '命令',
    onlyYou: '只有你能看到',
    repliedTo: '回复了消息列：',
    seeAttachment: '点击查看附件',
    alsoInChannel: '也已发送到频道',
    show: '显示',
    greeting: '问候',
    forms: '表单',
    home: '主页标签',
    messages: '消息',
    choices: '输入建议',
    noScript: '频道内容由脚本绘制。请为此页面启用 JavaScript。',
  },
}
