import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { restAllFeeds } from '../builders/rest-all-feeds.ts'

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'aiwire.mjs')

let folder: string
let url: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-output-'))
  url = `sqlite:${join(folder, 'bot.db')}`
  await restAllFeeds(url)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Takes nothing, as a disk that is full: https://man7.org/linux/man-pages/man4/full.4.html */
const FULL = '/dev/full'

/** The command, with what it prints, or its log as well, on a disk that is full. */
function runOnFullDisk(args: readonly string[], environment: Readonly<Record<string, string>>, isLogToo: boolean) {
  const full = openSync(FULL, 'w')
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: url, ...environment },
    stdio: ['ignore', full, isLogToo ? full : 'pipe'],
  })
  closeSync(full)
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code, errors }))
  return { child, ended }
}

async function freePort(): Promise<number> {
  const free = createServer()
  await once(free.listen(0, '127.0.0.1'), 'listening')
  const address = free.address()
  await new Promise((resolve) => free.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** The command, with nobody who reads what it prints. */
function runUnread(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child: ChildProcess = spawn(process.execPath, [BIN, ...args], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: url, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdout?.destroy()
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
  child.stdin?.end('{"id":"1","title":"Acme raises $5M"}\n')
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code, errors }))
  return { child, ended }
}

test.each([['feeds list'], ['feeds export'], ['classify'], ['--help']])(
  'aiwire %s whose reader has enough ends without a word',
  async (line) => {
    expect(await runUnread(line.split(' ')).ended).toEqual({ code: 0, errors: '' })
  },
)

test('a bot goes on though nobody reads what it prints', async () => {
  await expectToRun((port) => runUnread(['start'], { PORT: port }))
})

test.runIf(existsSync(FULL))('what cannot be printed because the disk is full is said to be so', async () => {
  for (const line of ['feeds export', '--help', 'slack-manifest']) {
    expect(await runOnFullDisk(line.split(' '), {}, false).ended, line).toEqual({
      code: 1,
      errors:
        'What is printed cannot be written: ENOSPC: no space left on device, write. Make room, or print it elsewhere.\n',
    })
  }
})

test.runIf(existsSync(FULL)).each([
  ['prints', false],
  ['prints and logs', true],
])('a bot goes on though the disk is full to which it %s', async (_what, isLogToo) => {
  // A setting that is misspelt brings a line into the log at once.
  await expectToRun((port) => runOnFullDisk(['start'], { PORT: port, TIMEZONE: 'UTC' }, isLogToo))
})

async function expectToRun(run: (port: string) => ReturnType<typeof runUnread>): Promise<void> {
  const port = String(await freePort())
  const { child, ended } = run(port)
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status
  await expect.poll(ready, { timeout: 20_000 }).toBe(200)
  child.kill('SIGTERM')
  expect((await ended).code).toBe(0)
}
