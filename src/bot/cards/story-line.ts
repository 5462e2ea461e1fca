import { strong, text, type Inline, type Line } from '../../core/card.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { headlineLink, originalHeadline } from './headline.ts'
import { namedSources } from './named-sources.ts'
import { storyDetails } from './story-facts.ts'
import { stringsOf } from './strings.ts'

const NAMED_SOURCES = 2

/** A story of a list: status, headline and day; below it its facts and who told it. */
export function listedStory(story: Story, language: Language): readonly Line[] {
  const strings = stringsOf(language)
  const day: Inline = { kind: 'time', atMs: story.eventAt, style: 'date' }
  const told = namedSources(story.sources, NAMED_SOURCES, language)
  const more = [storyDetails(story, language), told].filter((part) => part !== '').join(' · ')
  const original = originalHeadline(story, language)
  return [
    [strong(strings.status[story.status]), text(' '), headlineLink(story, language), text(' · '), day],
    ...(original === null ? [] : [[original]]),
    ...(more === '' ? [] : [[text(more)]]),
  ]
}

/** A story in one line of a list: status, headline, facts; at last the original, where the headline is made of names. */
export function storyLine(story: Story, language: Language): Line {
  const details = storyDetails(story, language)
  const original = originalHeadline(story, language)
  return [
    strong(stringsOf(language).status[story.status]),
    text(' '),
    headlineLink(story, language),
    ...(details === '' ? [] : [text(` · ${details}`)]),
    ...(original === null ? [] : [text(' · '), original]),
  ]
}
