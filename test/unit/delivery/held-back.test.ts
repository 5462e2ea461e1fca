import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../../src/bot/delivery/deliver.ts'
import type { Story } from '../../../src/core/story.ts'
import { HOUR_MS, openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
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
        changes: [{ kind, from: 'in-talks', to: 'announced', at: world.clock.nowMs(), entryId: 'e' }],
      }),
      { sourcesBefore: 1, isMaterial: true },
    )
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

  test('what was unsubscribed meanwhile is not sent', async () => {
    await owe('a', 'b')
    await beAway(7)
    await world.store.subscriptions.remove(world.channel.id, 'funding')
    await deliver(world.channel.id, world.deps)
    expect(world.posts()).toEqual([])
    expect(await world.states()).toEqual({ failed: 2 })
  })
})
