import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'
import { runAiwire } from './run-aiwire.ts'

// Whole processes take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const ROOT = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'aiwire-docs-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Commands that take too long to run here, never end, or need more than an empty database: each is run by that file. */
const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'npm ci': '.ci/run',
  'npm run check': '.ci/run',
  'npm ci && npm run demo': 'test/e2e/demo.test.ts',
  'npm run demo -- --feeds DIR': 'test/e2e/demo.test.ts',
  'npm start': 'test/e2e/docker.test.ts',
  'npm run soak': 'test/soak/soak.test.ts',
  'npx node scripts/flame-graph.ts profiles/ingest-sqlite.cpuprofile flame.svg': 'test/e2e/flame-graph.test.ts',
  'npm run -s aiwire -- doctor': 'test/e2e/doctor.test.ts',
  'npm run -s aiwire -- backup backup.db': 'test/e2e/backup.test.ts',
  'npm run -s aiwire -- restore backup.db': 'test/e2e/backup.test.ts',
  'npm run -s aiwire -- dead list': 'test/e2e/dead.test.ts',
  'npm run -s aiwire -- complaints': 'test/e2e/complaints.test.ts',
}
/** Commands that only measure: what they run is checked like all code, and their file is there. */
const MEASURES = /^(?:npm run bench(?: -- --quick)?|node --cpu-prof (bench\/run\.ts) --quick --only poll)$/u
const SETTING = /^[A-Z_]+=/u
const MARK = /# needs (?:a token|docker|a postgres server)$/u
const AIWIRE = /^npm run -s aiwire -- (.+)$/u

/** What stands in shell fences of a page, one command each; continued lines joined. */
function commandsOf(page: string): readonly string[] {
  return [...page.matchAll(/^\s*```sh\n([\s\S]*?)^\s*```/gmu)].flatMap(([, code = '']) =>
    code
      .replaceAll(/\\\n\s*/gu, '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#') && !SETTING.test(line)),
  )
}

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
)
const commands = [...new Set(pages.flatMap((page) => commandsOf(readFileSync(join(ROOT, page), 'utf8'))))]

describe('each command of the pages', () => {
  test('is run here or elsewhere, or is marked as needing a token, docker or a server', () => {
    const others = commands.filter((command) => !AIWIRE.test(command) && !MARK.test(command) && !MEASURES.test(command))
    expect(others.filter((command) => !(command in RUN_ELSEWHERE))).toEqual([])
    expect(Object.values(RUN_ELSEWHERE).filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
    for (const [command, file] of Object.entries(RUN_ELSEWHERE)) {
      const [verb] = AIWIRE.exec(command)?.[1]?.split(' ') ?? []
      if (verb !== undefined) expect(readFileSync(join(ROOT, file), 'utf8')).toContain(`'${verb}'`)
    }
    expect(existsSync(join(ROOT, 'bench/run.ts'))).toBe(true)
    expect(commands.length).toBeGreaterThan(10)
  })

  test('runs as it stands there, one after the other, on a database of its own', async () => {
    const environment = { DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, BACKUP_FOLDER: folder, PORT: '1' }
    await (await openStore({ url: environment.DATABASE_URL, random: sequence() })).close()
    for (const command of commands) {
      const [, given] = AIWIRE.exec(command) ?? []
      if (given === undefined || command in RUN_ELSEWHERE || MARK.test(command)) continue
      const [line = '', file] = given.split(' < ')
      const args = line.split(' ')
      const input = file === undefined ? '' : readFileSync(join(ROOT, 'samples', 'signal-post.xml'), 'utf8')
      const run = await runAiwire(args, { environment, input })
      expect(`${command}: ${run.code ?? ''} ${run.errors}`).toBe(`${command}: 0 `)
    }
  })
})
