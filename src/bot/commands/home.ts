import { ANY_STORY } from '../../core/any-story.ts'
import { card, text, type Card } from '../../core/card.ts'
import { DAY_MS } from '../../core/durations.ts'
import type { HomeCall, HomePart } from '../../core/ports/chat-adapter.ts'
import { isUncertain } from '../../core/status.ts'
import { TOPICS } from '../../core/topic.ts'
import { platformId } from '../../core/workspace.ts'
import { storyLine } from '../cards/story-line.ts'
import { stringsOf } from '../cards/strings.ts'
import { mostImportant } from '../roundup/most-important.ts'
import { answer } from './answer.ts'
import type { CommandDeps } from './command-deps.ts'

const WEEK_MS = 7 * DAY_MS
const LOOKED_AT = 200
const SHOWN_STORIES = 10
const TOLD = ['subscriptions', 'settings'] as const

/** What a workspace's overview shows: each channel that gets something, its settings, and the week's top stories. */
export async function home(call: HomeCall, deps: CommandDeps): Promise<readonly HomePart[]> {
  const workspaceId = platformId(call.platform, call.workspaceExternalId)
  const channels = await deps.store.channels.listOfWorkspace(workspaceId)
  const parts = channels
    // Direct messages are nobody else's business.
    .filter(({ personId }) => personId === null || personId === call.personId)
    .map(({ externalId }): HomePart => ({
      channelExternalId: externalId,
      write: () => channelCards(externalId, call, deps),
    }))
  return [...parts, { channelExternalId: null, write: async () => [await topStories(workspaceId, call, deps)] }]
}

async function channelCards(channelExternalId: string, call: HomeCall, deps: CommandDeps): Promise<readonly Card[]> {
  const seat = { channelExternalId, canManage: false, isAdmin: false, managesToo: [] }
  const cards: Card[] = []
  for (const command of TOLD) cards.push(await answer({ ...call, ...seat, command, options: {} }, deps))
  return cards
}

async function topStories(workspaceId: string, call: HomeCall, deps: CommandDeps): Promise<Card> {
  const language = call.language ?? 'en'
  const strings = stringsOf(language)
  const from = deps.clock.nowMs() - WEEK_MS
  const found = await deps.store.stories.list({ ...ANY_STORY, workspaceId, from, limit: LOOKED_AT, offset: 0 })
  const certain = found.filter(({ status }) => !isUncertain(status))
  const lines = mostImportant(certain, SHOWN_STORIES).map((story) => storyLine(story, language))
  return card({
    tone: 'roundup',
    title: strings.topOfWeek,
    lines: lines.length === 0 ? [[text(strings.quietWeek(TOPICS, false))]] : lines,
  })
}
