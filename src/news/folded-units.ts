/** Its capital is `I`, and yet no pattern takes it for an `i`. */
const DOTLESS = 0x131

/** UTF-16 code units by what patterns that ignore case take for one: `S`, `s` and `ſ`; `K`, `k` and the Kelvin sign. */
export const FOLDED_UNITS = foldedUnits()

/** Each unit for itself. */
export const PLAIN_UNITS = Uint16Array.from({ length: 65536 }, (_, unit) => unit)

function foldedUnits(): Uint16Array {
  const folded = new Uint16Array(65536)
  for (let unit = 0; unit < 65536; unit += 1) folded[unit] = oneUnit(oneUnit(unit, 'toUpperCase'), 'toLowerCase')
  folded[DOTLESS] = DOTLESS
  return folded
}

/** What becomes several units stays as it is. */
function oneUnit(unit: number, change: 'toUpperCase' | 'toLowerCase'): number {
  const changed = String.fromCharCode(unit)[change]()
  return changed.length === 1 ? changed.charCodeAt(0) : unit
}
