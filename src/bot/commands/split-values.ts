import { splitList } from './split-list.ts'
import { splitNames } from './split-names.ts'

/**
 * What was typed of a set that we know whole, with commas between, or what else joins names: `Korea and Japan`. A part that
 * is none of the set stays as it is. `parse` says `null` to that.
 */
export function splitValues(typed: string, parse: (one: string) => string | null): readonly string[] {
  const isKnown = (one: string): boolean => parse(one) !== null
  return splitList(typed).flatMap((part) => (isKnown(part) ? [part] : (splitNames(part, isKnown) ?? [part])))
}
