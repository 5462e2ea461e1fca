import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { correctMessages } from '../../../src/bot/delivery/correct-messages.ts'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { ChatError } from '../../../src/core/errors.ts'
import type { Story } from '../../../src/core/story.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

const named = (id: string, parts: Partial<Story> = {}): Story => ({
  ...story({ id, facts: fundingFacts({ company: `Company ${id}`, amountUsd: 300e6 }) }),
  ...parts,
})

describe('posts that are held back', () => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())

  const owe = async (...ids: readonly string[]): Promise<void> => {
    for (const id of ids) await world.step(named(id))
  }
  const change = (id: string, kind: 'status' | 'correction' = 'status'): Promise<void> =>
    world.step(
      named(id, {
        revision: 2,
        changes: [{ kind, from: 'in-talks', to: 'announced', at: world.clock.nowMs(), entryId: 'e', revision: 2 }],
      }),
      { sourcesBefore: 1, isMaterial: true },
    )
  const deny = (id: string): Promise<void> => {
    const status = 'denied'
    const denied = named(id, {
      ...{ status, facts: fundingFacts({ company: `Company ${id}`, amountUsd: 300e6, status }), revision: 2 },
      changes: [{ kind: 'status', from: 'announced', to: status, at: world.clock.nowMs(), entryId: 'e', revision: 2 }],
    })
    return world.step(denied, { sourcesBefore: 1, isMaterial: true })
  }
  /** As an operator does it. */
  const retract = async (id: string): Promise<void> => {
    await world.store.transaction(async (ledger) => {
      const before = await ledger.stories.find(id)
      if (before === null) throw new Error(`there is no story ${id}`)
      const retracted: Story = { ...before, mending: { kind: 'retracted' }, revision: before.revision + 1 }
      await ledger.stories.update(retracted)
      await correctMessages(ledger, retracted, { withNote: true }, world.clock.nowMs())
    })
  }
  const noteCards = () => world.preview.messages().flatMap(({ threadOf, card }) => (threadOf === null ? [] : [card]))
  /** As a restart does: what the process knew is gone. */
  const beAway = async (hours: number): Promise<void> => {
    await world.clock.sleep(hours * HOUR_MS)
  }

  test('after down time come as one message, in order, and none is lost', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post'])
    const [text = ''] = world.posts()
    expect(text).toContain('While I was away: 3 stories')
    expect(['a', 'b', 'c'].map((id) => text.indexOf(`Company ${id}`))).toEqual(
      ['a', 'b', 'c'].map((id) => text.indexOf(`Company ${id}`)).toSorted((one, other) => one - other),
    )
    expect(await world.states()).toEqual({ sent: 3 })
  })

  test('only what is older than the limit shares the message; one alone is a post like any other', async () => {
    await owe('a', 'b')
    await beAway(5)
    await owe('c')
    await beAway(2)
    await world.drain()
    expect(world.posts().map((text) => /While I was away: \d/u.exec(text)?.[0] ?? 'own')).toEqual([
      'While I was away: 2',
      'own',
    ])
    await owe('d')
    await beAway(7)
    await world.drain()
    expect(world.posts().at(-1)).not.toContain('While I was away')
  })

  test('what comes late because no feed could be read waits a few minutes, and comes as one message', async () => {
    const come = async (id: string, isLate: boolean): Promise<void> => {
      await world.step(named(id), { isLate })
      await world.drain()
    }
    await come('a', true)
    await world.clock.sleep(60_000)
    await come('b', true)
    await come('c', false)
    expect(world.posts()).toEqual([])
    await world.clock.sleep(4 * 60_000)
    await world.drain()
    expect(world.posts()).toEqual([
      expect.stringMatching(/While I was away: 2 [^]*Company a[^]*Company b/u),
      expect.stringContaining('Company c'),
    ])
    // One alone is a post like any other, and so is one that had to be tried again.
    await come('d', true)
    world.fail('rate-limited')
    await world.clock.sleep(5 * 60_000)
    await world.drain()
    await world.clock.sleep(60_000)
    await world.drain()
    expect(world.posts().at(-1)).toContain('Company d')
    expect(world.posts().at(-1)).not.toContain('While I was away')
    expect(await world.states()).toEqual({ sent: 4 })
  })

  test.each(['unavailable', 'rate-limited'] as const)(
    'what comes late comes as one message, too, where the first try was %s',
    async (kind) => {
      for (const id of ['a', 'b', 'c']) await world.step(named(id), { isLate: true })
      world.fail(kind)
      for (let minute = 0; minute < 8; minute += 1) {
        await world.clock.sleep(61_000)
        await world.drain()
      }
      expect(world.posts()).toEqual([expect.stringMatching(/While I was away: 3 [^]*Company a[^]*Company c/u)])
      expect(await world.states()).toEqual({ sent: 3 })
    },
  )

  test('one that ended unsent and is told late waits for the others', async () => {
    await owe('a')
    const channel = (await world.store.channels.find(world.channel.id)) ?? world.channel
    await world.store.channels.update({ ...channel, muted: ['Company a'] })
    await world.drain()
    await world.store.channels.update(channel)
    await world.step(named('a', { revision: 2 }), { sourcesBefore: 1, isLate: true })
    await world.drain()
    expect(world.posts()).toEqual([])
    await world.step(named('b'), { isLate: true })
    await world.clock.sleep(8 * 60_000)
    await world.drain()
    expect(world.posts()).toEqual([expect.stringMatching(/While I was away: 2 [^]*Company a[^]*Company b/u)])
  })

  test('quiet hours hold everything, then release it as one message', async () => {
    await world.store.channels.update({ ...world.channel, quietHours: { fromHour: 22, untilHour: 7 } })
    await world.clock.sleep(13 * HOUR_MS)
    await owe('a', 'b')
    await world.drain()
    await world.clock.sleep(7 * HOUR_MS)
    await owe('c')
    await world.drain()
    expect(world.adapter.calls).toEqual([])
    await world.clock.sleep(HOUR_MS)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post'])
    expect(world.posts()[0]).toContain('After the quiet hours: 3 stories')
    await owe('d')
    await world.drain()
    expect(world.posts()).toHaveLength(2)
  })

  test('what the channel was told not to bring while it waited does not come, alone or among others', async () => {
    await world.store.channels.update({ ...world.channel, quietHours: { fromHour: 22, untilHour: 7 } })
    await world.clock.sleep(13 * HOUR_MS)
    await owe('a', 'b', 'c')
    const channel = (await world.store.channels.find(world.channel.id)) ?? world.channel
    await world.store.channels.update({ ...channel, muted: ['Company a'] })
    await world.clock.sleep(9 * HOUR_MS)
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    expect(world.posts()[0]).toContain('2 stories')
    expect(world.posts()[0]).not.toContain('Company a')
    await owe('d')
    const [subscription] = await world.store.subscriptions.listOfChannel(world.channel.id)
    if (subscription === undefined) throw new Error('the channel follows nothing')
    const filter = { ...subscription.filter, minAmountUsd: 1e12 }
    await world.store.subscriptions.save({ ...subscription, filter })
    await world.drain()
    expect(world.posts()).toHaveLength(1)
  })

  test.each(['first', 'last'])(
    'one that is left alone, since the %s is muted, has a message to itself',
    async (place) => {
      await owe('a', 'b')
      const [muted, left] = place === 'first' ? ['a', 'b'] : ['b', 'a']
      const channel = (await world.store.channels.find(world.channel.id)) ?? world.channel
      await world.store.channels.update({ ...channel, muted: [`Company ${muted}`] })
      await beAway(7)
      await world.drain()
      expect(world.posts()).toEqual([expect.stringMatching(/Company/u)])
      expect(world.posts()[0]).not.toContain('While I was away')
      expect(await world.store.messages.listOfStory(left)).toHaveLength(1)
      // Wanted and told again, it comes as any other.
      await world.store.channels.update(channel)
      await change(muted)
      await world.drain()
      expect(world.adapter.calls).toEqual(['post', 'post'])
      expect(world.posts()[1]).toContain(`Company ${muted}`)
    },
  )

  test('many at once come as one message', async () => {
    await owe(...Array.from({ length: 11 }, (_, at) => `n${at}`))
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    await owe(...Array.from({ length: 10 }, (_, at) => `m${at}`))
    await world.drain()
    expect(world.posts()).toHaveLength(11)
  })

  test('more than a message can name are counted', async () => {
    await owe(...Array.from({ length: 60 }, (_, at) => `n${at}`))
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    expect(world.posts()[0]).toContain('60 stories')
    expect(world.posts()[0]).toMatch(/and \d+ more/u)
  })

  test('a shared message is closed: a material change posts a message of its own, which lives from then on', async () => {
    await owe('a', 'b')
    await beAway(7)
    await world.drain()
    await world.step(named('a', { revision: 2 }), { sourcesBefore: 1 })
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    await change('a')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'post'])
    expect(world.posts()[1]).toContain('Company a')
    await world.step(named('a', { revision: 3 }), { sourcesBefore: 1, isMaterial: true })
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'post', 'reply', 'edit'])
    expect(world.posts()).toHaveLength(2)
  })

  test('goes on to tell an event that the workspace tells by a story of its own elsewhere', async () => {
    await owe('a', 'b')
    await beAway(7)
    await world.drain()
    const own = { workspaceId: world.channel.workspaceId, publicId: 'a' }
    await world.store.stories.insert(named('own', own))
    await change('a')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'post'])
    expect(world.posts()[1]).toContain('Company a')
  })

  test.each(['unsubscribed', 'muted'] as const)(
    'says that one of its stories was denied, where it is %s',
    async (how) => {
      await owe('a', 'b')
      await beAway(7)
      await world.drain()
      if (how === 'unsubscribed') await world.store.subscriptions.remove(world.channel.id, 'funding')
      else await world.store.channels.update({ ...world.channel, muted: ['Company a'] })
      await deny('a')
      await world.drain()
      expect(world.adapter.calls).toEqual(['post', 'edit'])
      expect(world.posts()).toEqual([expect.stringMatching(/Denied Company a/u)])
    },
  )

  test('says that one of its stories was denied while it was on its way to a channel that unsubscribed', async () => {
    await owe('a', 'b')
    await beAway(7)
    world.adapter.during.push(async () => {
      await world.store.subscriptions.remove(world.channel.id, 'funding')
      await deny('a')
    })
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'edit'])
    expect(world.posts()).toEqual([expect.stringMatching(/Denied Company a/u)])
  })

  /** What was denied takes place after all. */
  const revive = (id: string): Promise<void> => {
    const at = world.clock.nowMs()
    const changes: Story['changes'] = [
      { kind: 'status', from: 'announced', to: 'denied', at, entryId: 'e', revision: 2 },
      { kind: 'status', from: 'denied', to: 'announced', at, entryId: 'e', revision: 3 },
    ]
    return world.step(named(id, { revision: 3, changes }), { sourcesBefore: 1, isMaterial: true })
  }

  test.each(['followed', 'unsubscribed', 'muted'] as const)(
    'says that one of its stories is denied no more, where it is %s',
    async (how) => {
      await owe('a', 'b')
      await beAway(7)
      await world.drain()
      if (how === 'unsubscribed') await world.store.subscriptions.remove(world.channel.id, 'funding')
      else if (how === 'muted') await world.store.channels.update({ ...world.channel, muted: ['Company a'] })
      await deny('a')
      await world.drain()
      await revive('a')
      await world.drain()
      expect(world.posts()[0]).toMatch(/Announced Company a/u)
      expect(world.posts().join('')).not.toContain('Denied')
    },
  )

  test('says that one of its stories is denied no more since it was on its way', async () => {
    await owe('a', 'b')
    await deny('a')
    await beAway(7)
    world.adapter.during.push(() => revive('a'))
    await world.drain()
    expect(world.adapter.calls.toSorted()).toEqual(['edit', 'post', 'post'])
    expect(world.posts().join('')).not.toContain('Denied')
  })

  test('is not edited for one more source, which somebody gave a story by hand', async () => {
    await owe('a', 'b')
    await beAway(7)
    await world.drain()
    const grown = named('a', { revision: 2 })
    const correct = (withNote: boolean) =>
      world.store.transaction(async (ledger) => {
        await ledger.stories.update(grown)
        return await correctMessages(ledger, grown, { withNote }, world.clock.nowMs())
      })
    expect(await correct(false)).toEqual([])
    expect(await correct(true)).toEqual([world.channel.id])
  })

  test('a change while the shared message is on its way gets a message of its own', async () => {
    await owe('a', 'b')
    await beAway(7)
    world.adapter.during.push(() => change('b'))
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'post'])
    expect(world.posts()[1]).toContain('Company b')
  })

  test('a correction edits the shared message as a whole, and its note names the story', async () => {
    await owe('a', 'b')
    await beAway(7)
    await world.drain()
    await world.clock.sleep(1_000)
    await change('b', 'correction')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'reply', 'edit'])
    expect(world.posts()[0]).toMatch(/Corrected[\s\S]*Company a[\s\S]*Company b/u)
    expect(world.notes()[0]).toContain('Company b')
    expect(noteCards().map(({ threadName }) => threadName)).toEqual(['While I was away: 2 stories'])
  })

  test('a change before it is sent stands in it, and needs no word of its own', async () => {
    await owe('a', 'b')
    await change('a')
    await beAway(7)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post'])
    expect(await world.states()).toEqual({ sent: 2 })
  })

  test('deleted by somebody, it ends all its stories', async () => {
    await owe('a', 'b')
    await beAway(7)
    await world.drain()
    world.preview.remove(world.preview.messages()[0]?.ref ?? '')
    await world.clock.sleep(1_000)
    await change('b', 'correction')
    await world.drain()
    await change('a')
    await world.drain()
    expect(world.posts()).toEqual([])
  })

  test('a lost answer is looked for, and the same stories stand in it', async () => {
    await owe('a', 'b')
    await beAway(7)
    world.fail('ambiguous', 'after')
    await world.drain()
    await owe('c')
    await beAway(7)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post'])
    expect(await world.states()).toEqual({ sent: 3 })
    expect(world.posts()[0]).toContain('2 stories')
    expect(world.posts()[1]).toContain('Company c')
  })

  test('a request that certainly was not carried out gathers anew', async () => {
    await owe('a', 'b')
    await beAway(7)
    world.fail('unavailable')
    await world.drain()
    await owe('c')
    await beAway(7)
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    expect(world.posts()[0]).toContain('3 stories')
  })

  test('a shared message that the platform refuses is taken apart, so that one story cannot hold up the others', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    world.fail('invalid')
    world.fail('invalid')
    world.fail('invalid')
    await world.drain()
    expect(await world.states()).toEqual({ failed: 1, sent: 2 })
    expect(world.posts()).toHaveLength(2)
  })

  test('a shared message that is refused to the last with a word that says nothing is taken apart, too', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      world.fail('unclear')
      await world.drain()
      await beAway(1)
    }
    await world.drain()
    expect(await world.states()).toEqual({ sent: 3 })
    expect(world.posts()).toHaveLength(3)
  })

  test('a shared message that may stand is not sent in parts, whatever refuses the look', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    world.fail('ambiguous', 'after')
    await world.drain()
    for (let look = 1; look <= 7; look += 1) {
      await beAway(1)
      world.adapter.lookFaults.push(new ChatError('unclear', 'planned'))
      await world.drain()
    }
    await world.drain()
    expect(await world.states()).toEqual({ dead: 3 })
    expect(world.posts()).toHaveLength(1)
  })

  test('a shared message that the platform refuses once comes as messages of their own, with all that they show', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    world.fail('invalid')
    await world.drain()
    expect(world.posts()).toHaveLength(3)
    const stored = await Promise.all(['a', 'b', 'c'].map((id) => world.store.messages.listOfStory(id)))
    expect(stored.map((messages) => messages.map(({ isShared }) => isShared))).toEqual([[false], [false], [false]])
    const posts = await world.store.deliveries.listPosts('a')
    expect(posts).toMatchObject([{ isPlain: false, isAlone: true }])
  })

  test('one whose card was refused shares no message, which plain words would leave without its stories', async () => {
    await owe('a')
    world.fail('invalid')
    world.fail('unavailable')
    await world.drain()
    await owe('b', 'c')
    await beAway(7)
    await world.drain()
    expect(world.posts()).toEqual([
      expect.stringMatching(/Company a/u),
      expect.stringMatching(/2 stories[\s\S]*Company b[\s\S]*Company c/u),
    ])
  })

  test('one of a shared message that was refused shares none with what comes later either', async () => {
    await owe('a', 'b')
    await beAway(7)
    world.fail('invalid')
    world.fail('unavailable')
    await world.drain()
    await owe('c', 'd')
    await beAway(7)
    await world.drain()
    expect(world.posts().map((text) => text.includes('2 stories'))).toEqual([false, false, true])
  })

  test('keep their message with all that it tells where the platform refuses an edit of it', async () => {
    await owe('a', 'b')
    await beAway(7)
    await world.drain()
    const before = world.posts()
    await world.store.subscriptions.remove(world.channel.id, 'funding')
    await deny('a')
    world.fail('invalid')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'edit'])
    expect(world.posts()).toEqual(before)
  })

  test('a correction of one is told though the first of them has changed more often', async () => {
    await world.step(named('a', { revision: 5 }))
    await owe('b')
    await beAway(7)
    await world.drain()
    await change('b', 'correction')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'reply', 'edit'])
  })

  describe('one of which is retracted', () => {
    test('while they wait is left out, and one that is left alone has a message to itself', async () => {
      await owe('a', 'b', 'c')
      await beAway(7)
      await retract('b')
      await world.drain()
      expect(world.posts()).toHaveLength(1)
      expect(world.posts()[0]).toContain('While I was away: 2 stories')
      expect(world.posts()[0]).not.toContain('Company b')
      await owe('d', 'e')
      await beAway(7)
      await retract('d')
      await world.drain()
      expect(world.posts()[1]).toContain('Company e')
      expect(world.posts()[1]).not.toContain('While I was away')
      expect(await world.states()).toEqual({ sent: 3, failed: 2 })
    })

    test('before the others, ends alone, and they share a message all the same', async () => {
      await owe('a', 'b', 'c')
      await beAway(7)
      await retract('a')
      await world.drain()
      expect(world.posts()).toHaveLength(1)
      expect(world.posts()[0]).toContain('While I was away: 2 stories')
      expect(await world.states()).toEqual({ sent: 2, failed: 1 })
    })

    test('are not sent at all when each of them is', async () => {
      await owe('a', 'b')
      await beAway(7)
      await retract('a')
      await retract('b')
      await world.drain()
      expect(world.adapter.calls).toEqual([])
      expect(await world.states()).toEqual({ failed: 2 })
    })

    test('once they stand say so in their message and in its thread, however it changes later', async () => {
      await owe('a', 'b')
      await beAway(7)
      await world.drain()
      await retract('b')
      await world.drain()
      expect(world.adapter.calls).toEqual(['post', 'reply-for-all', 'edit'])
      expect(world.posts()[0]).toMatch(/Corrected[\s\S]*Company a[\s\S]*Retracted: Company b/u)
      expect(world.notes()[0]).toContain('Retracted: Company b')
      await world.clock.sleep(1_000)
      await change('a', 'correction')
      await world.drain()
      expect(world.posts()[0]).toContain('Retracted: Company b')
    })

    test('name nothing that was never in their message', async () => {
      await owe('a', 'b', 'c')
      await beAway(7)
      await retract('c')
      await world.drain()
      await retract('b')
      await world.drain()
      expect(world.posts()[0]).toContain('Retracted: Company b')
      expect(world.posts()[0]).not.toContain('Company c')
    })

    test.each(['retract', 'correct'] as const)(
      'or corrected while they are on their way are edited after: %s',
      async (how) => {
        await owe('a', 'b')
        await beAway(7)
        world.adapter.during.push(() => (how === 'retract' ? retract('b') : change('b', 'correction')))
        await world.drain()
        expect(world.adapter.calls).toEqual(['post', how === 'retract' ? 'reply-for-all' : 'reply', 'edit'])
        if (how === 'retract') expect(world.posts()[0]).toContain('Retracted: Company b')
        expect(await world.states()).not.toHaveProperty('failed')
      },
    )

    test('and that has a message to itself as well says so in both', async () => {
      await owe('a', 'b')
      await beAway(7)
      await world.drain()
      await change('a')
      await world.drain()
      await retract('a')
      await world.drain()
      expect(world.adapter.calls).toEqual(['post', 'post', 'reply-for-all', 'edit', 'edit'])
      expect(world.posts().map((text) => text.includes('Retracted: Company a'))).toEqual([true, true])
    })
  })

  test.each([
    ['one', ['a']],
    ['several', ['a', 'b']],
  ])(
    'what is retracted while the answer is lost is looked for and corrected, or not sent again: %s',
    async (_, ids) => {
      for (const when of ['after', 'before'] as const) {
        const asked = world.adapter.calls.length
        const before = world.posts().length
        await owe(...ids.map((id) => `${when}-${id}`))
        await beAway(7)
        world.fail('ambiguous', when)
        await world.drain()
        for (const id of ids) await retract(`${when}-${id}`)
        await beAway(1)
        await world.drain()
        const isThere = when === 'after'
        const told = [...ids.map(() => 'reply-for-all'), 'edit']
        expect(world.adapter.calls.slice(asked)).toEqual(['post', 'findSent', ...(isThere ? told : [])])
        expect(world.posts()).toHaveLength(before + (isThere ? 1 : 0))
        if (isThere) for (const id of ids) expect(world.posts().at(-1)).toContain(`Retracted: Company ${when}-${id}`)
      }
      const [first = '', second = first] = world.notes()
      expect(first).toContain('Retracted: Company after-a')
      expect(second).toContain(`Retracted: Company after-${ids.at(-1)}`)
      // Of what never arrived nobody hears.
      expect(await world.states()).toEqual({ sent: 2 * ids.length + 1, failed: 2 * ids.length })
    },
  )

  test('say of one that is merged into another which one tells it, without a note', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    await world.drain()
    await world.store.transaction(async (ledger) => {
      const before = await ledger.stories.find('b')
      if (before === null) throw new Error('there is no story b')
      const merged: Story = { ...before, mending: { kind: 'merged', intoId: 'a' }, revision: before.revision + 1 }
      await ledger.stories.update(merged)
      await correctMessages(ledger, merged, { withNote: false }, world.clock.nowMs())
    })
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'edit'])
    expect(world.posts()).toHaveLength(1)
    expect(world.posts()[0]).toContain('Company b raises money · The same event as an earlier story')
  })

  test.each([
    ['rate-limited', 1],
    ['rate-limited', 7],
    ['unavailable', 1],
    ['unavailable', 7],
    ['ambiguous', 1],
    ['ambiguous', 7],
  ] as const)(
    'what changes while they are refused is told with them, and not in a second message: %s, %i hours later',
    async (answer, hours) => {
      await owe('a', 'b', 'c')
      await beAway(7)
      world.adapter.during.push(() => change('a'))
      world.fail(answer)
      await world.drain()
      await beAway(hours)
      await world.drain()
      expect(world.posts()).toHaveLength(1)
      expect(world.posts()[0]?.split('Company a')).toHaveLength(2)
      expect(await world.states()).toEqual({ sent: 4 })
    },
  )

  test('what changes while the answer is lost is told in a second message where the first one stands without it', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    world.adapter.during.push(() => change('a'))
    world.fail('ambiguous', 'after')
    await world.drain()
    await beAway(1)
    await world.drain()
    expect(world.posts().map((text) => text.includes('Company a'))).toEqual([true, true])
    expect(await world.states()).toEqual({ sent: 4 })
  })

  test('what is corrected while it is refused was never told otherwise: no note says so', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    world.adapter.during.push(() => change('a', 'correction'))
    world.fail('ambiguous')
    await world.drain()
    await beAway(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post'])
    expect(await world.states()).toEqual({ sent: 4 })
  })

  test('what was retracted before the lost message was sent again is never mentioned', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    world.fail('ambiguous', 'before')
    await world.drain()
    await retract('b')
    await beAway(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post'])
    expect(world.posts().map((text) => text.includes('Company b'))).toEqual([false])
    await change('a', 'correction')
    await world.drain()
    expect(world.adapter.calls.slice(3)).toEqual(['reply', 'edit'])
    expect(world.posts().map((text) => text.includes('Company b'))).toEqual([false])
  })

  test.each<[string, () => Promise<void>]>([
    ['retracted', () => retract('b')],
    ['corrected', () => change('b', 'correction')],
  ])('what was muted before the lost message was sent again is not named there once it is %s', async (_what, turn) => {
    await owe('a', 'b', 'c')
    await beAway(7)
    world.fail('ambiguous', 'before')
    await world.drain()
    const channel = (await world.store.channels.find(world.channel.id)) ?? world.channel
    await world.store.channels.update({ ...channel, muted: ['Company b'] })
    await beAway(1)
    await world.drain()
    await world.store.channels.update(channel)
    await turn()
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    expect([...world.posts(), ...world.notes()].join('')).not.toContain('Company b')
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post'])
  })

  test('what was muted before the lost message was sent again is not in it, nor is it sent for nothing else', async () => {
    await owe('a', 'b', 'c')
    await beAway(7)
    world.fail('ambiguous', 'before')
    world.fail('ambiguous', 'before')
    await world.drain()
    await world.store.channels.update({ ...world.channel, muted: ['Company b'] })
    await beAway(1)
    await world.drain()
    await world.store.channels.update({ ...world.channel, muted: ['Company a', 'Company b', 'Company c'] })
    await beAway(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post', 'findSent'])
    expect(world.posts()).toEqual([])
    expect(await world.states()).toEqual({ failed: 3 })
  })

  test('what was unsubscribed meanwhile is not sent', async () => {
    await owe('a', 'b')
    await beAway(7)
    await world.store.subscriptions.remove(world.channel.id, 'funding')
    await deliver(world.channel.id, world.deps)
    expect(world.posts()).toEqual([])
    expect(await world.states()).toEqual({ failed: 2 })
  })
})
