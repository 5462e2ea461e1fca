import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')

/** Paths use forward slashes and are relative to the repository. */
type SourceFile = { readonly path: string; readonly code: string }
type Rules = {
  /** Room -> rooms that it may import. */
  readonly rooms: ReadonlyMap<string, ReadonlySet<string>>
  readonly homes: ReadonlyMap<string, Home>
}
type Home = { readonly only: string } | { readonly anywhereBut: string }

const CODE_CELL = /`([^`]+)`/g

function namesIn(cell: string): string[] {
  return [...cell.matchAll(CODE_CELL)].map(([, name = '']) => name)
}

/** The rows of the table with that header, as cells. Throws when the page has no such table. */
function tableRows(page: string, header: string): string[][] {
  const lines = page.split('\n')
  const start = lines.findIndex((line) => line.replace(/\s+/g, ' ').trim() === header)
  if (start < 0) throw new Error(`The page has no table with the header ${header}`)
  const rest = lines.slice(start + 2)
  const end = rest.findIndex((line) => !line.startsWith('|'))
  return rest.slice(0, end < 0 ? rest.length : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

function parseRules(page: string): Rules {
  const rooms = new Map<string, ReadonlySet<string>>()
  for (const [room = '', allowed = ''] of tableRows(page, '| room | may import |')) {
    const names = namesIn(allowed)
    if (names.length === 0 && allowed !== 'nothing') throw new Error(`What may ${room} import? Write names or: nothing`)
    for (const name of namesIn(room)) rooms.set(name, new Set(names))
  }
  const homes = new Map<string, Home>()
  for (const [packages = '', home = ''] of tableRows(page, '| package | home |')) {
    const [place = ''] = namesIn(home)
    const rule = home.startsWith('anywhere but') ? { anywhereBut: place } : { only: place.replace(/^src\//, '') }
    for (const name of namesIn(packages)) homes.set(name, rule)
  }
  return { rooms, homes }
}

/** The code without lines that are only comment. */
function withoutComments(code: string): string {
  return code.replace(/^\s*\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

/** Every module that the code names: static, side-effect, re-exporting, dynamic and in types. */
function importsOf(code: string): string[] {
  const bare = withoutComments(code)
  const patterns = [
    /^(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"`]([^'"`]+)['"`]/g,
    /\brequire\(\s*['"]([^'"]+)['"]/g,
  ]
  return patterns.flatMap((pattern) => [...bare.matchAll(pattern)].map(([, specifier = '']) => specifier))
}

/** The room of a path in the repository, `null` outside all rooms. */
function findRoom(filePath: string, rooms: Iterable<string>): string | null {
  const inside = filePath.startsWith('src/') ? filePath.slice('src/'.length) : filePath
  const fits = [...rooms].filter((room) => inside === room || inside.startsWith(`${room}/`))
  return fits.toSorted((a, b) => b.length - a.length)[0] ?? null
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.')
}

function resolveImport(from: string, specifier: string): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier))
}

