import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { App } from '../app.ts'
import { parseConfig } from '../config.ts'
import { InputError } from '../core/errors.ts'
import { errorWords } from '../core/error-words.ts'
import { saidOf } from '../core/said-of.ts'
import type { Channel } from '../core/workspace.ts'
import { createPinoLog } from '../ops/pino-log.ts'
import { createDemoClock } from './demo-clock.ts'
import { folderFeeds, sampleFeeds, type DemoFeed } from './demo-feeds.ts'
import { startDemoServer } from './demo-server.ts'
import { countSent, summary } from './demo-summary.ts'
import { parseMoment } from './parse-moment.ts'
import { subscribePreview } from './preview-channel.ts'
import { createProgressBar } from './progress-bar.ts'
import { terminalSeat } from './terminal-seat.ts'

type DemoOptions = { readonly folder: string | null; readonly nowMs: number | null; readonly database: string | null }

/** Shows the whole bot in this terminal: feeds over HTTP on loopback, stories as cards, then a prompt. */
export async function demo(args: readonly string[]): Promise<number> {
  const options = parseOptions(args)
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`)
  }
  const startMs = options.nowMs ?? Date.now()
  const feeds = options.folder === null ? sampleFeeds(startMs) : await folderFeeds(options.folder)
  // Loaded late: a wrong option is answered at once.
  const { openApp } = await import('../app.ts')
  const server = await startDemoServer(feeds.map((feed) => feed.document))
  const temporary = options.database === null ? await mkdtemp(join(tmpdir(), 'aiwire-')) : null
  const database = options.database ?? join(temporary ?? '', 'demo.db')
  const clock = createDemoClock(startMs)
  let app: App | null = null
  try {
    app = await saidOf('--db', () =>
      openApp({
        config: {
          ...parseConfig({ DATABASE_URL: `sqlite:${database}`, PORT: '0' }),
          allowedPrivateHosts: [server.host],
        },
        feeds: feeds.map(({ feed, document }) => ({ ...feed, url: server.origin + document.path })),
        clock,
        log: createPinoLog({ level: 'error', secrets: [] }),
        print: say,
        isColoured: process.stdout.isTTY,
        columns: () => (process.stdout.isTTY ? process.stdout.columns : undefined),
        hostSpacingMs: 0,
      }),
    )
    // Of the weeks that its feeds tell of, it shows what was news, and owes no roundup.
    const from = { createdAt: oldestOf(feeds), roundupsSince: startMs }
    const channel = await subscribePreview(app, { ...from, timeZone: 'UTC' })
    const sentBefore = await countSent(app.store)
    const bar = createProgressBar(process.stderr, feeds.length)
    const report = await app.replay({
      onFeed: () => {
        bar.step()
      },
      onEntry: (publishedAt) => {
        // A replay of old documents lives in their time; the samples live now.
        if (options.folder !== null && options.nowMs === null) clock.set(publishedAt)
      },
    })
    say(await summary(report, app.store, sentBefore))
    if (process.stdin.isTTY) {
      // People's changes are counted by the minute.
      clock.go()
      const page = await app.openPage(channel)
      if (page !== null) say(`\nSee it as Discord and as Slack would show it: ${page}`)
      await prompt(app, channel, say)
    }
    return 0
  } finally {
    await app?.stop()
    await server.close()
    if (temporary !== null) await rm(temporary, { recursive: true, force: true })
  }
}

/** The channel has followed everything from the first entry on. */
function oldestOf(feeds: readonly DemoFeed[]): number {
  return Math.min(Date.now(), ...feeds.flatMap(({ oldestAt }) => (oldestAt === null ? [] : [oldestAt])))
}

async function prompt(app: App, channel: Channel, say: (text: string) => void): Promise<void> {
  say('\nType a command, such as /models, /funding min_amount:100M or /help. Tab completes, Ctrl+D ends.')
  const seat = terminalSeat(app, channel)
  const completer = async (line: string): Promise<[string[], string]> => [[...(await seat.complete(line))], line]
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: 'aiwire> ', completer })
  lines.prompt()
  for await (const line of lines) {
    if (['exit', 'quit', '/exit', '/quit'].includes(line.trim())) break
    const answer = await seat.type(line)
    if (answer !== null) say(answer)
    lines.prompt()
  }
  lines.close()
}

function parseOptions(args: readonly string[]): DemoOptions {
  let values: { readonly feeds?: string; readonly now?: string; readonly db?: string }
  try {
    values = parseArgs({
      args: [...args],
      options: { feeds: { type: 'string' }, now: { type: 'string' }, db: { type: 'string' } },
    }).values
  } catch (error) {
    const reason = errorWords(error)
    throw new InputError([`${reason}. The demo takes --feeds DIR, --now DATE and --db FILE.`])
  }
  const nowMs = values.now === undefined ? null : parseMoment(values.now)
  if (values.now !== undefined && nowMs === null)
    throw new InputError(['--now must be a date, such as 2026-02-18 or 2026-02-18T09:00:00Z.'])
  return { folder: values.feeds ?? null, nowMs, database: values.db ?? null }
}
