import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { card, channelName, link, personName, strong, text } from '../../../src/core/card.ts'
import type { Card } from '../../../src/core/card.ts'
import { deliveryIdIn } from '../../../src/bot/adapters/discord/custom-id.ts'
import { escapeText } from '../../../src/bot/adapters/discord/escape-text.ts'
import { fits, renderCard, renderMessage, renderPost, threadName } from '../../../src/bot/adapters/discord/render.ts'
import { MessageBody, messageProblems, postProblems, threadProblems } from '../../fakes/discord/body-rules.ts'
import { clickable, pings } from '../../fakes/discord/reader.ts'

const DELIVERY = '01JABCDEFGHJKMNPQRSTVWXYZ0'
const AT_MS = 1_760_000_000_000

function embedOf(parts: Partial<Card>) {
  return renderCard(card({ tone: 'model', title: 'Codestral 3', ...parts })).embeds[0]
}

function carried(parts: Partial<Card>): string[] {
  const body = renderMessage({
    deliveryId: DELIVERY,
    language: 'en',
    card: card({ tone: 'info', title: 'x', ...parts }),
  })
  const ids = body.components.flatMap((row) => row.components.flatMap((one) => (one.style === 2 ? one.custom_id : [])))
  return ids.flatMap((id) => deliveryIdIn(id) ?? [])
}

