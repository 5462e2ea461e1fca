const ENTRY_TAG = /<(\/?)(?:\w{1,20}:)?(?:item|entry)[\s>]/i
const ENTRY_END = /<\/(?:\w{1,20}:)?(?:item|entry)\s{0,20}>/i
const MARKS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const
const NO_MARKUP =
  /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<+(?=<)|<(?![A-Za-z_:/!?\u0080-\uffff])/g

/**
 * Escapes each `<` that can't start markup. A comment, CDATA section or processing instruction without its end mark would take all entries after it along: there its start mark goes. A
 * space stays in its place, so that no new mark comes about and a kind of section is looked at once.
 */
export function repairMarkup(text: string): string {
  // Nearly always nothing is wrong, and a document is costly to copy.
  let repaired = ''
  let from = 0
  for (const match of text.matchAll(NO_MARKUP)) {
    const [found] = match
    const better = repairSection(found)
    if (better === found) continue
    repaired += text.slice(from, match.index) + better
    from = match.index + found.length
  }
  return from === 0 ? text : repaired + text.slice(from)
}

function repairSection(found: string): string {
  const marks = MARKS.find(([mark]) => found.startsWith(mark))
  if (marks === undefined) return '&lt;'.repeat(found.length)
  const [start, end] = marks
  return takesEntriesAlong(found, start, end) ? repairMarkup(found.replaceAll(start, ' ')) : found
}

/** What was opened inside an entry by mistake closes that entry before it opens another; what is left out on purpose is whole. */
function takesEntriesAlong(found: string, start: string, end: string): boolean {
  if (!found.endsWith(end)) return ENTRY_END.test(found)
  const isMistake = ENTRY_TAG.exec(found)?.[1] === '/'
  // Text about feeds may hold any tag, but a section in a section was never meant.
  return isMistake && (start !== '<![CDATA[' || found.lastIndexOf(start) > 0)
}
