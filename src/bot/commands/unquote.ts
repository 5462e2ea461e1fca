const OPENING = '"\'\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u300c\u300e\u300a\uff02\uff07'
const CLOSING = '"\'\u201c\u201d\u2018\u2019\u00bb\u300d\u300f\u300b\uff02\uff07'
const MARK = new RegExp(`[${OPENING}${CLOSING}]`, 'gu')
const ENDS = new RegExp(`^[${OPENING}]|[${CLOSING}]$`, 'gu')
const WHOLE = new RegExp(`^[${OPENING}]([^${OPENING}${CLOSING}]*)[${CLOSING}]$`, 'u')

/** Without the quotes around all of it. What is quoted inside stays, as in a sentence. */
export function unquote(text: string): string {
  return WHOLE.exec(text)?.[1]?.trim() ?? text
}

/** A word of a list without its quotes, though the other one may stand at the other end of the list, or nowhere. */
export function bareWord(text: string): string {
  const bare = unquote(text)
  return bare.match(MARK)?.length === 1 ? bare.replace(ENDS, '').trim() : bare
}
