import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import type { Writable } from 'node:stream'
import type { App, MendingOrder } from '../app.ts'
import { ANY_STORY } from '../core/any-story.ts'
import { InputError } from '../core/errors.ts'
import type { MendingRecord } from '../core/mending.ts'
import type { Message } from '../core/message.ts'
import { errorWords } from '../core/error-words.ts'
import type { Story } from '../core/story.ts'
import { TOPICS } from '../core/topic.ts'
import { counted } from './counted.ts'
import { insistOnWorkspace } from './insist-on-workspace.ts'
import { printable } from './printable.ts'
import { readAs } from './read-as.ts'
import { readBy } from './read-by.ts'
import { readPlace } from './read-place.ts'
import { withQuietApp } from './with-quiet-app.ts'

const LISTED = 20

type Options = {
  readonly why: string | undefined
  readonly by: string | undefined
  readonly workspace: string | undefined
}
type Work = (app: App, words: readonly string[], options: Options, output: Writable) => Promise<void>

const ACTIONS: Readonly<Record<string, Work>> = { find, show, merge, split, retract }

/**
 * `aiwire story find WORDS | show ID | merge A B | split ID ENTRY... | retract ID`. The last three want `--why TEXT` and
 * take `--by NAME`, else the name of whoever runs it. With `--workspace ID`, find and show are about what that workspace
 * sees, and the others about its own stories alone. Throws InputError.
 */
export async function story(args: readonly string[], output: Writable): Promise<number> {
  const { words, options } = readArguments(args)
  const [action, ...rest] = words
  const work = action !== undefined && Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  if (work === undefined) {
    const unknown = action === undefined ? '' : `There is no "story ${action}". `
    throw new InputError([`${unknown}Write story find, story show, story merge, story split or story retract.`])
  }
  await withQuietApp((app) => work(app, rest, options, output))
  return 0
}

function readArguments(args: readonly string[]): { readonly words: readonly string[]; readonly options: Options } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { why: { type: 'string' }, by: { type: 'string' }, workspace: { type: 'string' } },
    })
    return { words: positionals, options: { why: values.why, by: values.by, workspace: values.workspace } }
  } catch (error) {
    // What Node says besides is about words that begin with a dash.
    const [problem = ''] = errorWords(error).split('. ')
    throw new InputError([`${problem}. Its options are --why TEXT, --by NAME and --workspace ID.`])
  }
}

/** Public stories; `--workspace`: what that workspace sees, its own ones among them. */
async function find(app: App, words: readonly string[], options: Options, output: Writable): Promise<void> {
  if (words.length === 0) throw new InputError(['Name a word of the headline: aiwire story find WORDS'])
  const workspaceId = options.workspace === undefined ? null : readPlace('workspace', options.workspace)
  let found = 0
  for (const topic of TOPICS) {
    const page = { topic, words: words.join(' '), sort: 'newest', limit: LISTED, offset: 0 } as const
    for (const one of await app.store.stories.list({ ...ANY_STORY, ...page, workspaceId })) {
      found += 1
      output.write(storyLine(one))
    }
  }
  if (found === 0) output.write('No story has these words.\n')
}

async function show(app: App, ids: readonly string[], options: Options, output: Writable): Promise<void> {
  const [id, ...more] = ids
  if (id === undefined || more.length > 0) throw new InputError(['Name one story: aiwire story show ID'])
  await insistOnWorkspace(app.store, [id], options.workspace, 'show')
  const one = await app.store.stories.find(id)
  if (one === null) throw new InputError([`There is no story ${id}. Find it with: aiwire story find WORDS`])
  output.write(storyLine(one))
  if (one.mending !== null) {
    output.write(`  ${one.mending.kind}${one.mending.kind === 'merged' ? ` into ${one.mending.intoId}` : ''}\n`)
  }
  for (const report of await app.store.stories.reports(id)) {
    const { entryId, publishedAt, feedName, title, facts } = report
    output.write(`  ${entryId}  ${minuteOf(publishedAt)}  ${printable(`${feedName}: ${title}`)}\n`)
    output.write(`    read as: ${printable(readAs(facts))}\n`)
    output.write(`    by: ${readBy(report)}\n`)
  }
  for (const record of await app.store.stories.listMendings(id)) output.write(`  ${recordWords(record)}\n`)
  await showMessages(app.store, id, options.workspace, output)
}

