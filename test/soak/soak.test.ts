import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const WITHIN_MS = 3 * 60_000

test(
  'hours of polls and posts, with faults, leave the memory as it was',
  async () => {
    const script = path.join(import.meta.dirname, 'soak.ts')
    const size = ['--hours', '6', '--feeds', '40', '--channels', '60']
    // Ends with an error when the memory grows.
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, ...size])
    expect(stdout).toMatch(/growth from the second third to the last: heap [\d.]+, rss [\d.]+/u)
    expect(stdout).not.toContain('"dead"')
  },
  WITHIN_MS,
)
