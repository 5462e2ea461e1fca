import { parseArgs } from 'node:util'
import type { App } from '../app.ts'
import { databaseRefusal } from '../app/database-refusal.ts'
import { parseConfig, secretsOf } from '../config.ts'
import { isDoneWithin } from '../core/done-within.ts'
import { InputError } from '../core/errors.ts'
import type { Log } from '../core/ports/log.ts'
import { errorWords } from '../core/error-words.ts'
import { ROLES, type Role } from '../core/role.ts'
import { loadCatalogue } from '../feeds/catalogue.ts'
import { createPinoLog } from '../ops/pino-log.ts'
import { surviveRejections } from '../ops/survive-rejections.ts'
import { systemClock } from '../ops/system-clock.ts'
import { withoutRepeats } from '../ops/without-repeats.ts'
import { readEnvironment } from './environment.ts'
import { misspeltSettings } from './misspelt-settings.ts'
import { subscribePreview } from './preview-channel.ts'
import { tellFeeds } from './tell-feeds.ts'

/** Docker kills a process that takes ten seconds to stop. https://docs.docker.com/reference/cli/docker/container/stop/ */
const STOP_WITHIN_MS = 9_000
const LEFT_OPEN_MS = 500

/** Runs the bot until SIGINT or SIGTERM: `aiwire start [--role ROLE]...`. */
export async function start(args: readonly string[]): Promise<number> {
  const roles = readRoles(args)
  const environment = readEnvironment()
  const config = parseConfig(environment)
  const whole = createPinoLog({ level: config.logLevel, secrets: secretsOf(config) })
  // Whoever asks for more is told all.
  const log = config.logLevel === 'debug' ? whole : withoutRepeats(whole, systemClock, databaseRefusal)
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`)
  }
  for (const problem of misspeltSettings(environment)) log.warn(problem)
  surviveRejections(log)
  const { promise: stopAsked, resolve: askToStop } = Promise.withResolvers<undefined>()
  // From the beginning: the first process of a container hears of no signal that it does not wait for.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      askToStop(undefined)
    })
  // Loaded late: what is set wrong is said at once.
  const { openApp } = await import('../app.ts')
  const opening = openApp({
    config,
    roles,
    feeds: loadCatalogue({ scraped: config.scrapedFeeds }),
    clock: systemClock,
    log,
    print: say,
    isColoured: process.stdout.isTTY,
    columns: () => (process.stdout.isTTY ? process.stdout.columns : undefined),
  })
  const app = await Promise.race([opening, stopAsked])
  if (app === undefined) {
    // What it was opening changes nothing half.
    endSoon()
    return 0
  }
  let exitCode = 0
  void app.failed.then((reason) => {
    log.error('this process ends', { err: reason })
    exitCode = 1
    askToStop(undefined)
  })
  try {
    const url = await Promise.race([app.start(), stopAsked])
    if (url === undefined) return exitCode
    say(`AI Wire is running; ${url}/${roles.includes('web') ? ' shows the latest stories' : 'livez answers'}.`)
    if (app.preview !== null) {
      say(
        'No token of Discord or Slack is set, so stories are posted here as they come; the first may take hours. The README says how to connect them.',
      )
      await subscribePreview(app, { createdAt: systemClock.nowMs(), timeZone: config.timeZone })
    }
    if (!roles.includes('poller')) {
      await stopAsked
      return exitCode
    }
    let isStopping = false
    void stopAsked.then(() => {
      isStopping = true
    })
    app
      .pollDue()
      .then(async () => {
        // Interrupted, the numbers would be those of half a poll.
        if (isStopping) return
        for (const line of tellFeeds(await app.store.feeds.list(), systemClock.nowMs())) say(line)
      })
      .catch((error: unknown) => {
        // As in any later round: what was not read while the database was away is due in the next one.
        log.error('the first round of polls was cut off', { err: error })
      })
    await stopAsked
  } finally {
    await stopInTime(app, log)
  }
  return exitCode
}

/**
 * Waits for the stop as long as there is time, and ends the process soon after that, with whatever code it has then, where
 * something still keeps it: a stop on a database that answers nothing, a connection that was just being opened. Others take
 * over what it had.
 */
async function stopInTime(app: App, log: Log): Promise<void> {
  try {
    const isStopped = await isDoneWithin(STOP_WITHIN_MS, app.stop(), systemClock)
    if (!isStopped) log.warn('the stop took too long: what was being sent is taken up later')
  } finally {
    endSoon()
  }
}

/** With whatever code the process has then. */
function endSoon(): void {
  setTimeout(() => process.exit(), LEFT_OPEN_MS).unref()
}

function readRoles(args: readonly string[]): readonly Role[] {
  const hint = `Name roles like this: aiwire start --role ${ROLES.join('|')}|all (several are allowed)`
  let given: readonly string[]
  try {
    const { values } = parseArgs({ args: [...args], options: { role: { type: 'string', multiple: true } } })
    given = (values.role ?? ['all']).flatMap((value) => value.split(','))
  } catch (error) {
    const reason = errorWords(error)
    throw new InputError([`start: ${reason}. Settings come from the environment or from .env. ${hint}`])
  }
  if (given.some((name) => name !== 'all' && !ROLES.some((role) => role === name))) throw new InputError([hint])
  return given.includes('all') ? ROLES : ROLES.filter((role) => given.includes(role))
}
