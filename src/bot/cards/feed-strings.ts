import { text, type Inline, type Line } from '../../core/card.ts'
import type { FeedProblem } from '../../core/feed.ts'
import type { FeedLevel } from '../../core/ports/feed-desk.ts'
import type { Language } from '../../core/workspace.ts'
import { joinSentences } from './join-sentences.ts'
import { withParticle } from './particle.ts'

/** What is said about feeds. Sentences with values are functions; values arrive formatted. */
export type FeedStrings = {
  readonly title: string
  readonly none: string
  /** `well`: how many of them can be read; `null`: none was tried yet. */
  readonly catalogue: (count: number, well: number | null) => string
  readonly level: Readonly<Record<FeedLevel, string>>
  /** What is wrong, and what to do. */
  readonly problem: Readonly<Record<FeedProblem, string>>
  /** What the bot does about it by itself, where the feed is followed. */
  readonly goesOn: Readonly<Partial<Record<FeedProblem, string>>>
  readonly notAdded: string
  /** Of what passes by itself. `when`: not before then; `null` where nobody said. */
  readonly tryAgain: (when: string | null) => string
  readonly lastRead: (time: Inline) => Line
  readonly address: string
  readonly added: (name: string) => string
  readonly baseline: (entries: number) => string
  /** Of a feed that most likely is dead: the day of its newest post. */
  readonly longSilent: (day: string) => string
  readonly known: (name: string) => string
  /** Over what else a page names. */
  readonly others: string
  readonly full: (most: number) => string
  readonly spent: string
  readonly removed: (name: string) => string
  readonly unknown: (written: string) => string
  /** How to see which feeds there are: a whole line. */
  readonly seeAll: (line: string) => string
  readonly all: (count: number) => string
  readonly fitting: (written: string) => string
  readonly noneFits: (written: string) => string
  readonly nameOne: string
  readonly isWell: (name: string) => string
  readonly canBeRead: (entries: number) => string
  readonly unchanged: string
  readonly resumed: string
  readonly waits: (when: string) => string
  readonly troubleTitle: (name: string) => string
  /** Of two or more. */
  readonly troublesTitle: (count: number) => string
  /** Of a feed that was given up: how it is read again. */
  readonly givenUp: string
  readonly toldOnce: string
  readonly check: string
  readonly remove: string
}

