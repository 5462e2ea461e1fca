import { readFileSync } from 'node:fs'
import { lazy } from '../../core/lazy.ts'

/** A line of models and its maker in its usual form; `line` in small letters, with a space between its words. */
type KnownLine = { readonly line: string; readonly maker: string }

/** Lines whose models are found by how names look: the table only tells whose they are. */
const makers = lazy(
  () =>
    new Map(
      readFileSync(new URL('../data/lines.tsv', import.meta.url), 'utf8')
        .trimEnd()
        .split('\n')
        .map((row): readonly [string, string] => {
          const [line = '', maker = ''] = row.split('\t')
          return [line, maker]
        }),
    ),
)

/** A name as lines are written. */
export function plainLine(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]+/gu, ' ')
}

/** The longest line that a model's name begins with, as `Audio Flamingo 3` and `SeedVR3` do; `null` where it is of none. */
export function knownLine(name: string): KnownLine | null {
  const plain = plainLine(name)
  for (let end = plain.length; end > 1; end -= 1) {
    const line = plain.slice(0, end)
    const maker = makers().get(line)
    if (maker === undefined) continue
    const isWhole = !/^\p{L}/u.test(plain.slice(end)) && !/\d{2}/u.test(plain.slice(end - 1, end + 1))
    if (isWhole) return { line, maker }
  }
  return null
}
