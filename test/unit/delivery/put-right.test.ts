import { beforeEach, describe, expect, test } from 'vitest'
import { createHandlers } from '../../../src/app/create-handlers.ts'
import type { CommandCall } from '../../../src/core/command.ts'
import { correctMessages } from '../../../src/bot/delivery/correct-messages.ts'
import { endPauses } from '../../../src/bot/delivery/end-pauses.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { ChatError } from '../../../src/core/errors.ts'
import type { AdapterHandlers, ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { Story } from '../../../src/core/story.ts'
import { commandBench } from '../../builders/command-bench.ts'
import { MORNING, openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const talks = (id: string, company: string): Story =>
  story({ id, facts: fundingFacts({ company, amountUsd: 300e6, status: 'in-talks' }) })
const TALKS = talks('s1', 'Temporal')
const OTHER = talks('s2', 'Ramp')

let world: DeliveryWorld
let handlers: AdapterHandlers

beforeEach(async () => {
  world = await openDeliveryWorld()
  const bench = await commandBench(MORNING)
  const painter = { paint: () => Promise.reject(new Error('nothing to paint')) }
  handlers = createHandlers({ ...bench.deps, ...world.deps, painter, adapters: new Map([['preview', world.adapter]]) })
})

const denied = (was: Story): Story => {
  const change = { from: 'in-talks', to: 'denied', at: world.clock.nowMs(), entryId: 'e2', revision: 2 }
  return { ...was, status: 'denied', revision: 2, changes: [{ kind: 'status', ...change }] }
}
const type = async (command: string, options: CommandCall['options']) => {
  const { externalId, workspaceId } = world.channel
  const person = { personId: 'p', canManage: true, isAdmin: true, managesToo: [], language: 'en' } as const
  const place = { workspaceExternalId: workspaceId.replace('preview:', ''), channelExternalId: externalId }
  await handlers.answer({ command, options, platform: 'preview', ...place, ...person })
}
const loseChannel = () => handlers.channelLost(world.channel.id, 'bot-removed', world.channel.workspaceId)
/** The bot may post nothing there, and the story is denied meanwhile. */
const loseAndDeny = async (lose = loseChannel) => {
  await lose()
  await world.step(denied(TALKS), { sourcesBefore: 1, isMaterial: true })
  await world.drain()
  expect(world.posts().join(' ')).not.toContain('Denied')
}
const raise = async () => {
  const change = { from: 'USD 1', to: 'USD 300000000', at: world.clock.nowMs(), entryId: 'e2', revision: 2 }
  const more: Story = { ...TALKS, revision: 2, changes: [{ kind: 'amount', ...change }] }
  await world.step(more, { sourcesBefore: 1, isMaterial: true })
}
const loseAndRaise = async () => {
  await loseChannel()
  await raise()
  await world.drain()
}
const retract = async (revision = TALKS.revision + 1) => {
  await world.store.transaction(async (ledger) => {
    const now: Story = { ...TALKS, mending: { kind: 'retracted' }, revision }
    await ledger.stories.update(now)
    await correctMessages(ledger, now, { withNote: true }, world.clock.nowMs())
  })
}
const edits = () => world.adapter.calls.filter((call) => call === 'edit').length

describe('a story that changed while its channel was lost is put right', () => {
  test.each<[string, () => Promise<void>]>([
    ['is invited again', () => handlers.channelBack(world.channel.id)],
    ['is added to the workspace again', () => handlers.workspaceJoined(world.channel.workspaceId)],
    ['is told to go on', () => type('subscriptions', { resume: 'yes' })],
    ['is asked for the topic once more', () => type('subscribe', { topic: 'funding' })],
  ])('once the bot %s', async (_how, comeBack) => {
    await world.step(TALKS)
    await world.drain()
    await loseAndDeny()
    await comeBack()
    await world.drain()
    expect(world.posts()[0]).toContain('Denied')
    // Nobody looks at a message twice, and what it told is not so.
    expect(world.adapter.calls).toContain('reply-for-all')
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect([edits(), world.notes().length]).toEqual([1, 1])
  })

  test.each(['before', 'after'] as const)(
    'once, where it is not known of its note whether it came, which broke off %s it was taken',
    async (when) => {
      await world.step(TALKS)
      await world.drain()
      const [message] = await world.store.messages.listOfStory(TALKS.id)
      await world.store.messages.freeze(message?.id ?? '', world.clock.nowMs())
      world.fail('ambiguous', when)
      await world.step(denied(TALKS), { sourcesBefore: 1, isMaterial: true })
      await world.drain()
      await loseChannel()
      await world.clock.sleep(HOUR_MS)
      await world.drain()
      expect(world.notes()).toHaveLength(when === 'before' ? 0 : 1)
      await handlers.channelBack(world.channel.id)
      await world.drain()
      expect(world.notes()).toEqual([expect.stringContaining('Denied')])
      expect(await world.states()).toEqual({ sent: 2 })
    },
  )

  test('once a workspace has the bot with another token', async () => {
    await world.step(TALKS)
    await world.drain()
    await loseAndDeny(() => handlers.workspaceGone(world.channel.workspaceId, 'token-refused'))
    expect(await world.store.subscriptions.listOfChannel(world.channel.id)).toMatchObject([
      { pauseReason: 'token-refused' },
    ])
    await handlers.workspaceJoined(world.channel.workspaceId)
    await world.drain()
    expect(world.posts()[0]).toContain('Denied')
  })

  test.each<[string, () => Promise<void>]>([
    ['is invited again', () => handlers.channelBack(world.channel.id)],
    ['is told to go on', () => type('subscriptions', { resume: 'yes' })],
    ['is asked for the topic once more', () => type('subscribe', { topic: 'funding' })],
    [
      'sees the pause end',
      async () => {
        await world.clock.sleep(2 * HOUR_MS)
        await endPauses(world.store, world.clock.nowMs())
      },
    ],
  ])('where it was paused meanwhile, too, once the bot %s', async (_how, comeBack) => {
    await world.step(TALKS)
    await world.drain()
    await loseAndDeny(async () => {
      await world.store.subscriptions.pauseChannel(world.channel.id, 'asked', world.clock.nowMs())
      await world.store.channels.setPausedUntil(world.channel.id, world.clock.nowMs() + HOUR_MS)
      world.fail('channel-gone')
    })
    await comeBack()
    await world.drain()
    expect(world.posts()[0]).toContain('Denied')
  })

  test.each<[string, Story['status'], Story['status']]>([
    ['denied, is not any more', 'denied', 'in-talks'],
    ['certain, is talk again', 'announced', 'in-talks'],
  ])('in the channel, where what was told to be %s', async (_what, told, now) => {
    const turned = (from: Story, to: Story['status']): Story => {
      const revision = from.revision + 1
      const change = { from: from.status, to, at: world.clock.nowMs(), entryId: 'e2', revision }
      return { ...from, status: to, revision, changes: [...from.changes, { kind: 'status', ...change }] }
    }
    await world.step(TALKS)
    const before = turned(TALKS, told)
    await world.drain()
    await world.step(before, { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    const toldBefore = world.notes().length
    await loseChannel()
    await world.step(turned(before, now), { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect(world.notes()).toHaveLength(toldBefore + 1)
    expect(world.adapter.calls).toContain('reply-for-all')
    expect(world.notes().at(-1)).toContain('→ In talks')
  })

  test('in its message alone, where that was long ago', async () => {
    await world.step(TALKS)
    await world.drain()
    await loseAndDeny()
    await world.clock.sleep(8 * 24 * HOUR_MS)
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect(world.posts()[0]).toContain('Denied')
    expect(world.notes()).toEqual([])
  })

  test('once, whatever else had changed in a story that was taken back', async () => {
    await world.step(TALKS)
    await world.drain()
    await loseAndRaise()
    await retract(3)
    await world.drain()
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect(world.notes()).toEqual([expect.stringContaining('Retracted')])
  })

  test.each(['channel-gone', 'workspace-gone', 'token-refused'] as const)(
    'where the note of it was the first that was refused: %s',
    async (kind) => {
      await world.step(TALKS)
      await world.drain()
      world.fail(kind)
      await loseAndDeny(() => Promise.resolve())
      await handlers.channelBack(world.channel.id)
      await world.drain()
      expect(world.posts()[0]).toContain('Denied')
      expect(world.notes()).toEqual([expect.stringContaining('Denied')])
    },
  )

  test('by a note where the platform takes no edit of its message any more', async () => {
    await world.step(TALKS)
    await world.drain()
    await loseAndRaise()
    world.fail('edit-closed')
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect(world.notes()).toEqual([expect.stringContaining('$300M')])
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect(world.notes()).toHaveLength(1)
  })

  test('by a note where the platform took no edit of its message before', async () => {
    await world.step(TALKS)
    await world.drain()
    const [message] = await world.store.messages.listOfStory(TALKS.id)
    await world.store.messages.freeze(message?.id ?? '', world.clock.nowMs())
    await loseAndDeny()
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect(world.notes()).toEqual([expect.stringContaining('Denied')])
    expect(edits()).toBe(0)
  })

  test('where it was unsubscribed meanwhile, once it is subscribed again', async () => {
    await world.step(TALKS)
    await world.drain()
    await loseAndDeny(async () => {
      await world.store.subscriptions.remove(world.channel.id, 'funding')
      world.fail('channel-gone')
    })
    await type('subscribe', { topic: 'funding' })
    await world.drain()
    expect(world.posts()[0]).toContain('Denied')
  })

  test('in the message that it shares with others', async () => {
    await world.step(TALKS)
    await world.step(OTHER)
    world.clock.set(MORNING + 7 * HOUR_MS)
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    await loseAndDeny()
    await world.step(denied(OTHER), { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect(world.posts()[0]?.match(/Denied/gu)).toHaveLength(2)
    expect(edits()).toBe(1)
    // As long as one edit is known by one story alone, the message is drawn anew for the other.
    await handlers.channelBack(world.channel.id)
    await world.drain()
    const needed = edits()
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect(edits()).toBe(needed)
  })

  test.each([
    [HOUR_MS, 1],
    [8 * 24 * HOUR_MS, 0],
  ])('by a message of its own where it shares one with others, once, for a week: after %i ms', async (later, count) => {
    await world.step(TALKS)
    await world.step(OTHER)
    world.clock.set(MORNING + 7 * HOUR_MS)
    await world.drain()
    await loseAndDeny()
    await world.clock.sleep(later)
    for (const _time of [1, 2]) {
      await handlers.channelBack(world.channel.id)
      await world.drain()
    }
    const telling = world.posts().filter((post) => post.includes('Denied'))
    expect(telling).toHaveLength(1 + count)
    expect(telling[0]).toContain('Ramp')
    expect(telling.slice(1).join('')).not.toContain('Ramp')
  })

  test('in the message that it shares with others and by one of its own, where it is denied no more', async () => {
    await world.step(TALKS)
    await world.step(OTHER)
    await world.step(denied(TALKS), { sourcesBefore: 1, isMaterial: true })
    world.clock.set(MORNING + 7 * HOUR_MS)
    await world.drain()
    expect(world.posts().join(' ')).toContain('Denied')
    await loseChannel()
    const was = denied(TALKS)
    const change = { from: 'denied', to: 'in-talks', at: world.clock.nowMs(), entryId: 'e3', revision: 3 }
    const revived: Story = {
      ...{ ...was, status: 'in-talks', revision: 3 },
      changes: [...was.changes, { kind: 'status', ...change }],
    }
    await world.step(revived, { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    await handlers.channelBack(world.channel.id)
    await world.drain()
    expect(world.posts().filter((post) => post.includes('Temporal'))).toHaveLength(2)
    expect(world.posts().join(' ')).not.toContain('Denied')
  })

  test('and is left as it is where it was put right already, in a message that it shares with others, too', async () => {
    await world.step(TALKS)
    await world.step(OTHER)
    world.clock.set(MORNING + 7 * HOUR_MS)
    await world.drain()
    await world.step(denied(TALKS), { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    expect(edits()).toBe(1)
    await handlers.channelBack(world.channel.id)
    await type('subscriptions', { pause: '1d' })
    await type('subscriptions', { resume: 'yes' })
    await world.drain()
    expect(edits()).toBe(1)
  })
})

describe('what a note would bring up to date besides comes with the edit', () => {
  const editsSeen: (boolean | undefined)[] = []
  const drain = async (): Promise<void> => {
    const edit: ChatAdapter['edit'] = (channel, ref, message) => {
      editsSeen.push(message.isInsteadOfReply)
      return world.adapter.edit(channel, ref, message)
    }
    await deliver(world.channel.id, { ...world.deps, adapters: new Map([['preview', { ...world.adapter, edit }]]) })
  }
  beforeEach(async () => {
    editsSeen.length = 0
    await world.step(TALKS)
    await drain()
  })

  test('where a channel is back that was lost', async () => {
    await loseAndRaise()
    await handlers.channelBack(world.channel.id)
    await drain()
    expect(editsSeen).toEqual([true])
    expect(world.notes()).toEqual([])
  })

  test('where somebody paused it and the story is taken back', async () => {
    await world.store.subscriptions.pauseChannel(world.channel.id, 'asked', world.clock.nowMs())
    await retract()
    await drain()
    expect(editsSeen).toEqual([true])
  })

  test('where the note did not get through', async () => {
    await retract()
    world.fail('thread-closed')
    await drain()
    expect(editsSeen).toEqual([true])
  })

  test('and not where the note came', async () => {
    await retract()
    await drain()
    expect(editsSeen).toEqual([false])
    expect(world.notes()).toHaveLength(1)
  })
})

describe('a post of which nobody knows whether it came when its channel was lost', () => {
  const meetLoss = () => {
    world.adapter.lookFaults.push(new ChatError('channel-gone', 'planned'))
    return Promise.resolve()
  }
  test.each<[string, 'before' | 'after', readonly Story[], () => Promise<void>]>([
    ['which came', 'after', [TALKS], loseChannel],
    ['which did not come', 'before', [TALKS], loseChannel],
    ['which came, and the look for it met the loss', 'after', [TALKS], meetLoss],
    ['which came with another', 'after', [TALKS, OTHER], loseChannel],
    ['which did not come with another', 'before', [TALKS, OTHER], loseChannel],
  ])('%s, stands once and lives on where the channel is back', async (_what, when, told, lose) => {
    for (const one of told) await world.step(one)
    await world.clock.sleep(7 * HOUR_MS)
    world.fail('ambiguous', when)
    await world.drain()
    await lose()
    await world.clock.sleep(HOUR_MS)
    await world.drain()
    await handlers.channelBack(world.channel.id)
    await world.drain()
    await raise()
    await world.drain()
    const own = await world.store.messages.listOfStory(TALKS.id)
    const shared = await world.store.messages.listSharedOf(TALKS.id)
    expect([...own, ...shared]).toHaveLength(told.length)
    const standing = world.posts().filter((text) => text.includes('Temporal'))
    expect(standing).toHaveLength(told.length)
    expect(await world.states()).not.toHaveProperty('failed')
  })
})

test.each<[string, () => Promise<unknown>, readonly Story[]]>([
  ['Denied', () => world.step(denied(TALKS), { sourcesBefore: 1, isMaterial: true }), [TALKS]],
  ['Retracted', retract, [TALKS]],
  ['Retracted', retract, [TALKS, OTHER]],
])('of such a post all are told what it was meanwhile: %s', async (word, turn, told) => {
  for (const one of told) await world.step(one)
  await world.clock.sleep(7 * HOUR_MS)
  world.fail('ambiguous', 'after')
  await world.drain()
  await loseChannel()
  await world.clock.sleep(HOUR_MS)
  await world.drain()
  await turn()
  await world.drain()
  await handlers.channelBack(world.channel.id)
  await world.drain()
  expect(world.posts().filter((text) => text.includes('Temporal'))).toEqual([expect.stringContaining(word)])
  expect(world.notes()).toEqual([expect.stringContaining(word)])
})

test('a story that is taken back before the note of a change went is told as that once', async () => {
  await world.step(TALKS)
  await world.drain()
  await raise()
  await retract(3)
  await world.drain()
  expect(world.notes()).toEqual([expect.stringContaining('Retracted')])
})

test('a channel is lost by its own workspace alone: that it was shared with another is not its end', async () => {
  await handlers.channelLost(world.channel.id, 'bot-removed', 'preview:w-other')
  const running = await world.store.subscriptions.listOfChannel(world.channel.id)
  expect(running.map(({ pauseReason }) => pauseReason)).toEqual([null])
  await loseChannel()
  const lost = await world.store.subscriptions.listOfChannel(world.channel.id)
  expect(lost.map(({ pauseReason }) => pauseReason)).toEqual(['bot-removed'])
})

test('more sources alone are no reason to edit what stands in a channel that is back', async () => {
  await world.step(TALKS)
  await world.drain()
  await handlers.channelLost(world.channel.id, 'channel-gone', world.channel.workspaceId)
  await world.step({ ...TALKS, revision: 2 }, { sourcesBefore: 1 })
  await world.drain()
  await handlers.channelBack(world.channel.id)
  world.clock.set(MORNING + HOUR_MS)
  await world.drain()
  expect(edits()).toBe(0)
})
