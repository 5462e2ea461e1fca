/**
 * Runs histories of the bot in which everything goes wrong: `--schedules N` a platform, `--seed S`, `--platform NAME`,
 * `--engine postgres` on a real server instead of SQLite; `--only NUMBER` runs one of them again. `--plant NAME`, or several
 * of them, plants bugs one after the other, each where it shows soon, and fails when one does not.
 */
import { parseArgs } from 'node:util'
import { runHistories, type RunSchedule } from './histories.ts'
import { createPlanter } from './plant.ts'
import { PLANTED_BUGS, type PlantedBug } from './planted-bugs.ts'

const MOST_VIOLATED = 3
const PLATFORMS = ['discord', 'slack'] as const

const { values } = parseArgs({
  options: {
    schedules: { type: 'string' },
    seed: { type: 'string' },
    platform: { type: 'string' },
    engine: { type: 'string', default: 'sqlite' },
    only: { type: 'string' },
    plant: { type: 'string', multiple: true, default: [] },
  },
})
const bugs = values.plant.map(bugOf)
const isRight = bugs.length === 0 ? await isWithoutViolation() : await doAllShow(bugs)
// The package of the server ends the process by itself, with 0, when nothing is left to do.
process.exit(isRight ? 0 : 1)

async function isWithoutViolation(): Promise<boolean> {
  const schedules = Number(values.schedules ?? '1000')
  const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed)
  const numbers = values.only === undefined ? Array.from({ length: schedules }, (_, at) => at) : [Number(values.only)]
  const platforms = PLATFORMS.filter((name) => (values.platform ?? name) === name)
  return await onDatabase(async (runSchedule) => {
    let violated = 0
    for (const platform of platforms) {
      violated += await runHistories(runSchedule, { platform, seed, numbers, mostViolated: MOST_VIOLATED, say })
      if (violated >= MOST_VIOLATED) break
    }
    return violated === 0
  })
}

async function doAllShow(planted: readonly PlantedBug[]): Promise<boolean> {
  const planter = createPlanter()
  // Loads what bugs are planted into, and shows that it is they that are found.
  const isSound = await onDatabase(async (runSchedule) => {
    let violated = 0
    for (const platform of PLATFORMS) {
      violated += await runHistories(runSchedule, { platform, seed: 1, numbers: [0, 1], mostViolated: 1, say })
    }
    return violated === 0
  })
  let hidden = 0
  for (const bug of planted) {
    const { name, platform, schedules, seed = 1 } = bug
    planter.plant(bug)
    const numbers = Array.from({ length: schedules }, (_, at) => at)
    const violated = await onDatabase((runSchedule) =>
      runHistories(runSchedule, { platform, seed, numbers, mostViolated: 1, say }),
    )
    say(violated > 0 ? `it shows: ${name}` : `it does not show: ${name}`)
    if (violated === 0) hidden += 1
  }
  return isSound && hidden === 0
}

/** What is imported here has in it what was planted by then. */
async function onDatabase<T>(work: (runSchedule: RunSchedule) => Promise<T>): Promise<T> {
  const { startSimDatabase } = await import('./sim-database.ts')
  const { runSchedule } = await import('./schedule.ts')
  const database = await startSimDatabase(values.engine === 'postgres' ? 'postgres' : 'sqlite')
  try {
    return await work((options) => runSchedule({ ...options, open: (random) => database.open(random) }))
  } finally {
    await database.stop()
  }
}

function bugOf(name: string): PlantedBug {
  const bug = PLANTED_BUGS.find((one) => one.name === name)
  if (bug === undefined) throw new Error(`no bug is called "${name}"`)
  return bug
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
