/**
 * `node scripts/refresh-simplified.ts Unihan_Variants.txt` makes src/core/simplified-characters.json anew from Unicode's Unihan
 * database (https://www.unicode.org/reports/tr38/): the same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { simplifiedTable } from './names/simplified-table.ts'

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('Say where Unihan_Variants.txt is: it is in Unihan.zip of unicode.org.')
const table = simplifiedTable(readFileSync(path, 'utf8'))
writeFileSync(new URL('../src/core/simplified-characters.json', import.meta.url), `${JSON.stringify(table, null, 2)}\n`)
console.log(`src/core/simplified-characters.json: ${Object.keys(table).length} rows`)
