import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { examine } from '../checkup.ts'
import { parseConfig, secretsOf, sqliteFile, type Config } from '../config.ts'
import { InputError } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import type { FeedLevel } from '../core/ports/feed-desk.ts'
import type { Store } from '../core/ports/store.ts'
import { feedHealth } from '../feeds/health.ts'
import { createPinoLog } from '../ops/pino-log.ts'
import { systemClock } from '../ops/system-clock.ts'
import { counted } from './counted.ts'
import { readEnvironment } from './environment.ts'
import { columnsOf, hangingLine } from './hanging-line.ts'
import { misspeltSettings } from './misspelt-settings.ts'
import { printable } from './printable.ts'
import { unreachedWords } from './unreached-words.ts'
import { withQuietApp } from './with-quiet-app.ts'

const SIGNS: Readonly<Record<Finding['level'], string>> = { ok: 'ok', warn: 'look', fail: 'BAD' }
const SHOWN_FEEDS = 5

/** `aiwire doctor`: looks at everything and says what to do. Exit code 1 when something keeps the bot from working. */
export async function doctor(output: Writable): Promise<number> {
  const findings: Finding[] = []
  const tell = (found: readonly Finding[]): void => {
    for (const { level, part, words } of found) {
      const head = `${SIGNS[level].padEnd(5)} ${part.padEnd(10)} `
      // Names of servers and feeds are strangers' words.
      output.write(hangingLine(head, printable(words), columnsOf(output)))
    }
    findings.push(...found)
  }
  const config = readSettings(tell)
  if (config !== null) {
    tell(await examine(config, systemClock, createPinoLog({ level: 'error', secrets: secretsOf(config) })))
    // Opening brings the schema up to date, which is for the next start to do.
    if (findings.every(({ level, part }) => level === 'ok' || part !== 'database')) tell(await ledgerFindings(config))
  }
  const bad = findings.filter(({ level }) => level === 'fail').length
  output.write(bad === 0 ? 'Nothing keeps the bot from working.\n' : `${bad} to mend before the bot can work.\n`)
  return bad === 0 ? 0 : 1
}

function readSettings(tell: (found: readonly Finding[]) => void): Config | null {
  try {
    const environment = readEnvironment()
    tell(misspeltSettings(environment).map((words) => ({ level: 'warn', part: 'settings', words })))
    const config = parseConfig(environment)
    tell([{ level: 'ok', part: 'settings', words: 'Every setting can be read.' }])
    return config
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    tell(error.problems.map((words) => ({ level: 'fail', part: 'settings', words })))
    return null
  }
}

/** Nothing that anybody has to do something about. */
const QUIET: ReadonlySet<FeedLevel> = new Set(['well', 'new', 'resting'])

async function ledgerFindings(config: Config): Promise<readonly Finding[]> {
  const file = sqliteFile(config)
  // Before the first start there is nothing to tell, and looking must not make a database.
  if (file !== null && !existsSync(file)) return []
  try {
    return await withQuietApp(async ({ store }) => [...(await deadFindings(store)), ...(await feedFindings(store))])
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.problems.map((words) => ({ level: 'warn', part: 'feeds', words }))
  }
}

async function deadFindings({ deliveries }: Store): Promise<readonly Finding[]> {
  const dead = (await deliveries.countByState()).get('dead') ?? 0
  if (dead === 0) return []
  const words = `${counted(dead, 'message')} could not be sent, and ${dead === 1 ? 'is' : 'are'} kept. See why with: aiwire dead list`
  return [{ level: 'warn', part: 'messages', words }]
}

/** As they were when they were last read: looking at all of them now is `feeds check`. */
async function feedFindings(store: Store): Promise<readonly Finding[]> {
  const feeds = await store.feeds.list()
  const unwell = feeds.flatMap((stored) => {
    const { level, words } = feedHealth(stored, systemClock.nowMs())
    return QUIET.has(level) ? [] : [`${stored.feed.name}: ${words}`]
  })
  const part = 'feeds'
  const most = unreachedWords(feeds)
  if (most !== null) return [{ level: 'warn', part, words: most }]
  if (unwell.length === 0)
    return [{ level: 'ok', part, words: `${counted(feeds.length, 'feed')}, none of them in trouble.` }]
  const more = unwell.length > SHOWN_FEEDS ? ' See the others with: aiwire feeds list' : ''
  return [
    { level: 'warn', part, words: `In trouble: ${unwell.length} of ${counted(feeds.length, 'feed')}.${more}` },
    ...unwell.slice(0, SHOWN_FEEDS).map((words): Finding => ({ level: 'warn', part, words })),
  ]
}
