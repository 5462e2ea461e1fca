import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { feeds } from '../../src/cli/feeds.ts'

const LIST = `<opml version="2.0"><body><outline text="Own" xmlUrl="https://own.example/feed"/>
  <outline text="Broken" xmlUrl="ftp://own.example/feed"/></body></opml>`

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-feeds-'))
  file = join(folder, 'own.opml')
  writeFileSync(file, LIST)
  vi.stubEnv('DATABASE_URL', `sqlite:${join(folder, 'bot.db')}`)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: readonly string[]): Promise<string> {
  const output = new PassThrough()
  await feeds(args, output)
  output.end()
  return await text(output)
}

test('the feeds of a workspace go in and out by its id, and are in no other list', async () => {
  const imported = await run('import', file, '--workspace', 'discord:1')
  expect(imported).toMatch(/1 feed added, 0 known already, 1 line left out\n$/u)
  expect(await run('export', '--workspace=discord:1')).toContain('https://own.example/feed')
  expect(await run('export')).not.toContain('own.example')
})

test.each([
  [['export', '--workspace'], 'feeds export [--workspace ID]'],
  [['export', 'own.opml'], 'feeds export [--workspace ID]'],
  [['import', '--workspace', 'discord:1'], 'feeds import FILE [--workspace ID]'],
  [['import', 'a.opml', 'b.opml'], 'feeds import FILE [--workspace ID]'],
  [['list', 'wire'], 'feeds list'],
  [['check', '--workspace', 'discord:1'], 'feeds check [ID...]'],
])('feeds %j is told how it is written', async (args, usage) => {
  await expect(run(...args)).rejects.toThrow(`Write: aiwire ${usage}`)
})

test.each(['1234', 'discord:', 'discord 1', 'teams:1', ''])(
  'a workspace that is none gets no feeds that nobody would ever see: %j',
  async (id) => {
    await expect(run('import', file, `--workspace=${id}`)).rejects.toThrow(`--workspace: "${id}" is no workspace.`)
    expect(await run('list')).not.toContain('own-')
  },
)