const en: FeedStrings = {
  title: 'Your own feeds',
  none: 'You have no feeds of your own yet.',
  catalogue: (count, well) => {
    const there = count === 1 ? 'is 1 shared feed' : `are ${count} shared feeds`
    if (well === null) return `Besides, there ${there}.`
    return `Besides, there ${there}; ${well === 0 ? 'none' : well} of them ${well > 1 ? 'work' : 'works'}.`
  },
  level: {
    well: 'Working',
    new: 'Not read yet',
    trouble: 'In trouble; it will be tried again',
    alarm: 'It can be read, but something is off',
    stopped: 'No longer read',
    resting: 'Resting',
  },
  problem: {
    // A name within the bot's network and one that nobody has sound alike: which there are is nobody's business.
    'blocked-address': 'No public server has this address. Use a public http or https address, and check its spelling.',
    credentials:
      'The address holds a user name and a password, and the bot reads public feeds only. Use an address without them.',
    'closed-port':
      'The bot does not ask the port of this address. Use one without a port, or with port 80, 443, 8080 or 8443.',
    'bad-redirect': 'Its address leads in circles or to nowhere. Look for its current address.',
    dns: 'No public server has this address. Use a public http or https address, and check its spelling.',
    tls: 'Its server has no valid certificate. The publisher has to renew it.',
    refused: 'Its server refuses the connection.',
    timeout: 'Its server does not answer in time.',
    'too-large': 'Its document is too large. Look for a smaller feed of the same publisher.',
    'http-status': 'Its server answers with an error. Check whether the address still works.',
    login:
      'Its server wants a login or keeps the bot out, and the bot reads public feeds only. Look for a public one of the same publisher.',
    challenge: 'Its server lets only browsers in. Ask the publisher to let feed readers in, or use another feed.',
    'rate-limited': 'Its server asks for fewer requests.',
    gone: 'The publisher says that it is gone. Look for its successor.',
    html: 'There is a web page where the feed should be. Look for the feed address on that page.',
    empty: 'Its server sends an empty document.',
    'not-a-feed': 'What it sends is not a feed. Check the address.',
    'no-entries': 'It is empty, and used to have entries. Look on its site whether the feed has moved.',
    'over-quota':
      'It brings more posts than are read of one feed in one day. The rest waits until midnight (UTC), and may be gone from the feed by then. Look for a smaller feed of the same publisher.',
    stale: 'Nothing new has come for unusually long. Look on its site whether the feed has moved.',
    unfollowed:
      'No channel here gets anything, so it is not read. Once one is subscribed, it is read from then on: /subscribe topic:models',
    unknown:
      'Another version of the bot noted a trouble that this one does not know. Check it now, or look again later.',
  },
  goesOn: {
    refused: 'It is tried again.',
    timeout: 'It is tried again.',
    empty: 'It is tried again.',
    'rate-limited': 'It is read again when it may be.',
  },
  notAdded: 'It was not added.',
  tryAgain: (when) => (when === null ? 'Try again later.' : `Try again after ${when}.`),
  lastRead: (time) => [text('last read '), time],
  address: 'address',
  added: (name) => `Added: ${name}`,
  baseline: (entries) =>
    `${entries} ${entries === 1 ? 'post is' : 'posts are'} there now. What comes next is read, and posted where it fits a subscription. Nobody else sees this feed.`,
  longSilent: (day) => `Its newest post is from ${day}. Look on its site whether the feed has moved.`,
  known: (name) => `${name} is followed already.`,
  others: 'The page also names',
  spent: 'Today your own feeds brought as many posts as are read in one day. Tomorrow (UTC) you can add more.',
  full: (most) => `You can have at most ${most} feeds of your own. Remove one first.`,
  removed: (name) => `Removed: ${name}`,
  unknown: (written) => `None of your own feeds is '${written}'.`,
  seeAll: (line) => `To see them all: ${line}`,
  all: (count) => `${count} ${count === 1 ? 'feed is' : 'feeds are'} read here`,
  fitting: (written) => `Feeds that fit '${written}'`,
  noneFits: (written) => `No feed fits '${written}', shared or your own.`,
  nameOne: 'Say which feed: its address, or its name.',
  isWell: (name) => `${name} works`,
  canBeRead: (entries) => `It can be read and has ${entries} ${entries === 1 ? 'post' : 'posts'}.`,
  unchanged: 'It can be read, and has not changed since it was last read.',
  resumed: 'It answers again, and is read again from now on.',
  waits: (when) => `Its server asked to wait until ${when}, so it was not asked.`,
  troubleTitle: (name) => `A feed is in trouble: ${name}`,
  troublesTitle: (count) => `${count} feeds are in trouble`,
  givenUp: 'It is no longer read. Once it works, “Check now” brings it back.',
  toldOnce: 'You are told once, and again only if a feed is given up. /feeds shows how it goes on.',
  check: 'Check now',
  remove: 'Remove',
}