describe('an embed', () => {
  it('shows every part of a card where Discord has a place for it', () => {
    expect(
      embedOf({
        url: 'https://example.com/a',
        badge: 'Released',
        lines: [
          [strong('Mistral'), text(' has it')],
          [link('Post', 'https://example.com/p'), text(' at '), { kind: 'time', atMs: AT_MS, style: 'date' }],
        ],
        fields: [{ label: 'Licence', value: 'Apache-2.0' }],
        sections: [{ heading: 'Also', lines: [[link('Paper', 'https://example.org/')], [text('and one more')]] }],
        footer: [text('first seen '), { kind: 'time', atMs: AT_MS, style: 'relative' }],
      }),
    ).toEqual({
      title: 'Codestral 3',
      url: 'https://example.com/a',
      color: 0x4f7cff,
      author: { name: 'Released' },
      description: '**Mistral** has it\n[Post](https://example.com/p) at <t:1760000000:D>',
      fields: [
        { name: 'Licence', value: 'Apache-2.0', inline: true },
        { name: 'Also', value: '[Paper](https://example.org/)\nand one more', inline: false },
      ],
      footer: { text: 'first seen' },
      timestamp: '2025-10-09T08:53:20.000Z',
    })
  })

  it('names a channel as Discord does, and what is none in words', () => {
    const lines = [[channelName('80351110224678912')], [channelName('<@1>')]]
    expect(embedOf({ lines }).description).toBe('<#80351110224678912>\n\\#\\<@1\\>')
  })

  it('puts sections into the description, in their order, when one is too long for a field', () => {
    const long = Array.from({ length: 20 }, (_, n) => [text(`${n} `.padEnd(100, 'x'))])
    const embed = embedOf({
      sections: [
        { heading: 'First', lines: [[text('a')]] },
        { heading: 'Then', lines: long },
      ],
    })
    expect(embed.fields).toBeUndefined()
    expect(embed.description).toMatch(/^\*\*First\*\*\na\n\n\*\*Then\*\*\n0 x+\n1 x/u)
  })

  it('says that lines are missing', () => {
    const embed = embedOf({ lines: Array.from({ length: 99 }, () => [text('y'.repeat(99))]) })
    expect(embed.description?.length).toBeLessThanOrEqual(4096)
    expect(embed.description).toMatch(/y\n…$/u)
  })

  it('puts a footer with a link below the description', () => {
    const embed = embedOf({ lines: [[text('a')]], footer: [text('from '), link('them', 'https://example.com/')] })
    expect(embed.description).toBe('a\n-# from [them](https://example.com/)')
    expect(embed.footer).toBeUndefined()
  })

  it.each([
    ['[a](https://evil.example)', '\\[a\\](https\\://evil.example)'],
    ['<@1> **b** _c_ ~~d~~ ||e|| `f` \\', '\\<@1\\> \\*\\*b\\*\\* \\_c\\_ \\~\\~d\\~\\~ \\|\\|e\\|\\| \\`f\\` \\\\'],
    ['# big', '\\# big'],
    ['-# small', '\\-\\# small'],
    ['- one', '\\- one'],
    ['12. twelve', '12\\. twelve'],
    ['GPT-5.2 costs 3.5', 'GPT-5.2 costs 3.5'],
    ['a\u202eb\u200bc\u0000d\ne', 'abcd e'],
    ['请看：发布', '请看：发布'],
  ])('takes the meaning from %j', (given, shown) => {
    expect(embedOf({ lines: [[text(given)]] }).description).toBe(shown)
  })

  it('names channels and people by their ids, and nobody by what is no id', () => {
    const line = [channelName('12'), text(' '), personName('34'), text(' '), personName('everyone'), channelName('a>b')]
    const shown = embedOf({ lines: [line], footer: [text('by '), personName('34')] })
    expect(shown.description).toBe('<#12> <@34> @everyone\\#a\\>b\n-# by <@34>')
  })

  it('makes no address out of two texts side by side', () => {
    const { description = '' } = embedOf({ lines: [[text('https:'), text('//evil.example')]] })
    expect(description).toBe('https\\://evil.example')
  })

  it('cuts between characters, never after a backslash', () => {
    expect(embedOf({ title: '\u{1f680}'.repeat(200) }).title).toBe(`${'\u{1f680}'.repeat(127)}…`)
    const cut = embedOf({ title: '*'.repeat(300) }).title
    expect(cut).toBe(`${'\\*'.repeat(127)}…`)
  })

  it('drops what is no web address', () => {
    for (const url of ['javascript:alert(1)', 'ftp://a/', 'https://user:word@evil.example/', 'x']) {
      expect(clickable(MessageBody.parse(renderCard(card({ tone: 'info', title: 'x', url }))))).toEqual([])
      expect(embedOf({ lines: [[link('y', url)]] }).description).toBe('y')
    }
  })

  const open = (url: string) => ({ kind: 'link', label: 'Open', url }) as const

  it.each(['http://wiki:8080/a', 'http://localhost/', 'https://my_name.example.com/', 'https://a.example1/'])(
    'leads in words to %s, for which Discord would refuse the whole card',
    (url) => {
      const parts = card({ tone: 'info', title: 'x', lines: [[text('a')]], url, buttons: [open(url)] })
      for (const shown of [parts, { ...parts, buttons: [] }]) {
        const raw: unknown = JSON.parse(JSON.stringify(renderCard(shown)))
        expect(messageProblems(raw, false)).toEqual([])
        expect(clickable(MessageBody.parse(raw))).toEqual([url])
      }
      expect(embedOf(parts).description).toBe(`a\n[Open](${url})`)
      expect(embedOf({ ...parts, buttons: [] }).description).toBe(`a\n[${escapeText(new URL(url).host, 99)}](${url})`)
    },
  )

  it.each(['http://192.168.0.1:8080/', 'https://[2001:db8::1]/', 'https://example.xn--p1ai/', 'https://a-b.example./'])(
    'leads by its title and a button to %s',
    (url) => {
      const shown = renderCard(card({ tone: 'info', title: 'x', url, buttons: [open(url)] }))
      expect(messageProblems(JSON.parse(JSON.stringify(shown)), false)).toEqual([])
      expect([shown.embeds[0].url, shown.embeds[0].description]).toEqual([url, undefined])
      expect(shown.components[0]?.components).toMatchObject([{ url }])
    },
  )

  it('writes signs so that Discord takes the address for one', () => {
    const url = 'https://example.com/a[1]?b={c}|d^`#[e]'
    const shown = renderCard(card({ tone: 'info', title: 'x', url, buttons: [open(url)] }))
    expect(messageProblems(JSON.parse(JSON.stringify(shown)), false)).toEqual([])
    expect(shown.embeds[0].url).toBe('https://example.com/a%5B1%5D?b=%7Bc%7D%7Cd%5E%60#%5Be%5D')
  })

  it('names no address in the words of a link, which Discord would then show with all its brackets', () => {
    const lines = [[link('Show HN: https://foo.example/x is out (HTTP://b.example)', 'https://example.com/')]]
    expect(embedOf({ lines }).description).toBe('[Show HN: foo.example/x is out (b.example)](https://example.com/)')
    expect(embedOf({ lines: [[link('https://', 'https://example.com/')]] }).description).toBe(
      '[example.com](https://example.com/)',
    )
  })

  it('closes no link early', () => {
    const { description } = embedOf({ lines: [[link('a](b', 'https://example.com/x_(y)')]] })
    expect(description).toBe('[a\\](b](https://example.com/x_%28y%29)')
  })

  it('leaves no link open', () => {
    const { description } = embedOf({
      lines: [[link('a', 'https://example.com/?x=\\'), text(' · '), link('b', 'https://b.example/')]],
    })
    expect(description).toBe('[a](https://example.com/?x=%5C) · [b](https://b.example/)')
  })
})

