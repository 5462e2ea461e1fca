import type { Command } from '../../core/command.ts'
import { option } from './command-option.ts'
import { SETTINGS_COMMAND } from './settings-definition.ts'
import { FOLLOWED_OPTION, OTHER_CHANNEL, PEOPLES_TOPICS, WATCH_ACTIONS } from './shared-options.ts'
import { SUBSCRIBE_COMMAND } from './subscribe-definition.ts'

/** Commands that change what is posted, as platforms offer them. */
export const CHANGING_COMMANDS = {
  subscribe: SUBSCRIBE_COMMAND,
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
