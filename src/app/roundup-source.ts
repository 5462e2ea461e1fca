import { addWeeks, isoWeekOf } from '../bot/roundup/iso-week.ts'
import {
  drawPublicRoundup,
  hasBegun,
  isOfLedger,
  publicRoundup,
  storyEntries,
  weekEntries,
} from '../bot/roundup/public-roundup.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Store } from '../core/ports/store.ts'
import { roundupPage, roundupWords } from '../web/roundup-page.ts'
import type { RoundupSource } from '../web/roundup-routes.ts'

/** The pages of our own, and the feeds in English. */
export function roundupSource(
  store: Store,
  { timeZone, basePath }: Pick<Config, 'timeZone' | 'basePath'>,
  clock: Clock,
): RoundupSource {
  return {
    hasPage: (week) => isOfLedger(store, week, clock.nowMs(), timeZone),
    async page(week, language) {
      const nowMs = clock.nowMs()
      const roundup = await publicRoundup(store, week, timeZone)
      const parts = await drawPublicRoundup(roundup, language, timeZone, nowMs)
      const [previous, next] = [addWeeks(week, -1), addWeeks(week, 1)]
      const isFirst = !(await isOfLedger(store, previous, nowMs, timeZone))
      const site = {
        week,
        previous: isFirst ? null : previous,
        next: hasBegun(next, nowMs, timeZone) ? next : null,
        basePath,
      }
      return roundupPage({ ...parts, language, nowMs, site })
    },
    lastWeek: () => addWeeks(isoWeekOf(clock.nowMs(), timeZone), -1),
    async entries(topic) {
      if (topic === null) {
        const nowMs = clock.nowMs()
        const weeks = await weekEntries(store, nowMs, timeZone)
        return weeks.map(({ week, card, ...entry }) => ({
          ...entry,
          url: `/roundups/${week}`,
          language: null,
          content: { type: 'html', value: roundupWords(card, { language: 'en', nowMs }) },
        }))
      }
      const entries = await storyEntries(store, topic, clock.nowMs())
      return entries.flatMap(({ url, text, ...entry }) =>
        url === null ? [] : [{ ...entry, url, content: { type: 'text', value: text } }],
      )
    },
  }
}
