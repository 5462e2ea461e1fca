/**
 * The code points that an OpenType font has a glyph for, from its `cmap` table: formats 4 and 12, which every font for
 * Unicode has one of. https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function glyphsOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const glyphs = new Set<number>()
  const cmap = tableAt(view, 'cmap')
  for (let subtable = 0; subtable < view.getUint16(cmap + 2); subtable += 1) {
    const at = cmap + view.getUint32(cmap + 4 + subtable * 8 + 4)
    const format = view.getUint16(at)
    const ranges = format === 12 ? longRanges(view, at) : format === 4 ? shortRanges(view, at) : []
    for (const [first, last] of ranges) for (let code = first; code <= last; code += 1) glyphs.add(code)
  }
  return glyphs
}

type Range = readonly [first: number, last: number]

function longRanges(view: DataView, at: number): readonly Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, group): Range => {
    const from = at + 16 + group * 12
    return [view.getUint32(from), view.getUint32(from + 4)]
  })
}

function shortRanges(view: DataView, at: number): readonly Range[] {
  const segments = view.getUint16(at + 6) / 2
  return Array.from({ length: segments }, (_, segment): Range => {
    const last = view.getUint16(at + 14 + segment * 2)
    const first = view.getUint16(at + 16 + (segments + segment) * 2)
    // The last segment ends the table and holds no character.
    return [first, Math.min(last, 0xfffe)]
  })
}

function tableAt(view: DataView, name: string): number {
  for (let table = 0; table < view.getUint16(4); table += 1) {
    const at = 12 + table * 16
    const tag = [0, 1, 2, 3].map((byte) => String.fromCharCode(view.getUint8(at + byte))).join('')
    if (tag === name) return view.getUint32(at + 8)
  }
  throw new Error(`The font has no table ${name}`)
}
