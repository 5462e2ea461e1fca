import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restAllFeeds } from '../builders/rest-all-feeds.ts'
import { execForm, readDockerfile } from './dockerfile.ts'

// No container engine is needed: each step of the build is carried out in a clean folder, and the result is started.
const ROOT = join(import.meta.dirname, '..', '..')
const image = mkdtempSync(join(tmpdir(), 'aiwire-image-'))
const data = mkdtempSync(join(tmpdir(), 'aiwire-data-'))
/** The Node of the tests comes first, as that of the image is the only one there. */
const PATH = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter)
const instructions = readDockerfile(join(ROOT, 'Dockerfile'))
const wordsOf = (verb: string): string => instructions.findLast((one) => one.verb === verb)?.words ?? ''

beforeAll(() => {
  for (const { verb, words } of instructions) {
    if (verb === 'COPY' && !words.startsWith('--from')) {
      const names = words.split(' ')
      const target = join(image, names.pop() ?? '.')
      for (const name of names)
        cpSync(join(ROOT, name), names.length > 1 ? join(target, name) : target, { recursive: true })
    }
    if (verb === 'RUN' && words.startsWith('npm ci')) {
      const install = words.split('&&')[0]?.trim().split(' ').slice(1) ?? []
      const run = spawnSync('npm', [...install, '--no-audit', '--no-fund'], { cwd: image, encoding: 'utf8' })
      if (run.status !== 0) throw new Error(run.stderr)
    }
    if (verb === 'RUN' && words.startsWith('node ')) {
      const run = spawnSync('sh', ['-c', words], { cwd: image, env: { PATH }, encoding: 'utf8' })
      if (run.status !== 0) throw new Error(run.stderr)
    }
  }
}, 300_000)
afterAll(() => {
  rmSync(image, { recursive: true, force: true })
  rmSync(data, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** One for each module, named by its address and content. */
function compiledFiles(): readonly string[] {
  return readdirSync(join(image, 'node_modules', '.cache', 'aiwire'), { recursive: true, encoding: 'utf8' }).toSorted()
}

test('the image holds what runs and nothing else', () => {
  expect(readdirSync(image).toSorted()).toEqual(
    [
      ...['.npmrc', 'LICENSE', 'THIRD-PARTY-NOTICES.md', 'bin', 'node_modules', 'package-lock.json', 'package.json'],
      ...['samples', 'src'],
    ].toSorted(),
  )
  expect(existsSync(join(image, 'node_modules', 'vitest'))).toBe(false)
  expect(existsSync(join(image, 'node_modules', 'typescript'))).toBe(false)
})

test('it runs as a user of its own, keeps its data on a volume, and its base is the Node that is asked for', () => {
  expect(wordsOf('USER')).toBe('node')
  expect(wordsOf('VOLUME')).toBe('/data')
  expect(wordsOf('FROM')).toBe('node:24-slim')
})

test.each([
  ['compose.yaml', ['- aiwire-data:/data']],
  ['compose.scale.yaml', ['- /data', '- 127.0.0.1:8081:8080']],
])('composed by %s, nothing but its data can be written, and only this computer reaches it', (file, own) => {
  const compose = readFileSync(join(ROOT, file), 'utf8')
  const lines = new Set(compose.split('\n').map((line) => line.trim()))
  const shared = ['init: true', 'read_only: true', '- /tmp', '- ALL', '- no-new-privileges:true', 'mem_limit: 512m']
  for (const line of [...shared, '- 127.0.0.1:8080:8080', ...own]) expect(lines).toContain(line)
  expect(compose).not.toMatch(/^ *- (?!127\.0\.0\.1:)[\d.:]*:\d+$/mu)
  // Stopping takes 8 s at most, and the engine must not end it before.
  expect(Number(/stop_grace_period: (\d+)s/u.exec(compose)?.[1])).toBeGreaterThan(10)
})

test('it starts, is healthy, and ends well on SIGTERM', async () => {
  const port = String(await freePort())
  await restAllFeeds(`sqlite:${join(data, 'aiwire.db')}`)
  const env = {
    PATH,
    DATABASE_URL: `sqlite:${join(data, 'aiwire.db')}`,
    PORT: port,
    HOST: '0.0.0.0',
  }
  const compiled = compiledFiles()
  const [, ...start] = execForm(wordsOf('CMD'))
  const [, ...check] = execForm(wordsOf('HEALTHCHECK'))
  const bot = spawn(process.execPath, start, { cwd: image, env, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<number | null>((resolve) => bot.once('exit', resolve))
  try {
    await new Promise<void>((resolve, reject) => {
      bot.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('AI Wire is running')) resolve()
      })
      bot.once('exit', () => {
        reject(new Error('the bot ended before it ran'))
      })
    })
    expect(spawnSync(process.execPath, check, { cwd: image, env }).status).toBe(0)
    const asked = Date.now()
    bot.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(Date.now() - asked).toBeLessThan(10_000)
  } finally {
    bot.kill('SIGKILL')
  }
  expect(spawnSync(process.execPath, check, { cwd: image, env }).status).toBe(1)
  // Whatever ran was compiled with the image.
  expect(compiled.length).toBeGreaterThan(400)
  expect(compiledFiles()).toEqual(compiled)
}, 60_000)
