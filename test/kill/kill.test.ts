import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** Of one bot, and of three that share PostgreSQL. The longer forms: KILLS and KILLS_POSTGRES, or `npm run kill`. */
const KILLS = { sqlite: process.env.KILLS ?? '10', postgres: process.env.KILLS_POSTGRES ?? '10' }
const WITHIN_MS = 20 * 60_000

// Side by side: each waits for its bots most of the time.
test.concurrent.each(['sqlite', 'postgres'] as const)(
  'bots that are killed again and again lose nothing, send nothing twice, and keep the order: %s',
  async (engine) => {
    const script = path.join(import.meta.dirname, 'kill.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [
      script,
      '--kills',
      KILLS[engine],
      '--engine',
      engine,
    ])
    expect(stdout).toContain(`${KILLS[engine]} kills`)
    expect(stdout).toContain('0 lost, 0 twice, 0 out of order')
    expect(stdout).toContain('database ok')
  },
  WITHIN_MS,
)
