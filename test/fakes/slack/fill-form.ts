type Json = Readonly<Record<string, unknown>>

type Choice = { readonly text: Json; readonly value: string }
/** What a person chose or typed in one field, as Slack tells it. */
type Filled = {
  readonly type: string
  readonly value?: string | null
  readonly selected_option?: Choice | null
  readonly selected_options?: readonly Choice[]
  readonly selected_conversation?: string | null
  readonly selected_user?: string | null
}

/** What a form holds once a person has filled in these fields: block -> field -> value. */
export function fillForm(
  view: unknown,
  given: Readonly<Record<string, string | readonly string[]>>,
): Readonly<Record<string, Readonly<Record<string, Filled>>>> {
  const blocks: unknown[] = isJson(view) && Array.isArray(view.blocks) ? view.blocks : []
  const rest = new Set(Object.keys(given))
  const values = blocks.flatMap((block): [string, Readonly<Record<string, Filled>>][] => {
    if (!isJson(block) || !isJson(block.element)) return []
    const name = String(block.block_id)
    rest.delete(name)
    const { type, action_id: action } = block.element
    return [[name, { [String(action)]: { type: String(type), ...valueOf(String(type), given[name] ?? null) } }]]
  })
  if (rest.size > 0) throw new Error(`the form has no field ${[...rest].join(', ')}`)
  return Object.fromEntries(values)
}

/** What a form holds as it is opened: field -> value. */
export function shownIn(view: unknown): Readonly<Record<string, string | readonly string[]>> {
  const blocks: unknown[] = isJson(view) && Array.isArray(view.blocks) ? view.blocks : []
  const shown = blocks.flatMap((block): [string, string | readonly string[]][] => {
    if (!isJson(block) || !isJson(block.element)) return []
    const { initial_value: typed, initial_user: person, initial_option: one, initial_options: many } = block.element
    const chosen = Array.isArray(many) ? many.map(choiceIn) : choiceIn(one)
    const value = typed ?? person ?? chosen
    return typeof value === 'string' || Array.isArray(value) ? [[String(block.block_id), value]] : []
  })
  return Object.fromEntries(shown)
}

function choiceIn(choice: unknown): string | undefined {
  return isJson(choice) && typeof choice.value === 'string' ? choice.value : undefined
}

function valueOf(type: string, given: string | readonly string[] | null): Omit<Filled, 'type'> {
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
