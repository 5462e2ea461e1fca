/** The same as `[...text.matchAll(pattern)]`, for a pattern that never matches nothing: neither is copied nor an iterator made. */
export function everyMatch(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match)
  return found
}
