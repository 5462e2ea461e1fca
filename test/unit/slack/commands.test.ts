import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSlash, usage, usageCard } from '../../../src/bot/adapters/slack/commands.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { SAMPLE_COMMANDS } from './sample-commands.ts'

const parse = (slash: string, typed: string) => parseSlash(SAMPLE_COMMANDS, slash, typed)
const options = (slash: string, typed: string) => {
  const read = parse(slash, typed)
  return read.kind === 'run' ? read.run.options : null
}

describe('what is typed behind a slash', () => {
  it.each<[string, string, object]>([
    ['/models', '', {}],
    ['/models', 'Mistral', { query: 'Mistral' }],
    ['/models', 'Mistral 3 open weights', { query: 'Mistral 3 open weights' }],
    ['/models', 'vendor:Mistral', { vendor: 'Mistral' }],
    ['/models', 'VENDOR: Mistral', { vendor: 'Mistral' }],
    ['/models', 'vendor:"Mistral AI" small', { vendor: 'Mistral AI', query: 'small' }],
    ['/models', 'vendor:\u201cMistral AI\u201d', { vendor: 'Mistral AI' }],
    ['/models', 'vendor\uff1aMistral', { vendor: 'Mistral' }],
    ['/models', '"Mistral AI"', { query: 'Mistral AI' }],
    ['/models', 'vendor:AT&amp;T', { vendor: 'AT&T' }],
    ['/models', 'vendor:"?"', { vendor: '?' }],
    ['/models', 'page:2 x', { page: '2', query: 'x' }],
    ['/models', 'vendor:x <https://example.com/a|example.com>', { vendor: 'x', query: 'https://example.com/a' }],
    ['/models', 'vendor:x note:this', { vendor: 'x', query: 'note:this' }],
    ['/subscribe', 'models', { topic: 'models' }],
    ['/subscribe', 'FUNDING yes 3', { topic: 'funding', rumours: 'true', backfill: '3' }],
    ['/subscribe', 'funding 3', { topic: 'funding', backfill: '3' }],
    ['/subscribe', 'topic:funding rumours:no', { topic: 'funding', rumours: 'false' }],
    ['/subscribe', 'chips', { topic: 'chips' }],
    ['/aiwire', 'models Mistral', { query: 'Mistral' }],
    ['/aiwire', '/Subscribe models', { topic: 'models' }],
  ])('%s %s', (slash, typed, expected) => {
    expect(options(slash, typed)).toEqual(expected)
  })

  it.each([
    ['/subscribe', 'models now please'],
    ['/subscribe', 'help'],
    ['/models', '?'],
  ])('%s %s is explained', (slash, typed) => {
    expect(parse(slash, typed)).toMatchObject({ kind: 'usage', command: { name: slash.slice(1) } })
  })

  it.each([
    ['settings language korean', '/settings language:korean'],
    ['settings card short', '/settings card:short'],
    ['settings rumors off', '/settings rumours:off'],
    ['subscriptions mute "Moonshot AI"', '/subscriptions mute:"Moonshot AI"'],
    ['subscriptions pause 2 weeks', '/subscriptions pause:"2 weeks"'],
    ['settings please be quiet', '/settings quiet_hours:22-7'],
    ['settings models', '/settings quiet_hours:22-7'],
  ])('%s is explained by %s', (typed, example) => {
    expect(parseSlash(COMMANDS, '/aiwire', typed)).toMatchObject({ kind: 'usage', example })
  })

  it.each(['help', 'HELP', '--help', '도움말', 'ヘルプ', '帮助', '？'])('is explained where it is %s', (typed) => {
    expect(parseSlash(COMMANDS, '/models', typed)).toMatchObject({ kind: 'usage', command: { name: 'models' } })
    expect(parseSlash(COMMANDS, '/aiwire', `구독 ${typed}`)).toMatchObject({ command: { name: 'subscribe' } })
    // Whoever looks for the word itself sets it in quotes.
    expect(parseSlash(COMMANDS, '/models', `"${typed}"`)).toMatchObject({ run: { options: { query: typed } } })
  })

  it('takes a channel without its key, and nothing else for one', () => {
    const read = (slash: string, typed: string) => parseSlash(COMMANDS, slash, typed)
    const channel = '<#C12|news>'
    expect(read('/subscribe', `models ${channel}`)).toMatchObject({ run: { options: { topic: 'models', channel } } })
    expect(read('/unsubscribe', `funding ${channel}`)).toMatchObject({
      run: { options: { topic: 'funding', channel } },
    })
    expect(read('/subscriptions', channel)).toEqual({
      kind: 'run',
      run: { command: 'subscriptions', options: { channel } },
    })
    for (const other of ['yes', '#news', '<@U1|joe>'])
      expect(read('/unsubscribe', `models ${other}`)).toMatchObject({ run: { options: { left_over: other } } })
  })

  it('is asked for in a form where something is missing, with what was typed filled in', () => {
    expect(parse('/subscribe', '')).toMatchObject({ kind: 'form', command: { name: 'subscribe' }, filled: {} })
    expect(parse('/aiwire', 'subscribe backfill:2')).toMatchObject({ kind: 'form', filled: { backfill: '2' } })
    // A mistyped option is for the command to tell of.
    expect(parse('/subscribe', 'backfil:2')).toMatchObject({ kind: 'run', run: { options: { backfil: '2' } } })
  })

  it('has help under the one name that Slack allows, and hands on what is no command, for the answer to tell what is', () => {
    expect(parse('/aiwire', '')).toEqual({ kind: 'run', run: { command: 'help', options: {} } })
    expect(parse('/aiwire', 'help')).toEqual({ kind: 'run', run: { command: 'help', options: {} } })
    expect(parse('/aiwire', 'Dance now')).toEqual({
      kind: 'run',
      run: { command: 'dance', options: { left_over: 'now' } },
    })
    expect(parse('/other', '')).toEqual({ kind: 'run', run: { command: 'other', options: {} } })
  })

  it('takes a command by its name in each language, and hands on a slip, for the answer to name what was meant', () => {
    expect(parseSlash(COMMANDS, '/aiwire', '구독 models')).toEqual({
      kind: 'run',
      run: { command: 'subscribe', options: { topic: 'models' } },
    })
    expect(parseSlash(COMMANDS, '/aiwire', 'subscirbe models')).toMatchObject({ run: { command: 'subscirbe' } })
  })

  it('gives back every quoted value, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string().filter((one) => !/["\u201c\u201d\u201e&<>]/u.test(one)),
        (given) => {
          expect(options('/models', `vendor:"${given}"`)).toEqual({ vendor: given })
        },
      ),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        parse('/models', given)
        parse('/aiwire', given)
      }),
    )
  })
})

describe('usage', () => {
  it('names options, choices and ranges', () => {
    const [models, subscribe] = SAMPLE_COMMANDS
    expect(models && usage(models)).toBe('[query:…] [vendor:…] [page:1-]')
    expect(subscribe && usage(subscribe)).toBe('topic:models|funding [rumours:yes|no] [backfill:0-5]')
    const real = COMMANDS.find(({ name }) => name === 'subscribe')
    expect(real && usage(real)).toMatch(/\[mention:@…\].* \[channel:#…\]/u)
  })

  it('is private, and in the language of whoever asked', () => {
    const [models] = SAMPLE_COMMANDS
    const shown = models && usageCard(models, models.example, 'ko')
    expect(shown).toMatchObject({ title: '/models', isPrivate: true })
    expect(JSON.stringify(shown)).toContain('models-ko')
  })
})
