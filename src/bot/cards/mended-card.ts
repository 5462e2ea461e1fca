import { card, link, text, type Card, type Line } from '../../core/card.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { headline } from './headline.ts'
import { storyUrl } from './story-url.ts'
import { stringsOf } from './strings.ts'

/** What stands in the place of a story that was wrong. It tells none of the facts any more. */
export function buildRetractedCard(story: Story, language: Language): Card {
  const strings = stringsOf(language)
  const title = strings.retracted(headline(story, language))
  return card({ tone: 'info', title, lines: [[text(strings.retractedNote)]] })
}

/** What stands in the place of a story that was merged into `into`, the older one. */
export function buildMergedCard(story: Story, into: Story, language: Language): Card {
  const older = link(headline(into, language), storyUrl(into))
  const lines = [stringsOf(language).toldElsewhere(older)]
  return card({ tone: 'info', title: headline(story, language), lines })
}

/** Either of them in a list; `into` is `null` where the story was wrong. */
export function mendedLine(story: Story, into: Story | null, language: Language): Line {
  const strings = stringsOf(language)
  const name = headline(story, language)
  if (into === null) return [text(strings.retracted(name))]
  return [text(`${name} · `), ...strings.toldElsewhere(link(headline(into, language), storyUrl(into)))]
}
