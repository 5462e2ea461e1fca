/**
 * EUC-KR as the web means it (WHATWG Encoding, 14.1), which is Windows' code page 949: Node reads only the 2,350 syllables
 * of the old standard and breaks the other 8,822. Those stand before and between the old ones, in the order of Unicode.
 */
export function unifiedHangulText(bytes: Uint8Array): string {
  const old = new TextDecoder('euc-kr')
  let text = ''
  let from = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x81) continue
    const number = numberOf(lead, bytes[at + 1] ?? 0)
    const syllable = number === null ? undefined : addedSyllables()[number]
    if (syllable !== undefined) {
      if (at > from) text += old.decode(bytes.subarray(from, at))
      text += syllable
      from = at + 2
    }
    at += 1
  }
  return text + old.decode(bytes.subarray(from))
}

/** Which of the added syllables two bytes mean; `null`: none. */
function numberOf(lead: number, trail: number): number | null {
  const column = columnOf(trail)
  if (lead > LAST_LEAD || column === null) return null
  if (lead < FIRST_OLD_LEAD) return (lead - FIRST_LEAD) * WIDE_ROW + column
  // From here on the old standard has the rest of the row.
  if (column >= NARROW_ROW) return null
  return (FIRST_OLD_LEAD - FIRST_LEAD) * WIDE_ROW + (lead - FIRST_OLD_LEAD) * NARROW_ROW + column
}

function columnOf(trail: number): number | null {
  if (trail >= 0x41 && trail <= 0x5a) return trail - 0x41
  if (trail >= 0x61 && trail <= 0x7a) return trail - 0x61 + 26
  return trail >= 0x81 && trail <= 0xfe ? trail - 0x81 + 52 : null
}

const FIRST_LEAD = 0x81
const FIRST_OLD_LEAD = 0xa1
const LAST_LEAD = 0xc6
const WIDE_ROW = 178
const NARROW_ROW = 84

let added: readonly string[] | null = null

/** All syllables that the old standard lacks, made when the first document asks for one. */
function addedSyllables(): readonly string[] {
  if (added !== null) return added
  const rows = Array.from({ length: 0xc8 - 0xb0 + 1 }, (_, row) =>
    Array.from({ length: 0xfe - 0xa1 + 1 }, (_, column) => [0xb0 + row, 0xa1 + column]),
  )
  const old = new Set(new TextDecoder('euc-kr').decode(Uint8Array.from(rows.flat(2))))
  const all = Array.from({ length: 0xd7a3 - 0xac00 + 1 }, (_, at) => String.fromCharCode(0xac00 + at))
  added = all.filter((syllable) => !old.has(syllable))
  return added
}
