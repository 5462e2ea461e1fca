import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKnownNames } from '../src/bot/commands/known-names.ts'
import { COMPLETIONS_MAX } from '../src/core/command.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { openStore } from '../src/store/open-store.ts'
import Database from 'better-sqlite3'
import type { Measurement } from './measurement.ts'
import { quantile } from './quantile.ts'

/** A million entries name about so many companies: one new one in ten. */
const NAMES = 100_000
const LOOKUPS = 2_000
const SYLLABLES = 'an ber cor da el fi gra hu in jo ka lu mi no op pi qua ri so tu ur vi wen xo ya zen'.split(' ')

/** Completing and correcting names among those of a ledger with a million entries. */
export async function measure(): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-bench-'))
  const file = join(folder, 'bench.db')
  const store = await openStore({ url: `sqlite:${file}`, random: createSystemRandom(systemClock) })
  try {
    fill(file)
    const known = createKnownNames(store.stories, systemClock)
    const loadedAt = performance.now()
    await known.of(['company', 'vendor'], 'preview:w')
    const loadMs = performance.now() - loadedAt
    const took: number[] = []
    for (let at = 0; at < LOOKUPS; at += 1) {
      const typed = typedText(at)
      const startedAt = performance.now()
      for (const index of await known.of(['company', 'vendor'], 'preview:w')) index.complete(typed, COMPLETIONS_MAX)
      took.push(performance.now() - startedAt)
    }
    return [
      { name: 'complete: read the names, once a minute', value: loadMs, unit: 'ms', target: null },
      { name: 'complete: half of the look-ups within', value: quantile(took, 0.5), unit: 'ms', target: null },
      { name: 'complete: p99 of the look-ups', value: quantile(took, 0.99), unit: 'ms', target: { atMost: 20 } },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function fill(file: string): void {
  const database = new Database(file)
  const insert = database.prepare("insert or ignore into names values ('company', '', ?, ?)")
  database.transaction(() => {
    for (let at = 0; at < NAMES; at += 1) insert.run(nameOf(at), NAMES - at)
  })()
  database.close()
}

function nameOf(at: number): string {
  const syllables: string[] = []
  for (let rest = at + 26; rest > 0; rest = Math.floor(rest / 26)) syllables.push(SYLLABLES[rest % 26] ?? '')
  return `${syllables.join('')} ${at % 3 === 0 ? 'AI' : 'Labs'}`
}

/** Beginnings, whole names and slips, as people type them. */
function typedText(at: number): string {
  const name = nameOf((at * 7_919) % NAMES)
  if (at % 3 === 0) return name.slice(0, 1 + (at % 6))
  const slip = 1 + (at % 4)
  return at % 3 === 1
    ? `${name.slice(0, slip)}x${name.slice(slip + 1)}`
    : `${name.slice(0, slip)}${name.slice(slip + 1, 9)}`
}
