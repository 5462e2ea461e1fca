import { existsSync } from 'node:fs'
import type { App } from '../app.ts'
import { parseConfig, secretsOf, sqliteFile, type Config } from '../config.ts'
import { InputError } from '../core/errors.ts'
import { loadCatalogue } from '../feeds/catalogue.ts'
import { createPinoLog } from '../ops/pino-log.ts'
import { systemClock } from '../ops/system-clock.ts'
import { readEnvironment } from './environment.ts'

/**
 * Opens the configured ledger for a verb that works beside the running bot: no platform is connected, no
 * analyst asked, nothing is posted and only errors are logged. Throws InputError, also where no bot ran yet: an empty
 * ledger would say that there is no such story or person. `mayBeNew`: one is made there.
 */
export async function withQuietApp<T>(
  work: (app: App, config: Config) => Promise<T>,
  { mayBeNew }: { readonly mayBeNew: boolean } = { mayBeNew: false },
): Promise<T> {
  const config = parseConfig(readEnvironment())
  const file = sqliteFile(config)
  if (!mayBeNew && file !== null && !existsSync(file)) {
    throw new InputError([`DATABASE_URL: there is no ${file}. Work where the bot runs, or name its database.`])
  }
  // The whole bot is loaded only once there is work for it: what was written wrong is answered at once.
  const [{ openApp }, { warningOfMoved }] = await Promise.all([import('../app.ts'), import('../app/database-files.ts')])
  const warning = warningOfMoved(config)
  if (warning !== null) process.stderr.write(`${warning}\n`)
  const app = await openApp({
    config: { ...config, discord: null, discordHttp: null, slack: null, slackApp: null, analyst: null },
    // Which feeds the running bot reads is its own affair.
    feeds: null,
    mayBeNew,
    clock: systemClock,
    log: createPinoLog({ level: 'error', secrets: secretsOf(config) }),
    print: () => undefined,
    isColoured: false,
  })
  try {
    const known = await app.store.feeds.list()
    // Where no bot ran yet there are none, and looking at them is what somebody may want before the first start.
    if (known.length === 0) {
      const feeds = loadCatalogue({ scraped: config.scrapedFeeds })
      await app.store.transaction((ledger) => ledger.feeds.replaceCatalogue(feeds))
    }
    return await work(app, config)
  } finally {
    await app.stop()
  }
}
