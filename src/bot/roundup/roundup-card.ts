import { card, link, strong, text, type Card, type CardSection, type Inline, type Line } from '../../core/card.ts'
import type { Roundup } from '../../core/roundup.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { formatDateRange } from '../cards/format-date.ts'
import { headline } from '../cards/headline.ts'
import { storyUrl } from '../cards/story-url.ts'
import { printSubject, storyDetails } from '../cards/story-facts.ts'
import { storyLine } from '../cards/story-line.ts'
import { stringsOf } from '../cards/strings.ts'
import { mostImportant } from './most-important.ts'
import { formatSums, printSums } from './print-sums.ts'

const LISTED_ROUNDS = 12
const LISTED_EXPECTED = 8
const LISTED_VENDORS = 12

/** A week in one sentence, then its models by vendor, its rounds, and what is expected. */
export function buildRoundupCard(roundup: Roundup, language: Language, timeZone: string): Card {
  const strings = stringsOf(language)
  const { models, rounds, expected } = roundup
  const quiet = models.length + rounds.length === 0
  const usd = roundup.raisedUsd > 0 ? formatSums([], roundup.raisedUsd, language) : null
  const sections: CardSection[] = []
  if (models.length > 0) {
    sections.push({ heading: strings.modelsHeading(models.length), lines: vendorLines(models, language) })
  }
  if (rounds.length > 0) {
    const heading = strings.roundsHeading(rounds.length, printSums(rounds, roundup, language))
    sections.push({ heading, lines: capped(rounds, LISTED_ROUNDS, language, (story) => roundLine(story, language)) })
  }
  if (expected.length > 0) {
    const lines = capped(expected, LISTED_EXPECTED, language, (story) => storyLine(story, language))
    const heading = strings.expectedHeading(expected.length)
    sections.push({ heading, lines: [[text(strings.expectedNote)], ...lines] })
  }
  return card({
    tone: 'roundup',
    title: strings.roundupTitle(roundup.week),
    lines: [[text(quiet ? strings.quietWeek : strings.weekSentence(models.length, rounds.length, usd))]],
    sections,
    // The last moment of the week: its end is the next Monday already.
    footer: [text(formatDateRange(roundup.fromAt, roundup.untilAt - 1, language, timeZone))],
  })
}

function vendorLines(models: readonly Story[], language: Language): readonly Line[] {
  const strings = stringsOf(language)
  const byVendor = new Map<string, Story[]>()
  for (const story of models) {
    const vendor = printSubject(story) ?? strings.otherVendors
    byVendor.set(vendor, [...(byVendor.get(vendor) ?? []), story])
  }
  const vendors = [...byVendor]
  const lines = vendors.slice(0, LISTED_VENDORS).map(([vendor, stories]): Line => {
    const shown = mostImportant(stories, stories.length)
    const named = shown.flatMap((story, index): Inline[] => {
      const title = link(headline(story, language), storyUrl(story))
      return index === 0 ? [title] : [text(' · '), title]
    })
    const rest = stories.length - shown.length
    return [strong(vendor), text(': '), ...named, ...(rest > 0 ? [text(` · ${strings.andMore(rest)}`)] : [])]
  })
  const unlisted = vendors.slice(LISTED_VENDORS).reduce((sum, [, stories]) => sum + stories.length, 0)
  return unlisted > 0 ? [...lines, [text(strings.andMore(unlisted))]] : lines
}

function roundLine(story: Story, language: Language): Line {
  const details = storyDetails(story, language)
  return [link(printSubject(story) ?? story.title, storyUrl(story)), ...(details === '' ? [] : [text(` · ${details}`)])]
}

function capped(
  stories: readonly Story[],
  limit: number,
  language: Language,
  lineOf: (story: Story) => Line,
): readonly Line[] {
  const shown = mostImportant(stories, limit)
  const lines = shown.map(lineOf)
  const rest = stories.length - shown.length
  return rest > 0 ? [...lines, [text(stringsOf(language).andMore(rest))]] : lines
}
