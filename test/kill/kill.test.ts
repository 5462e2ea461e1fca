import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const KILLS = process.env.KILLS ?? '10'
const WITHIN_MS = 20 * 60_000

test(
  'a bot that is killed again and again loses nothing, sends nothing twice, and keeps the order',
  async () => {
    const script = path.join(import.meta.dirname, 'kill.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script, '--kills', KILLS])
    expect(stdout).toContain(`${KILLS} kills`)
    expect(stdout).toContain('0 lost, 0 twice, 0 out of order')
    expect(stdout).toContain('database ok')
  },
  WITHIN_MS,
)
