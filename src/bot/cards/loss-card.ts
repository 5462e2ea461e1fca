import { card, channelName, text, type Card } from '../../core/card.ts'
import type { LossReason } from '../../core/subscription.ts'
import type { Channel, Language } from '../../core/workspace.ts'

type LossStrings = {
  readonly title: (channels: number) => string
  /** What happened, and what to do. */
  readonly reason: Readonly<Record<LossReason, readonly [string, string]>>
  readonly roundupTitle: string
  /** What to do about any reason: nothing of a roundup rests. */
  readonly roundupAdvice: string
  readonly toldOnce: string
}

const STRINGS: Readonly<Record<Language, LossStrings>> = {
  en: {
    title: (channels) => `Your ${channels === 1 ? 'channel gets' : 'channels get'} no more news`,
    reason: {
      forbidden: [
        'The bot may no longer post there.',
        'Let it see the channel, read its history and send messages with embeds, or invite it again. Then it goes on by itself within a day, with what was set; /subscriptions resume:yes tries at once.',
      ],
      'tag-required': [
        'The forum takes only posts with a tag, and has none that fits.',
        'Add a tag called “Models” or “Funding”, or let posts come without one. Then it goes on by itself within a day, with what was set; /subscriptions resume:yes tries at once.',
      ],
      'channel-gone': [
        'The bot no longer finds the channel: it was deleted or archived, or the bot was taken out.',
        'If it was archived, unarchive it; if the bot was taken out, invite it: it goes on with what was set. If it was deleted, use /subscribe in another channel.',
      ],
      'bot-removed': [
        'The bot was removed.',
        'Invite it again, or install it where it was uninstalled: it goes on with what was set. If it does not, /subscriptions resume:yes in the channel starts it.',
      ],
      'token-refused': [
        "Slack refuses the bot's token.",
        'Install the app again, or tell whoever runs the bot: it goes on with what was set. /subscriptions resume:yes in the channel tries at once.',
      ],
    },
    roundupTitle: 'The weekly roundup could not be posted',
    roundupAdvice:
      'Once the bot can post there, the roundup comes again by itself. /subscribe topic:roundup brings it to another channel.',
    toldOnce: 'You get this once, because you subscribed.',
  },
  ko: {
    title: () => '채널에 더는 소식을 올리지 못합니다',
    reason: {
      forbidden: [
        '봇이 더는 그 채널에 글을 쓸 수 없습니다.',
        '채널 보기, 메시지 기록 보기, 메시지 보내기, 링크 첨부 권한을 주거나 다시 초대해 주세요. 설정은 그대로이며 하루 안에 저절로 이어집니다. 바로 시도하려면 /subscriptions resume:yes를 쓰세요.',
      ],
      'tag-required': [
        '포럼이 태그가 있는 글만 받는데 맞는 태그가 없습니다.',
        '‘모델’이나 ‘투자’ 태그를 만들거나 태그 없이도 쓸 수 있게 해 주세요. 설정은 그대로이며 하루 안에 저절로 이어집니다. 바로 시도하려면 /subscriptions resume:yes를 쓰세요.',
      ],
      'channel-gone': [
        '봇이 채널을 찾지 못합니다. 채널이 삭제되거나 보관되었거나, 봇이 채널에서 빠졌습니다.',
        '보관된 채널이면 되살리고, 봇이 빠졌다면 초대해 주세요. 설정은 그대로 이어집니다. 삭제되었다면 다른 채널에서 /subscribe를 써 주세요.',
      ],
      'bot-removed': [
        '봇이 제거되었습니다.',
        '다시 초대하거나, 앱이 삭제되었다면 다시 설치해 주세요. 설정은 그대로 이어집니다. 이어지지 않으면 채널에서 /subscriptions resume:yes를 써 주세요.',
      ],
      'token-refused': [
        'Slack에서 봇의 토큰을 받아들이지 않습니다.',
        '앱을 다시 설치하거나 봇 운영자에게 알려 주세요. 설정은 그대로 이어집니다. 바로 시도하려면 채널에서 /subscriptions resume:yes를 쓰세요.',
      ],
    },
    roundupTitle: '주간 정리를 올리지 못했습니다',
    roundupAdvice:
      '봇이 다시 글을 올릴 수 있게 되면 주간 정리도 저절로 이어집니다. 다른 채널에서 받으려면 그 채널에서 /subscribe topic:roundup을 쓰세요.',
    toldOnce: '구독한 분께 한 번만 알려 드립니다.',
  },
  ja: {
    title: () => 'チャンネルに投稿できなくなりました',
    reason: {
      forbidden: [
        'ボットはそのチャンネルに投稿できなくなりました。',
        '「チャンネルを見る」「メッセージ履歴を読む」「メッセージを送信」「埋め込みリンク」を許可するか、もう一度招待してください。設定はそのままで、1日以内に自動で再開します。すぐ試すには /subscriptions resume:yes を使ってください。',
      ],
      'tag-required': [
        'フォーラムはタグ付きの投稿しか受け付けませんが、合うタグがありません。',
        '「モデル」か「資金調達」というタグを作るか、タグなしの投稿を許可してください。設定はそのままで、1日以内に自動で再開します。すぐ試すには /subscriptions resume:yes を使ってください。',
      ],
      'channel-gone': [
        'チャンネルが見つかりません。削除またはアーカイブされたか、ボットが外されました。',
        'アーカイブされた場合は元に戻し、ボットが外された場合は招待してください。設定はそのままで再開します。削除された場合は別のチャンネルで /subscribe を使ってください。',
      ],
      'bot-removed': [
        'ボットが外されました。',
        'もう一度招待するか、アプリが削除された場合は再インストールしてください。設定はそのままで再開します。再開しないときはチャンネルで /subscriptions resume:yes を使ってください。',
      ],
      'token-refused': [
        'Slack がボットのトークンを受け付けません。',
        'アプリを再インストールするか、ボットの運営者に知らせてください。設定はそのままで再開します。すぐ試すにはチャンネルで /subscriptions resume:yes を使ってください。',
      ],
    },
    roundupTitle: '週のまとめを投稿できませんでした',
    roundupAdvice:
      'ボットがまた投稿できるようになれば、週のまとめは自動で再開します。別のチャンネルで受け取るには、そこで /subscribe topic:roundup を使ってください。',
    toldOnce: '購読した方に一度だけお知らせしています。',
  },
  zh: {
    title: () => '频道无法再收到新闻',
    reason: {
      forbidden: [
        '机器人不能再在那里发消息。',
        '请给它“查看频道”“阅读消息历史记录”“发送消息”“嵌入链接”权限，或重新邀请它。原有设置会保留，一天之内自动恢复；用 /subscriptions resume:yes 可立即重试。',
      ],
      'tag-required': [
        '论坛只接受带标签的帖子，却没有合适的标签。',
        '请添加“模型”或“融资”标签，或允许不带标签发帖。原有设置会保留，一天之内自动恢复；用 /subscriptions resume:yes 可立即重试。',
      ],
      'channel-gone': [
        '机器人找不到该频道：频道已被删除或归档，或机器人被移出。',
        '若频道被归档，请取消归档；若机器人被移出，请重新邀请：原有设置会保留并自动恢复。若频道已删除，请在其他频道使用 /subscribe。',
      ],
      'bot-removed': [
        '机器人已被移除。',
        '请重新邀请它，若应用已被卸载，请重新安装：原有设置会保留并自动恢复。若没有恢复，请在频道里用 /subscriptions resume:yes。',
      ],
      'token-refused': [
        'Slack 不接受机器人的令牌。',
        '请重新安装应用，或告知机器人的运营者：原有设置会保留并恢复。在频道里用 /subscriptions resume:yes 可立即重试。',
      ],
    },
    roundupTitle: '每周汇总未能发布',
    roundupAdvice: '机器人能再次发帖后，每周汇总会自动恢复。要在其他频道接收，请在那里使用 /subscribe topic:roundup。',
    toldOnce: '因为是你订阅的，只通知这一次。',
  },
}

/** To whoever subscribed: these channels of one workspace are lost for that reason. */
export function buildLossCard(channels: readonly Channel[], reason: LossReason, language: Language): Card {
  const { title, reason: told } = STRINGS[language]
  return lossCard(title(channels.length), told[reason], channels, language)
}

/** To whoever wanted it: a channel that gets nothing but the roundup did not get it for that reason. */
export function buildRoundupLossCard(channel: Channel, reason: LossReason, language: Language): Card {
  const { roundupTitle, roundupAdvice, reason: told } = STRINGS[language]
  const [happened] = told[reason]
  return lossCard(roundupTitle, [happened, roundupAdvice], [channel], language)
}

function lossCard(title: string, told: readonly string[], channels: readonly Channel[], language: Language): Card {
  const places = channels.map(({ externalId }) => [channelName(externalId)])
  return card({
    tone: 'error',
    title,
    lines: [...told.map((sentence) => [text(sentence)]), ...places],
    footer: [text(STRINGS[language].toldOnce)],
  })
}
