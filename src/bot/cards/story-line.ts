import { link, strong, text, type Line } from '../../core/card.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { headline } from './headline.ts'
import { storyUrl } from './story-url.ts'
import { storyDetails } from './story-facts.ts'
import { stringsOf } from './strings.ts'

/** A story in one line of a list: status, headline, facts. */
export function storyLine(story: Story, language: Language): Line {
  const details = storyDetails(story, language)
  return [
    strong(stringsOf(language).status[story.status]),
    text(' '),
    link(headline(story, language), storyUrl(story)),
    ...(details === '' ? [] : [text(` · ${details}`)]),
  ]
}
