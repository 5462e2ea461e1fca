import { spawn } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { PLANTED_BUGS } from './planted-bugs.ts'

const SIMULATE = path.join(import.meta.dirname, 'simulate.ts')
/** On each platform, as many as a test run has time for; the long form is `npm run simulate`. */
const SCHEDULES = process.env.SIMULATION_SCHEDULES ?? '800'
/**
 * The same on a real PostgreSQL, where each takes several times as long: what the platforms do differently shows without it,
 * and a mistake of the store within twenty.
 */
const SCHEDULES_POSTGRES = process.env.SIMULATION_POSTGRES ?? '80'
const SEED = 1
const WITHIN_MS = 30 * 60_000

type Run = { readonly code: number | null; readonly said: string }

/** In processes of their own, so that all processors have something to do. */
function simulate(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SIMULATE, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code, said })
    })
  })
}

describe.concurrent('histories in which everything goes wrong', () => {
  test.each(['discord', 'slack'])(
    'on %s lose nothing, send nothing twice, and keep the order',
    async (platform) => {
      const { code, said } = await simulate('--platform', platform, '--schedules', SCHEDULES, '--seed', String(SEED))
      expect(said).toContain(`${SCHEDULES} schedules`)
      expect({ code, said }).toMatchObject({ code: 0 })
      const own = platform === 'discord' ? ['thread', 'forum post'] : []
      for (const kind of ['post', 'edit', 'note', 'look', 'picture', ...own])
        expect(said).toMatch(new RegExp(`died at .*\\b${kind} \\d`, 'u'))
    },
    WITHIN_MS,
  )

  test(
    'on PostgreSQL do the same',
    async () => {
      const args = ['--engine', 'postgres', '--schedules', SCHEDULES_POSTGRES, '--seed', String(SEED)]
      const { code, said } = await simulate(...args)
      expect(said).toContain(`slack: ${SCHEDULES_POSTGRES} schedules`)
      expect({ code, said }).toMatchObject({ code: 0 })
    },
    WITHIN_MS,
  )

  test(
    'are the same for the same seed',
    async () => {
      const args = ['--platform', 'discord', '--seed', '7', '--schedules', '3']
      const [one, other] = await Promise.all([simulate(...args), simulate(...args)])
      const withoutTime = ({ said }: Run): string => said.replace(/, [\d.]+ s\n/u, '')
      expect(withoutTime(one)).toBe(withoutTime(other))
    },
    WITHIN_MS,
  )
})

/** One process for all: each bug would have to wait until everything is loaded and has been used once. */
const plantAll = (): Promise<Run> => simulate(...PLANTED_BUGS.flatMap(({ name }) => ['--plant', name]))
let planted: Promise<Run> | null = null

describe.concurrent('a planted bug shows: it', () => {
  test.each(PLANTED_BUGS)(
    '$name',
    async ({ name }) => {
      planted ??= plantAll()
      const { said } = await planted
      expect(said.split('\n')).toContain(`it shows: ${name}`)
    },
    WITHIN_MS,
  )

  test(
    'where nothing else is wrong',
    async () => {
      planted ??= plantAll()
      expect(await planted).toMatchObject({ code: 0 })
    },
    WITHIN_MS,
  )
})
