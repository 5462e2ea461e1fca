import { lazy } from '../lazy.ts'

/** Its capital is `I`, and yet no pattern takes it for an `i`. */
const DOTLESS = 0x131
const HAS_CASE = /\p{Changes_When_Casemapped}/u

/** UTF-16 code units by what patterns that ignore case take for one: `S`, `s` and `ſ`; `K`, `k` and the Kelvin sign. */
export const foldedUnits = lazy(() => {
  const folded = new Uint16Array(65536)
  for (let unit = 0; unit < 65536; unit += 1) {
    const char = String.fromCharCode(unit)
    folded[unit] = unit !== DOTLESS && HAS_CASE.test(char) ? oneUnit(oneUnit(unit, 'toUpperCase'), 'toLowerCase') : unit
  }
  return folded
})

/** What becomes several units stays as it is. */
function oneUnit(unit: number, change: 'toUpperCase' | 'toLowerCase'): number {
  const changed = String.fromCharCode(unit)[change]()
  return changed.length === 1 ? changed.charCodeAt(0) : unit
}
