import { drawPublicRoundup, hasBegun, publicRoundup, storyEntries, weekEntries } from '../bot/roundup/public-roundup.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Store } from '../core/ports/store.ts'
import { roundupPage } from '../web/roundup-page.ts'
import type { RoundupSource } from '../web/roundup-routes.ts'

/** The pages and feeds of our own, in English. */
export function roundupSource(store: Store, timeZone: string, clock: Clock): RoundupSource {
  return {
    async page(week) {
      if (!hasBegun(week, clock.nowMs(), timeZone)) return null
      const roundup = await publicRoundup(store, week, timeZone)
      const parts = await drawPublicRoundup(roundup, 'en', timeZone)
      return roundupPage({ ...parts, language: 'en', nowMs: clock.nowMs() })
    },
    async entries(feed) {
      if (feed === 'roundup') {
        const weeks = await weekEntries(store, clock.nowMs(), timeZone)
        return weeks.map(({ week, ...entry }) => ({ ...entry, url: `/roundups/${week}` }))
      }
      const entries = await storyEntries(store, feed === 'models' ? 'model-release' : 'funding')
      return entries.flatMap(({ url, ...entry }) => (url === null ? [] : [{ ...entry, url }]))
    },
  }
}
