import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { card, link, strong, text } from '../../src/core/card.ts'
import type { Card } from '../../src/core/card.ts'
import type { Command, CommandCall } from '../../src/core/command.ts'
import { ChatError } from '../../src/core/errors.ts'
import type { ChatErrorKind } from '../../src/core/errors.ts'
import type { AdapterHandlers, ChatAdapter, OutgoingMessage } from '../../src/core/ports/chat-adapter.ts'
import { platformId } from '../../src/core/workspace.ts'
import type { Channel } from '../../src/core/workspace.ts'
import { IDLE_HANDLERS } from '../builders/idle-handlers.ts'

/** A message as the platform holds it. */
type SentMessage = {
  readonly ref: string
  /** Everything that a reader would see, in the platform's markup, one piece a line. */
  readonly text: string
  /** The `ref` that was replied to; `null` for a message of the channel. */
  readonly threadOf: string | null
  /** Whom or what the platform would notify. */
  readonly pings: readonly string[]
  /** Every address that the platform would make clickable. */
  readonly links: readonly string[]
}

/** One adapter, not started yet, before a fake of its platform. */
export type ContractHarness = {
  readonly adapter: ChatAdapter
  /** A channel that the bot may post in. */
  readonly channel: Channel
  /** Kinds of refusal that this platform knows, each of which `fail` can bring about. */
  readonly failures: readonly ChatErrorKind[]
  /** All messages of the bot in that channel and its threads, oldest first. */
  sent(): Promise<readonly SentMessage[]>
  /** The pictures of the newest message, with their words. */
  pictures(): readonly { readonly alt: string; readonly png: Uint8Array }[]
  /** Each has the next message refused for its pictures, maybe, once; empty where none is. */
  readonly pictureRefusals: readonly (() => void)[]
  /** How many requests to send or edit a message have reached the platform. */
  requests(): number
  /** The next post or edit is refused like this, once. Nothing is carried out. */
  fail(kind: ChatErrorKind): void
  /** The next post or edit is carried out but its answer is lost, once. */
  loseAnswer(): void
  /** A person uses a command in that channel. Resolves with the text of the answer. */
  runCommand(name: string, options: Readonly<Record<string, string>>, canManage: boolean): Promise<string>
  /** A person presses a command button of that message; `null` where there are none. Resolves with the text of the answer. */
  readonly pressButton: ((ref: string, label: string) => Promise<string>) | null
  /** The bot is removed from the workspace; `null` where that does not happen. */
  readonly removeBot: (() => Promise<void>) | null
  /** An adapter with a token that is refused; `null` where there are no tokens. The suite stops it. */
  readonly withBadToken: (() => ChatAdapter) | null
  /** Ends the fake; the adapter is stopped by then. */
  close(): Promise<void>
}

const NO_OPTIONS = { required: false, choices: [] }
const everywhere = (value: string) => ({ en: value, ko: value, ja: value, zh: value })

/** The commands that the suite's harness is started with. */
export const CONTRACT_COMMANDS: readonly Command[] = [
  {
    name: 'models',
    description: everywhere('Model releases'),
    options: [
      { ...NO_OPTIONS, name: 'maker', description: everywhere('Whose models'), type: 'text' },
      { ...NO_OPTIONS, name: 'limit', description: everywhere('How many'), type: 'integer', min: 1, max: 25 },
      { ...NO_OPTIONS, name: 'all', description: everywhere('Previews too'), type: 'boolean' },
    ],
    changes: false,
    isPrivate: false,
    example: 'models maker:Mistral',
  },
  {
    name: 'subscribe',
    description: everywhere('Subscribe this channel'),
    options: [
      {
        name: 'topic',
        description: everywhere('What about'),
        type: 'text',
        required: true,
        choices: ['models', 'funding'],
      },
    ],
    changes: true,
    isPrivate: true,
    example: 'subscribe topic:models',
  },
]

