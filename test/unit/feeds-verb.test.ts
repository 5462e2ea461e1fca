import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { feeds } from '../../src/cli/feeds.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { closeServer } from '../fakes/close-server.ts'

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

async function runWithCode(...args: readonly string[]): Promise<readonly [code: number, output: string]> {
  const output = new PassThrough()
  const code = await feeds(args, output)
  output.end()
  return [code, await text(output)]
}

async function run(...args: readonly string[]): Promise<string> {
  return (await runWithCode(...args))[1]
}

test('the feeds of a workspace go in and out by its id, and are in no other list', async () => {
  const imported = await run('import', file, '--workspace', 'discord:1')
  expect(imported).toMatch(/1 feed added, 0 known already, 1 line left out\n$/u)
  expect(await run('export', '--workspace=discord:1')).toContain('https://own.example/feed')
  expect(await run('export')).not.toContain('own.example')
})

test('a list is read as old programs write it: in their encoding, and with addresses of feed readers', async () => {
  const list = (encoding: string, name: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?><opml><body><outline text="${name}" xmlUrl="feed://own.example/feed"/></body></opml>`
  writeFileSync(file, Buffer.from(`\ufeff${list('utf-16', '소식')}`, 'utf16le'))
  expect(await run('import', file)).toBe('1 feed added, 0 known already, 0 lines left out\n')
  expect(await run('export')).toContain('text="소식" xmlUrl="https://own.example/feed"')
  writeFileSync(file, Buffer.from(list('iso-8859-1', 'Café').replace('own.', 'other.'), 'latin1'))
  await run('import', file)
  expect(await run('export')).toContain('text="Café"')
})

test('a list that is written holds nothing that XML has no place for', async () => {
  writeFileSync(
    file,
    '<opml><body><outline text="A\uFFFFB\uFFFEC\u0001D" xmlUrl="https://own.example/feed"/></body></opml>',
  )
  await run('import', file)
  expect(await run('export')).toContain('text="ABCD"')
})

test.each([
  [['export', '--workspace'], 'feeds export [--workspace ID]'],
  [['export', 'own.opml'], 'feeds export [--workspace ID]'],
  [['import', '--workspace', 'discord:1'], 'feeds import FILE [--workspace ID]'],
  [['import', 'a.opml', 'b.opml'], 'feeds import FILE [--workspace ID]'],
  [['list', 'wire'], 'feeds list'],
  [['check', '--workspace', 'discord:1'], 'feeds check [ID...]'],
  [['remove'], 'feeds remove ID...'],
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

test('what is read already is not read once more under another spelling, and names tell feeds apart', async () => {
  const store = await openStore({ url: `sqlite:${join(folder, 'bot.db')}`, random: sequence() })
  await store.feeds.replaceCatalogue([{ ...WIRE_FEED, name: 'Wire' }])
  const addresses = ['http://www.wire.example/feed/?utm_source=x', 'https://own.example/feed', 'https://own.example/b']
  const outlines = addresses.map((url) => `<outline text="Wire" xmlUrl="${url}"/>`).join('')
  writeFileSync(file, `<opml version="2.0"><body>${outlines}</body></opml>`)
  for (const more of [[], ['--workspace', 'discord:1']]) {
    expect(await run('import', file, ...more)).toBe(
      more.length === 0
        ? '2 feeds added, 1 known already, 0 lines left out\n'
        : '0 feeds added, 3 known already, 0 lines left out\n',
    )
  }
  expect((await store.feeds.list()).map(({ feed }) => feed.name).toSorted()).toEqual([
    'Wire',
    'Wire (own.example/b)',
    'Wire (own.example/feed)',
  ])
  await store.close()
})

test('a list is added as a whole or not at all, and whoever imports it is told which', async () => {
  const outlines = ['one', 'two', 'three'].map(
    (name) => `<outline text="${name}" xmlUrl="https://own.example/${name}"/>`,
  )
  writeFileSync(file, `<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
  await run('list')
  const database = new Database(join(folder, 'bot.db'))
  // As on a disk that is full by then.
  database.exec(
    `create trigger planned before insert on feeds when new.name = 'three' begin select raise(abort, 'planned'); end`,
  )
  const output = new PassThrough()
  await expect(feeds(['import', file], output)).rejects.toThrow('planned')
  output.end()
  expect(await text(output)).toBe('No feed was added.\n')
  expect(await run('list')).not.toContain('own-')
  database.exec('drop trigger planned')
  database.close()
  expect(await run('import', file)).toBe('3 feeds added, 0 known already, 0 lines left out\n')
})

test('a list that cannot be read says why', async () => {
  await expect(run('import', `${file}.gone`)).rejects.toThrow(
    /own\.opml\.gone cannot be read \(ENOENT.*\)\. Name an OPML file\.$/u,
  )
  await expect(run('import', folder)).rejects.toThrow(/ cannot be read \(EISDIR.*\)\. Name an OPML file\.$/u)
})

test('a list with hostile lines moves no cursor, and shows no password', async () => {
  const outlines = ['https://ada:s3cret@own.example/feed', 'ftp://own.example/&#27;[2J']
  const written = outlines.map((url) => `<outline text="Own" xmlUrl="${url}"/>`).join('\n')
  writeFileSync(file, `<opml version="2.0"><body>\n${written}</body></opml>`)
  const told = await run('import', file)
  expect(told).toMatch(/^Line 2: .*own\.example.* is not allowed\..*\nLine 3: /u)
  expect(told).not.toContain('s3cret')
  expect(told).not.toContain('\u001b')
})

test('what was added can be removed by its id, and what comes with the catalogue stays', async () => {
  writeFileSync(file, '<opml><body><outline text="My Wire" xmlUrl="https://own.example/feed"/></body></opml>')
  await run('import', file)
  const listed = await run('list')
  const id = /^new +(own-\S+) +My Wire: /mu.exec(listed)?.[1] ?? ''
  const catalogued = /^new +(?!own-)(\S+) /mu.exec(listed)?.[1] ?? ''
  expect(await runWithCode('remove', id)).toEqual([0, `${id} is removed\n`])
  expect(await run('list')).not.toContain(id)
  await expect(run('remove', id)).rejects.toThrow(`There is no feed "${id}"`)
  expect(await runWithCode('remove', catalogued)).toEqual([1, `${catalogued} belongs to the catalogue, and stays\n`])
})

test('a program hears by the code whether a line was left out and whether a feed is in trouble', async () => {
  const server = createServer((request, response) => {
    const isWell = request.url === '/well'
    response.writeHead(isWell ? 200 : 500, { 'content-type': 'application/rss+xml' })
    response.end('<rss version="2.0"><channel><title>Own</title></channel></rss>')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => closeServer(server))
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  vi.stubEnv('ALLOWED_PRIVATE_HOSTS', host)
  expect((await runWithCode('import', file))[0]).toBe(1)
  const whole = join(folder, 'whole.opml')
  const outlines = ['well', 'ill'].map((name) => `<outline text="${name}" xmlUrl="http://${host}/${name}"/>`)
  writeFileSync(whole, `<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
  expect(await runWithCode('import', whole)).toEqual([0, '2 feeds added, 0 known already, 0 lines left out\n'])

  const store = await openStore({ url: `sqlite:${join(folder, 'bot.db')}`, random: sequence() })
  const all = (await store.feeds.list()).map(({ feed }) => feed)
  await store.close()
  const idOf = (name: string): string => all.find(({ url }) => url.endsWith(`${host}/${name}`))?.id ?? ''
  expect(await runWithCode('check', idOf('well'))).toEqual([
    0,
    expect.stringMatching(/1 feed looked at, 1 well, 0 in/u),
  ])
  expect(await runWithCode('check', idOf('well'), idOf('ill'))).toEqual([
    1,
    expect.stringMatching(/2 feeds looked at, 1 well, 1 in trouble\n$/u),
  ])
})
