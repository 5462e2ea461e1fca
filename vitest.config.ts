import { existsSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const ALL = ['test/**/*.test.ts']
/** They measure the memory of the process that they run in. */
const ALONE = ['test/e2e/bombs.test.ts']
/** What takes long begins first, so that all workers end together: a clone knows no times of earlier runs. */
const LONGEST = [
  ...ALONE,
  'test/simulation/simulation.test.ts',
  'test/e2e/preview-page.test.ts',
  'test/e2e/manners.test.ts',
  'test/contract/postgres-store.test.ts',
  'test/e2e/demo.test.ts',
  'test/e2e/roles.test.ts',
  'test/unit/boss-jobs.test.ts',
  'test/e2e/canary.test.ts',
  'test/soak/soak.test.ts',
  // Not beside the simulation, which takes whatever the processors have.
  'test/kill/kill.test.ts',
].map((file) => path.join(import.meta.dirname, file))

const MEMORY = '/dev/shm'
const ROOM_BYTES = 4 * 2 ** 30
/** Where databases of the tests stand: in memory where there is room, since no test pulls the plug of the computer. */
function temporaryFolder(): { readonly TMPDIR?: string } {
  if (!existsSync(MEMORY)) return {}
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize > ROOM_BYTES ? { TMPDIR: MEMORY } : {}
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.indexOf(moduleId)
      return found === -1 ? LONGEST.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

export default defineConfig({
  test: {
    pool: 'forks',
    // Nothing is measured by these: they end what hangs. On a busy machine a moment may take seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 20 } },
    // Three at a time: by itself a machine with two cores would get one, and most tests wait for something.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // What was compiled once is kept: many tests start processes, and each would compile the same modules again.
    env: { ...temporaryFolder(), NODE_COMPILE_CACHE: path.join(import.meta.dirname, 'node_modules/.cache/aiwire') },
    projects: [
      // A process for each file would spend a third of the time on starting.
      {
        extends: true,
        test: { name: 'shared', include: ALL, exclude: [...configDefaults.exclude, ...ALONE], isolate: false },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
