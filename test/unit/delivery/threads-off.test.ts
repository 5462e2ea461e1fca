import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { correctMessages } from '../../../src/bot/delivery/correct-messages.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { HOUR_MS, MINUTE_MS } from '../../../src/core/durations.ts'
import type { ChatAdapter } from '../../../src/core/ports/chat-adapter.ts'
import type { Story, StoryChange } from '../../../src/core/story.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const SCOUTS = { kind: 'role', id: 'scouts' } as const

let world: DeliveryWorld
let now: Story

const told = (parts: Parameters<typeof fundingFacts>[0]): Story => ({
  ...story({ id: 's', facts: fundingFacts(parts) }),
  revision: now.revision + 1,
})
const change = async (next: Story, kind: StoryChange['kind'], from: string | null, to: string): Promise<void> => {
  const { revision } = next
  const made: StoryChange = { kind, from, to, at: world.clock.nowMs(), entryId: 'e', revision }
  now = { ...next, changes: [...now.changes, made] }
  await world.step(now, { sourcesBefore: 1, isMaterial: true })
}
const raise = async (amountUsd: number): Promise<void> => {
  const from = now.facts.topic === 'funding' ? `USD ${now.facts.amountUsd}` : null
  await change(told({ company: 'Temporal', amountUsd }), 'amount', from, `USD ${amountUsd}`)
}
const turn = async (status: 'announced' | 'denied'): Promise<void> => {
  const facts = { company: 'Temporal', amountUsd: 300e6, status } as const
  await change({ ...told(facts), status }, 'status', now.status, status)
}
const setThreads = async (isOn: boolean): Promise<void> => {
  const channel = await world.store.channels.find(world.channel.id)
  if (channel === null) throw new Error('there is no channel')
  await world.store.channels.update({ ...channel, threadsSince: isOn ? world.clock.nowMs() : null })
}
const calls = async (): Promise<readonly string[]> => {
  world.adapter.calls.length = 0
  await world.drain()
  return [...world.adapter.calls]
}

beforeEach(async () => {
  world = await openDeliveryWorld()
  const talks = fundingFacts({ company: 'Temporal', amountUsd: 300e6, status: 'in-talks' })
  now = { ...story({ id: 's', facts: talks }), status: 'in-talks' }
  await world.step(now)
  await world.drain()
  await world.clock.sleep(MINUTE_MS)
})
afterEach(() => world.store.close())

describe('a channel without threads', () => {
  beforeEach(() => setThreads(false))

  test('has what changed in the message alone', async () => {
    await turn('announced')
    expect(await calls()).toEqual(['edit'])
    await raise(320e6)
    expect(await calls()).toEqual(['edit'])
    expect(world.posts()[0]).toContain('$320M')
    expect(world.notes()).toEqual([])
    expect(await world.states()).toEqual({ sent: 3, failed: 2 })
  })

  test.each<[string, () => Promise<void>]>([
    ['is denied', () => turn('denied')],
    [
      'takes its next step after more than a day',
      async () => {
        await world.clock.sleep(25 * HOUR_MS)
        await turn('announced')
      },
    ],
    [
      'is retracted',
      () =>
        world.store.transaction(async (ledger) => {
          now = { ...now, mending: { kind: 'retracted' }, revision: now.revision + 1 }
          await ledger.stories.update(now)
          await correctMessages(ledger, now, { withNote: true }, world.clock.nowMs())
        }),
    ],
  ])('still hears in the channel of a story that %s', async (_what, happens) => {
    await happens()
    expect(await calls()).toEqual(['reply-for-all', 'edit'])
  })

  test('has an edit that says so where it alone tells what really changed', async () => {
    const seen: (boolean | undefined)[] = []
    const edit: ChatAdapter['edit'] = (channel, ref, message) => {
      seen.push(message.isInsteadOfReply)
      return world.adapter.edit(channel, ref, message)
    }
    const adapters = new Map([['preview', { ...world.adapter, edit }]] as const)
    const drain = () => deliver(world.channel.id, { ...world.deps, adapters })
    await turn('announced')
    await drain()
    now = { ...now, revision: now.revision + 1, sources: [...now.sources, ...now.sources] }
    await world.step(now, { sourcesBefore: 1 })
    await drain()
    await setThreads(true)
    await raise(340e6)
    await drain()
    expect(seen).toEqual([true, false, false])
    // No note comes to who paused it, either.
    await world.store.subscriptions.pauseChannel(world.channel.id, 'asked', world.clock.nowMs())
    await raise(360e6)
    await drain()
    expect(seen.slice(3)).toEqual([true])
  })

  test('still hears of a sum that calls somebody, in the channel', async () => {
    const [followed] = await world.store.subscriptions.listOfChannel(world.channel.id)
    if (followed === undefined) throw new Error('nothing is followed')
    await world.store.subscriptions.save({ ...followed, mention: { ...SCOUTS, minAmountUsd: 1e9, words: [] } })
    await raise(2e9)
    expect(await calls()).toEqual(['reply-for-all', 'edit'])
    expect(world.preview.messages().at(-1)).toMatchObject({ card: { mention: SCOUTS } })
    await raise(3e9)
    expect(await calls()).toEqual(['edit'])
  })

  test('has it in the thread of a message that takes no more edits: nothing else would tell it', async () => {
    await turn('announced')
    expect(await calls()).toEqual(['edit'])
    await raise(310e6)
    world.fail('edit-closed')
    // What the refused edit would have told, and not what the message tells already.
    expect(await calls()).toEqual(['edit', 'reply'])
    expect(world.notes()).toEqual([expect.stringContaining('$310M')])
    await raise(320e6)
    expect(await calls()).toEqual(['reply'])
    expect(world.notes().at(-1)).toContain('$320M')
  })

  describe('whose message was not edited', () => {
    const tryInVain = async (times: number): Promise<void> => {
      for (let at = 0; at < times; at += 1) {
        world.fail('unavailable')
        await world.drain()
        // The platform is left alone for a while, too.
        await world.clock.sleep(15 * MINUTE_MS)
      }
    }
    const useUpAttempts = async (): Promise<void> => {
      await tryInVain(8)
      await world.drain()
    }

    test.each<[string, () => Promise<void>]>([
      ['for eight attempts', useUpAttempts],
      [
        'because the platform refused its words, too',
        async () => {
          world.fail('invalid')
          world.fail('invalid')
          await world.drain()
        },
      ],
    ])('%s, has in its thread what the edit was to tell', async (_why, fails) => {
      await turn('announced')
      expect(await calls()).toEqual(['edit'])
      await raise(310e6)
      await fails()
      expect(world.posts()[0]).not.toContain('$310M')
      expect(world.notes()).toEqual([expect.stringContaining('$310M')])
    })

    test('has what changes next in the message alone, which tells the earlier, too', async () => {
      await raise(310e6)
      await useUpAttempts()
      expect(world.notes()).toHaveLength(1)
      await raise(320e6)
      expect(await calls()).toEqual(['edit'])
      expect(world.posts()[0]).toContain('$320M')
      expect(world.notes()).toHaveLength(1)
    })

    test('has nothing in its thread where an edit is owed again before the note came', async () => {
      await raise(310e6)
      await tryInVain(8)
      expect(await world.states()).toMatchObject({ dead: 1, due: 1 })
      expect(await world.store.deliveries.redrive(null, world.clock.nowMs())).toBe(1)
      expect(await calls()).toEqual(['edit'])
      expect(world.posts()[0]).toContain('$310M')
      expect(world.notes()).toEqual([])
    })

    test('has it in its thread where the next edit comes to nothing as well, each change once', async () => {
      await raise(310e6)
      await useUpAttempts()
      await raise(320e6)
      await useUpAttempts()
      expect(world.notes()).toEqual([expect.stringContaining('$310M'), expect.stringContaining('$320M')])
    })
  })
})