function packageProblem(file: string, room: string, specifier: string, homes: Rules['homes']): string | null {
  if (room === 'core') return `${file}: core imports no package, but here is ${specifier}`
  if (specifier.startsWith('node:')) return null
  if (builtinModules.includes(specifier)) return `${file}: write node:${specifier}`
  const name = packageOf(specifier)
  const home = homes.get(name)
  if (home === undefined) return `${file}: ${name} has no home in docs/architecture.md`
  if ('anywhereBut' in home) return room === home.anywhereBut ? `${file}: ${name} may not be in ${room}` : null
  const inside = file.replace(/^src\//, '')
  return inside.startsWith(`${home.only}/`) ? null : `${file}: ${name} lives in src/${home.only}`
}

function importProblems(files: readonly SourceFile[], { rooms, homes }: Rules): string[] {
  const places = new Set([...rooms.keys(), ...[...rooms.values()].flatMap((allowed) => [...allowed])])
  return files.flatMap((file) => {
    const room = findRoom(file.path, rooms.keys())
    if (room === null) return [`${file.path}: is in no room of docs/architecture.md`]
    return importsOf(file.code).flatMap((specifier) => {
      if (!isRelative(specifier)) return packageProblem(file.path, room, specifier, homes) ?? []
      const target = resolveImport(file.path, specifier)
      const targetRoom = findRoom(target, places)
      if (targetRoom === room || (targetRoom !== null && rooms.get(room)?.has(targetRoom) === true)) return []
      return [`${file.path}: ${room} may not import ${targetRoom ?? 'what is in no room'} (${target})`]
    })
  })
}

/** Circles between rooms under `src/bot`, each as `a -> b -> a`. */
function botCircles(files: readonly SourceFile[], { rooms }: Rules): string[] {
  const edges = new Map<string, Set<string>>()
  for (const file of files) {
    const from = findRoom(file.path, rooms.keys())
    if (from?.startsWith('bot/') !== true) continue
    for (const specifier of importsOf(file.code).filter(isRelative)) {
      const to = findRoom(resolveImport(file.path, specifier), rooms.keys())
      if (to?.startsWith('bot/') !== true || to === from) continue
      edges.set(from, (edges.get(from) ?? new Set()).add(to))
    }
  }
  const circles = new Set<string>()
  const walk = (trail: readonly string[]): void => {
    for (const next of edges.get(trail.at(-1) ?? '') ?? []) {
      if (next === trail[0]) circles.add([...trail, next].join(' -> '))
      else if (!trail.includes(next)) walk([...trail, next])
    }
  }
  for (const room of edges.keys()) walk([room])
  return [...circles]
}

const FORBIDDEN: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'export default', pattern: /^export default\b/m },
  { what: 'export { ... as default }', pattern: /\bas default\b/ },
  { what: 'any', pattern: /(?::\s*|\bas\s+|[<|&]\s*)any(?=\s*(?:[,;)\]}>|&=[{]|$))/m },
]

function textProblems(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const name = path.posix.basename(file.path)
    const code = withoutComments(file.code)
    return [
      ...(/^utils?\.ts$/.test(name) ? [`${file.path}: name the file after what it does`] : []),
      ...(name === 'index.ts' ? [`${file.path}: no index.ts, import the file itself`] : []),
      ...(file.code.includes('eslint-disable') ? [`${file.path}: eslint-disable`] : []),
      ...(/@ts-(?:ignore|nocheck|expect-error)/.test(file.code) ? [`${file.path}: a switched-off type check`] : []),
      ...FORBIDDEN.filter(({ pattern }) => pattern.test(code)).map(({ what }) => `${file.path}: ${what}`),
    ]
  })
}

/** Where it may matter which platform it is: at the platforms themselves, where they are put together, and on the page that draws them. */
const KNOWS_PLATFORMS = /^src\/(?:app|web|bot\/adapters)\//
const ASKS_FOR_A_PLATFORM = /(?<!process\.)\bplatform [!=]== '/

/** Others ask for a capability, or look into a table that has a row for each platform. */
function platformProblems(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !KNOWS_PLATFORMS.test(file.path) && ASKS_FOR_A_PLATFORM.test(withoutComments(file.code)))
    .map((file) => `${file.path}: asks which platform it is`)
}

/** What is exported and named in no other file: it is dead, or only its own file needs it. */
function idleExports(files: readonly SourceFile[]): string[] {
  const filesOf = new Map<string, Set<string>>()
  for (const { path: file, code } of files) {
    for (const [name] of withoutComments(code).matchAll(/\b[A-Za-z_$][\w$]*/g))
      filesOf.set(name, (filesOf.get(name) ?? new Set()).add(file))
  }
  return files.flatMap((file) =>
    [...file.code.matchAll(/^export (?:async )?(?:function|const|class|type)\s+([\w$]+)/gm)]
      .map(([, name = '']) => name)
      .filter((name) => (filesOf.get(name)?.size ?? 0) < 2)
      .map((name) => `${file.path}: ${name}`),
  )
}

function readSources(folder: string): SourceFile[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .toSorted()
    .map((file) => ({ path: file, code: readFileSync(path.join(ROOT, file), 'utf8') }))
}

const page = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8')
const rules = parseRules(page)
const sources = readSources('src')

