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

/** What Slack would refuse in a form or a Home tab. Empty when all is well. */
export function viewProblems(view: unknown): string[] {
  if (!isJson(view)) return ['the view is no object']
  const problems: string[] = []
  const isModal = view.type === 'modal'
  if (!isModal && view.type !== 'home') problems.push('type: neither modal nor home')
  if (isModal) {
    for (const part of ['title', 'submit', 'close']) {
      problems.push(...textProblems(view[part], 'plain_text', 24).map((problem) => `${part}: ${problem}`))
    }
  }
  for (const [part, max] of [
    ['private_metadata', 3_000],
    ['callback_id', 255],
  ] as const) {
    const value = view[part]
    if (value !== undefined && (typeof value !== 'string' || value.length > max)) problems.push(`${part}: over ${max}`)
  }
  const blocks = list(view.blocks)
  if (blocks.length === 0 || blocks.length > 100) problems.push('blocks: not 1 to 100')
  const ids = new Set<string>()
  const blockIds = blocks.flatMap((block) => (isJson(block) && block.block_id !== undefined ? [block.block_id] : []))
  if (new Set(blockIds).size < blockIds.length) problems.push('block_id: one is there twice')
  if (blockIds.some((id) => typeof id !== 'string' || id === '' || id.length > 255))
    problems.push('block_id: not 1 to 255')
  const found = blocks.map((block) => {
    if (isJson(block) && block.type === 'divider') return []
    if (isJson(block) && block.type === 'input') return inputProblems(block, ids)
    return blockProblems(block, ids)
  })
  return [...problems, ...found.flatMap((some, at) => some.map((problem) => `blocks[${at}]: ${problem}`))]
}

const SELECTS = ['static_select', 'external_select', 'multi_external_select']
const FIELDS = [...SELECTS, 'plain_text_input', 'number_input', 'conversations_select', 'users_select']

function inputProblems(block: Json, ids: Set<string>): string[] {
  const problems = textProblems(block.label, 'plain_text', 2_000).map((problem) => `label: ${problem}`)
  const { element } = block
  if (!isJson(element) || !FIELDS.includes(String(element.type))) return [...problems, 'element: not known here']
  problems.push(...actionIdProblems(element.action_id, ids))
  const options = list(element.options)
  const initial = [
    ...list(element.initial_options),
    ...(isJson(element.initial_option) ? [element.initial_option] : []),
  ]
  for (const option of [...options, ...initial]) problems.push(...optionProblems(option))
  if (element.type === 'static_select') {
    problems.push(...countProblems('options', options, 100))
    const values = options.map((option) => (isJson(option) ? option.value : null))
    if (initial.some((option) => isJson(option) && !values.includes(option.value))) problems.push('initial: no option')
  }
  if (element.type === 'number_input' && typeof element.is_decimal_allowed !== 'boolean') {
    problems.push('number_input: is_decimal_allowed is missing')
  }
  if (element.type === 'number_input' && element.initial_value !== undefined) {
    const value = Number(element.initial_value)
    const [least, most] = [element.min_value ?? -Infinity, element.max_value ?? Infinity].map(Number)
    if (!(value >= (least ?? value) && value <= (most ?? value))) problems.push('initial_value: beyond its bounds')
  }
  if (element.type === 'multi_external_select') {
    const values = initial.map((option) => (isJson(option) ? option.value : null))
    if (new Set(values).size < values.length) problems.push('initial_options: one is there twice')
  }
  if (element.type === 'plain_text_input') {
    const max = element.max_length ?? 3_000
    if (typeof max !== 'number' || max < 1 || max > 3_000) problems.push('max_length: not 1 to 3000')
    else if (typeof element.initial_value === 'string' && element.initial_value.length > max) {
      problems.push('initial_value: over max_length')
    }
  }
  return problems
}

function optionProblems(option: unknown): string[] {
  if (!isJson(option)) return ['option: no object']
  const { value } = option
  const isFit = typeof value === 'string' && value !== '' && value.length <= 150
  return [...textProblems(option.text, 'plain_text', 75), ...(isFit ? [] : ['option: value not 1 to 150'])]
}

/** What Slack would refuse in an answer with choices for a field. */
export function choicesProblems(body: unknown): string[] {
  if (!isJson(body) || !Array.isArray(body.options)) return ['options: no array']
  const options = list(body.options)
  return [...(options.length > 100 ? ['options: over 100'] : []), ...options.flatMap(optionProblems)]
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
  if (type === 'image') {
    const isFit = typeof block.alt_text === 'string' && block.alt_text !== '' && block.alt_text.length <= 2_000
    const isNamed = isJson(block.slack_file) && typeof block.slack_file.id === 'string'
    return [...(isFit ? [] : ['alt_text: not 1 to 2000']), ...(isNamed ? [] : ['slack_file: no id'])]
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
  if (block.text !== undefined) {
    const isPlain = isJson(block.text) && block.text.type === 'plain_text'
    problems.push(...textProblems(block.text, isPlain ? 'plain_text' : 'mrkdwn', 3_000))
  }
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
  problems.push(...actionIdProblems(id, ids))
  if (value !== undefined && (typeof value !== 'string' || value.length > 2_000)) problems.push('value: over 2000')
  if (url !== undefined && (typeof url !== 'string' || url.length > 3_000 || !/^https?:\/\//u.test(url))) {
    problems.push('url: no web address of at most 3000')
  }
  return problems
}

function actionIdProblems(id: unknown, ids: Set<string>): string[] {
  if (typeof id !== 'string' || id === '' || id.length > 255) return ['action_id: not 1 to 255']
  if (ids.has(id)) return [`action_id: ${id} is there twice`]
  ids.add(id)
  return []
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

/** Angle brackets only around links, times and names, ampersands only in entities. Whether names belong there, `pings` tells. */
function isEscaped(value: string): boolean {
  const rest = value
    .replace(/<https?:\/\/[^<>|\s]+\|[^<>|\n]+>/gu, '')
    .replace(/<!date\^-?\d+\^[^<>|^\n]+\|[^<>|\n]+>/gu, '')
    // Names of channels and people. Whether they belong there, `pings` tells.
    .replace(/<[#@][A-Z0-9]{1,30}>/gu, '')
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