describe('a channel without threads that had several stories in one message', () => {
  const held = (company: string): Story =>
    story({ id: company, facts: fundingFacts({ company, amountUsd: company === 'Brightloom' ? 200e6 : 300e6 }) })
  const correct = async (company: string, revision: number): Promise<void> => {
    const made: StoryChange = {
      kind: 'correction',
      from: null,
      to: 'x',
      at: world.clock.nowMs(),
      entryId: 'e',
      revision,
    }
    await world.step({ ...held(company), revision, changes: [made] }, { sourcesBefore: 1, isMaterial: true })
  }
  beforeEach(async () => {
    for (const company of ['Nimbara', 'Brightloom']) await world.step(held(company))
    await world.clock.sleep(7 * HOUR_MS)
    await world.drain()
    await setThreads(false)
    await world.clock.sleep(MINUTE_MS)
  })

  test('has in its thread what a refused edit was to tell of one of them, whatever the others came to', async () => {
    await correct('Nimbara', 9)
    expect(await calls()).toEqual(['edit'])
    await correct('Brightloom', 2)
    world.fail('edit-closed')
    expect(await calls()).toEqual(['edit', 'reply'])
    expect(world.notes()).toEqual([expect.stringContaining('Brightloom')])
  })

  test('has in its thread what a refused edit was to tell of all of them', async () => {
    await correct('Nimbara', 2)
    await correct('Brightloom', 3)
    world.fail('edit-closed')
    expect(await calls()).toEqual(['edit', 'reply', 'reply'])
    expect(world.notes()).toEqual([expect.stringContaining('Nimbara'), expect.stringContaining('Brightloom')])
  })

  test('has in its thread what an edit of one of them was to tell that came to nothing, whatever the others came to', async () => {
    await correct('Nimbara', 9)
    expect(await calls()).toEqual(['edit'])
    await correct('Brightloom', 2)
    world.fail('invalid')
    expect(await calls()).toEqual(['edit', 'reply'])
    expect(world.notes()).toEqual([expect.stringContaining('Brightloom')])
  })

  test('has in its thread what an edit was to tell that came to nothing', async () => {
    await correct('Nimbara', 2)
    world.fail('invalid')
    expect(await calls()).toEqual(['edit', 'reply'])
    expect(world.notes()).toEqual([expect.stringContaining('Nimbara')])
    // Each of its edits draws the whole message.
    await correct('Brightloom', 3)
    expect(await calls()).toEqual(['edit'])
  })
})

describe('a channel that changes its mind', () => {
  test('hears nothing in threads of what was pending when they were turned off', async () => {
    await raise(320e6)
    await setThreads(false)
    expect(await calls()).toEqual(['edit'])
    expect(world.notes()).toEqual([])
  })

  test('hears in threads where they were turned on while the clock was ahead', async () => {
    await setThreads(false)
    const atMs = world.clock.nowMs()
    await world.clock.sleep(365 * 24 * HOUR_MS)
    await setThreads(true)
    world.clock.set(atMs)
    await raise(320e6)
    expect(await calls()).toEqual(['reply', 'edit'])
  })

  test('hears in threads of what changes once they are on again, and of nothing before', async () => {
    await setThreads(false)
    await raise(320e6)
    // Held back by quiet hours, say, it is still owed when threads are turned on.
    await world.clock.sleep(MINUTE_MS)
    await setThreads(true)
    expect(await calls()).toEqual(['edit'])
    expect(world.notes()).toEqual([])
    await raise(340e6)
    expect(await calls()).toEqual(['reply', 'edit'])
    expect(world.notes()).toEqual([expect.stringContaining('$340M')])
  })
})
