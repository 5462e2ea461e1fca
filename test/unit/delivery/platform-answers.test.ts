import { afterEach, describe, expect, test } from 'vitest'
import { createDiscordAdapter } from '../../../src/bot/adapters/discord/discord-adapter.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import type { DeliveryDeps } from '../../../src/bot/delivery/delivery-deps.ts'
import { fanOut } from '../../../src/bot/delivery/fan-out.ts'
import { createTraffic } from '../../../src/bot/delivery/traffic.ts'
import type { Pause } from '../../../src/bot/delivery/way.ts'
import { createDemoClock } from '../../../src/cli/demo-clock.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { PauseReason } from '../../../src/core/subscription.ts'
import { newChannel, type Workspace } from '../../../src/core/workspace.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { subscribe } from '../../builders/channel.ts'
import { MORNING } from '../../builders/delivery-world.ts'
import { IDLE_HANDLERS } from '../../builders/idle-handlers.ts'
import { sequence } from '../../builders/sequence.ts'
import { SILENT } from '../../builders/silent-log.ts'
import { connectSlack, type SlackConnection } from '../../builders/slack-connection.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { startFakeDiscord } from '../../fakes/discord/fake-discord.ts'
import { FakeSlack } from '../../fakes/slack/fake-slack.ts'
import { TEAM } from '../../fakes/slack/payloads.ts'

const TALKS = story({ id: 's1', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6, status: 'in-talks' }) })
const CLOSED = {
  ...TALKS,
  facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }),
  status: 'announced',
  revision: 2,
  changes: [{ kind: 'status', from: 'in-talks', to: 'announced', at: MORNING, entryId: 'e2', revision: 2 }],
} as const

type Outcome = {
  readonly states: Readonly<Record<string, number>>
  readonly paused?: PauseReason
  readonly why?: Pause['why']
}
/** What the platform answers, what becomes of the delivery at once, and after a day in which it answers well. */
type Row = readonly [answer: string, atOnce: Outcome, later: Readonly<Record<string, number>>]

const WAITS = { states: { due: 1 } } as const
const SENT = { sent: 1 } as const
const FORBIDDEN = { states: { due: 1 }, paused: 'forbidden' } as const
const GONE = { states: { failed: 1 }, paused: 'channel-gone' } as const
const STOPS = { states: { due: 1 }, why: 'unauthorized' } as const

