import type { Ledger } from '../../src/core/ports/store.ts'
import type { Random } from '../../src/core/ports/random.ts'
import type { Report, Story } from '../../src/core/story.ts'
import { joinStory } from '../../src/pipeline/join-story.ts'

/** Joins a public report by what it says alone, without an analyst or a headline of before. Gives its story. */
export async function joinAlone(report: Report, ledger: Ledger, random: Random): Promise<Story> {
  const hints = { opinion: null, namesakeId: null }
  return (await joinStory(report, { kind: 'catalogue' }, hints, ledger, { random })).story
}
