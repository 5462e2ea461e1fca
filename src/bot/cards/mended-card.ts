import { card, link, text, type Card } from '../../core/card.ts'
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
