import { beforeAll, expect, test } from 'vitest'
import { fillMannersSheet, MANNERS_ROWS, type MannersRow } from './manners-sheet.ts'

let sheet: readonly MannersRow[] = []

// A month of polls, each of them on disk.
beforeAll(async () => {
  sheet = await fillMannersSheet()
}, 300_000)

test.each(MANNERS_ROWS)('%s: %s', (row) => {
  expect(sheet.find((one) => one.row === row)).toMatchObject({ miss: null })
})
