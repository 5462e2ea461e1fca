import { plainCompany } from '../../core/plain-company.ts'
import type { Story } from '../../core/story.ts'
import { printSubject } from '../cards/story-facts.ts'

const MOST_PER_COMPANY = 2

/**
 * The most important stories, `limit` of them at most and no more than two of one company, in the order in which they
 * were given.
 */
export function mostImportant(stories: readonly Story[], limit: number): readonly Story[] {
  const taken = new Set<Story>()
  const perCompany = new Map<string, number>()
  for (const story of stories.toSorted((a, b) => b.importance - a.importance)) {
    if (taken.size === limit) break
    const subject = printSubject(story)
    if (subject !== null) {
      const company = plainCompany(subject)
      const known = perCompany.get(company) ?? 0
      if (known === MOST_PER_COMPANY) continue
      perCompany.set(company, known + 1)
    }
    taken.add(story)
  }
  return stories.filter((story) => taken.has(story))
}
