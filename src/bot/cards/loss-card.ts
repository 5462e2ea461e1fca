import { card, link, text, type Card } from '../../core/card.ts'
import type { LossReason } from '../../core/subscription.ts'
import type { Channel, Language } from '../../core/workspace.ts'
import { channelUrl } from './channel-url.ts'

type LossStrings = {
  readonly title: (channels: number) => string
  readonly channel: string
  /** What happened, and what to do. */
  readonly reason: Readonly<Record<LossReason, readonly [string, string]>>
  readonly toldOnce: string
}

const STRINGS: Readonly<Record<Language, LossStrings>> = {
  en: {
    title: (channels) => `Your ${channels === 1 ? 'channel gets' : 'channels get'} no more news`,
    channel: 'the channel',
    reason: {
      forbidden: [
        'The bot may no longer post there.',
        'Let it see the channel, read its history and send messages with embeds, or invite it again. Then it goes on by itself within a day; /subscribe starts it at once.',
      ],
      'tag-required': [
        'The forum takes only posts with a tag, and has none that fits.',
        'Add a tag called “Models” or “Funding”, or let posts come without one. Then it goes on by itself within a day; /subscribe starts it at once.',
      ],
      'channel-gone': [
        'The bot no longer finds the channel: it was deleted or archived, or the bot was taken out.',
        'Invite the bot and run /subscribe there, or in another channel.',
      ],
      'bot-removed': ['The bot was removed.', 'Invite it again, then run /subscribe in the channel.'],
    },
    toldOnce: 'You get this once, because you subscribed.',
  },
  ko: {
    title: () => '채널에 더는 소식을 올리지 못합니다',
    channel: '해당 채널',
    reason: {
      forbidden: [
        '봇이 더는 그 채널에 글을 쓸 수 없습니다.',
        '채널 보기, 메시지 기록 보기, 메시지 보내기, 링크 첨부 권한을 주거나 다시 초대해 주세요. 그러면 하루 안에 저절로 이어지고, /subscribe를 쓰면 바로 시작합니다.',
      ],
      'tag-required': [
        '포럼이 태그가 있는 글만 받는데 맞는 태그가 없습니다.',
        '‘모델’이나 ‘투자’ 태그를 만들거나 태그 없이도 쓸 수 있게 해 주세요. 그러면 하루 안에 저절로 이어지고, /subscribe를 쓰면 바로 시작합니다.',
      ],
      'channel-gone': [
        '봇이 채널을 찾지 못합니다. 채널이 삭제되거나 보관되었거나, 봇이 채널에서 빠졌습니다.',
        '봇을 초대한 뒤 그 채널이나 다른 채널에서 /subscribe를 써 주세요.',
      ],
      'bot-removed': ['봇이 제거되었습니다.', '다시 초대한 뒤 채널에서 /subscribe를 써 주세요.'],
    },
    toldOnce: '구독한 분께 한 번만 알려 드립니다.',
  },
  ja: {
    title: () => 'チャンネルにニュースを投稿できなくなりました',
    channel: '該当チャンネル',
    reason: {
      forbidden: [
        'ボットはそのチャンネルに投稿できなくなりました。',
        'チャンネルの閲覧、メッセージ履歴の閲覧、メッセージの送信、埋め込みリンクを許可するか、もう一度招待してください。1日以内に自動で再開します。/subscribe ですぐに再開できます。',
      ],
      'tag-required': [
        'フォーラムはタグ付きの投稿しか受け付けませんが、合うタグがありません。',
        '「モデル」か「資金調達」というタグを作るか、タグなしの投稿を許可してください。1日以内に自動で再開します。/subscribe ですぐに再開できます。',
      ],
      'channel-gone': [
        'チャンネルが見つかりません。削除またはアーカイブされたか、ボットが外されました。',
        'ボットを招待して、そのチャンネルか別のチャンネルで /subscribe を実行してください。',
      ],
      'bot-removed': ['ボットが削除されました。', 'もう一度招待して、チャンネルで /subscribe を実行してください。'],
    },
    toldOnce: '購読した方に一度だけお知らせしています。',
  },
  zh: {
    title: () => '频道无法再收到消息',
    channel: '该频道',
    reason: {
      forbidden: [
        '机器人不能再在那里发消息。',
        '请允许它查看频道、读取消息历史、发送带嵌入链接的消息，或重新邀请它。一天之内会自动恢复；用 /subscribe 可立即恢复。',
      ],
      'tag-required': [
        '论坛只接受带标签的帖子，却没有合适的标签。',
        '请添加“模型”或“融资”标签，或允许不带标签发帖。一天之内会自动恢复；用 /subscribe 可立即恢复。',
      ],
      'channel-gone': [
        '机器人找不到该频道：频道已被删除或归档，或机器人被移出。',
        '请邀请机器人，然后在该频道或其他频道使用 /subscribe。',
      ],
      'bot-removed': ['机器人已被移除。', '请重新邀请，然后在频道中使用 /subscribe。'],
    },
    toldOnce: '因为是你订阅的，只通知这一次。',
  },
}

/** To whoever subscribed: these channels of one workspace are lost for that reason. */
export function buildLossCard(channels: readonly Channel[], reason: LossReason, language: Language): Card {
  const strings = STRINGS[language]
  const places = channels.map((channel) => [link(strings.channel, channelUrl(channel))])
  return card({
    tone: 'error',
    title: strings.title(channels.length),
    lines: [...strings.reason[reason].map((sentence) => [text(sentence)]), ...places],
    footer: [text(strings.toldOnce)],
  })
}
