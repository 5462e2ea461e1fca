/** Always holds, and takes nothing. */
const MEETING_POINT = '(?=)'
/** A group of fewer is soon written out. */
const FEWEST_ALTERNATIVES = 3
const LOOKS_AROUND = /^\(\?<?[=!]/u

/** Where groups begin that have enough alternatives, those of the groups within counted; looks around are left as they are. */
function choices(source: string): readonly number[] {
  const found: number[] = []
  const open: { readonly at: number; alternatives: number }[] = []
  let isInClass = false
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]
    if (char === '\\') at += 1
    else if (isInClass) isInClass = char !== ']'
    else if (char === '[') isInClass = true
    else if (char === '(') open.push({ at, alternatives: 1 })
    else if (char === '|') for (const group of open) group.alternatives += 1
    else if (char === ')') {
      const group = open.pop()
      if (group === undefined || group.alternatives < FEWEST_ALTERNATIVES) continue
      if (!LOOKS_AROUND.test(source.slice(group.at, group.at + 4))) found.push(group.at)
    }
  }
  return found.sort((a, b) => a - b)
}

/**
 * A pattern that matches the same and takes less machine code, for one of many alternatives. V8 compiles what follows a
 * choice or a repetition anew for each way that leads there, up to ten times, and what follows a choice behind that ten
 * times as often: a megabyte for some patterns, and past 16 of all code it compiles patterns into slower ones. Where
 * something is looked ahead for, even nothing, all ways meet, and the rest is compiled once.
 */
export function compact({ source, flags }: RegExp): RegExp {
  const points = choices(source)
  const parts = points.map((at, nth) => source.slice(points[nth - 1] ?? 0, at))
  return new RegExp([...parts, source.slice(points.at(-1) ?? 0)].join(MEETING_POINT), flags)
}
