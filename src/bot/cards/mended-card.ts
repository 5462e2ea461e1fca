import { card, text, type Card, type Line } from '../../core/card.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { foreignTitle } from './foreign.ts'
import { headline, headlineLink } from './headline.ts'
import { stringsOf } from './strings.ts'

/** What stands in the place of a story that was wrong. It tells none of the facts any more. */
export function buildRetractedCard(story: Story, language: Language): Card {
  const strings = stringsOf(language)
  const title = strings.retracted(headline(story, language))
  const titleForeign = foreignTitle(story, language)
  return card({ tone: 'info', title, titleForeign, lines: [[text(strings.retractedNote)]] })
}

/** What stands in the place of a story that was merged into `into`, the older one. */
export function buildMergedCard(story: Story, into: Story, language: Language): Card {
  const older = headlineLink(into, language)
  const lines = [stringsOf(language).toldElsewhere(older)]
  const titleForeign = foreignTitle(story, language)
  return card({ tone: 'info', title: headline(story, language), titleForeign, lines })
}

/** Either of them in a list; `into` is `null` where the story was wrong. */
export function mendedLine(story: Story, into: Story | null, language: Language): Line {
  const strings = stringsOf(language)
  const name = headline(story, language)
  if (into === null) return [text(strings.retracted(name))]
  return [text(`${name} · `), ...strings.toldElsewhere(headlineLink(into, language))]
}
