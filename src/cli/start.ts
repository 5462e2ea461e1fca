import { openApp } from '../app.ts'
import { parseConfig, secretsOf } from '../config.ts'
import { loadCatalogue } from '../feeds/catalogue.ts'
import { createPinoLog } from '../ops/pino-log.ts'
import { systemClock } from '../ops/system-clock.ts'
import { readEnvironment } from './environment.ts'
import { subscribePreview } from './preview-channel.ts'

/** Runs the bot until SIGINT or SIGTERM. */
export async function start(): Promise<number> {
  const config = parseConfig(readEnvironment())
  const log = createPinoLog({ level: config.logLevel, secrets: secretsOf(config) })
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`)
  }
  const app = await openApp({
    config,
    feeds: loadCatalogue({ scraped: config.scrapedFeeds }),
    clock: systemClock,
    log,
    print: say,
    isColoured: process.stdout.isTTY,
  })
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve()
      })
  })
  try {
    const url = await app.start()
    say(`AI Wire is running; ${url}/livez answers.`)
    if (app.preview !== null) {
      say('No token of Discord or Slack is set, so stories are posted here. The README says how to connect them.')
      await subscribePreview(app, { createdAt: systemClock.nowMs(), timeZone: config.timeZone })
    }
    let isStopping = false
    void stopAsked.then(() => {
      isStopping = true
    })
    const firstPoll = app.pollDue().then(async () => {
      // Interrupted, the numbers would be those of half a poll.
      if (isStopping) return
      const feeds = await app.store.feeds.list()
      const troubled = feeds.filter(({ state }) => state.lastProblem !== null)
      say(`${feeds.length} feeds, ${troubled.length} of them cannot be read now${troubled.length === 0 ? '' : ':'}`)
      for (const { feed, state } of troubled) say(`  ${feed.name}: ${state.lastProblem ?? ''}`)
    })
    await Promise.race([stopAsked, firstPoll])
    await stopAsked
  } finally {
    await app.stop()
  }
  return 0
}
