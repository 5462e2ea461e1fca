import { lazy } from '../../core/lazy.ts'
import { ANY_DIGIT, OTHER_SPACE } from './pattern-syntax.ts'

/** Its capital is `I`, and yet no pattern takes it for an `i`. */
const DOTLESS = 0x131
const HAS_CASE = /\p{Changes_When_Casemapped}/u
const OTHER_SPACES = /[^\S ]/u

/** What stands for each UTF-16 code unit where it is looked for how patterns begin. */
function tableOf(same: (unit: number) => number): Uint16Array {
  const table = Uint16Array.from({ length: 65536 }, (_, unit) => {
    const char = String.fromCharCode(unit)
    return OTHER_SPACES.test(char) ? OTHER_SPACE.charCodeAt(0) : same(unit)
  })
  for (const digit of '0123456789') table[digit.charCodeAt(0)] = ANY_DIGIT.charCodeAt(0)
  return table
}

/** By what patterns that ignore case take for one: `S`, `s` and `ſ`; `K`, `k` and the Kelvin sign. */
export const foldedUnits = lazy(() => {
  return tableOf((unit) => {
    const isFolded = unit !== DOTLESS && HAS_CASE.test(String.fromCharCode(unit))
    return isFolded ? oneUnit(oneUnit(unit, 'toUpperCase'), 'toLowerCase') : unit
  })
})

/** For patterns that tell case. */
export const plainUnits = lazy(() => tableOf((unit) => unit))

/** What becomes several units stays as it is. */
function oneUnit(unit: number, change: 'toUpperCase' | 'toLowerCase'): number {
  const changed = String.fromCharCode(unit)[change]()
  return changed.length === 1 ? changed.charCodeAt(0) : unit
}
