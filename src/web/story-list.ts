import type { Story } from '../core/story.ts'
import { headlineLink, originalHeadline } from '../bot/cards/headline.ts'
import { storyTone } from '../bot/cards/story-card.ts'
import { storyDetails } from '../bot/cards/story-facts.ts'
import { stringsOf } from '../bot/cards/strings.ts'
import { drawLine, type DrawOptions } from './draw-card.ts'
import { escapeHtml, POINT, wordsHtml } from './html.ts'
import { inLanguage, type PageView } from './in-language.ts'
import { pageStringsOf } from './page-strings.ts'

/** Stories one under the other, each leading to its own page. */
export function drawStoryList(stories: readonly Story[], options: DrawOptions & PageView): string {
  return `<ol class="stories">${stories.map((story) => drawStory(story, options)).join('\n')}</ol>`
}

function drawStory(story: Story, options: DrawOptions & PageView): string {
  const { language } = options
  const shown = headlineLink(story, language)
  const details = storyDetails(story, language)
  const date = drawLine([{ kind: 'time', atMs: story.eventAt, style: 'date' }], options)
  const original = originalHeadline(story, language)
  const note = [
    ...(original === null ? [] : [drawLine([original], options)]),
    ...[details, pageStringsOf(language).sources(story.sources.length)]
      .filter((part) => part !== '')
      .map((part) => wordsHtml(part)),
  ]
  return `<li><span class="badge ${storyTone(story)}">${escapeHtml(stringsOf(language).status[story.status])}</span>
<a href="${inLanguage(`/stories/${encodeURIComponent(story.id)}`, options)}">${wordsHtml(shown.text, shown.foreign)}</a>
<p class="note">${[...note, date].join(POINT)}</p></li>`
}
