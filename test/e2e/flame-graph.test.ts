import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'flame-graph.ts')

test('a profile is drawn with what called what, as wide as it took', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-flame-'))
  const node = (id: number, functionName: string, url: string, children: readonly number[] = []) => {
    return { id, callFrame: { functionName, url, lineNumber: 6 }, children }
  }
  const nodes = [
    node(1, '(root)', '', [2, 4]),
    node(2, 'ingest', 'file:///app/src/pipeline.ts', [3]),
    node(3, '', 'file:///app/node_modules/kysely/query.js'),
    node(4, '(idle)', ''),
  ]
  try {
    const [profile, svg] = [join(folder, 'a.cpuprofile'), join(folder, 'a.svg')]
    writeFileSync(profile, JSON.stringify({ nodes, samples: [2, 3, 4], timeDeltas: [1_000, 3_000, 9_000] }))
    execFileSync(process.execPath, [SCRIPT, profile, svg])
    const drawn = readFileSync(svg, 'utf8')
    // What rests is no work.
    expect([...drawn.matchAll(/<title>(.+?)<\/title>/gu)].map(([, title]) => title)).toEqual([
      'all: 100.0 %',
      'ingest: 100.0 %',
      'query.js:7: 75.0 %',
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