describe('buttons', () => {
  const why = { kind: 'command', label: 'Why?', run: { command: 'why', options: { story: 'abc' } } } as const

  it('carry the delivery once, in the first command button', () => {
    expect(carried({ buttons: [{ kind: 'link', label: 'Open', url: 'https://example.com/' }, why] })).toEqual([
      DELIVERY,
    ])
    expect(carried({ buttons: [why, { ...why, run: { command: 'help', options: {} } }] })).toEqual([DELIVERY])
  })

  it('carry the delivery in one that fits, else in a button that cannot be pressed', () => {
    const tight = { ...why, run: { command: 'why', options: { story: 'x'.repeat(80) } } }
    expect(carried({ buttons: [tight, why] })).toEqual([DELIVERY])
    expect(carried({ buttons: [tight] })).toEqual([DELIVERY])
    expect(carried({})).toEqual([DELIVERY])
    const links = Array.from(
      { length: 30 },
      (_, n) => ({ kind: 'link', label: 'a', url: `https://example.com/${n}` }) as const,
    )
    expect(carried({ buttons: links })).toEqual([DELIVERY])
  })

  it('that are the same or do not fit are left out', () => {
    const long = { ...why, run: { command: 'why', options: { story: 'x'.repeat(200) } } }
    const [row] = renderCard(card({ tone: 'info', title: 'x', buttons: [why, why, long] })).components
    expect(row?.components).toHaveLength(1)
  })

  it('are written out in an answer where they do not fit, and never in a post', () => {
    const companies = Array.from({ length: 20 }, (_, at) => `Company ${at}`).join(', ')
    const long = { kind: 'command', label: 'Subscribe', run: { command: 'subscribe', options: { companies } } } as const
    const shown = card({ tone: 'info', title: 'x', lines: [[text('So many')]], buttons: [long] })
    expect(renderCard(shown).embeds[0].description).toBe(`So many\nSubscribe: /subscribe companies:"${companies}"`)
    const posted = renderMessage({ deliveryId: DELIVERY, language: 'en', card: shown })
    expect(posted.embeds[0]?.description).toBe('So many')
    const fill = (length: number) => card({ ...shown, lines: [[text('y'.repeat(length))]] })
    expect([fits({ ...fill(3_900), buttons: [] }), fits(fill(3_900))]).toEqual([true, false])
  })
})

it('a thread always has a name', () => {
  expect(threadName(card({ tone: 'info', title: '\u200b' }))).toBe('…')
  expect(threadName(card({ tone: 'info', title: 'y'.repeat(200) }))).toHaveLength(100)
})

it('whatever the card, Discord takes it, nobody is notified, and no address slips in', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.stringMatching(/^[\\*_~`|<>[\]()#@:/.\-+1 \nhtps]{0,400}$/u),
    fc.constantFrom(
      '@everyone',
      '<@&1>',
      'https://evil.example',
      '\ud83d',
      '](https://evil.example)',
      '\\'.repeat(5000),
      '\u202emoc.live\u2066',
      '\u{1f469}\u{1f3fd}\u200d\u{1f680}'.repeat(50),
    ),
  )
  const inline = fc.oneof(
    nasty.map(text),
    nasty.map(strong),
    nasty.map((value) => link(value, 'https://example.com/a_(b)')),
    fc.constant({ kind: 'time', atMs: AT_MS, style: 'relative' } as const),
  )
  const line = fc.array(inline, { maxLength: 6 })
  const button = fc.oneof(
    fc.record({ kind: fc.constant('link' as const), label: nasty, url: nasty.map(() => 'https://example.com/b') }),
    fc.record({
      kind: fc.constant('command' as const),
      label: nasty,
      run: fc.record({ command: fc.constantFrom('why', 'models'), options: fc.dictionary(fc.constant('a'), nasty) }),
    }),
  )
  const anyCard = fc.record({
    title: fc.oneof(nasty, fc.constant('A very long title. '.repeat(5_400))),
    url: fc.constantFrom(null, 'https://example.com/'),
    badge: fc.option(nasty),
    lines: fc.array(line, { maxLength: 40 }),
    fields: fc.array(fc.record({ label: nasty, value: nasty }), { maxLength: 30 }),
    sections: fc.array(fc.record({ heading: fc.option(nasty), lines: fc.array(line, { maxLength: 10 }) }), {
      maxLength: 8,
    }),
    footer: line,
    buttons: fc.array(button, { maxLength: 30 }),
  })
  fc.assert(
    fc.property(anyCard, (parts) => {
      const raw: unknown = JSON.parse(
        JSON.stringify(renderMessage({ deliveryId: DELIVERY, language: 'en', card: card({ tone: 'info', ...parts }) })),
      )
      expect(messageProblems(raw, false)).toEqual([])
      const body = MessageBody.parse(raw)
      expect(pings(body)).toEqual([])
      expect(clickable(body).filter((url) => !url.startsWith('https://example.com/'))).toEqual([])
      const outgoing = { deliveryId: DELIVERY, language: 'en', card: card({ tone: 'info', ...parts }) } as const
      const post: unknown = JSON.parse(JSON.stringify(renderPost(outgoing, ['1'])))
      expect(postProblems(post)).toEqual([])
      expect(threadProblems({ name: threadName(outgoing.card), auto_archive_duration: 10_080 })).toEqual([])
      const plain: unknown = JSON.parse(JSON.stringify(renderMessage({ ...outgoing, isPlain: true })))
      expect(messageProblems(plain, false)).toEqual([])
      expect(pings(MessageBody.parse(plain))).toEqual([])
      const links = clickable(MessageBody.parse(plain))
      expect(links.filter((url) => !url.startsWith('https://example.com/'))).toEqual([])
    }),
    { numRuns: 150 },
  )
})
