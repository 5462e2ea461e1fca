import type { Command } from '../../core/command.ts'
import { CARD_STYLES, LANGUAGES } from '../../core/workspace.ts'
import { option } from './command-option.ts'
import { ON_OR_OFF, OTHER_CHANNEL } from './shared-options.ts'

/** `/settings`, as platforms offer it: one option a setting of a channel. */
export const SETTINGS_COMMAND = {
  name: 'settings',
  description: {
    en: 'Language, time zone, roundup, quiet hours, rumours, threads and cards of this channel',
    ko: '이 채널의 언어, 시간대, 주간 정리, 방해 금지 시간, 소문, 스레드, 카드',
    ja: 'このチャンネルの言語、タイムゾーン、週のまとめ、静かな時間、うわさ、スレッド、カード',
    zh: '这个频道的语言、时区、每周汇总、免打扰时段、传闻、子区和卡片',
  },
  options: [
    option(
      'language',
      {
        en: 'Language of the posts: en, ko, ja, zh',
        ko: '글의 언어: en, ko, ja, zh',
        ja: '投稿の言語：en、ko、ja、zh',
        zh: '发帖的语言：en、ko、ja、zh',
      },
      { choices: LANGUAGES, changes: true },
    ),
    option(
      'time_zone',
      {
        en: 'Time zone, such as Asia/Seoul',
        ko: '시간대, 예: Asia/Seoul',
        ja: 'タイムゾーン（例：Asia/Tokyo）',
        zh: '时区，例如 Asia/Shanghai',
      },
      { changes: true, completes: 'time-zone' },
    ),
    option(
      'roundup',
      {
        en: 'Day and hour of the weekly roundup: mon 9, or off',
        ko: '주간 정리의 요일과 시각: 월 9 또는 off',
        ja: '週のまとめの曜日と時刻：月 9、または off',
        zh: '每周汇总的星期和钟点：周一 9，或 off',
      },
      { changes: true },
    ),
    option(
      'quiet_hours',
      {
        en: 'Hours without posts: 22-7, or off',
        ko: '글을 올리지 않는 시간: 22-7 또는 off',
        ja: '投稿しない時間：22-7、または off',
        zh: '不发帖的时段：22-7，或 off',
      },
      { changes: true },
    ),
    option(
      'admins_only',
      {
        en: 'Only admins may change things here (on Discord: Manage Server)',
        ko: '관리자만 이 채널을 바꾸기 (Discord: 서버 관리하기)',
        ja: 'このチャンネルは管理者だけが変更（Discord：サーバー管理）',
        zh: '只有管理员能更改这个频道（Discord：管理服务器）',
      },
      { type: 'boolean', changes: true },
    ),
    option(
      'threads',
      {
        en: 'Tell in the thread of a message what changed: on, or off',
        ko: '바뀐 내용을 메시지의 스레드에 알리기: on 또는 off',
        ja: '変わったことをメッセージのスレッドで知らせる：on、または off',
        zh: '在消息的子区或消息列里说明变化：on 或 off',
      },
      { choices: ON_OR_OFF, changes: true },
    ),
    option(
      'card',
      {
        en: 'What a post shows: full, or short (headline, figures, sources)',
        ko: '글에 보일 내용: full(전체) 또는 short(제목, 수치, 출처)',
        ja: '投稿に表示する内容：full（詳細）、または short（見出し、数字、情報源）',
        zh: '帖子显示的内容：full（完整）或 short（标题、数字、来源）',
      },
      { choices: CARD_STYLES, changes: true },
    ),
    option(
      'publish',
      {
        en: 'Publish the posts of this announcement channel to its followers',
        ko: '이 공지 채널의 글을 팔로우하는 서버에 게시',
        ja: 'このアナウンスチャンネルの投稿をフォロワーに公開',
        zh: '把这个公告频道的帖子发布给关注者',
      },
      { type: 'boolean', changes: true },
    ),
    option(
      'rumours',
      {
        en: 'Rumours and talks in all subscriptions of this channel',
        ko: '이 채널의 모든 구독에 소문과 협상 포함',
        ja: 'このチャンネルの全購読にうわさと交渉を含める',
        zh: '这个频道的所有订阅是否包括传闻和洽谈',
      },
      { type: 'boolean', changes: true },
    ),
    OTHER_CHANNEL,
  ],
  changes: false,
  isPrivate: true,
  example: '/settings quiet_hours:22-7',
} as const satisfies Command
