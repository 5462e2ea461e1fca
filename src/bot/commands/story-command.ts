import { card, type Card } from '../../core/card.ts'
import { ANY_STORY } from '../../core/any-story.ts'
import { isEnded } from '../../core/mending.ts'
import type { Story } from '../../core/story.ts'
import { headline, headlineLink } from '../cards/headline.ts'
import { buildRetractedCard } from '../cards/mended-card.ts'
import { noticeCard } from '../cards/notice-card.ts'
import { buildStoryPage } from '../cards/story-page.ts'
import { listedStory } from '../cards/story-line.ts'
import { shorten } from '../cards/visible-text.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { isBareComplaint } from './form-of.ts'
import { isMessageLink, namedStory } from './named-story.ts'
import { pastedAddress } from './pasted-address.ts'
import { makeChange } from './make-change.ts'
import { readRequired, readText } from './read-options.ts'
import { LONGEST_COMPLAINT } from './shared-options.ts'
import { isVisibleStory } from './is-visible-story.ts'
import { wantedWords } from './wanted-words.ts'

const LONGEST_SHOWN = 60
const MOST_OFFERED = 5

/** `/story`: one event with its evidence, its sources and its history; or a reader says what is wrong with it. */
export async function runStory(context: CommandContext): Promise<Card> {
  const typed = readRequired(context, 'id')
  const story = await getStory(context, typed)
  if (story === null) return await chooseCard(context, typed)
  const wrong = readText(context, 'wrong')
  if (wrong !== null) return await complain(context, story, isBareComplaint(wrong) ? '' : wrong)
  if (isEnded(story.mending)) return { ...buildRetractedCard(story, context.language), isPrivate: true }
  const reports = await context.deps.store.stories.reports(story.id)
  return buildStoryPage(story, reports, context.language)
}

/** By its id, else by words of its headline; `null` where several stories have them. */
async function getStory(context: CommandContext, typed: string): Promise<Story | null> {
  const { deps, strings, workspace } = context
  const known = (await namedStory(typed, context)) ?? (await reportedAt(typed, context))
  if (known !== null) return await toldBy(known, context)
  if (isMessageLink(typed)) throw mistake(context, strings.messageLink(strings.detailsButton))
  const query = { ...ANY_STORY, workspaceId: workspace.id, ...wantedWords(typed, context), limit: 2, offset: 0 }
  const [story, another] = await deps.store.stories.list(query)
  if (story === undefined)
    throw mistake(context, strings.noSuchStory(typed.slice(0, LONGEST_SHOWN)), '/search query:Mistral')
  return another === undefined ? story : null
}

/** The story that an article reported, by the article's address. */
async function reportedAt(typed: string, context: CommandContext): Promise<Story | null> {
  const { deps, workspace } = context
  const url = pastedAddress(typed)
  if (url === null) return null
  const [entry] = await deps.store.entries.search({ url, words: '', workspaceId: workspace.id }, 1)
  if (entry === undefined) return null
  const stories = await deps.store.stories.findByEntry(entry.id)
  return stories.find((story) => isVisibleStory(story, context)) ?? null
}

/** What was merged away is told by the older story. */
async function toldBy(story: Story, { deps }: CommandContext): Promise<Story> {
  const { mending } = story
  const older = mending?.kind === 'merged' ? await deps.store.stories.find(mending.intoId) : null
  return older ?? story
}

/** The newest that fit, each with a button. */
async function chooseCard(context: CommandContext, typed: string): Promise<Card> {
  const { deps, strings, workspace, language } = context
  const words = wantedWords(typed, context)
  const query = { ...ANY_STORY, workspaceId: workspace.id, ...words, limit: MOST_OFFERED, offset: 0 }
  const stories = await deps.store.stories.list(query)
  return card({
    tone: 'info',
    title: strings.manyStories(typed.slice(0, LONGEST_SHOWN)),
    sections: stories.map((story) => ({ heading: null, lines: listedStory(story, language) })),
    buttons: stories.map((story) => ({
      kind: 'command',
      label: shorten(headline(story, language), LONGEST_SHOWN),
      run: { command: 'story', options: { id: story.id } },
    })),
  })
}

async function complain(context: CommandContext, story: Story, words: string): Promise<Card> {
  const { deps, strings, call, channel, workspace, language } = context
  if (words.length > LONGEST_COMPLAINT) {
    throw mistake(context, strings.wordTooLong('wrong', LONGEST_COMPLAINT), `/story id:${story.id} wrong:"…"`)
  }
  const complaint = {
    id: deps.random.id(),
    storyId: story.id,
    workspaceId: workspace.id,
    channelId: channel.id,
    personId: call.personId,
    at: deps.clock.nowMs(),
    words,
  }
  await makeChange(context, channel, (ledger) => ledger.complaints.save(complaint))
  deps.log.warn('a reader says that a story is wrong', { story: story.id, complaint: complaint.id, words })
  const more = words === '' ? [strings.tellMore(`/story id:${story.id} wrong:"…"`)] : []
  const notice = noticeCard(strings.complaintFiled, more)
  return { ...notice, lines: [[headlineLink(story, language)], ...notice.lines] }
}