const ko: FeedStrings = {
  title: '직접 추가한 피드',
  none: '직접 추가한 피드가 아직 없습니다.',
  catalogue: (count, well) =>
    well === null
      ? `그 밖에 함께 쓰는 피드가 ${count}개 있습니다.`
      : `그 밖에 함께 쓰는 피드 ${count}개 중 ${well}개가 정상입니다.`,
  level: {
    well: '정상',
    new: '아직 읽지 않음',
    trouble: '문제 있음, 다시 시도하는 중',
    alarm: '읽을 수는 있지만 이상함',
    stopped: '더는 읽지 않음',
    resting: '쉬는 중',
  },
  problem: {
    'blocked-address': '이 주소의 공개 서버가 없습니다. 공개된 http 또는 https 주소인지, 철자가 맞는지 확인해 주세요.',
    credentials:
      '주소에 사용자 이름과 비밀번호가 들어 있습니다. 봇은 공개된 피드만 읽으니, 그것을 뺀 주소를 써 주세요.',
    'closed-port': '이 주소의 포트로는 접속하지 않습니다. 포트가 없거나 80, 443, 8080, 8443인 주소를 써 주세요.',
    'bad-redirect': '주소가 제대로 연결되지 않습니다. 현재 주소를 찾아 주세요.',
    dns: '이 주소의 공개 서버가 없습니다. 공개된 http 또는 https 주소인지, 철자가 맞는지 확인해 주세요.',
    tls: '서버 인증서가 올바르지 않습니다. 사이트 운영자가 갱신해야 합니다.',
    refused: '서버가 연결을 거부합니다.',
    timeout: '서버가 제때 답하지 않습니다.',
    'too-large': '문서가 너무 큽니다. 같은 곳의 더 작은 피드를 찾아 주세요.',
    'http-status': '서버가 오류로 답합니다. 주소가 아직 살아 있는지 확인해 주세요.',
    login:
      '서버가 로그인을 요구하거나 봇을 막습니다. 봇은 공개된 피드만 읽습니다. 같은 곳의 공개된 피드를 찾아 주세요.',
    challenge: '브라우저만 들여보내는 서버입니다. 사이트 운영자에게 문의하거나 다른 피드를 써 주세요.',
    'rate-limited': '서버가 요청을 줄여 달라고 합니다.',
    gone: '사이트에서 피드를 없앴습니다. 새 피드를 찾아 주세요.',
    html: '피드 자리에 웹페이지가 있습니다. 그 페이지에서 피드 주소를 찾아 주세요.',
    empty: '빈 문서가 옵니다.',
    'not-a-feed': '받은 것이 피드가 아닙니다. 주소를 확인해 주세요.',
    'no-entries': '글이 있었는데 지금은 비어 있습니다. 피드가 옮겨졌는지 사이트에서 확인해 주세요.',
    'over-quota':
      '피드 하나에서 하루에 읽는 수보다 글이 많습니다. 나머지는 자정(UTC)에 이어서 읽는데, 그사이 피드에서 사라질 수 있습니다. 같은 곳의 더 작은 피드를 찾아 주세요.',
    stale: '평소보다 오래 새 글이 없습니다. 피드가 옮겨졌는지 사이트에서 확인해 주세요.',
    unfollowed:
      '여기에는 글을 받는 채널이 없어서 읽지 않습니다. 채널을 구독하면 그때부터 읽습니다: /subscribe topic:models',
    unknown: '봇의 다른 버전이 적어 둔 문제인데, 이 버전은 알지 못합니다. 지금 확인하거나 나중에 다시 봐 주세요.',
  },
  goesOn: {
    refused: '다시 시도하겠습니다.',
    timeout: '다시 시도하겠습니다.',
    empty: '다시 시도하겠습니다.',
    'rate-limited': '허용되면 다시 읽겠습니다.',
  },
  notAdded: '추가하지 않았습니다.',
  tryAgain: (when) => `${when === null ? '나중에' : `${when} 이후에`} 다시 시도해 주세요.`,
  lastRead: (time) => [text('마지막으로 읽은 때: '), time],
  address: '주소',
  added: (name) => `추가했습니다: ${name}`,
  baseline: (entries) =>
    `지금 글 ${entries}개가 있습니다. 다음 글부터 읽고, 구독에 맞으면 올립니다. 다른 곳에는 보이지 않습니다.`,
  longSilent: (day) => `가장 새로운 글이 ${day}의 것입니다. 피드가 옮겨졌는지 사이트에서 확인해 주세요.`,
  known: (name) => `${name}: 이미 읽고 있습니다.`,
  others: '이 페이지의 다른 피드',
  spent: '추가한 피드의 글을 오늘 읽을 수 있는 만큼 모두 읽었습니다. 내일(UTC) 다시 추가해 주세요.',
  full: (most) => `피드를 ${most}개까지 추가할 수 있습니다. 먼저 하나를 제거해 주세요.`,
  removed: (name) => `제거했습니다: ${name}`,
  unknown: (written) => `추가한 피드 중에 ${withParticle(written, '은', '는')} 없습니다.`,
  seeAll: (line) => `목록을 보려면: ${line}`,
  all: (count) => `여기서 읽는 피드 ${count}개`,
  fitting: (written) => `'${written}'에 맞는 피드`,
  noneFits: (written) => `함께 쓰는 피드에도 추가한 피드에도 '${written}'에 맞는 것이 없습니다.`,
  nameOne: '어느 피드인지 주소나 이름으로 알려 주세요.',
  isWell: (name) => `정상입니다: ${name}`,
  canBeRead: (entries) => `읽을 수 있고 글이 ${entries}개 있습니다.`,
  unchanged: '읽을 수 있고, 마지막으로 읽은 뒤로 바뀌지 않았습니다.',
  resumed: '피드가 다시 응답하므로, 지금부터 다시 읽습니다.',
  waits: (when) => `서버가 ${when}까지 기다려 달라고 해서 아직 확인하지 않았습니다.`,
  troubleTitle: (name) => `피드에 문제가 있습니다: ${name}`,
  troublesTitle: (count) => `피드 ${count}개에 문제가 있습니다`,
  givenUp: '더는 읽지 않습니다. 피드가 다시 살아나면 ‘지금 확인’으로 이어서 읽을 수 있습니다.',
  toldOnce: '한 번만 알려 드리고, 읽기를 그만둘 때만 다시 알려 드립니다. 그 뒤는 /feeds에서 볼 수 있습니다.',
  check: '지금 확인',
  remove: '제거',
}

