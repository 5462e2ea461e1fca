import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ChatError } from '../../../src/core/errors.ts'
import { openDeliveryWorld, type DeliveryWorld } from '../../builders/delivery-world.ts'
import { heldStories } from './held-stories.ts'

describe('a message that several stories share, which did not come through', () => {
  let world: DeliveryWorld
  beforeEach(async () => {
    world = await openDeliveryWorld()
  })
  afterEach(() => world.store.close())
  const { owe, hold, beAway, change, retract, mute } = heldStories(() => world)

  test('a lost answer is looked for, and the same stories stand in it', async () => {
    await hold('a', 'b')
    world.fail('ambiguous', 'after')
    await world.drain()
    await hold('c')
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post'])
    expect(await world.states()).toEqual({ sent: 3 })
    expect(world.posts()[0]).toContain('2 stories')
    expect(world.posts()[1]).toContain('Company c')
  })

  test('a shared message that the platform refuses is taken apart, so that one story cannot hold up the others', async () => {
    await hold('a', 'b', 'c')
    world.fail('invalid')
    world.fail('invalid')
    world.fail('invalid')
    await world.drain()
    expect(await world.states()).toEqual({ failed: 1, sent: 2 })
    expect(world.posts()).toHaveLength(2)
  })

  test('a shared message that is refused to the last with a word that says nothing is taken apart, too', async () => {
    await hold('a', 'b', 'c')
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
    await hold('a', 'b', 'c')
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
    await hold('a', 'b', 'c')
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
    await hold('b', 'c')
    await world.drain()
    expect(world.posts()).toEqual([
      expect.stringMatching(/Company a/u),
      expect.stringMatching(/2 stories[\s\S]*Company b[\s\S]*Company c/u),
    ])
  })

  test('one of a shared message that was refused shares none with what comes later either', async () => {
    await hold('a', 'b')
    world.fail('invalid')
    world.fail('unavailable')
    await world.drain()
    await hold('c', 'd')
    await world.drain()
    expect(world.posts().map((text) => text.includes('2 stories'))).toEqual([false, false, true])
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
        await hold(...ids.map((id) => `${when}-${id}`))
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
      await hold('a', 'b', 'c')
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
    await hold('a', 'b', 'c')
    world.adapter.during.push(() => change('a'))
    world.fail('ambiguous', 'after')
    await world.drain()
    await beAway(1)
    await world.drain()
    expect(world.posts().map((text) => text.includes('Company a'))).toEqual([true, true])
    expect(await world.states()).toEqual({ sent: 4 })
  })

  test('what is corrected while it is refused was never told otherwise: no note says so', async () => {
    await hold('a', 'b', 'c')
    world.adapter.during.push(() => change('a', 'correction'))
    world.fail('ambiguous')
    await world.drain()
    await beAway(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post'])
    expect(await world.states()).toEqual({ sent: 4 })
  })

  test('what was retracted before the lost message was sent again is never mentioned', async () => {
    await hold('a', 'b', 'c')
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
    await hold('a', 'b', 'c')
    world.fail('ambiguous', 'before')
    await world.drain()
    await mute('b')
    await beAway(1)
    await world.drain()
    await mute()
    await turn()
    await world.drain()
    expect(world.posts()).toHaveLength(1)
    expect([...world.posts(), ...world.notes()].join('')).not.toContain('Company b')
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post'])
  })

  test('what was muted before the lost message was sent again is not in it, nor is it sent for nothing else', async () => {
    await hold('a', 'b', 'c')
    world.fail('ambiguous', 'before')
    world.fail('ambiguous', 'before')
    await world.drain()
    await mute('b')
    await beAway(1)
    await world.drain()
    await mute('a', 'b', 'c')
    await beAway(1)
    await world.drain()
    expect(world.adapter.calls).toEqual(['post', 'findSent', 'post', 'findSent'])
    expect(world.posts()).toEqual([])
    expect(await world.states()).toEqual({ failed: 3 })
  })
})
