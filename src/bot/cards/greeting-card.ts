import { card, text, type Card, type CardButton } from '../../core/card.ts'
import type { Language } from '../../core/workspace.ts'

type GreetingStrings = {
  readonly title: string
  readonly lines: readonly string[]
  readonly models: string
  readonly funding: string
  readonly help: string
  readonly saidOnce: string
}

const STRINGS: Readonly<Record<Language, GreetingStrings>> = {
  en: {
    title: "Hello, I'm AI Wire",
    lines: [
      'I post AI model releases and funding rounds: one message per event, kept up to date.',
      'Type /subscribe topic:models or /subscribe topic:funding in the channel that should get them. Whoever may manage the channel can do that.',
      'Everybody can ask: /models, /funding, /search and /roundup. /help explains the rest.',
    ],
    models: 'Models in this channel',
    funding: 'Funding in this channel',
    help: 'Help',
    saidOnce: 'You see this once. Nothing is posted until somebody subscribes.',
  },
  ko: {
    title: '안녕하세요, AI Wire입니다',
    lines: [
      'AI 모델 출시와 투자 유치 소식을 올립니다. 한 사건은 메시지 하나로, 새 소식이 나오면 고쳐 씁니다.',
      '소식을 받을 채널에서 /subscribe topic:models 또는 /subscribe topic:funding을 입력해 주세요. 채널을 관리할 수 있는 분이 쓸 수 있습니다.',
      '/models, /funding, /search, /roundup은 누구나 쓸 수 있습니다. 나머지는 /help에서 볼 수 있습니다.',
    ],
    models: '이 채널에 모델 소식',
    funding: '이 채널에 투자 소식',
    help: '도움말',
    saidOnce: '이 안내는 한 번만 나옵니다. 구독하기 전에는 아무것도 올리지 않습니다.',
  },
  ja: {
    title: 'はじめまして、AI Wire です',
    lines: [
      'AI のモデル公開と資金調達をお知らせします。ひとつの出来事をひとつのメッセージで伝え、続報があれば更新します。',
      'お知らせを受け取るチャンネルで /subscribe topic:models または /subscribe topic:funding と入力してください。チャンネルを管理できる方が使えます。',
      '/models、/funding、/search、/roundup は誰でも使えます。ほかは /help をご覧ください。',
    ],
    models: 'ここにモデルの話題',
    funding: 'ここに資金調達の話題',
    help: 'ヘルプ',
    saidOnce: 'この案内は一度だけです。購読されるまで何も投稿しません。',
  },
  zh: {
    title: '你好，我是 AI Wire',
    lines: [
      '我会发布 AI 模型发布和融资的新闻：一件事一条消息，有新进展就更新它。',
      '请在要接收新闻的频道输入 /subscribe topic:models 或 /subscribe topic:funding。能管理该频道的人可以使用。',
      '/models、/funding、/search 和 /roundup 人人可用。其余请看 /help。',
    ],
    models: '在此频道发模型新闻',
    funding: '在此频道发融资新闻',
    help: '帮助',
    saidOnce: '这条消息只出现一次。有人订阅之前不会发布任何内容。',
  },
}

/** What a workspace sees first: what the bot does, and how to begin. */
export function buildGreetingCard(language: Language): Card {
  const strings = STRINGS[language]
  const button = (label: string, command: string, options: Readonly<Record<string, string>>): CardButton => ({
    kind: 'command',
    label,
    run: { command, options },
  })
  return card({
    tone: 'info',
    title: strings.title,
    lines: strings.lines.map((line) => [text(line)]),
    footer: [text(strings.saidOnce)],
    buttons: [
      button(strings.models, 'subscribe', { topic: 'models' }),
      button(strings.funding, 'subscribe', { topic: 'funding' }),
      button(strings.help, 'help', {}),
    ],
  })
}
