type Json = Readonly<Record<string, unknown>>

/** What a form holds once a person has filled in these fields: block -> field -> value. */
export function fillForm(view: unknown, given: Readonly<Record<string, string | readonly string[]>>): Json {
  const blocks: unknown[] = isJson(view) && Array.isArray(view.blocks) ? view.blocks : []
  const rest = new Set(Object.keys(given))
  const values = blocks.flatMap((block): [string, Json][] => {
    if (!isJson(block) || !isJson(block.element)) return []
    const name = String(block.block_id)
    rest.delete(name)
    const { type, action_id: action } = block.element
    return [[name, { [String(action)]: { type, ...valueOf(String(type), given[name] ?? null) } }]]
  })
  if (rest.size > 0) throw new Error(`the form has no field ${[...rest].join(', ')}`)
  return Object.fromEntries(values)
}

function valueOf(type: string, given: string | readonly string[] | null): Json {
  const choice = (value: string) => ({ text: { type: 'plain_text', text: value }, value })
  if (type.startsWith('multi_')) {
    return { selected_options: (typeof given === 'string' ? [given] : (given ?? [])).map(choice) }
  }
  const value = typeof given === 'string' ? given : null
  if (type === 'conversations_select') return { selected_conversation: value }
  if (type === 'users_select') return { selected_user: value }
  if (type.endsWith('_select')) return { selected_option: value === null ? null : choice(value) }
  return { value }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