const DISCORD_POSTS: readonly Row[] = [
  ['401 0', STOPS, SENT],
  ['403 50001', FORBIDDEN, SENT],
  ['403 50013', FORBIDDEN, SENT],
  ['403 50007', FORBIDDEN, SENT],
  ['400 40067', { states: { due: 1 }, paused: 'tag-required' }, SENT],
  ['400 50083', FORBIDDEN, SENT],
  ['403 160005', FORBIDDEN, SENT],
  ['404 10003', GONE, { failed: 1 }],
  ['404 10004', { states: { failed: 1 }, paused: 'bot-removed' }, { failed: 1 }],
  // It is there no more, so it was there.
  ['404 10008', { states: SENT }, SENT],
  ['400 50035', { states: SENT }, SENT],
  ['400 50035, 400 50035', { states: { failed: 1 } }, { failed: 1 }],
  ['429 0', WAITS, SENT],
  ['500 0', WAITS, SENT],
  ['503 0', WAITS, SENT],
  // Of what stands in front of Discord.
  ['408 0', WAITS, SENT],
  ['403 40333', WAITS, SENT],
  // Discord has turned sending off for everybody.
  ['403 40004', WAITS, SENT],
  // It opened too many direct messages: that says nothing about this one.
  ['403 40003', WAITS, SENT],
  ['400 130000', WAITS, SENT],
  // Slow mode.
  [repeated('400 20016', 12), WAITS, SENT],
  [repeated('400 987654', 8), WAITS, SENT],
  [repeated('400 987654', 9), WAITS, { dead: 1 }],
]
/** Of a change: its note and its edit; the post was sent before. */
const DISCORD_EDITS: readonly Row[] = [
  ['404 10008', { states: { sent: 2, failed: 1 } }, { sent: 2, failed: 1 }],
  // Another bot had posted it.
  ['403 50005', { states: { sent: 2, failed: 1 } }, { sent: 2, failed: 1 }],
  ['400 30046', { states: { sent: 2, due: 1 } }, { sent: 3 }],
  // Of a message that was published.
  ['400 20022', { states: { sent: 2, due: 1 } }, { sent: 3 }],
  ['400 50035', { states: { sent: 3 } }, { sent: 3 }],
  ['429 0', { states: { sent: 2, due: 1 } }, { sent: 3 }],
  ['502 0', { states: { sent: 2, due: 1 } }, { sent: 3 }],
]
const DISCORD_THREADS: readonly Row[] = [
  ['400 160004', { states: { sent: 3 } }, { sent: 3 }],
  ['400 160006', { states: { sent: 3 } }, { sent: 3 }],
  ['400 160007', { states: { sent: 3 } }, { sent: 3 }],
  ['403 50013', { states: { sent: 3 } }, { sent: 3 }],
  // The thread's name has a word that the server's moderation refuses, or Discord in servers that it shows to everybody.
  ['400 200001, 400 200001', { states: { sent: 3 } }, { sent: 3 }],
  ['400 50035, 400 50035', { states: { sent: 3 } }, { sent: 3 }],
  ['400 987654', { states: { sent: 3 } }, { sent: 3 }],
  // The whole message is gone: nothing more is said about it.
  ['404 10008', { states: { sent: 1, failed: 2 } }, { sent: 1, failed: 2 }],
]
/** Its thread takes no note: the channel gets it, and all that comes after. */
const DISCORD_REPLIES = ['403 50001', '403 50013', '403 160005', '400 160006', '400 50083', '404 10003'].map(
  (answer): Row => [answer, { states: { sent: 3 } }, { sent: 3 }],
)
const SLACK_POSTS: readonly Row[] = [
  ...['account_inactive', 'token_revoked', 'token_expired', 'invalid_auth'].map((code): Row => [code, STOPS, SENT]),
  ...['not_in_channel', 'restricted_action', 'restricted_action_read_only_channel', 'missing_scope'].map(
    (code): Row => [code, FORBIDDEN, SENT],
  ),
  ['channel_not_found', GONE, { failed: 1 }],
  ['is_archived', GONE, { failed: 1 }],
  ...['invalid_blocks', 'msg_blocks_too_long', 'msg_too_long', 'no_text'].map((code): Row => [
    code,
    { states: SENT },
    SENT,
  ]),
  ['invalid_blocks, invalid_blocks', { states: { failed: 1 } }, { failed: 1 }],
  ...['ratelimited', 'fatal_error', 'internal_error', '503'].map((code): Row => [code, WAITS, SENT]),
  ['something_new', WAITS, SENT],
  // Its last attempt goes in plain words; what is refused all the same is kept where somebody can make it due again.
  [repeated('something_new', 8), WAITS, SENT],
  [repeated('something_new', 9), WAITS, { dead: 1 }],
  // It takes hours: more than the attempts of a message would last, and its installation must stay.
  ...['org_login_required', 'team_added_to_org', 'message_limit_exceeded'].map((code): Row => {
    return [repeated(code, 12), WAITS, SENT]
  }),
]
const SLACK_EDITS: readonly Row[] = [
  ['message_not_found', { states: { sent: 2, failed: 1 } }, { sent: 2, failed: 1 }],
  ['edit_window_closed', { states: { sent: 2, failed: 1 } }, { sent: 2, failed: 1 }],
  ['cant_update_message', { states: { sent: 2, failed: 1 } }, { sent: 2, failed: 1 }],
  ['invalid_blocks', { states: { sent: 3 } }, { sent: 3 }],
  ['ratelimited', { states: { sent: 2, due: 1 } }, { sent: 3 }],
  ['internal_error', { states: { sent: 2, due: 1 } }, { sent: 3 }],
  ['update_failed', { states: { sent: 2, due: 1 } }, { sent: 3 }],
  ['external_channel_migrating', { states: { sent: 2, due: 1 } }, { sent: 3 }],
]

/** Of the note alone: its message is edited, and the channel goes on. */
const SLACK_THREADS = [
  'cannot_reply_to_message',
  'thread_locked',
  'restricted_action_thread_locked',
  'restricted_action_non_threadable_channel',
].map((code): Row => [code, { states: { sent: 2, failed: 1 } }, { sent: 2, failed: 1 }])

/** Platforms answer so one after the other. */
function repeated(answer: string, times: number): string {
  return Array.from({ length: times }, () => answer).join(', ')
}

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

type Fails = (answer: string, on: 'post' | 'edit' | 'thread' | 'reply') => void
type Platform = {
  readonly adapter: ChatAdapter
  readonly workspace: Workspace
  readonly channel: string
  readonly fails: Fails
  /** How many direct messages, and how many messages in the channel itself. */
  readonly direct: () => number
  readonly posts: () => number
}

const clock = createDemoClock(MORNING)

async function discord(): Promise<Platform> {
  const fake = await startFakeDiscord(undefined, () => clock.nowMs())
  const options = { token: fake.token, apiUrl: fake.apiUrl, requestsPerSecond: 1_000, clock, log: SILENT }
  const adapter = createDiscordAdapter(options)
  closing.push(async () => {
    await adapter.stop()
    await fake.close()
  })
  const pathOf = { post: '/messages', edit: '/messages/', thread: '/threads' }
  return {
    adapter,
    workspace: { id: `discord:${fake.guildId}`, platform: 'discord', externalId: fake.guildId },
    channel: fake.channelId,
    fails(answer, on) {
      const [status = 0, code = 0] = answer.split(' ').map(Number)
      const methods = [on === 'edit' ? 'PATCH' : 'POST']
      // A thread has the id of the message that it is under.
      const pathIncludes = on === 'reply' ? `/channels/${fake.messages.at(-1)?.id ?? ''}/messages` : pathOf[on]
      fake.fault({ methods, pathIncludes, do: 'answer', status, code, retryAfterS: 2 })
    },
    direct: () => fake.messages.filter(({ channelId }) => channelId === fake.directId).length,
    posts: () => fake.messages.filter(({ channelId }) => channelId === fake.channelId).length,
  }
}

