import type { Card } from '../../core/card.ts'
import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import type { Subscription } from '../../core/subscription.ts'
import type { Channel } from '../../core/workspace.ts'
import { asStanding } from '../cards/as-standing.ts'
import { buildMergedCard, buildRetractedCard } from '../cards/mended-card.ts'

/** What became of a story that was merged away or retracted. */
export async function endedCard(
  story: Story,
  subscription: Subscription | undefined,
  channel: Channel,
  ledger: Ledger,
): Promise<Card> {
  const { language } = channel
  const standing = (one: Story) => asStanding(one, subscription?.filter, language, ledger.stories)
  const into = await toldIn(story, ledger)
  const ended = await standing(story)
  return into === null ? buildRetractedCard(ended, language) : buildMergedCard(ended, await standing(into), language)
}

/** The story that tells it now; `null` where none does. */
export async function toldIn({ mending }: Story, ledger: Ledger): Promise<Story | null> {
  const into = mending?.kind === 'merged' ? await ledger.stories.find(mending.intoId) : null
  return into?.mending?.kind === 'retracted' ? null : into
}
