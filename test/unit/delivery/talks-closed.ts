import type { Story } from '../../../src/core/story.ts'
import { fundingFacts, story } from '../../builders/story.ts'

/** A round that is talked of. */
export const TALKS = story({
  id: 's1',
  facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6, status: 'in-talks' }),
})

/** The same once it is closed. */
export const CLOSED: Story = {
  ...TALKS,
  facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }),
  status: 'announced',
  revision: 2,
  changes: [{ kind: 'status', from: 'in-talks', to: 'announced', at: 2_000, entryId: 'e2', revision: 2 }],
}
