import { readFile } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { canonicalUrl } from '../core/canonical-url.ts'
import { FeedError, InputError } from '../core/errors.ts'
import type { FeedScope } from '../core/feed.ts'
import type { FeedCheck } from '../core/ports/feed-desk.ts'
import type { StoredFeed } from '../core/ports/feed-store.ts'
import type { Ledger } from '../core/ports/store.ts'
import { createAddressGuard } from '../feeds/address-guard.ts'
import { addedFeed } from '../feeds/added-feed.ts'
import { decode } from '../feeds/decode.ts'
import { distinctName } from '../feeds/feed-name.ts'
import { feedHealth } from '../feeds/health.ts'
import { parseOpml, writeOpml, type OpmlList } from '../feeds/opml.ts'
import { feedsByAddress, feedsOfScope } from '../feeds/read-already.ts'
import { systemClock } from '../ops/system-clock.ts'
import { counted } from './counted.ts'
import { columnsOf, hangingLine } from './hanging-line.ts'
import { printable } from './printable.ts'
import { readPlace } from './read-place.ts'
import { withQuietApp } from './with-quiet-app.ts'
import { errorWords } from '../core/error-words.ts'

const CHECKS_AT_ONCE = 8

/** What stands behind the action. */
type Options = { readonly words: readonly string[]; readonly workspaceId: string | null }
type Work = (app: App, options: Options, output: Writable, config: Config) => Promise<number>

type Action = {
  readonly work: Work
  readonly usage: string
  /** How many words it takes: at least, and at most. */
  readonly words: readonly [number, number]
  readonly takesWorkspace?: true
}

const ACTIONS: Readonly<Record<string, Action>> = {
  list: { work: list, usage: 'list', words: [0, 0] },
  check: { work: check, usage: 'check [ID...]', words: [0, Number.MAX_SAFE_INTEGER] },
  remove: { work: remove, usage: 'remove ID...', words: [1, Number.MAX_SAFE_INTEGER] },
  import: { work: importFile, usage: 'import FILE [--workspace ID]', words: [1, 1], takesWorkspace: true },
  export: { work: exportFile, usage: 'export [--workspace ID]', words: [0, 0], takesWorkspace: true },
}

/** `aiwire feeds list | check [ID...] | remove ID... | import FILE [--workspace ID] | export [--workspace ID]`. Throws InputError. */
export async function feeds(args: readonly string[], output: Writable): Promise<number> {
  const [name = 'list', ...rest] = args
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (action === undefined) {
    throw new InputError([
      `There is no "feeds ${name}". Write feeds list, feeds check, feeds remove, feeds import or feeds export.`,
    ])
  }
  const options = readOptions(action, rest)
  return await withQuietApp((app, config) => action.work(app, options, output, config), { mayBeNew: true })
}

function readOptions({ usage, words: [least, most], takesWorkspace }: Action, args: readonly string[]): Options {
  const mistake = new InputError([`Write: aiwire feeds ${usage}`])
  try {
    const options = { workspace: { type: 'string' } } as const
    const { positionals: words, values } = parseArgs({ args: [...args], allowPositionals: true, options })
    const isTooMuch = words.length > most || (values.workspace !== undefined && takesWorkspace === undefined)
    if (words.length < least || isTooMuch) throw mistake
    // What is given to no workspace would be read for ever, and shown to nobody.
    return { words, workspaceId: values.workspace === undefined ? null : readPlace('workspace', values.workspace) }
  } catch (error) {
    throw error instanceof InputError ? error : mistake
  }
}

async function list(app: App, _options: Options, output: Writable): Promise<number> {
  const stored = await app.store.feeds.list()
  const nowMs = systemClock.nowMs()
  const tally = new Map<string, number>()
  for (const one of stored) {
    const { level, words } = feedHealth(one, nowMs)
    tally.set(level, (tally.get(level) ?? 0) + 1)
    output.write(line(one, level, words, output))
  }
  const counts = [...tally].map(([level, count]) => `${count} ${level}`).join(', ')
  output.write(`${counted(stored.length, 'feed')}${counts === '' ? '' : `: ${counts}`}\n`)
  return 0
}

/** Exit code 1 when a feed is not well. */
async function check(app: App, { words: ids }: Options, output: Writable): Promise<number> {
  const waiting = ids.length === 0 ? [...(await app.store.feeds.list())] : [...(await getFeeds(app, ids))]
  const total = waiting.length
  let bad = 0
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const found = await app.feedDesk.check(next)
      if (found.kind !== 'well' && found.kind !== 'resumed') bad += 1
      output.write(line(next, found.kind, checkWords(found), output))
    }
  }
  await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, worker))
  output.write(`${counted(total, 'feed')} looked at, ${total - bad} well, ${bad} in trouble\n`)
  return bad === 0 ? 0 : 1
}

