/**
 * Run after every `npm install`: npm drops `"gypfile": false` from the lock entry of better-sqlite3, and without it older
 * versions of npm compile the package on `npm ci`, which needs Python and a compiler. Download addresses go too.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const LOCK = new URL('../package-lock.json', import.meta.url)
const lockFile = z.looseObject({ packages: z.record(z.string(), z.looseObject({ resolved: z.string().optional() })) })

const lock = lockFile.parse(JSON.parse(readFileSync(LOCK, 'utf8')))
const packages = Object.fromEntries(
  Object.entries(lock.packages).map(([path, { resolved: _resolved, ...entry }]) => [
    path,
    path === 'node_modules/better-sqlite3' ? { ...entry, gypfile: false } : entry,
  ]),
)
writeFileSync(LOCK, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)