const ja: FeedStrings = {
  title: '追加したフィード',
  none: '追加したフィードはまだありません。',
  catalogue: (count, well) =>
    `ほかに共通のフィードが${count}件あり${well === null ? 'ます' : `、${well}件が正常です`}。`,
  level: {
    well: '正常',
    new: 'まだ読んでいません',
    trouble: '問題あり、再試行中',
    alarm: '読めますが、様子がおかしいです',
    stopped: 'もう読んでいません',
    resting: '休止中',
  },
  problem: {
    'blocked-address':
      'このアドレスの公開サーバーは見つかりません。公開の http か https のアドレスか、綴りが正しいかを確かめてください。',
    credentials:
      'アドレスにユーザー名とパスワードが含まれています。ボットが読むのは公開されたフィードだけなので、それらのないアドレスを使ってください。',
    'closed-port':
      'このアドレスのポートには接続しません。ポートのないアドレスか、80、443、8080、8443 のアドレスを使ってください。',
    'bad-redirect': 'アドレスの転送が正しくありません。いまのアドレスを探してください。',
    dns: 'このアドレスの公開サーバーは見つかりません。公開の http か https のアドレスか、綴りが正しいかを確かめてください。',
    tls: 'サーバーの証明書が正しくありません。発行元の更新が必要です。',
    refused: 'サーバーが接続を拒否しています。',
    timeout: 'サーバーが時間内に答えません。',
    'too-large': '文書が大きすぎます。同じ発行元の小さいフィードを探してください。',
    'http-status': 'サーバーがエラーを返します。アドレスがまだ使えるか確かめてください。',
    login:
      'サーバーがログインを求めているか、ボットを拒んでいます。ボットが読むのは公開されたフィードだけです。同じ発行元の公開フィードを探してください。',
    challenge: 'ブラウザーしか受け付けないサーバーです。発行元に頼むか、別のフィードを使ってください。',
    'rate-limited': 'サーバーが間隔を空けるよう求めています。',
    gone: '発行元がフィードを終了しました。後継を探してください。',
    html: 'フィードの場所にウェブページがあります。そのページでフィードのアドレスを探してください。',
    empty: '空の文書が届きます。',
    'not-a-feed': '届いたものはフィードではありません。アドレスを確かめてください。',
    'no-entries': '以前は記事がありましたが、いまは空です。フィードが移ったかサイトで確かめてください。',
    'over-quota':
      '1つのフィードから1日に読む数を超える記事があります。残りは午前0時（UTC）から読みますが、それまでにフィードから消えることがあります。同じ発行元の小さいフィードを探してください。',
    stale: 'いつもより長く新しい記事がありません。フィードが移ったかサイトで確かめてください。',
    unfollowed:
      'ここには投稿を受け取るチャンネルがないので、読んでいません。チャンネルで購読すると、そのときから読みます：/subscribe topic:models',
    unknown:
      'ボットの別のバージョンが記録した問題で、このバージョンにはわかりません。いま確認するか、後でもう一度ご覧ください。',
  },
  goesOn: {
    refused: 'また試します。',
    timeout: 'また試します。',
    empty: 'また試します。',
    'rate-limited': '許可されたらまた読みます。',
  },
  notAdded: '追加していません。',
  tryAgain: (when) => `${when === null ? 'あとで' : `${when}以降に`}もう一度お試しください。`,
  lastRead: (time) => [text('最終読み込み：'), time],
  address: 'アドレス',
  added: (name) => `追加しました：${name}`,
  baseline: (entries) =>
    `いま記事が${entries}件あります。次の記事から読み、購読に合えば投稿します。ほかの利用者には見えません。`,
  longSilent: (day) => `最新の記事は${day}のものです。フィードが移っていないか、サイトで確認してください。`,
  known: (name) => `${name} はすでに読んでいます。`,
  others: 'このページのほかのフィード',
  spent: '追加したフィードの記事を、今日の上限まで読みました。明日（UTC）以降に追加してください。',
  full: (most) => `追加できるフィードは${most}件までです。先にどれかを削除してください。`,
  removed: (name) => `削除しました：${name}`,
  unknown: (written) => `追加したフィードに「${written}」はありません。`,
  seeAll: (line) => `一覧を見るには：${line}`,
  all: (count) => `ここで読むフィード${count}件`,
  fitting: (written) => `「${written}」に合うフィード`,
  noneFits: (written) => `共通のフィードにも追加したフィードにも「${written}」に合うものはありません。`,
  nameOne: 'どのフィードか、アドレスか名前で教えてください。',
  isWell: (name) => `正常です：${name}`,
  canBeRead: (entries) => `読めます。記事は${entries}件です。`,
  unchanged: '読めます。前に読んだときから変わっていません。',
  resumed: 'また応答するので、これからまた読みます。',
  waits: (when) => `サーバーが ${when} まで待つよう求めたので、まだ確認していません。`,
  troubleTitle: (name) => `フィードに問題があります：${name}`,
  troublesTitle: (count) => `フィード${count}件に問題があります`,
  givenUp: 'もう読んでいません。フィードが直ったら「いま確認」で再開できます。',
  toldOnce: 'お知らせは一度だけで、読むのをやめるときにもう一度お知らせします。その後は /feeds で見られます。',
  check: 'いま確認',
  remove: '削除',
}