function story(deliveryId: string, title: string, parts: Partial<Card> = {}): OutgoingMessage {
  return {
    deliveryId,
    language: 'en',
    card: card({
      tone: 'model',
      title,
      url: 'https://example.com/story',
      badge: 'Released',
      lines: [[strong('Mistral'), text(' released it')], [link('The post', 'https://example.com/post')]],
      fields: [{ label: 'Maker', value: 'Mistral' }],
      sections: [{ heading: 'Also reported by', lines: [[link('The Paper', 'https://example.org/a')]] }],
      footer: [text('first seen '), { kind: 'time', atMs: 1_760_000_000_000, style: 'relative' }],
      buttons: [
        { kind: 'link', label: 'Open', url: 'https://example.com/story' },
        { kind: 'command', label: 'Why?', run: { command: 'models', options: { maker: 'Mistral' } } },
      ],
      ...parts,
    }),
  }
}

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u
const LONE_SURROGATE = String.fromCharCode(0xd83d)
const HOSTILE: readonly (readonly [name: string, value: string])[] = [
  ['everybody', '@everyone @here <@&123456789012345678> <@123456789012345678> <#123456789012345678>'],
  ['Slack mentions', '<!channel> <!here> <!everyone> <@U0123456> <!subteam^S0123456> &lt;!channel&gt;'],
  [
    'forged links',
    '[official site](https://evil.example/1) <https://evil.example/2|bank> [a](<https://evil.example/3>)',
  ],
  ['markup', '# big\n> quote\n- list\n1. one\n```code``` `x` **b** __u__ ~~s~~ ||spoiler|| *i* _i_ \\'],
  ['bidi and zero width', 'user\u202e)moc.live(\u202c\u2066 a\u200bb\u2060c\ufeff\u200f'],
  ['control characters', 'a\u0000b\u0007c\u001b[31md\u0085e\r\nf'],
  ['100 kB', 'A very long title. '.repeat(5_400)],
  ['100 kB of markup', '*_`[<&>'.repeat(15_000)],
  ['lone surrogates', `a${LONE_SURROGATE}b${String.fromCharCode(0xde00)}`],
  ['emoji', '\u{1f469}\u{1f3fd}\u200d\u{1f680}'.repeat(3_000)],
  ['nothing to see', ' \u200b\n\t'],
  ['empty', ''],
]

