import { describe, expect, it } from 'vitest'
import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { parseSlash } from '../../../src/bot/adapters/slack/commands.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { commandBench, readCard } from '../../builders/command-bench.ts'

const read = (line: string) => parseLine(line, COMMANDS)

describe('a typed command', () => {
  it('may be written in the words of any of our languages', () => {
    expect(read('/모델 개발사:Anthropic')).toEqual({ command: 'models', options: { vendor: 'Anthropic' } })
    expect(read('/資金調達 会社:Mistral')).toEqual({ command: 'funding', options: { company: 'Mistral' } })
    expect(read('/订阅 主题：funding 最小金额：1亿美元')).toEqual({
      command: 'subscribe',
      options: { topic: 'funding', min_amount: '1亿美元' },
    })
  })

  it('keeps a mistyped option, so that the answer can say what was meant', () => {
    expect(read('/models vendors:Anthropic')?.options).toEqual({ vendors: 'Anthropic' })
  })

  it.each([
    ['/subscribe topic:funding vendors:Mistral', { topic: 'funding', vendors: 'Mistral' }],
    ['/subscribe topic:funding vendors: Mistral 100M', { topic: 'funding', vendors: 'Mistral', min_amount: '100M' }],
    ['/unsubscribe topc: models', { topc: 'models' }],
    ['/funding stage:seed', { stage: 'seed' }],
    ['/watch add company:Mistral', { action: 'add', company: 'Mistral' }],
    ['/roundup year:2026', { year: '2026' }],
    ['/help verb:models', { verb: 'models' }],
    ['/feeds add url:example.com/feed', { action: 'add', url: 'example.com/feed' }],
    // Another command has it.
    ['/models company:Mistral', { company: 'Mistral' }],
    ['/search status:released', { status: 'released' }],
    ['/models 개발자:Mistral', { 개발자: 'Mistral' }],
  ])('takes the unknown key of "%s" for none of its options', (line, options) => {
    expect(read(line)?.options).toEqual(options)
  })

  it.each([
    ['Series B', { round: 'Series B' }],
    ['시리즈 B', { round: '시리즈 B' }],
    ['シリーズ B', { round: 'シリーズ B' }],
    ['B 轮', { round: 'B 轮' }],
    ['pre series A', { round: 'pre series A' }],
    ['프리 시리즈 A Mistral', { round: '프리 시리즈 A', company: 'Mistral' }],
    [' 시리즈 B', { round: '시리즈 B' }],
    ['seed Mistral AI', { round: 'seed', company: 'Mistral AI' }],
    ['B company:C', { round: 'B', company: 'C' }],
    ['series "B"', { round: 'series', company: 'B' }],
    ['"Series B" C', { round: 'Series B', company: 'C' }],
  ])('reads the round of /funding round:%s whole, and no word more', (typed, options) => {
    expect(read(`/funding round:${typed}`)?.options).toEqual(options)
  })

  it.each([
    ['Series A, 시리즈 B', { rounds: 'Series A, 시리즈 B' }],
    ['seed, series b 100M', { rounds: 'seed, series b', min_amount: '100M' }],
    ['A轮、B 轮 1亿 美元', { rounds: 'A轮、B 轮', min_amount: '1亿 美元' }],
  ])('reads the list of /subscribe funding rounds:%s whole', (typed, options) => {
    expect(read(`/subscribe funding rounds:${typed}`)?.options).toEqual({ topic: 'funding', ...options })
  })

  it.each([
    ['/settings roundup:mon 9', { roundup: 'mon 9' }],
    ["/settings roundup:'mon 9'", { roundup: 'mon 9' }],
    ['/settings roundup:\u2018mon 9\u2019 rumours:no', { roundup: 'mon 9', rumours: 'false' }],
    ['/settings roundup:월요일 오전 9시 quiet_hours:22-7', { roundup: '월요일 오전 9시', quiet_hours: '22-7' }],
    ['/settings time_zone:New York language:en', { time_zone: 'New York', language: 'en' }],
    ['/settings language:ko please', { language: 'ko' }],
    ['/subscriptions unmute:Moonshot AI', { unmute: 'Moonshot AI' }],
    ['/subscriptions mute:Moonshot AI channel:#news', { mute: 'Moonshot AI', channel: '#news' }],
    ['/watch add name:Moonshot AI', { action: 'add', name: 'Moonshot AI' }],
    ['/funding company:Moonshot AI', { company: 'Moonshot AI' }],
    ['/funding company:Moonshot AI 1억 달러', { company: 'Moonshot AI', min_amount: '1억 달러' }],
    ['/funding company:Mistral largest 30d', { company: 'Mistral', sort: 'largest', since: '30d' }],
    ['/funding since:2 weeks Mistral', { since: '2 weeks', company: 'Mistral' }],
    ['/search query:open source page:2', { query: 'open source', page: '2' }],
    ['/story id:f1 wrong:the amount is wrong', { id: 'f1', wrong: 'the amount is wrong' }],
    // Beside prose, words are prose.
    ['/models vendor:Anthropic opus', { vendor: 'Anthropic', query: 'opus' }],
    // But for those that end a name.
    ['/models vendor:Moonshot AI', { vendor: 'Moonshot AI' }],
    ['/models vendor:Black Forest Labs flux', { vendor: 'Black Forest Labs', query: 'flux' }],
    ['/models vendor:Mistral open AI model', { vendor: 'Mistral', query: 'open AI model' }],
  ])('takes the words behind an option along: %s', (line, options) => {
    expect(read(line)?.options).toEqual(options)
  })

  it.each([
    ['companies:Moonshot AI', { companies: 'Moonshot AI' }],
    ['companies:Anthropic, OpenAI', { companies: 'Anthropic, OpenAI' }],
    ['companies:Anthropic , Moonshot AI、 Mistral', { companies: 'Anthropic , Moonshot AI、 Mistral' }],
    ['companies:"Moonshot AI", OpenAI 100M', { companies: 'Moonshot AI , OpenAI', min_amount: '100M' }],
    ['companies:OpenAI, "Moonshot AI" $1b', { companies: 'OpenAI, Moonshot AI', min_amount: '$1b' }],
    ['companies:Scale 5', { companies: 'Scale 5' }],
    ['companies:Mistral 100M', { companies: 'Mistral', min_amount: '100M' }],
    ['companies:Mistral, 3M', { companies: 'Mistral, 3M' }],
    ['companies:Moonshot AI not_companies:Scale AI', { companies: 'Moonshot AI', not_companies: 'Scale AI' }],
    ['words:open source, agents', { words: 'open source, agents' }],
    ['min_amount:10억 원', { min_amount: '10억 원' }],
    ["companies:Moody's words:'the moon's far side'", { companies: "Moody's", words: "the moon's far side" }],
  ])('keeps a list together: /subscribe funding %s', (typed, options) => {
    expect(read(`/subscribe funding ${typed}`)?.options).toEqual({ topic: 'funding', ...options })
  })

  it('gives no word to an amount that is none, and loses none', () => {
    expect(read('/subscribe models funding')?.options).toEqual({ topic: 'models', left_over: 'funding' })
    expect(read('/subscribe funding 100M Moonshot AI')?.options).toEqual({
      topic: 'funding',
      min_amount: '100M',
      left_over: 'Moonshot AI',
    })
    expect(parseSlash(COMMANDS, '/aiwire', 'subscribe funding Moonshot')).toMatchObject({
      kind: 'run',
      run: { options: { topic: 'funding', left_over: 'Moonshot' } },
    })
  })

  it.each([
    ['/subscribe models max-per-day:3', { topic: 'models', max_per_day: '3' }],
    ['/subscribe funding Min-Amount: 100M', { topic: 'funding', min_amount: '100M' }],
    ['/feeds add my-site:8080/feed', { action: 'add', feed: 'my-site:8080/feed' }],
    ['/search Qwen pre-release: open', { query: 'Qwen pre-release: open' }],
    ['/search co-founder:Mensch', { query: 'co-founder:Mensch' }],
  ])('may be written with a hyphen: %s', (line, options) => {
    expect(read(line)?.options).toEqual(options)
  })

  it.each([
    ['/subscribe funding rounds:series z', { topic: 'funding', rounds: 'series z' }],
    ['/funding since:last week sort:largest', { since: 'last week', sort: 'largest' }],
    ['/models since:soon Claude', { since: 'soon', query: 'Claude' }],
  ])('takes what cannot be read whole, to be told of: %s', (line, options) => {
    expect(read(line)?.options).toEqual(options)
  })

  it('puts the parts of a list together, and tells of another option that is there twice', async () => {
    expect(read('/subscribe models companies:Anthropic companies:"Moonshot AI"')?.options).toEqual({
      topic: 'models',
      companies: 'Anthropic, Moonshot AI',
    })
    expect(read('/subscribe models max_per_day:3 max_per_day:3')?.options).toEqual({
      topic: 'models',
      max_per_day: '3',
    })
    const bench = await commandBench(0)
    for (const line of ['subscribe models max_per_day:3 max_per_day:5', 'settings language:ko language:ja']) {
      const slash = parseSlash(COMMANDS, '/aiwire', line)
      if (slash.kind !== 'run') throw new Error('it was not run')
      expect(slash.run).toEqual(read(`/${line}`))
      const told = readCard(await bench.ask(slash.run.command, slash.run.options))
      expect(told).toContain(`'${line.includes('max') ? 'max_per_day' : 'language'}' is there twice`)
    }
    expect(await bench.store.channels.find('preview:c')).toBeNull()
    await bench.store.close()
  })

  it('changes nothing by a word without a key where the command mostly tells', () => {
    expect(read('/subscriptions Anthropic')?.options).toEqual({})
    expect(read('/settings Korean')?.options).toEqual({})
    expect(read('/subscriptions mute:Anthropic')?.options).toEqual({ mute: 'Anthropic' })
    expect(parseSlash(COMMANDS, '/subscriptions', 'Anthropic')).toMatchObject({ kind: 'usage' })
    expect(parseSlash(COMMANDS, '/aiwire', 'settings Korean')).toMatchObject({ kind: 'usage' })
  })

  it('takes any other word with a colon as text', () => {
    expect(read('/search 속보: 클로드')?.options).toEqual({ query: '속보: 클로드' })
    expect(read('/why https://example.com/a?b=1')?.options).toEqual({ link_or_title: 'https://example.com/a?b=1' })
    expect(read('/feeds add https://example.com/feed')?.options).toEqual({
      action: 'add',
      feed: 'https://example.com/feed',
    })
    expect(read('/why 新闻：某公司发布新模型')?.options).toEqual({ link_or_title: '新闻：某公司发布新模型' })
    expect(read('/search Re:Invent')?.options).toEqual({ query: 'Re:Invent' })
  })
})
