type Json = Readonly<Record<string, unknown>>

const ALL_TEXT = 8_000
/** The one mention of a post stands before everything else. Whether it belongs there, `pings` tells. */
const MENTION = /^<(?:@|!subteam\^)[A-Z0-9]+>(?: |$)/u

/** All that a text without blocks may be: a title that leads somewhere. */
const LINKED_TITLE = /^<https?:\/\/[^\s<>|]+\|[^<>|]+>$/u

/** What Slack would refuse in the body of a message: `invalid_blocks`, `msg_too_long` and the like. Empty when all is well. */
export function blockKitProblems(body: unknown): string[] {
  if (!isJson(body)) return ['the body is no object']
  const problems: string[] = []
  const text = body.text
  if (typeof text !== 'string' || text.trim() === '') problems.push('text: is missing')
  // chat.update takes less than chat.postMessage, and a message has to stay editable.
  else if (text.length > 4_000) problems.push('text: over 4000')
  const blocks = body.blocks
  const isBare = Array.isArray(blocks) && blocks.length === 0
  const isLinked = isBare && typeof text === 'string' && LINKED_TITLE.test(text)
  if (typeof text === 'string' && !isLinked && /<(?!!date\^)/u.test(text.replace(MENTION, ''))) {
    problems.push('text: is not escaped')
  }
  if (!Array.isArray(blocks)) return [...problems, 'blocks: no array']
  if (blocks.length > 50) problems.push('blocks: over 50')
  const ids = new Set<string>()
  const all: unknown[] = blocks
  all.forEach((block, at) => {
    problems.push(...blockProblems(block, ids).map((problem) => `blocks[${at}]: ${problem}`))
  })
  if (shownSize(all) >= ALL_TEXT) problems.push(`blocks: all text together is not under ${ALL_TEXT}`)
  return problems
}

function blockProblems(block: unknown, ids: Set<string>): string[] {
  if (!isJson(block)) return ['no object']
  const type = block.type
  if (type === 'header') return textProblems(block.text, 'plain_text', 150)
  if (type === 'section') return sectionProblems(block)
  if (type === 'context') {
    const elements = list(block.elements)
    return [
      ...countProblems('elements', elements, 10),
      ...elements.flatMap((element) => textProblems(element, 'mrkdwn', 3_000)),
    ]
  }
  if (type === 'actions') {
    const elements = list(block.elements)
    return [...countProblems('elements', elements, 25), ...elements.flatMap((element) => buttonProblems(element, ids))]
  }
  return [`type ${String(type)} is not known here`]
}

function sectionProblems(block: Json): string[] {
  const problems: string[] = []
  if (block.text === undefined && block.fields === undefined) problems.push('neither text nor fields')
  if (block.text !== undefined) problems.push(...textProblems(block.text, 'mrkdwn', 3_000))
  if (block.fields !== undefined) {
    const fields = list(block.fields)
    problems.push(...countProblems('fields', fields, 10))
    problems.push(...fields.flatMap((field) => textProblems(field, 'mrkdwn', 2_000)))
  }
  return problems
}

function buttonProblems(button: unknown, ids: Set<string>): string[] {
  if (!isJson(button) || button.type !== 'button') return ['no button']
  const problems = textProblems(button.text, 'plain_text', 75)
  const { action_id: id, value, url } = button
  if (typeof id !== 'string' || id === '' || id.length > 255) problems.push('action_id: not 1 to 255')
  else if (ids.has(id)) problems.push(`action_id: ${id} is there twice`)
  else ids.add(id)
  if (value !== undefined && (typeof value !== 'string' || value.length > 2_000)) problems.push('value: over 2000')
  if (url !== undefined && (typeof url !== 'string' || url.length > 3_000 || !/^https?:\/\//u.test(url))) {
    problems.push('url: no web address of at most 3000')
  }
  return problems
}

function textProblems(text: unknown, type: 'plain_text' | 'mrkdwn', max: number): string[] {
  if (!isJson(text)) return ['text: no object']
  const problems: string[] = []
  if (text.type !== type) problems.push(`text: not ${type}`)
  const value = text.text
  if (typeof value !== 'string' || value === '') return [...problems, 'text: is empty']
  if (value.length > max) problems.push(`text: over ${max}`)
  if (!value.isWellFormed()) problems.push('text: holds half a character')
  if (type === 'mrkdwn' && !isEscaped(value.replace(MENTION, ''))) problems.push('text: is not escaped')
  if (type === 'mrkdwn' && text.verbatim !== true) problems.push('text: bare words could become links')
  return problems
}

/** Angle brackets only around links and times, ampersands only in entities. */
function isEscaped(value: string): boolean {
  const rest = value
    .replace(/<https?:\/\/[^<>|\s]+\|[^<>|\n]+>/gu, '')
    .replace(/<!date\^-?\d+\^[^<>|^\n]+\|[^<>|\n]+>/gu, '')
    .replace(/&(?:amp|lt|gt);/gu, '')
  return !/[<>&]/u.test(rest)
}

function countProblems(what: string, things: readonly unknown[], max: number): string[] {
  return things.length === 0 || things.length > max ? [`${what}: not 1 to ${max}`] : []
}

function shownSize(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one: unknown) => sum + shownSize(one), 0)
  if (!isJson(value)) return 0
  return Object.entries(value).reduce((sum, [key, one]) => {
    const counts = typeof one === 'string' && ['text', 'value', 'url'].includes(key)
    return sum + (counts ? one.length : shownSize(one))
  }, 0)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
