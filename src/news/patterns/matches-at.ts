/** The matches of a sticky pattern at these places, in order, none of which begins inside the one before. */
export function matchesAt(text: string, sticky: RegExp, places: readonly number[]): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  let end = 0
  for (const at of places) {
    if (at < end) continue
    sticky.lastIndex = at
    const match = sticky.exec(text)
    if (match === null) continue
    end = at + match[0].length
    matches.push(match)
  }
  return matches
}