describe('the source', () => {
  test('is there to be checked', () => {
    expect(sources.length).toBeGreaterThan(20)
    expect(sources.flatMap((file) => importsOf(file.code)).length).toBeGreaterThan(20)
  })

  test('imports only what the table allows, and each package in its home', () => {
    expect(importProblems(sources, rules)).toEqual([])
  })

  test('has no circles between the rooms of bot', () => {
    expect(botCircles(sources, rules)).toEqual([])
  })

  test('has no utils.ts, index.ts, default export, any, or switched-off check', () => {
    expect(textProblems([...sources, ...readSources('samples')])).toEqual([])
  })

  test('asks a platform for its name in few places', () => {
    expect(platformProblems(sources)).toEqual([])
  })

  test('exports nothing that no other file names', () => {
    const others = ['test', 'bench', 'scripts', 'samples'].flatMap(readSources)
    expect(idleExports([...sources, ...others])).toEqual([])
  })

  test('imports files that exist, with their ending', () => {
    const missing = sources.flatMap((file) =>
      importsOf(file.code)
        .filter((specifier) => isRelative(specifier) && !specifier.includes('${'))
        .map((specifier) => resolveImport(file.path, specifier))
        .filter((target) => !existsSync(path.join(ROOT, target)))
        .map((target) => `${file.path}: ${target}`),
    )
    expect(missing).toEqual([])
  })
})

describe('the page', () => {
  test('names only rooms that exist', () => {
    const places = new Set([...rules.rooms.keys(), ...[...rules.rooms.values()].flatMap((allowed) => [...allowed])])
    const missing = [...places].filter(
      (place) => !existsSync(path.join(ROOT, 'src', place)) && !existsSync(path.join(ROOT, place)),
    )
    expect(missing).toEqual([])
  })

  test('gives every dependency a home, and no other package', () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>
    }
    expect([...rules.homes.keys()].toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted())
  })

  test('lets core import nothing, and adapters none of their siblings', () => {
    expect([...(rules.rooms.get('core') ?? ['no such room'])]).toEqual([])
    const adapters = [...rules.rooms].filter(([room]) => room.startsWith('bot/adapters/'))
    expect(adapters.length).toBeGreaterThanOrEqual(3)
    for (const [, allowed] of adapters) {
      expect([...allowed].filter((room) => room.startsWith('bot/adapters/'))).toEqual([])
    }
  })
})