/** What was added by somebody; the catalogue's own stay. Exit code 1 when one of those was named. */
async function remove(app: App, { words: ids }: Options, output: Writable): Promise<number> {
  let stay = 0
  for (const { feed } of await getFeeds(app, ids)) {
    const isRemoved = await app.store.feeds.remove(feed.id)
    if (!isRemoved) stay += 1
    output.write(`${feed.id} ${isRemoved ? 'is removed' : 'belongs to the catalogue, and stays'}\n`)
  }
  return stay === 0 ? 0 : 1
}

/** Throws InputError where there is no such feed. */
async function getFeeds(app: App, ids: readonly string[]): Promise<readonly StoredFeed[]> {
  const all = await app.store.feeds.list()
  const unknown = ids.filter((id) => !all.some(({ feed }) => feed.id === id))
  if (unknown.length > 0) {
    throw new InputError(unknown.map((id) => `There is no feed "${id}". See their names with: aiwire feeds list`))
  }
  return all.filter(({ feed }) => ids.includes(feed.id))
}

/** Exit code 1 when a line was left out. */
async function importFile(
  app: App,
  { words: [file = ''], workspaceId }: Options,
  output: Writable,
  config: Config,
): Promise<number> {
  const scope: FeedScope =
    workspaceId === null ? { kind: 'catalogue' } : { kind: 'workspace', workspaceId, channelId: null }
  const listed = await readList(file, config)
  const added = await app.store
    .transaction((ledger) => addAll(ledger, listed.feeds, scope))
    .catch((error: unknown) => {
      output.write('No feed was added.\n')
      throw error
    })
  for (const problem of listed.problems) output.write(`${printable(problem)}\n`)
  const rest = listed.feeds.length - added
  const leftOut = counted(listed.problems.length, 'line')
  output.write(`${counted(added, 'feed')} added, ${rest} known already, ${leftOut} left out\n`)
  return listed.problems.length === 0 ? 0 : 1
}

/** What is not read there yet. Returns how many that were. */
async function addAll(ledger: Ledger, listed: OpmlList['feeds'], scope: FeedScope): Promise<number> {
  const before = feedsOfScope(await ledger.feeds.list(), scope)
  const known = feedsByAddress(before)
  const names = new Set(before.map(({ feed }) => feed.name))
  let added = 0
  for (const described of listed) {
    if (known.has(canonicalUrl(described.url))) continue
    const feed = addedFeed({ ...described, name: distinctName(described, names) }, scope)
    if (!(await ledger.feeds.add(feed))) continue
    names.add(feed.name)
    added += 1
  }
  return added
}

async function readList(file: string, config: Config): Promise<OpmlList> {
  try {
    return parseOpml(decode(await readFile(file)), createAddressGuard(config.allowedPrivateHosts))
  } catch (error) {
    if (error instanceof FeedError) throw new InputError([`${file}: ${error.message}`])
    const why = errorWords(error)
    throw new InputError([`${file} cannot be read (${why}). Name an OPML file.`])
  }
}

async function exportFile(app: App, { workspaceId }: Options, output: Writable): Promise<number> {
  const stored = await app.store.feeds.list()
  // A workspace's feeds are its own: they are printed only where they are asked for.
  const wanted = stored
    .map(({ feed }) => feed)
    .filter(({ scope }) => (scope.kind === 'workspace' ? scope.workspaceId : null) === workspaceId)
  output.write(writeOpml(wanted))
  return 0
}

function checkWords(found: FeedCheck): string {
  switch (found.kind) {
    case 'trouble':
      return found.words
    case 'resumed':
      return 'It answers again, and is polled again from now on.'
    case 'waits':
      return `The server asked not to be asked before ${new Date(found.untilAt).toISOString()}, so it was not.`
    case 'well':
      if (found.entries === null) return 'It has not changed since it was last read.'
      return `It can be read and has ${counted(found.entries, 'entry', 'entries')}.`
  }
}

function line({ feed }: StoredFeed, level: string, words: string, output: Writable): string {
  const head = `${level.padEnd(8)} ${feed.id.padEnd(28)} `
  return hangingLine(head, printable(`${feed.name}: ${words}`), columnsOf(output))
}
