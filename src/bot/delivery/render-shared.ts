import type { Card } from '../../core/card.ts'
import type { Delivery } from '../../core/delivery.ts'
import { InvariantError } from '../../core/errors.ts'
import { isEnded } from '../../core/mending.ts'
import type { Message } from '../../core/message.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import { mayBeToldIn } from '../../core/workspace.ts'
import { asStanding } from '../cards/as-standing.ts'
import { buildHeldCard } from '../cards/held-card.ts'
import type { Destination } from './destination.ts'
import { toldIn } from './ended-card.ts'
import { isCorrected } from './is-corrected.ts'
import { unwanted, type Rendered } from './rendered.ts'
import { storyOf } from './story-of.ts'
import { UNFOLLOWED, whyOver } from './why-over.ts'

/** One message for all stories that were held back together; `lead` sends it. */
export async function renderShared(lead: Delivery, mayStand: boolean, destination: Destination): Promise<Rendered> {
  const { channel, active, ledger } = destination
  const members = await ledger.deliveries.listOfLead(lead.id)
  const stories = await storiesOf(members, ledger)
  const reasons = await Promise.all(
    stories.map((story) => {
      const subscription = active.find(({ topic }) => topic === story.topic)
      return whyOver(story, subscription, channel, ledger.stories)
    }),
  )
  const wanted = stories.filter((_story, at) => reasons[at] === null)
  const over = wanted.length > 0 ? null : (reasons.at(-1) ?? UNFOLLOWED)
  if (over !== null && !mayStand) return unwanted(over)
  const revisions = new Map(wanted.map(({ id, revision }) => [id, revision]))
  const shown = members.map(({ id, storyId }): [string, number | null] => [id, revisions.get(storyId ?? '') ?? null])
  const card = await heldCard(lead, over === null ? wanted : stories, null, destination)
  return { kind: 'post', card, shown: new Map(shown), over }
}

/** The message as a whole, as those of its stories stand now that may be told there. */
export async function sharedCard(first: Delivery, message: Message, destination: Destination): Promise<Card> {
  const { channel, ledger } = destination
  const members = await ledger.deliveries.listOfLead(first.id)
  const shown = members.filter(({ shownRevision }) => shownRevision !== null)
  const stories = await storiesOf(shown, ledger)
  const told = stories.filter((story) => mayBeToldIn(channel, story))
  return await heldCard(first, told, message, destination)
}

async function heldCard(
  lead: Delivery,
  stories: readonly Story[],
  message: Message | null,
  { channel, active, ledger }: Destination,
): Promise<Card> {
  if (lead.heldBy === null) throw new InvariantError(`delivery ${lead.id} shares its message for no reason`)
  const corrected = message !== null && stories.some((story) => isEnded(story.mending) || isCorrected(story, message))
  const entries = await Promise.all(
    stories.map(async (story) => {
      const filter = active.find(({ topic }) => topic === story.topic)?.filter
      const standing = (one: Story) => asStanding(one, filter, channel.language, ledger.stories)
      const into = await toldIn(story, ledger)
      return { story: await standing(story), into: into === null ? null : await standing(into) }
    }),
  )
  return buildHeldCard(entries, channel.language, { heldBy: lead.heldBy, corrected })
}

async function storiesOf(deliveries: readonly Delivery[], ledger: Ledger): Promise<readonly Story[]> {
  return await Promise.all(deliveries.map((delivery) => storyOf(delivery, ledger)))
}
