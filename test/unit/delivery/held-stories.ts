import { correctMessages } from '../../../src/bot/delivery/correct-messages.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import type { Story } from '../../../src/core/story.ts'
import type { DeliveryWorld } from '../../builders/delivery-world.ts'
import { fundingFacts, story } from '../../builders/story.ts'

/** A round of the company that is called so. */
export const named = (id: string, parts: Partial<Story> = {}): Story => ({
  ...story({ id, facts: fundingFacts({ company: `Company ${id}`, amountUsd: 300e6 }) }),
  ...parts,
})

/** How stories come to be held back in the world of the running test, and what becomes of them while they are. */
export function heldStories(world: () => DeliveryWorld) {
  const owe = async (...ids: readonly string[]): Promise<void> => {
    for (const id of ids) await world().step(named(id))
  }
  const beAway = async (hours: number): Promise<void> => {
    await world().clock.sleep(hours * HOUR_MS)
  }
  const correct = async (id: string, mending: Story['mending'], withNote: boolean): Promise<void> => {
    const { store, clock } = world()
    await store.transaction(async (ledger) => {
      const before = await ledger.stories.find(id)
      if (before === null) throw new Error(`there is no story ${id}`)
      const mended: Story = { ...before, mending, revision: before.revision + 1 }
      await ledger.stories.update(mended)
      await correctMessages(ledger, mended, { withNote }, clock.nowMs())
    })
  }
  return {
    owe,
    beAway,
    /** So long that they share a message. */
    hold: async (...ids: readonly string[]): Promise<void> => {
      await owe(...ids)
      await beAway(7)
    },
    change: async (id: string, kind: 'status' | 'correction' = 'status'): Promise<void> => {
      const at = world().clock.nowMs()
      const changes = [{ kind, from: 'in-talks', to: 'announced', at, entryId: 'e', revision: 2 }]
      await world().step(named(id, { revision: 2, changes }), { sourcesBefore: 1, isMaterial: true })
    },
    deny: async (id: string): Promise<void> => {
      const status = 'denied'
      const at = world().clock.nowMs()
      const denied = named(id, {
        ...{ status, facts: fundingFacts({ company: `Company ${id}`, amountUsd: 300e6, status }), revision: 2 },
        changes: [{ kind: 'status', from: 'announced', to: status, at, entryId: 'e', revision: 2 }],
      })
      await world().step(denied, { sourcesBefore: 1, isMaterial: true })
    },
    /** What was denied takes place after all. */
    revive: async (id: string): Promise<void> => {
      const at = world().clock.nowMs()
      const changes: Story['changes'] = [
        { kind: 'status', from: 'announced', to: 'denied', at, entryId: 'e', revision: 2 },
        { kind: 'status', from: 'denied', to: 'announced', at, entryId: 'e', revision: 3 },
      ]
      await world().step(named(id, { revision: 3, changes }), { sourcesBefore: 1, isMaterial: true })
    },
    /** As an operator does it. */
    retract: (id: string) => correct(id, { kind: 'retracted' }, true),
    merge: (id: string, intoId: string) => correct(id, { kind: 'merged', intoId }, false),
    /** From now on the channel mutes these companies, and no others. */
    mute: async (...ids: readonly string[]): Promise<void> => {
      const { store, channel } = world()
      const now = (await store.channels.find(channel.id)) ?? channel
      await store.channels.update({ ...now, muted: ids.map((id) => `Company ${id}`) })
    },
  }
}
