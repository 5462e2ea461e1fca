import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
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
  const free = createServer()
  await once(free.listen(0, '127.0.0.1'), 'listening')
  const address = free.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await new Promise((resolve) => free.close(resolve))
  const { child, ended } = runUnread(['start'], { PORT: String(port) })
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status
  await expect.poll(ready, { timeout: 20_000 }).toBe(200)
  child.kill('SIGTERM')
  expect((await ended).code).toBe(0)
})
