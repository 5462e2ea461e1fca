import { z } from 'zod'
import { threadProblems } from './body-rules.ts'
import { refusal, reply429, type Answer } from './fake-answer.ts'
import { BOT, CHANNEL_ID, GUILD_ID, PERSON_ID, THREAD_ID } from './fake-guild.ts'

/** A thread under a message, or a post of a forum. */
export type FakeThread = {
  readonly id: string
  readonly parentId: string
  name: string
  tags: readonly string[]
  isArchived: boolean
  isLocked: boolean
  /** By the clock of the fake. */
  archivedAt: number
  /** When something last happened in it: a week later it is archived by itself. */
  activeAt: number
}

/** How often a thread takes another name, and in how long. https://docs.discord.com/developers/topics/rate-limits */
const RENAMED_AT_MOST = 2
const RENAMED_WITHIN_MS = 10 * 60_000
/** So many of a server are open at once. */
const OPEN_AT_MOST = 1_000
const TAGS_AT_MOST = 5
const ARCHIVED_AFTER_MS = 7 * 24 * 3_600_000

const ThreadChange = z.object({
  name: z.string().optional(),
  archived: z.boolean().optional(),
  applied_tags: z.array(z.string()).optional(),
})

/** The threads under messages, and the posts of the forum, which are threads as well. */
export function createThreads(nowMs: () => number) {
  const thread = (id: string, parentId: string, name: string, tags: readonly string[]): FakeThread => ({
    ...{ id, parentId, name, tags, isArchived: false, isLocked: false, archivedAt: nowMs(), activeAt: nowMs() },
  })
  const all = new Map([[THREAD_ID, thread(THREAD_ID, CHANNEL_ID, 'A thread of people', [])]])

  const renamedAt = new Map<string, readonly number[]>()
  /** What nobody wrote in for a week is archived by then. */
  const settled = (one: FakeThread): FakeThread => {
    const endsAt = one.activeAt + ARCHIVED_AFTER_MS
    if (!one.isArchived && endsAt <= nowMs()) Object.assign(one, { isArchived: true, archivedAt: endsAt })
    return one
  }
  const find = (id: string): FakeThread | undefined => {
    const found = all.get(id)
    return found === undefined ? undefined : settled(found)
  }
  const isFull = () => [...all.values()].filter((one) => !settled(one).isArchived).length >= OPEN_AT_MOST

  /** When the thread takes another name again; 0 where it does now. */
  const waitForName = (id: string): number => {
    const recent = (renamedAt.get(id) ?? []).filter((at) => at > nowMs() - RENAMED_WITHIN_MS)
    if (recent.length >= RENAMED_AT_MOST) return (recent[0] ?? 0) + RENAMED_WITHIN_MS - nowMs()
    renamedAt.set(id, [...recent, nowMs()])
    return 0
  }

  const asThread = (id: string) => {
    const { parentId, name, tags, isArchived, isLocked, archivedAt } = find(id) ?? thread(id, '', '', [])
    const at = new Date(archivedAt).toISOString()
    const metadata = { archived: isArchived, locked: isLocked, auto_archive_duration: 10_080, archive_timestamp: at }
    const owner = id === THREAD_ID ? PERSON_ID : BOT.id
    return {
      ...{ id, type: 11, guild_id: GUILD_ID, parent_id: parentId, owner_id: owner, name },
      ...{ applied_tags: tags, thread_metadata: metadata },
    }
  }

  function list(isWanted: (one: FakeThread) => boolean, limit: number): Answer {
    const found = [...all.values()]
      .map(settled)
      .filter(isWanted)
      .toSorted((a, b) => b.archivedAt - a.archivedAt)
    const shown = found.slice(0, limit).map(({ id }) => asThread(id))
    return { status: 200, body: { threads: shown, members: [], has_more: found.length > limit } }
  }

  function listArchived(parentId: string, query: URLSearchParams): Answer {
    const before = Date.parse(query.get('before') ?? '9999-01-01T00:00:00Z')
    const isWanted = (one: FakeThread) => one.parentId === parentId && one.isArchived && one.archivedAt < before
    return list(isWanted, Number(query.get('limit') ?? '50'))
  }

  function change(id: string, raw: unknown): Answer {
    const changed = find(id)
    if (changed === undefined) return refusal(404, 10003)
    if (changed.isLocked) return refusal(403, 50013)
    const { name, archived, applied_tags: tags } = ThreadChange.parse(raw)
    if (changed.isArchived && archived !== false) return refusal(400, 50083)
    const problems = name === undefined ? [] : threadProblems({ name })
    if (tags !== undefined && tags.length > TAGS_AT_MOST) problems.push('applied_tags: more than five')
    if (problems.length > 0) return refusal(400, 50035, problems)
    if (changed.isArchived && isFull()) return refusal(400, 160006)
    const waitMs = name === undefined || name === changed.name ? 0 : waitForName(id)
    if (waitMs > 0) return reply429(Math.ceil(waitMs / 1_000))
    changed.name = name ?? changed.name
    changed.isArchived = archived ?? changed.isArchived
    changed.activeAt = nowMs()
    changed.tags = tags ?? changed.tags
    return { status: 200, body: asThread(id) }
  }

  return {
    all,
    find,
    isFull,
    open: (id: string, parentId: string, name: string, tags: readonly string[]): void => {
      all.set(id, thread(id, parentId, name, tags))
    },
    asThread,
    list,
    listArchived,
    change,
  }
}