/** What every chat adapter has to hold to. */
export function chatAdapterContract(name: string, setup: () => Promise<ContractHarness>): void {
  describe(`chat adapter contract: ${name}`, () => {
    let harness: ContractHarness
    let calls: CommandCall[]
    let answer: Card
    let gone: string[]
    const handlers: AdapterHandlers = {
      ...IDLE_HANDLERS,
      commands: CONTRACT_COMMANDS,
      answer: (call) => {
        calls.push(call)
        return Promise.resolve(answer)
      },
      workspaceGone: (workspaceId) => {
        gone.push(workspaceId)
        return Promise.resolve()
      },
    }
    const start = () => harness.adapter.start(handlers)
    const sinceMs = () => Date.now() - 60_000

    beforeEach(async () => {
      calls = []
      gone = []
      answer = card({ tone: 'info', title: 'Three models', lines: [[text('the first line')]] })
      harness = await setup()
    })

    afterEach(async () => {
      await harness.adapter.stop()
      await harness.close()
    })

    it('posts a card once and gives its reference', async () => {
      await start()
      const ref = await harness.adapter.post(harness.channel, story('d1', 'Codestral 3'))
      const sent = await harness.sent()
      expect(sent.map((message) => [message.ref, message.threadOf])).toEqual([[ref, null]])
      for (const part of [
        'Codestral 3',
        'Released',
        'Mistral',
        'The post',
        'Maker',
        'Also reported by',
        'first seen',
      ]) {
        expect(sent[0]?.text).toContain(part)
      }
      expect(sent[0]?.links).toEqual(
        expect.arrayContaining(['https://example.com/story', 'https://example.com/post', 'https://example.org/a']),
      )
    })

    it('shows pictures with their words, and is found by its id as ever', async () => {
      await start()
      const pictures = await Promise.all(
        ['one', 'two'].map(async (name, at) => {
          const picture = { name: `${name}.png`, alt: `What ${name} shows`, png: Uint8Array.of(137, 80, 78, 71, at) }
          return { ...picture, fileId: await harness.adapter.upload(harness.channel, picture) }
        }),
      )
      const ref = await harness.adapter.post(harness.channel, { ...story('d1', 'The week'), pictures })
      const shown = pictures.map(({ alt, png }) => ({ alt, png: [...png] }))
      expect(harness.pictures().map(({ alt, png }) => ({ alt, png: [...png] }))).toEqual(shown)
      const query = { deliveryId: 'd1', sinceMs: sinceMs(), threadOf: null }
      expect(await harness.adapter.findSent(harness.channel, query)).toBe(ref)
      for (const [at, refuse] of harness.pictureRefusals.entries()) {
        refuse()
        await harness.adapter.post(harness.channel, { ...story(`d${at + 2}`, 'Another week'), pictures })
        const sent = await harness.sent()
        expect(sent).toHaveLength(at + 2)
        expect(sent.at(-1)?.text).toContain('Another week')
        expect(harness.pictures()).toEqual([])
      }
    })

    it('replaces the card of a message', async () => {
      await start()
      const ref = await harness.adapter.post(harness.channel, story('d1', 'Codestral 3'))
      await harness.adapter.edit(harness.channel, ref, story('d2', 'Codestral 3.1'))
      const sent = await harness.sent()
      expect(sent.map((message) => message.ref)).toEqual([ref])
      expect(sent[0]?.text).toContain('Codestral 3.1')
      expect(sent[0]?.text).not.toMatch(/Codestral 3\b(?!\.)/u)
    })

    it('sends a card that was refused as its badge, title and link, is found by it, and takes the card later', async () => {
      await start()
      const sentPlain = { ...story('d1', 'A & B <C> *D*', { badge: 'Denied' }), isPlain: true }
      const ref = await harness.adapter.post(harness.channel, sentPlain)
      const [plain] = await harness.sent()
      expect(plain?.text).toMatch(/Denied.* A .*B .*C.*D/u)
      expect(plain?.text).not.toContain('Also reported by')
      expect(plain?.links).toEqual(['https://example.com/story'])
      expect(plain?.pings).toEqual([])
      const query = { deliveryId: 'd1', sinceMs: Date.now() - 60_000, threadOf: null }
      expect(await harness.adapter.findSent(harness.channel, query)).toBe(ref)
      await harness.adapter.edit(harness.channel, ref, story('d1', 'Codestral 3'))
      const [edited] = await harness.sent()
      expect(edited?.text).toContain('Also reported by')
      expect(edited?.text).not.toMatch(/A .*B .*C/u)
      await harness.adapter.edit(harness.channel, ref, sentPlain)
      expect((await harness.sent())[0]?.text).not.toContain('Also reported by')
    })

    it('replies in the thread of a message, and again in the same thread', async () => {
      await start()
      const ref = await harness.adapter.post(harness.channel, story('d1', 'Codestral 3'))
      const first = await harness.adapter.reply(harness.channel, ref, story('d2', 'Weights are out'))
      const second = await harness.adapter.reply(harness.channel, ref, story('d3', 'The licence changed'))
      const sent = await harness.sent()
      expect(sent.map((message) => [message.ref, message.threadOf])).toEqual([
        [ref, null],
        [first, ref],
        [second, ref],
      ])
    })

    it('replies for all in a channel, once, and finds the reply', async () => {
      await start()
      const { adapter, channel } = harness
      const ref = await adapter.post(channel, story('d1', 'Codestral 3'))
      const reply = await adapter.reply(channel, ref, { ...story('d2', 'It was denied'), isForAll: true })
      expect((await harness.sent()).map((message) => message.ref)).toEqual([ref, reply])
      if (!adapter.capabilities.canReconcile) return
      const query = { deliveryId: 'd2', sinceMs: sinceMs(), threadOf: ref }
      expect(await adapter.findSent(channel, query)).toBe(reply)
    })

    it('edits a reply too', async () => {
      await start()
      const ref = await harness.adapter.post(harness.channel, story('d1', 'Codestral 3'))
      const reply = await harness.adapter.reply(harness.channel, ref, story('d2', 'Weights are out'))
      await harness.adapter.edit(harness.channel, reply, story('d3', 'Weights are not out'))
      const sent = await harness.sent()
      expect(sent.find((message) => message.ref === reply)?.text).toContain('Weights are not out')
    })

    it('finds what it sent by delivery id, and nothing for one that it did not send', async () => {
      if (!harness.adapter.capabilities.canReconcile) return
      await start()
      const { adapter, channel } = harness
      const ref = await adapter.post(channel, story('d1', 'Codestral 3'))
      await adapter.post(channel, story('d10', 'Another one', { buttons: [] }))
      const reply = await adapter.reply(channel, ref, story('d2', 'Weights are out'))
      const find = (deliveryId: string, threadOf: string | null) =>
        adapter.findSent(channel, { deliveryId, sinceMs: sinceMs(), threadOf })
      expect(await find('d1', null)).toBe(ref)
      expect(await find('d10', null)).not.toBeNull()
      expect(await find('d10', null)).not.toBe(ref)
      expect(await find('d2', ref)).toBe(reply)
      expect(await find('d', null)).toBeNull()
      expect(await find('unknown', null)).toBeNull()
      expect(await find('unknown', ref)).toBeNull()
    })

    it('finds no reply where there is no thread yet', async () => {
      if (!harness.adapter.capabilities.canReconcile) return
      await start()
      const { adapter, channel } = harness
      const ref = await adapter.post(channel, story('d1', 'Codestral 3'))
      expect(await adapter.findSent(channel, { deliveryId: 'd2', sinceMs: sinceMs(), threadOf: ref })).toBeNull()
    })

    it('calls a lost answer ambiguous, sends once, and finds the message', async () => {
      const { adapter, channel, failures } = harness
      if (!failures.includes('ambiguous')) return
      await start()
      harness.loseAnswer()
      const before = harness.requests()
      await expectChatError(adapter.post(channel, story('d1', 'Codestral 3')), 'ambiguous')
      expect(harness.requests() - before).toBe(1)
      expect(await harness.sent()).toHaveLength(1)
      if (!adapter.capabilities.canReconcile) return
      const found = await adapter.findSent(channel, { deliveryId: 'd1', sinceMs: sinceMs(), threadOf: null })
      expect(found).toBe((await harness.sent())[0]?.ref)
    })

    const REFUSALS: readonly ChatErrorKind[] = [
      'unauthorized',
      'forbidden',
      'channel-gone',
      'rate-limited',
      'invalid',
      'ambiguous',
      'unavailable',
    ]
    it.each(REFUSALS)('tells that a post met: %s, after one request', async (kind) => {
      if (!harness.failures.includes(kind)) return
      await start()
      const before = harness.requests()
      harness.fail(kind)
      const error = await expectChatError(harness.adapter.post(harness.channel, story('d1', 'Codestral 3')), kind)
      // Where nobody listens, nothing arrives.
      if (kind !== 'unavailable') expect(harness.requests() - before).toBe(1)
      expect(harness.requests() - before).toBeLessThanOrEqual(1)
      if (kind === 'rate-limited') expect(error.retryAfterMs).toBeGreaterThan(0)
      expect(await harness.sent()).toEqual([])
      // A bad token stays bad, and a limit holds for a while.
      if (kind === 'unauthorized' || kind === 'rate-limited') return
      await harness.adapter.post(harness.channel, story('d1', 'Codestral 3'))
      expect(await harness.sent()).toHaveLength(1)
    })

    const EDIT_REFUSALS: readonly ChatErrorKind[] = [...REFUSALS, 'message-gone', 'edit-closed']
    it.each(EDIT_REFUSALS)('tells that an edit met: %s, after one request', async (kind) => {
      if (!harness.failures.includes(kind)) return
      await start()
      const ref = await harness.adapter.post(harness.channel, story('d1', 'Codestral 3'))
      const before = harness.requests()
      harness.fail(kind)
      await expectChatError(harness.adapter.edit(harness.channel, ref, story('d2', 'Codestral 4')), kind)
      expect(harness.requests() - before).toBeLessThanOrEqual(1)
      expect((await harness.sent())[0]?.text).toContain('Codestral 3')
    })

    it.each(HOSTILE)('neither pings nor forges nor is refused: %s', async (_name, value) => {
      await start()
      const hostile = story('d1', value, {
        badge: value,
        lines: [[text(value), strong(value), link(value, 'https://example.com/post')]],
        fields: Array.from({ length: 30 }, () => ({ label: value, value })),
        sections: [{ heading: value, lines: Array.from({ length: 60 }, () => [text(value)]) }],
        footer: [text(value)],
        buttons: Array.from({ length: 30 }, () => ({
          kind: 'command',
          label: value,
          run: { command: 'models', options: { maker: value } },
        })),
      })
      const ref = await harness.adapter.post(harness.channel, hostile)
      await harness.adapter.edit(harness.channel, ref, { ...hostile, deliveryId: 'd2' })
      await harness.adapter.reply(harness.channel, ref, { ...hostile, deliveryId: 'd3' })
      const sent = await harness.sent()
      expect(sent).toHaveLength(2)
      for (const message of sent) {
        expect(message.pings).toEqual([])
        expect(message.links.filter((address) => !address.startsWith('https://example.com/'))).toEqual([])
        expect(message.text.isWellFormed()).toBe(true)
        expect(message.text).not.toMatch(INVISIBLE)
      }
    })

    it('makes no link of an address that is neither http nor https', async () => {
      await start()
      await harness.adapter.post(
        harness.channel,
        story('d1', 'Codestral 3', {
          url: 'javascript:alert(1)',
          lines: [[link('here', 'data:text/html,x'), link('there', 'not an address')]],
          sections: [],
          buttons: [{ kind: 'link', label: 'Open', url: 'file:///etc/passwd' }],
        }),
      )
      const sent = await harness.sent()
      expect(sent[0]?.links).toEqual([])
      expect(sent[0]?.text).toContain('here')
    })

    it('answers a command with its card', async () => {
      await start()
      const shown = await harness.runCommand('models', { maker: 'Mistral AI', limit: '5', all: 'true' }, false)
      expect(shown).toContain('Three models')
      expect(shown).toContain('the first line')
      expect(calls).toHaveLength(1)
      expect(calls[0]).toMatchObject({
        command: 'models',
        options: { maker: 'Mistral AI', limit: '5', all: 'true' },
        platform: harness.adapter.platform,
        channelExternalId: harness.channel.externalId,
        canManage: false,
      })
      const call = calls[0]
      expect(call && platformId(call.platform, call.workspaceExternalId)).toBe(harness.channel.workspaceId)
    })

    it('answers a private command, and tells whether the person may manage the channel', async () => {
      await start()
      answer = card({ tone: 'info', title: 'Subscribed', isPrivate: true })
      expect(await harness.runCommand('subscribe', { topic: 'models' }, true)).toContain('Subscribed')
      expect(calls[0]).toMatchObject({ command: 'subscribe', options: { topic: 'models' }, canManage: true })
    })

    it('answers a button with the command that rides in it', async () => {
      if (harness.pressButton === null) return
      await start()
      const ref = await harness.adapter.post(harness.channel, story('d1', 'Codestral 3'))
      expect(await harness.pressButton(ref, 'Why?')).toContain('Three models')
      expect(calls[0]).toMatchObject({ command: 'models', options: { maker: 'Mistral' } })
      expect((await harness.sent())[0]?.text).toContain('Codestral 3')
    })

    it('tells when the bot is removed from a workspace', async () => {
      if (harness.removeBot === null) return
      await start()
      await harness.removeBot()
      await expect.poll(() => gone).toEqual([harness.channel.workspaceId])
    })

    it('refuses to start with a bad token', async () => {
      if (harness.withBadToken === null) return
      const adapter = harness.withBadToken()
      await expectChatError(adapter.start(handlers), 'unauthorized')
      await adapter.stop()
    })

    it('stops cleanly: twice, and without having been started', async () => {
      await harness.adapter.stop()
      await harness.adapter.stop()
    })

    it('stops cleanly after work, twice', async () => {
      await start()
      await harness.adapter.post(harness.channel, story('d1', 'Codestral 3'))
      await harness.adapter.stop()
      await harness.adapter.stop()
    })
  })
}

async function expectChatError(work: Promise<unknown>, kind: ChatErrorKind): Promise<ChatError> {
  const error: unknown = await work.then(
    () => null,
    (problem: unknown) => problem,
  )
  if (!(error instanceof ChatError)) throw new Error(`expected ChatError ${kind}`, { cause: error })
  expect(error.kind).toBe(kind)
  return error
}
