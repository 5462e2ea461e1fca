import { card, text, type Card, type CardButton, type CardSection } from '../../core/card.ts'
import type { StoryQuery } from '../../core/ports/story-store.ts'
import { TOPIC_TONES } from '../cards/story-card.ts'
import { listedStory } from '../cards/story-line.ts'
import { commandLine } from './command-line.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { parseSince } from './parse-since.ts'
import { exampleOf, readInteger, readText } from './read-options.ts'

const PAGE_SIZE = 8

/** One page of what the query finds, with buttons that carry the whole query on. */
export async function listStories(
  context: CommandContext,
  title: string,
  query: Omit<StoryQuery, 'limit' | 'offset'>,
  more: readonly CardSection[] = [],
): Promise<Card> {
  const { strings, deps } = context
  const tone = query.topic === null ? 'info' : TOPIC_TONES[query.topic]
  const page = readInteger(context, 'page', 1)
  const window = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }
  const { stories, total } = await deps.store.stories.listPage({ ...query, ...window })
  if (total === 0) return card({ tone, title, lines: emptyWords(context).map((words) => [text(words)]) })
  const pages = Math.ceil(total / PAGE_SIZE)
  if (page > pages) {
    throw mistake(context, strings.noSuchPage(page, pages), exampleOf(context, 'page', pages))
  }
  return card({
    tone,
    title,
    sections: [...stories.map((story) => ({ heading: null, lines: listedStory(story, context.language) })), ...more],
    footer: [text(strings.pageOf(page, pages, total))],
    buttons: [
      ...(page > 1 ? [pageButton(context, strings.previous, page - 1)] : []),
      ...(page < pages ? [pageButton(context, strings.next, page + 1)] : []),
    ],
  })
}

/** Options that leave nothing out. */
const NO_FILTERS = new Set(['page', 'sort'])

/** Options that name whom it should be about. */
const NAMES = new Set(['vendor', 'company', 'investor'])

/** Why there are none, and what would bring some. */
function emptyWords(context: CommandContext): readonly string[] {
  const { call, command, strings, deps, channel } = context
  const given = Object.keys(call.options).filter((name) => !NO_FILTERS.has(name) && readText(context, name) !== null)
  if (given.length === 0) return [strings.noneYet]
  const [only = ''] = given
  const name = given.length === 1 && NAMES.has(only) ? deps.names.usual(readText(context, only) ?? '') : null
  if (name !== null) {
    const watch = commandLine({ command: 'watch', options: { action: 'add', name } })
    return [strings.nothingAbout(name), strings.watchIt(watch)]
  }
  if (given.some((name) => name !== 'query')) return [strings.nothingFound]
  const words = readText(context, 'query') ?? ''
  // `/models last week` looks for these words.
  const isTime = parseSince(words, deps.clock.nowMs(), channel.timeZone) !== null
  const since = command.options.some(({ name }) => name === 'since') && isTime
  return [strings.nothingWithWords, ...(since ? [strings.forExample(exampleOf(context, 'since', words))] : [])]
}

function pageButton({ call }: CommandContext, label: string, page: number): CardButton {
  return {
    kind: 'command',
    label,
    run: { command: call.command, options: { ...call.options, page: String(page) } },
  }
}