/** Where the story stands now, the newest message last; `workspaceId`: there alone. */
async function showMessages(
  { channels, messages }: App['store'],
  id: string,
  workspaceId: string | undefined,
  output: Writable,
): Promise<void> {
  const standing: Message[] = []
  for (const message of [...(await messages.listOfStory(id)), ...(await messages.listSharedOf(id))]) {
    const isThere = workspaceId === undefined || (await channels.find(message.channelId))?.workspaceId === workspaceId
    if (isThere) standing.push(message)
  }
  if (standing.length === 0) {
    output.write(`  no message of it stands ${workspaceId === undefined ? 'anywhere' : 'there'}\n`)
  }
  const inOrder = standing.toSorted((one, other) => one.sentAt - other.sentAt)
  for (const { channelId, sentAt, ref, deliveryId, isShared } of inOrder.slice(0, LISTED)) {
    const others = isShared ? ', with other stories' : ''
    output.write(`  in ${channelId} since ${minuteOf(sentAt)}: message ${ref}, delivery ${deliveryId}${others}\n`)
  }
  const rest = standing.length - LISTED
  if (rest > 0) output.write(`  and ${counted(rest, 'more message', 'more messages')}\n`)
}

async function merge(app: App, ids: readonly string[], options: Options, output: Writable): Promise<void> {
  const [one, other, ...more] = ids
  if (one === undefined || other === undefined || more.length > 0) {
    throw new InputError(['Name two stories: aiwire story merge A B --why TEXT'])
  }
  await insistOnWorkspace(app.store, [one, other], options.workspace, 'mend')
  await mend(app, { action: 'merge', storyIds: [one, other], ...reasonOf(options) }, output)
}

async function split(app: App, ids: readonly string[], options: Options, output: Writable): Promise<void> {
  const [storyId, ...entryIds] = ids
  if (storyId === undefined || entryIds.length === 0) {
    throw new InputError(['Name a story and the entries to take out: aiwire story split ID ENTRY... --why TEXT'])
  }
  await insistOnWorkspace(app.store, [storyId], options.workspace, 'mend')
  await mend(app, { action: 'split', storyId, entryIds, ...reasonOf(options) }, output)
}

async function retract(app: App, ids: readonly string[], options: Options, output: Writable): Promise<void> {
  const [storyId, ...more] = ids
  if (storyId === undefined || more.length > 0) {
    throw new InputError(['Name one story: aiwire story retract ID --why TEXT'])
  }
  await insistOnWorkspace(app.store, [storyId], options.workspace, 'mend')
  await mend(app, { action: 'retract', storyId, ...reasonOf(options) }, output)
}

function reasonOf({ why, by }: Options): Pick<MendingOrder, 'doneBy' | 'why'> {
  if (why === undefined || why.trim() === '') throw new InputError(['Say why, for those who look later: --why TEXT'])
  return { why: why.trim(), doneBy: by ?? userInfo().username }
}

async function mend(app: App, order: MendingOrder, output: Writable): Promise<void> {
  const { record, channels } = await app.mendStory(order)
  output.write(`${recordWords(record)}\n`)
  const place = channels.length === 1 ? 'channel is' : 'channels are'
  output.write(`${channels.length} ${place} told; the running bot does it within seconds.\n`)
}

/** `2026-02-12 merge s1 <- s2 by ann: the same round`. */
function recordWords({ at, action, storyId, otherStoryId, entryIds, doneBy, why }: MendingRecord): string {
  const arrow = action === 'merge' ? '<-' : '->'
  const other = otherStoryId === null ? '' : ` ${arrow} ${otherStoryId}`
  const entries = entryIds.length === 0 ? '' : ` (${entryIds.join(', ')})`
  return `${dayOf(at)} ${action} ${storyId}${other}${entries} by ${doneBy}: ${why}`
}

function storyLine({ id, status, title, sources, firstAt, workspaceId }: Story): string {
  const whose = workspaceId === null ? '' : `, ${workspaceId} alone`
  return `${id}  ${dayOf(firstAt)}  ${status}  ${printable(title)} (${counted(sources.length, 'source')}${whose})\n`
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}

/** Of UTC, as everything here. */
function minuteOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')
}
