import type { Report } from '../../core/story.ts'
import { chooseStory, COMPARED, STORY_WINDOW_MS } from './choose.ts'
import { namingKeys, storyKeys } from './keys.ts'

/**
 * Stories in memory as they grow, found by the keys of their reports, as the store does it. Reports come in the order
 * of publication; what is out of the window is forgotten, so that a look-up costs as much as the window holds.
 */
export class StoryIndex {
  readonly #reports = new Map<string, Report[]>()
  /** Key -> story -> when a report with this key came last. */
  readonly #byKey = new Map<string, Map<string, number>>()
  #lookedAt = 0

  /** How many rows of the index all look-ups have read. */
  get lookedAt(): number {
    return this.#lookedAt
  }

  /** The story the report belongs to; a new one is named after its first report. */
  join(report: Report): string {
    const keys = storyKeys(report)
    const from = report.publishedAt - STORY_WINDOW_MS[report.facts.topic]
    const naming = new Set(namingKeys(keys))
    const shared = new Map<string, number>()
    for (const key of keys) {
      // One that names outweighs all that do not.
      const worth = naming.has(key) ? keys.length : 1
      for (const storyId of this.#storiesOf(key, from)?.keys() ?? [])
        shared.set(storyId, (shared.get(storyId) ?? 0) + worth)
    }
    const candidates = [...shared]
      .sort(([, a], [, b]) => b - a)
      .slice(0, COMPARED.stories)
      .map(([storyId]) => ({ storyId, reports: this.#reports.get(storyId) ?? [], barred: [], isMerged: false }))
    const storyId = chooseStory(report, candidates) ?? report.entryId
    this.#reports.set(storyId, [...(this.#reports.get(storyId) ?? []), report].slice(-COMPARED.reportsEach))
    for (const key of keys) {
      const stories = this.#byKey.get(key) ?? new Map<string, number>()
      // Put last, so that the oldest stand first.
      stories.delete(storyId)
      stories.set(storyId, report.publishedAt)
      this.#byKey.set(key, stories)
    }
    return storyId
  }

  #storiesOf(key: string, from: number): ReadonlyMap<string, number> | null {
    const stories = this.#byKey.get(key)
    if (stories === undefined) return null
    for (const [storyId, at] of stories) {
      this.#lookedAt += 1
      if (at >= from) break
      stories.delete(storyId)
    }
    this.#lookedAt += stories.size
    return stories
  }
}
