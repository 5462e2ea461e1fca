/** Prints the manners sheet. Exit code 1 when a row was missed. */
import { fillMannersSheet } from './manners-sheet.ts'

const rows = await fillMannersSheet()
const missed = rows.filter(({ miss }) => miss !== null)
for (const { row, what, miss } of rows) {
  process.stdout.write(`${row.padEnd(16)} ${what.padEnd(76)} ${miss === null ? 'held' : `MISSED: ${miss}`}\n`)
}
process.stdout.write(`${rows.length - missed.length} of ${rows.length} rows held over 30 virtual days\n`)
process.exitCode = missed.length === 0 ? 0 : 1
