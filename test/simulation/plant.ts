import { registerHooks } from 'node:module'
import { PLANTED_BUGS, type PlantedBug } from './planted-bugs.ts'

type Planter = {
  /**
   * From now on whatever is imported has that bug in it: the module that it is in is loaded anew, and so are all that import
   * that. The others, which it cannot reach, stay as they are. Throws where its line is not found exactly once.
   */
  plant(bug: PlantedBug): void
}

type Planted = {
  readonly bug: PlantedBug
  /** Addresses of the modules that are loaded anew. */
  readonly reached: ReadonlySet<string>
  /** Makes their addresses new ones. */
  readonly query: string
}

/** Learns who imports whom, so what is imported later than the first bug is planted has to be imported before, too. */
export function createPlanter(): Planter {
  const importers = new Map<string, Set<string>>()
  let planted: Planted | null = null
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context)
      const parent = context.parentURL === undefined ? null : addressOf(context.parentURL)
      if (parent === null || !isOurs(resolved.url)) return resolved
      const isKnown = importers.get(resolved.url)?.has(parent) === true
      importers.set(resolved.url, (importers.get(resolved.url) ?? new Set()).add(parent))
      if (planted?.reached.has(resolved.url) !== true) return resolved
      if (!isKnown) throw new Error(`${parent} was not loaded before a bug was planted, and imports ${resolved.url}`)
      return { ...resolved, url: resolved.url + planted.query }
    },
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      if (planted === null || !url.endsWith(planted.bug.file + planted.query)) return loaded
      const { file, line, instead } = planted.bug
      const source = textOf(loaded.source)
      if (source.split(line).length !== 2) throw new Error(`${file} does not hold this line once: ${line}`)
      return { ...loaded, source: source.replace(line, () => instead) }
    },
  })
  return {
    plant(bug) {
      const [address] = [...importers.keys()].filter((one) => one.endsWith(bug.file))
      if (address === undefined) throw new Error(`nobody imports ${bug.file}`)
      // A set goes on to what is added to it meanwhile.
      const reached = new Set([address])
      for (const one of reached) for (const importer of importers.get(one) ?? []) reached.add(importer)
      planted = { bug, reached, query: `?planted=${PLANTED_BUGS.indexOf(bug)}` }
    },
  }
}

function addressOf(url: string): string {
  return url.replace(/\?.*$/u, '')
}

function isOurs(url: string): boolean {
  return url.startsWith('file:') && !url.includes('/node_modules/')
}

function textOf(source: unknown): string {
  if (typeof source === 'string') return source
  if (source instanceof Uint8Array) return new TextDecoder().decode(source)
  throw new Error('a module without text')
}