const zh: FeedStrings = {
  title: '自行添加的订阅源',
  none: '还没有自行添加的订阅源。',
  catalogue: (count, well) => `另外还有大家共用的 ${count} 个订阅源${well === null ? '' : `，其中 ${well} 个正常`}。`,
  level: {
    well: '正常',
    new: '尚未读取',
    trouble: '有问题，会再试',
    alarm: '可以读取，但有异常',
    stopped: '不再读取',
    resting: '暂停读取',
  },
  problem: {
    'blocked-address': '这个地址没有公开的服务器。请用公开的 http 或 https 地址，并检查拼写。',
    credentials: '地址里带有用户名和密码，而机器人只读取公开的订阅源。请用不带它们的地址。',
    'closed-port': '机器人不访问这个地址的端口。请用不带端口的地址，或端口为 80、443、8080、8443 的地址。',
    'bad-redirect': '地址的跳转有误。请找它现在的地址。',
    dns: '这个地址没有公开的服务器。请用公开的 http 或 https 地址，并检查拼写。',
    tls: '服务器的证书无效，需要发布方更新。',
    refused: '服务器拒绝连接。',
    timeout: '服务器没有及时回应。',
    'too-large': '文档太大。请找同一发布方更小的订阅源。',
    'http-status': '服务器返回错误。请检查地址是否还能用。',
    login: '服务器要求登录，或不让机器人访问。机器人只读取公开的订阅源，请找同一发布方的公开订阅源。',
    challenge: '服务器只让浏览器访问。请联系发布方，或换一个订阅源。',
    'rate-limited': '服务器要求减少请求。',
    gone: '发布方说它已经停用。请找新的订阅源。',
    html: '那里是网页，不是订阅源。请在网页上找订阅地址。',
    empty: '收到的是空文档。',
    'not-a-feed': '收到的不是订阅源。请检查地址。',
    'no-entries': '以前有文章，现在是空的。请到网站看看订阅源是否搬走了。',
    'over-quota':
      '它一天的文章超过了每个订阅源一天读取的数量。其余的等到零点（UTC）再读，届时可能已不在订阅源里。请找同一发布方更小的订阅源。',
    stale: '很久没有新文章，不太寻常。请到网站看看订阅源是否搬走了。',
    unfollowed: '这里没有接收帖子的频道，所以没有读取。频道订阅之后，就从那时起读取：/subscribe topic:models',
    unknown: '这是机器人的另一个版本记录的问题，此版本不了解。请现在检查，或稍后再看。',
  },
  goesOn: {
    refused: '会再试。',
    timeout: '会再试。',
    empty: '会再试。',
    'rate-limited': '到允许的时候再读。',
  },
  notAdded: '没有添加。',
  tryAgain: (when) => (when === null ? '请稍后再试。' : `请在${when}之后再试。`),
  lastRead: (time) => [text('上次读取：'), time],
  address: '地址',
  added: (name) => `已添加：${name}`,
  baseline: (entries) => `现在有 ${entries} 篇文章。以后的新文章会读取，符合订阅就发出来。别人看不到它。`,
  longSilent: (day) => `最新的文章是${day}的。请到网站上看订阅源是否已经搬走。`,
  known: (name) => `${name} 已经在读取了。`,
  others: '该页面上的其他订阅源',
  spent: '自行添加的订阅源今天带来的文章已达到一天读取的数量。请明天（UTC）再添加。',
  full: (most) => `最多可添加 ${most} 个订阅源。请先移除一个。`,
  removed: (name) => `已移除：${name}`,
  unknown: (written) => `自行添加的订阅源里没有“${written}”。`,
  seeAll: (line) => `查看列表：${line}`,
  all: (count) => `这里读取 ${count} 个订阅源`,
  fitting: (written) => `符合“${written}”的订阅源`,
  noneFits: (written) => `共用的和自行添加的订阅源里都没有符合“${written}”的。`,
  nameOne: '请说明是哪一个：地址或名称。',
  isWell: (name) => `正常：${name}`,
  canBeRead: (entries) => `可以读取，有 ${entries} 篇文章。`,
  unchanged: '可以读取，上次读取之后没有变化。',
  resumed: '又有响应了，从现在起恢复读取。',
  waits: (when) => `服务器要求 ${when} 之前不要再请求，所以没有请求。`,
  troubleTitle: (name) => `订阅源有问题：${name}`,
  troublesTitle: (count) => `${count} 个订阅源有问题`,
  givenUp: '已停止读取。恢复正常后，点“现在检查”即可继续读取。',
  toldOnce: '只通知一次，停止读取时再通知一次。之后的情况可以用 /feeds 查看。',
  check: '现在检查',
  remove: '移除',
}

const FEED_STRINGS: Readonly<Record<Language, FeedStrings>> = { en, ko, ja, zh }

/** What is said of feeds in that language. */
export function feedStringsOf(language: Language): FeedStrings {
  return FEED_STRINGS[language]
}

/** What is wrong with a feed that is followed: what somebody can do, and what happens by itself. */
export function problemWords({ problem, goesOn }: FeedStrings, kind: FeedProblem): string {
  const more = goesOn[kind]
  return more === undefined ? problem[kind] : joinSentences(problem[kind], more)
}

/** Whether what is wrong may pass by itself, so that the same may be tried again. */
export function mayPass({ goesOn }: FeedStrings, kind: FeedProblem): boolean {
  return goesOn[kind] !== undefined
}

/** Why a feed was not added. `when`: its server is not to be asked before then; `null` where nobody said. */
export function notAddedWords(strings: FeedStrings, kind: FeedProblem, when: string | null = null): string {
  const again = mayPass(strings, kind) ? [strings.tryAgain(when)] : []
  return joinSentences(strings.problem[kind], strings.notAdded, ...again)
}
