import type { types } from '@slack/bolt'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { commandForm } from '../../../src/bot/adapters/slack/form.ts'
import { homeView } from '../../../src/bot/adapters/slack/home-view.ts'
import { card, channelName, link, personName, strong, text } from '../../../src/core/card.ts'
import type { Card, CardButton, CardMention, Inline } from '../../../src/core/card.ts'
import { FALLBACK_TEXT, UPDATE_TEXT } from '../../../src/bot/adapters/slack/limits.ts'
import { fits, renderAnswer, renderCard, renderWords } from '../../../src/bot/adapters/slack/render.ts'
import { blockKitProblems } from '../../fakes/slack/block-kit-rules.ts'
import { readBlocks } from '../../fakes/slack/read-blocks.ts'

const SPECIALS = [
  '<!channel>',
  '<!here|here>',
  '<@U0123456>',
  '<#C0123456>',
  '<!subteam^S1>',
  '@everyone',
  '&lt;!channel&gt;',
  '<https://evil.example|bank>',
  'https://evil.example',
  'mailto:a@evil.example',
  '|',
  '>',
  '<',
  '&',
  '*',
  '`',
  '\n',
  '\u0000',
  '\u202e',
  '\u200b',
  '\u{1f469}\u200d\u{1f680}',
  String.fromCharCode(0xd83d),
  '한국어',
  ' ',
]
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...SPECIALS), fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 12 })
  .map((parts) => parts.join(''))
const long = fc
  .tuple(fc.constantFrom(...SPECIALS), fc.integer({ min: 1, max: 3_000 }))
  .map(([part, times]) => part.repeat(times))
const value = fc.oneof({ arbitrary: hostile, weight: 5 }, { arbitrary: long, weight: 1 })
const url = fc.oneof(
  fc.constantFrom(
    'https://example.com/a?b=1&c=2',
    'http://example.com/|x>y',
    'javascript:alert(1)',
    'data:text/html,x',
  ),
  hostile.map((part) => `https://example.com/${part}`),
  hostile,
)
const inline: fc.Arbitrary<Inline> = fc.oneof(
  value.map(text),
  value.map(strong),
  fc.tuple(value, url).map(([label, address]) => link(label, address)),
  fc.record({
    kind: fc.constant('time' as const),
    atMs: fc.oneof(fc.integer(), fc.double()),
    style: fc.constantFrom('date' as const, 'relative' as const),
  }),
)
const line = fc.array(inline, { maxLength: 4 })
const button: fc.Arbitrary<CardButton> = fc.oneof(
  fc.record({ kind: fc.constant('link' as const), label: value, url }),
  fc.record({
    kind: fc.constant('command' as const),
    label: value,
    run: fc.record({
      command: fc.constantFrom('models', 'why'),
      options: fc.dictionary(hostile, value, { maxKeys: 3 }),
    }),
  }),
)
const mention: fc.Arbitrary<CardMention> = fc.record({
  kind: fc.constantFrom('role' as const, 'person' as const),
  id: fc.oneof(fc.constantFrom('U012', 'S012'), hostile),
})
const cards: fc.Arbitrary<Card> = fc
  .record({
    title: value,
    url: fc.option(url),
    badge: fc.option(value),
    lines: fc.array(line, { maxLength: 20 }),
    fields: fc.array(fc.record({ label: value, value }), { maxLength: 25 }),
    sections: fc.array(fc.record({ heading: fc.option(value), lines: fc.array(line, { maxLength: 4 }) }), {
      maxLength: 12,
    }),
    footer: line,
    buttons: fc.array(button, { maxLength: 30 }),
    mention: fc.option(mention),
  })
  .map((parts) => card({ tone: 'info', ...parts }))

/** A mention stands before the text for notifications. */
const MENTION = 50
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u

