import { card, text, type Card, type Line } from '../../core/card.ts'
import { TOPIC_WORDS } from '../../core/command.ts'
import type { HoldReason } from '../../core/delivery.ts'
import { isEnded } from '../../core/mending.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { mendedLine } from './mended-card.ts'
import { storyLine } from './story-line.ts'
import { stringsOf } from './strings.ts'

const MAX_LINES = 20
/** What every platform shows of a card without cutting it, markup included. */
const ROOM = 3_500
/** Markup around one part of a line. */
const MARKUP = 6

/** A story, and the one that it was merged into. */
type HeldStory = { readonly story: Story; readonly into: Story | null }

/**
 * Several stories that were held back, in one message: the first ones by name, the number of the rest. One that was merged
 * away or retracted says so. `corrected` says that one of them was a mistake. Throws InvariantError when a number has no
 * evidence.
 */
export function buildHeldCard(
  stories: readonly HeldStory[],
  language: Language,
  options: { readonly heldBy: HoldReason; readonly corrected: boolean },
): Card {
  const strings = stringsOf(language)
  const lines: Line[] = options.corrected ? [[text(strings.corrected)]] : []
  let left = ROOM
  let shown = 0
  for (const { story, into } of stories.slice(0, MAX_LINES)) {
    const line = isEnded(story.mending) ? mendedLine(story, into, language) : storyLine(story, language)
    left -= sizeOf(line)
    if (left < 0) break
    lines.push(line)
    shown += 1
  }
  const more = stories.length - shown
  if (more > 0) lines.push([text(strings.andMore(more))])
  return card({
    tone: 'info',
    title: strings.heldTitle[options.heldBy](stories.length),
    lines,
    // What is not named can be leafed through.
    buttons: [...new Set(stories.map(({ story }) => story.topic))].map((topic) => ({
      kind: 'command',
      label: strings.topicTitle[topic],
      run: { command: TOPIC_WORDS[topic], options: {} },
    })),
  })
}

function sizeOf(line: Line): number {
  return line.reduce((sum, part) => {
    const own = part.kind === 'time' ? 20 : part.text.length + (part.kind === 'link' ? part.url.length : 0)
    return sum + own + MARKUP
  }, 0)
}
