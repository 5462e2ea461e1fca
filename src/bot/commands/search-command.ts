import { card, link, text, type Card, type CardSection, type Line } from '../../core/card.ts'
import { ANY_STORY } from '../../core/any-story.ts'
import type { RecordedEntry } from '../../core/entry.ts'
import { webUrl } from '../cards/web-url.ts'
import type { CommandContext } from './command-context.ts'
import { listStories } from './list-stories.ts'
import { readInteger, readRequired } from './read-options.ts'
import { wantedWords } from './wanted-words.ts'

const SHOWN_ENTRIES = 5
const SEARCHED_ENTRIES = 40

/** `/search`: stories by their words, and on the first page posts that belong to none. */
export async function runSearch(context: CommandContext): Promise<Card> {
  const { strings, workspace } = context
  const words = readRequired(context, 'query')
  const entries = readInteger(context, 'page', 1) === 1 ? await loneEntries(words, context) : []
  const sections: CardSection[] =
    entries.length === 0
      ? []
      : [{ heading: strings.otherPosts, lines: entries.map((entry) => entryLine(entry, context)) }]
  const query = {
    ...ANY_STORY,
    workspaceId: workspace.id,
    ...wantedWords(words, context),
    sort: 'best-of-day',
  } as const
  const found = await listStories(context, strings.searchTitle(words), query, sections)
  const isEmpty = found.sections.length === 0 && entries.length > 0
  return isEmpty ? card({ ...found, lines: [[text(strings.noStories)]], sections }) : found
}

async function loneEntries(words: string, context: CommandContext): Promise<readonly RecordedEntry[]> {
  const query = { url: null, words, workspaceId: context.workspace.id }
  const found = await context.deps.store.entries.search(query, SEARCHED_ENTRIES)
  return found.filter(({ storyId }) => storyId === null).slice(0, SHOWN_ENTRIES)
}

function entryLine(entry: RecordedEntry, { strings }: CommandContext): Line {
  return [
    link(entry.title, webUrl(entry.url)),
    text(' · '),
    { kind: 'time', atMs: entry.publishedAt, style: 'date' },
    text(` · ${strings.outcome[entry.outcome]}`),
  ]
}