async function slack(connection: SlackConnection): Promise<Platform> {
  const fake = await FakeSlack.start(() => clock.nowMs())
  fake.people.set('tester', {})
  const connected = await connectSlack(connection, fake, { clock })
  const { adapter } = connected
  closing.push(async () => {
    await connected.close()
    await fake.close()
  })
  // A token for each workspace comes by an installation.
  if (connection === 'signed HTTP') await adapter.start(IDLE_HANDLERS)
  return {
    adapter,
    workspace: { id: `slack:${TEAM}`, platform: 'slack', externalId: TEAM },
    channel: 'C1',
    fails(answer, on) {
      const fault =
        answer === 'ratelimited'
          ? ({ kind: 'rate-limited', retryAfter: '2' } as const)
          : /^\d+$/u.test(answer)
            ? ({ kind: 'status', status: Number(answer) } as const)
            : ({ kind: 'error', code: answer } as const)
      fake.fail(fault, [on === 'edit' ? 'chat.update' : 'chat.postMessage'])
    },
    direct: () => fake.messages.filter(({ channel }) => channel.startsWith('D')).length,
    posts: () => fake.messages.filter(({ channel, threadTs }) => channel === 'C1' && threadTs === null).length,
  }
}

async function open({ adapter, workspace, channel: externalId }: Platform) {
  const random = sequence()
  const store = await openMemoryStore(random)
  closing.push(() => store.close())
  const settings = { language: 'en', timeZone: 'UTC' } as const
  const channel = await store.channels.ensure(workspace, newChannel(workspace, externalId, settings))
  await subscribe(store, channel, 'funding')
  const traffic = createTraffic(clock)
  const adapters = new Map([[adapter.platform, adapter]])
  const deps: DeliveryDeps = { store, adapters, clock, random, log: SILENT, traffic, awayAfterMs: 48 * HOUR_MS }
  const tell = async (now: typeof TALKS, isMaterial: boolean): Promise<void> => {
    await store.transaction(async (ledger) => {
      await (isMaterial ? ledger.stories.update(now) : ledger.stories.insert(now))
      const step = { story: now, sourcesBefore: 0, isMaterial, mayPost: true, seenAt: clock.nowMs() }
      await fanOut(ledger, step, clock.nowMs())
    })
  }
  const outcome = async (): Promise<Outcome> => {
    const [subscription] = await store.subscriptions.listOfChannel(channel.id)
    const paused = subscription?.pauseReason ?? undefined
    const why = traffic.pauseOf(adapter.platform)?.why
    const states = Object.fromEntries(await store.deliveries.countByState())
    return { states, ...(paused !== undefined && { paused }), ...(why !== undefined && { why }) }
  }
  return { tell, outcome, drain: () => deliver(channel.id, deps) }
}

const BEGIN = {
  discord,
  'slack by Socket Mode': () => slack('Socket Mode'),
  'slack by signed HTTP': () => slack('signed HTTP'),
}
const TABLE = [
  ['discord', 'post', DISCORD_POSTS],
  ['discord', 'edit', DISCORD_EDITS],
  ['discord', 'thread', DISCORD_THREADS],
  ['discord', 'reply', DISCORD_REPLIES],
  ['slack by Socket Mode', 'post', SLACK_POSTS],
  ['slack by Socket Mode', 'edit', SLACK_EDITS],
  ['slack by Socket Mode', 'thread', SLACK_THREADS],
  // There a refused token ends its workspace and stops nobody else.
  ['slack by signed HTTP', 'post', SLACK_POSTS.filter(([, atOnce]) => atOnce !== STOPS)],
  ['slack by signed HTTP', 'edit', SLACK_EDITS],
] as const

for (const [name, on, rows] of TABLE) {
  describe(`an answer of ${name} to a ${on}`, () => {
    test.each(rows)('%s', async (answers, atOnce, later) => {
      const platform = await BEGIN[name]()
      const world = await open(platform)
      await world.tell(TALKS, false)
      if (on !== 'post') {
        await world.drain()
        await world.tell(CLOSED, true)
      }
      for (const answer of answers.split(', ')) platform.fails(answer, on)
      await world.drain()
      expect(await world.outcome()).toEqual(atOnce)
      expect(platform.direct()).toBe(atOnce.paused === undefined ? 0 : 1)
      for (let hour = 0; hour < 25; hour += 1) {
        await clock.sleep(HOUR_MS)
        await world.drain()
      }
      expect((await world.outcome()).states).toEqual(later)
      // Never twice.
      expect(platform.posts()).toBeLessThanOrEqual(on === 'thread' || on === 'reply' ? 2 : 1)
    })
  })
}