describe('the checker itself', () => {
  const problemsOf = (filePath: string, code: string): string[] => importProblems([{ path: filePath, code }], rules)

  test.each([
    ['core imports a room', 'src/core/x.ts', `import { a } from '../feeds/a.ts'`],
    ['core imports a package', 'src/core/x.ts', `import { z } from 'zod'`],
    ['core imports Node', 'src/core/x.ts', `import { join } from 'node:path'`],
    ['news imports feeds', 'src/news/x.ts', `import type { A } from '../feeds/a.ts'`],
    ['news imports feeds over several lines', 'src/news/x.ts', `import {\n  a,\n  b,\n} from '../feeds/a.ts'`],
    ['feeds re-exports store', 'src/feeds/x.ts', `export { a } from '../store/a.ts'`],
    ['feeds imports store when asked', 'src/feeds/x.ts', `const a = await import('../store/a.ts')`],
    ['feeds imports store for its effect', 'src/feeds/x.ts', `import '../store/a.ts'`],
    ['a type names store', 'src/feeds/x.ts', `type A = import('../store/a.ts').A`],
    ['an adapter imports its sibling', 'src/bot/adapters/slack/x.ts', `import { a } from '../discord/a.ts'`],
    ['a command imports an adapter', 'src/bot/commands/x.ts', `import { a } from '../adapters/preview/a.ts'`],
    ['a room imports the app', 'src/jobs/x.ts', `import { a } from '../app.ts'`],
    ['a room imports the samples', 'src/feeds/x.ts', `import { SAMPLES } from '../../samples/samples.ts'`],
    ['a room imports a test', 'src/feeds/x.ts', `import { a } from '../../test/fakes/a.ts'`],
    ['a package away from home', 'src/jobs/x.ts', `import { Kysely } from 'kysely'`],
    ['a part of a package away from home', 'src/jobs/x.ts', `import { x } from 'hono/cors'`],
    ['a scoped package away from home', 'src/bot/commands/x.ts', `const b = await import('@slack/bolt')`],
    ['a package without a home', 'src/feeds/x.ts', `import lodash from 'lodash'`],
    ['Node without its prefix', 'src/feeds/x.ts', `import fs from 'fs'`],
    ['a file in no room', 'src/helpers/x.ts', `export const a = 1`],
    ['a file beside the adapters', 'src/bot/adapters/x.ts', `export const a = 1`],
  ])('finds: %s', (_name, filePath, code) => {
    expect(problemsOf(filePath, code)).toHaveLength(1)
  })

  test.each([
    ['its own room', 'src/feeds/x.ts', `import { a } from './a.ts'`],
    ['core from a room', 'src/bot/adapters/slack/x.ts', `import type { Card } from '../../../core/card.ts'`],
    ['a package at home', 'src/store/x.ts', `import { Kysely } from 'kysely'`],
    ['zod at the edge', 'src/config.ts', `import { z } from 'zod'`],
    ['Node', 'src/ops/x.ts', `import { createServer } from 'node:http'`],
    ['samples from a verb', 'src/cli/demo.ts', `import { SAMPLES } from '../../samples/samples.ts'`],
    ['a name in a comment', 'src/core/x.ts', `// import { a } from '../feeds/a.ts'\n/** from 'zod' */`],
  ])('lets pass: %s', (_name, filePath, code) => {
    expect(problemsOf(filePath, code)).toEqual([])
  })

  test('finds a circle between rooms of bot', () => {
    const cards = { path: 'src/bot/cards/x.ts', code: `import { a } from '../roundup/a.ts'` }
    const roundup = { path: 'src/bot/roundup/a.ts', code: `import { a } from '../commands/a.ts'` }
    const commands = { path: 'src/bot/commands/a.ts', code: `import { a } from '../cards/x.ts'` }
    expect(botCircles([cards, roundup], rules)).toEqual([])
    expect(botCircles([cards, roundup, commands], rules)).toContain(
      'bot/cards -> bot/roundup -> bot/commands -> bot/cards',
    )
  })

  test.each([
    ['src/feeds/utils.ts', 'export const a = 1'],
    ['src/feeds/index.ts', `export { a } from './a.ts'`],
    ['src/feeds/x.ts', 'export default 1'],
    ['src/feeds/x.ts', 'const a = 1\nexport { a as default }'],
    ['src/feeds/x.ts', 'export const a: any = 1'],
    ['src/feeds/x.ts', 'export function a(b: any) {}'],
    ['src/feeds/x.ts', 'export const a = b as any'],
    ['src/feeds/x.ts', 'export const a: Promise<any>[] = []'],
    ['src/feeds/x.ts', '// eslint-disable-next-line\nexport const a = 1'],
    ['src/feeds/x.ts', '// @ts-ignore\nexport const a = 1'],
  ])('finds a forbidden habit in %s: %s', (filePath, code) => {
    expect(textProblems([{ path: filePath, code }])).toHaveLength(1)
  })

  test('finds who asks which platform it is', () => {
    const code = `export const mayStay = (platform: Platform) => platform !== 'discord'`
    expect(platformProblems([{ path: 'src/core/x.ts', code }])).toHaveLength(1)
    expect(platformProblems([{ path: 'src/app/x.ts', code }])).toEqual([])
    expect(platformProblems([{ path: 'src/core/x.ts', code: "// platform !== 'discord'" }])).toEqual([])
  })

  test('finds what is exported for nobody, whatever a comment says', () => {
    const named = { path: 'src/feeds/x.ts', code: 'export const a = 1\nexport type B = typeof a' }
    const naming = { path: 'test/x.test.ts', code: `// B is for everybody\nimport { a } from '../src/feeds/x.ts'` }
    expect(idleExports([named, naming])).toEqual(['src/feeds/x.ts: B'])
  })

  test('lets ordinary words pass', () => {
    const code = `/** \`null\` for any: any of them. */\nexport const a = { help: 'for: any topic' }\nexport const anyOf = many`
    expect(textProblems([{ path: 'src/feeds/x.ts', code }])).toEqual([])
  })

  test('refuses a page without the table', () => {
    expect(() => parseRules('# Nothing here')).toThrow('no table')
  })
})
