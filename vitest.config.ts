import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Two at a time: by itself a machine with two cores would get one, and most tests wait for something.
    maxWorkers: 2,
  },
})