describe('a rendered card', () => {
  it('holds the limits, pings nobody and forges no link, whatever it is made of', () => {
    fc.assert(
      fc.property(cards, (given) => {
        for (const body of [renderCard(given), renderAnswer(given, 'models'), renderWords(given)]) {
          expect(blockKitProblems(body)).toEqual([])
          const shown = readBlocks(body.text, body.blocks)
          // The one that the subscription names, in the text for notifications and in the message.
          const { kind, id = '' } = given.mention ?? {}
          const called = /^[A-Z0-9]{1,30}$/u.test(id) ? [kind === 'role' ? `<!subteam^${id}>` : `<@${id}>`] : []
          expect(shown.pings.filter((ping) => !called.includes(ping))).toEqual([])
          const isBare = body.blocks.length === 0
          if (!isBare) expect(shown.pings).toEqual([...called, ...called])
          expect(shown.links.filter((address) => !/^https?:\/\/(?:example\.com|[^/]+)\//u.test(address))).toEqual([])
          expect(shown.text).not.toMatch(INVISIBLE)
          expect(body.text.length).toBeLessThanOrEqual(isBare ? UPDATE_TEXT : FALLBACK_TEXT + MENTION)
        }
      }),
      { numRuns: 60, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false },
    )
  })

  it('shows of more fields than there is room for those that fit, and says that there are more', () => {
    const fields = Array.from({ length: 10 }, (_, at) => ({ label: `Field ${at}`, value: 'x'.repeat(990) }))
    const { text, blocks } = renderCard(card({ tone: 'info', title: 'Long', fields }))
    const shown = readBlocks(text, blocks).text
    expect(shown).toContain('Field 0')
    expect(shown).not.toContain('Field 9')
    expect(shown).toContain('…')
  })

  it('is of the types that Slack publishes', () => {
    expectTypeOf<ReturnType<typeof renderCard>['blocks']>().toEqualTypeOf<types.KnownBlock[]>()
    expectTypeOf(homeView).returns.resolves.toEqualTypeOf<types.HomeView>()
    expectTypeOf(commandForm).returns.toEqualTypeOf<types.ModalView>()
    expectTypeOf({ type: 'marquee' }).not.toExtend<types.KnownBlock>()
  })

  it('makes links only of what is given as a link', () => {
    fc.assert(
      fc.property(value, (given) => {
        const { text: fallback, blocks } = renderCard(
          card({
            tone: 'info',
            title: given,
            badge: given,
            lines: [[text(given), strong(given), link(given, 'https://example.com/a')]],
            fields: [{ label: given, value: given }],
            sections: [{ heading: given, lines: [[text(given)]] }],
            footer: [text(given)],
          }),
        )
        expect(
          [...new Set(readBlocks(fallback, blocks).links)].filter((one) => one !== 'https://example.com/a'),
        ).toEqual([])
      }),
      { numRuns: 60, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: false },
    )
  })

  it('keeps bold words apart from letters and wide signs, beside which Slack shows the asterisks', () => {
    const lines = [
      [strong('Mistral'), text('：Large 4')],
      [text('新しい'), strong('モデル'), text('です')],
      [strong('Anthropic'), text(': Claude 5')],
      [strong('필수'), strong('옵션'), text(' · 값')],
    ]
    const { blocks } = renderCard(card({ tone: 'info', title: 'T', lines }))
    expect(blocks[1]).toMatchObject({
      text: {
        text: '*Mistral* ：Large 4\n新しい *モデル* です\n*Anthropic*: Claude 5\n*필수* *옵션* · 값',
      },
    })
  })

  it.each([
    ['*Exclusive* on _this_, ~that~ and `code`', '∗Exclusive∗ on ˍthisˍ, ∼that∼ and ˋcodeˋ'],
    ['(*_both_*) ```', '(∗ˍbothˍ∗) ˋˋˋ'],
    // No pair, or not around words: it is what it is.
    [
      '~$5M, up from ~$3M; 2 * 3 * 4, snake_case_name, f*** *',
      '~$5M, up from ~$3M; 2 * 3 * 4, snake_case_name, f*** *',
    ],
  ])('shows the signs of a text that Slack takes for marks: %s', (said, shown) => {
    const lines = [[text(said)], [link(said, 'https://example.com/x')]]
    const { blocks } = renderCard(card({ tone: 'info', title: 'x', lines, fields: [{ label: 'Maker', value: said }] }))
    expect(readBlocks('', blocks).text).toBe(
      ['x', shown, `<https://example.com/x|${shown}>`, '*Maker*', shown].join('\n'),
    )
  })

  it('is made of a field of nothing but asterisks, too', () => {
    const field = { label: 'Round', value: '*'.repeat(20_000) }
    expect(blockKitProblems(renderCard(card({ tone: 'info', title: 'x', fields: [field] })))).toEqual([])
  })

  it('is a header, lines, fields, sections, footer and buttons, in that order', () => {
    const { text: fallback, blocks } = renderCard(
      card({
        tone: 'model',
        title: 'Codestral 3 <beta>',
        badge: 'Released',
        url: 'https://example.com/story?a=1&b=2',
        lines: [[strong('Mistral'), text(' R&D')], [link('a|b>c\nd', 'https://example.com/x')]],
        fields: [{ label: 'Maker', value: 'Mistral' }],
        sections: [{ heading: 'Also', lines: [[text('one')]] }],
        footer: [text('first seen '), { kind: 'time', atMs: 1_760_000_000_000, style: 'relative' }],
        buttons: [{ kind: 'command', label: 'Why?', run: { command: 'why', options: { story: '1' } } }],
      }),
    )
    expect(fallback).toBe('Released · Codestral 3 &lt;beta&gt;\nMistral R&amp;D\na|b&gt;c d')
    expect(blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Released · Codestral 3 <beta>', emoji: false } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*Mistral* R&amp;D\n<https://example.com/x|abc d>', verbatim: true },
      },
      { type: 'section', fields: [{ type: 'mrkdwn', text: '*Maker*\nMistral', verbatim: true }] },
      { type: 'section', text: { type: 'mrkdwn', text: '*Also*\none', verbatim: true } },
      {
        type: 'context',
        elements: [
          { type: 'mrkdwn', text: '<https://example.com/story?a=1&amp;b=2|example.com>', verbatim: true },
          {
            type: 'mrkdwn',
            text: 'first seen <!date^1760000000^{date_short_pretty} {time}|2025-10-09 08:53 UTC>',
            verbatim: true,
          },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            text: { type: 'plain_text', text: 'Why?', emoji: false },
            value: '{"command":"why","options":{"story":"1"}}',
            action_id: 'aw:ask:0',
          },
        ],
      },
    ])
  })

  it('names a channel as Slack does, and what is none in words', () => {
    const { blocks } = renderCard(
      card({ tone: 'info', title: 'x', lines: [[channelName('C0123456')], [channelName('<@U1>')]] }),
    )
    expect(JSON.stringify(blocks)).toContain('<#C0123456>\\n#&lt;@U1&gt;')
  })

  it('that is sent as plain words has words, whatever its title is made of', () => {
    for (const title of ['>', '|', '', '\u200b'])
      expect(blockKitProblems(renderWords(card({ tone: 'info', title })))).toEqual([])
  })

  it('names commands as they are typed on Slack, in its own words only', () => {
    const said = 'Try /settings roundup:on, /subscribe or https://a.example/feeds/help. (/help)'
    const told = (tone: Card['tone']) => {
      const lines = [[text(said), link('the new /help', 'https://example.com/')]]
      const { blocks } = renderCard(card({ tone, title: '/watch', lines, fields: [{ label: 'x', value: '/feeds.' }] }))
      return readBlocks('', blocks).text
    }
    expect(told('info')).toContain('/aiwire watch')
    expect(told('info')).toContain(
      'Try /aiwire settings roundup:on, /subscribe or https://a.example/feeds/help. (/aiwire help)',
    )
    expect(told('info')).toContain('|the new /help>')
    expect(told('error')).toContain('*x*\n/aiwire feeds.')
    expect(told('model')).toContain(said)
  })

  it('marks what it leaves out, and keeps its buttons', () => {
    const { blocks } = renderCard(
      card({
        tone: 'roundup',
        title: 'Week',
        lines: Array.from({ length: 400 }, (_, at) => [text(`line ${at} ${'&'.repeat(20)}`)]),
        buttons: [{ kind: 'link', label: 'Open', url: 'https://example.com/' }],
      }),
    )
    expect(readBlocks('', blocks).text).toMatch(/line 50 .*\n…\nOpen$/su)
  })

  it('says what to type for the whole of a story that it shortens, whether or not that has an address', () => {
    const story = { kind: 'command', label: 'Details', run: { command: 'story', options: { id: 's-1' } } } as const
    const lines = Array.from({ length: 400 }, (_, at) => [text(`line ${at} ${'x'.repeat(40)}`)])
    for (const url of [null, 'https://example.com/a']) {
      const body = renderCard(card({ tone: 'model', title: 'Week', url, lines, buttons: [story] }))
      expect(readBlocks('', body.blocks).text).toMatch(/line \d+ x+\n… \/aiwire story s-1\n/u)
      expect(blockKitProblems(body)).toEqual([])
    }
    const short = renderCard(card({ tone: 'model', title: 'Week', lines: lines.slice(0, 3), buttons: [story] }))
    expect(JSON.stringify(short.blocks)).not.toContain('/aiwire')
  })

  it('leads to the rest of whatever it shortens, by its address or by a command', () => {
    const lines = Array.from({ length: 40 }, () => [text('word '.repeat(80))])
    const list: CardButton = { kind: 'command', label: 'All', run: { command: 'funding', options: {} } }
    const shown = (given: Partial<Card>) => {
      const { text: words, blocks } = renderCard(card({ tone: 'info', title: 'Long', ...given }))
      return readBlocks(words, blocks).text
    }
    expect(shown({ lines, url: 'https://example.com/a' })).toContain('… <https://example.com/a|example.com>')
    expect(shown({ lines, buttons: [list] })).toContain('… /aiwire funding')
    const fields = Array.from({ length: 20 }, (_, at) => ({ label: `l${at}`, value: 'v'.repeat(900) }))
    expect(shown({ fields, buttons: [list] })).toContain('… /aiwire funding')
    expect(shown({ fields: fields.slice(0, 3), buttons: [list] })).not.toContain('…')
  })

  it.each([
    ['a value', { fields: [{ label: 'l', value: '&'.repeat(900) }] }],
    ['a footer', { footer: [text('x'.repeat(900)), text('y'.repeat(200))] }],
    ['the words of a picture', {}],
  ])('leads to the rest of %s', (_what, given: Partial<Card>) => {
    const buttons = [{ kind: 'command', label: 'All', run: { command: 'funding', options: {} } } as const]
    const pictures = [{ name: 'a', alt: 'words '.repeat(300), png: new Uint8Array(), fileId: 'F1' }]
    const isPicture = given.fields === undefined && given.footer === undefined
    const body = renderCard(card({ tone: 'info', title: 'T', ...given, buttons }), isPicture ? pictures : [])
    expect(blockKitProblems(body)).toEqual([])
    expect(JSON.stringify(body.blocks)).toMatch(/[^…]… \/aiwire funding"/u)
    const byAddress = renderCard(card({ tone: 'info', title: 'T', ...given, url: 'https://a.example/b' }), pictures)
    const altOnly = /words… https:\/\/a\.example\/b"/u
    expect(JSON.stringify(byAddress.blocks)).toMatch(isPicture ? altOnly : /… <https:\/\/a\.example\/b\|a\.example>"/u)
  })

  it('puts a line that is too long for Slack on several, and leaves nothing of it out', () => {
    const words = Array.from({ length: 900 }, (_, at) => `<w${at}>&`)
    const { text: said, blocks } = renderCard(
      card({ tone: 'info', title: 'T', lines: [[strong('Names: '), text(words.slice(0, 300).join(' '))]] }),
    )
    expect(blockKitProblems({ text: said, blocks })).toEqual([])
    const body = blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : [])).join('\n')
    expect(body).not.toContain('…')
    for (let at = 0; at < 300; at += 1) expect(body).toContain(`&lt;w${at}&gt;&amp;`)
    expect(fits(card({ tone: 'info', title: 'T', lines: [[text(words.join(' '))]] }))).toBe(false)
  })

  it('that fits is never cut, whatever would lead to the rest of it', () => {
    const run = { command: 'story', options: { id: 'a-story-with-a-long-name-of-its-own' } }
    const grown = (size: number) =>
      card({
        ...{ tone: 'info', title: 'T', url: 'https://example.com/a', buttons: [{ kind: 'command', label: 'D', run }] },
        lines: [...Array.from({ length: 6 }, () => [text('x'.repeat(1_000))]), [text('y'.repeat(size))]],
      })
    const sizes = Array.from({ length: 1_990 }, (_, at) => at + 1)
    const largest = sizes.findLast((size) => fits(grown(size))) ?? 0
    expect(largest).toBeGreaterThan(1_000)
    expect(largest).toBeLessThan(1_990)
    expect(JSON.stringify(renderCard(grown(largest)).blocks)).not.toContain('…')
  })

  it('stays under the sum of all text, wherever the cut falls', () => {
    for (let length = 1; length <= 1_000; length += 3) {
      const fields = Array.from({ length: 40 }, () => ({ label: '', value: 'v'.repeat(length % 97) + 'v' }))
      const given = card({
        tone: 'info',
        title: 't',
        lines: Array.from({ length: 7 }, () => [text('l'.repeat(length))]),
        fields: [...fields, ...Array.from({ length: 9 }, () => ({ label: '', value: 'v'.repeat(length) }))],
        sections: Array.from({ length: 60 }, () => ({ heading: 'h', lines: [[text('s'.repeat(length % 211))]] })),
      })
      expect(blockKitProblems(renderCard(given))).toEqual([])
    }
  })

  it('drops a button whose command does not fit', () => {
    const run = { command: 'models', options: { query: 'q'.repeat(2_000) } }
    const { blocks } = renderCard(card({ tone: 'info', title: 't', buttons: [{ kind: 'command', label: 'b', run }] }))
    expect(blocks.map((block) => block.type)).toEqual(['header'])
  })
})

it('names channels and people by their ids, and nobody by what is no id', () => {
  const line = [channelName('C1'), text(' '), personName('U2'), text(' '), personName('!here'), channelName('a>b')]
  expect(JSON.stringify(renderCard(card({ tone: 'info', title: 'x', lines: [line] })).blocks)).toContain(
    '<#C1> <@U2> @!here#a&gt;b',
  )
})
