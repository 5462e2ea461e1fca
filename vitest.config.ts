import { configDefaults, defineConfig } from 'vitest/config'

const ALL = ['test/**/*.test.ts']
/** They measure the memory of the process that they run in. */
const ALONE = ['test/e2e/bombs.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    // Nothing is measured by these: they end what hangs. On a busy machine a moment may take seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 20 } },
    // Two at a time: by itself a machine with two cores would get one, and most tests wait for something.
    maxWorkers: 2,
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
