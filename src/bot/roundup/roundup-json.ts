import type { Money } from '../../core/money.ts'
import { majorOf } from '../../core/money.ts'
import { publishersAmong } from '../../core/publisher.ts'
import { amountFormOf, type AmountForm } from '../../core/amount-form.ts'
import type { RoundSum } from '../../core/round-sums.ts'
import type { Roundup } from '../../core/roundup.ts'
import type { Story } from '../../core/story.ts'
import { roundOf } from '../../core/round-of.ts'
import { printSubject } from '../cards/story-facts.ts'
import { storyUrl } from '../cards/story-url.ts'
import { cleanText } from '../cards/visible-text.ts'
import { webUrl } from '../cards/web-url.ts'

/**
 * The numbers of a week for programs. Times are ISO 8601, amounts major units. Every number stands beside the ids of the
 * stories that it counts, which are in `stories`.
 */
export function roundupJson(roundup: Roundup): string {
  const { models, weights, rounds, sales, sums, expected, changed, late, covered, year, weeks } = roundup
  const told = [...models, ...rounds, ...sales, ...expected, ...changed.map(({ story }) => story), ...late]
  const named = [...told, ...covered, ...year.rounds]
  const stories = [...new Map(named.map((story) => [story.id, story])).values()]
  const shown = {
    week: roundup.week,
    from: isoTime(roundup.fromAt),
    until: isoTime(roundup.untilAt),
    knownSince: roundup.knownSince === null ? null : isoTime(roundup.knownSince),
    models: {
      count: models.length,
      stories: ids(models),
      openWeights: ids(weights.open),
      closed: ids(weights.closed),
      notSaid: ids(weights.notSaid),
    },
    funding: {
      count: rounds.length,
      raised: sums.raised.map(moneyJson),
      raisedUsdAbout: sums.raisedUsd,
      ofIt: {
        debt: sumJson(sums.debt),
        grants: sumJson(sums.grants),
        upTo: sumJson(sums.ceilings),
        atLeast: sumJson(sums.floors),
        disputed: sumJson(sums.disputed),
      },
      stories: ids(rounds),
    },
    soldInRounds: sumJson(sums.sold),
    sales: { ...sumJson(sums.sales), ofIt: { upTo: sumJson(sums.sales.ceilings) }, stories: ids(sales) },
    expected: { count: expected.length, stories: ids(expected) },
    changed: changed.flatMap(({ story, changes }) =>
      changes.map(({ kind, from, to, at }) => ({
        story: story.id,
        kind,
        from: seenOrNull(from),
        to: cleanText(to),
        at: isoTime(at),
      })),
    ),
    late: { count: late.length, stories: ids(late) },
    covered: covered.map((story) => ({ story: story.id, publishers: publishersAmong(story.sources).length })),
    year: {
      year: year.year,
      since: year.sinceAt === null ? null : isoTime(year.sinceAt),
      countries: year.countries.map(({ largest, ...counts }) => ({ ...counts, stories: ids(largest) })),
      stories: ids(year.rounds),
    },
    weeks: weeks.map((one) => ({ ...one, raised: one.raised.map(moneyJson) })),
    stories: stories.map(storyJson),
  }
  return `${JSON.stringify(shown, null, 2)}\n`
}

/** As the sums of `ofIt` are called. */
const FORMS: Readonly<Record<AmountForm, string>> = { ceiling: 'upTo', floor: 'atLeast', disputed: 'disputed' }

function storyJson(story: Story) {
  const { facts } = story
  const form = amountFormOf(story)
  const { amount, parts, round } = roundOf(facts) ?? { amount: null, parts: [], round: null }
  return {
    id: story.id,
    topic: story.topic,
    title: cleanText(story.title),
    url: storyUrl(story),
    status: story.status,
    subject: seenOrNull(printSubject(story)),
    at: isoTime(story.eventAt),
    amount: amount === null ? null : moneyJson(amount.value),
    amountIs: form === null ? null : FORMS[form],
    ofIt: parts.map(({ value }) => ({ kind: value.kind, ...moneyJson(value.money) })),
    round: round?.value ?? null,
    sources: story.sources.map(({ name, url }) => ({ name: cleanText(name), url: webUrl(url) })),
  }
}

/** Programs show it to readers, too: what nobody can see is left out as everywhere else. */
function seenOrNull(words: string | null): string | null {
  return words === null ? null : cleanText(words)
}

function moneyJson(money: Money) {
  return { amount: majorOf(money), currency: money.currency }
}

function sumJson({ rounds, raised, raisedUsd }: RoundSum) {
  return { count: rounds, sum: raised.map(moneyJson), sumUsdAbout: raisedUsd }
}

function ids(stories: readonly Story[]): readonly string[] {
  return stories.map(({ id }) => id)
}

function isoTime(atMs: number): string {
  return new Date(atMs).toISOString()
}
