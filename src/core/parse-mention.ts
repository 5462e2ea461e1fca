import type { CardMention } from './card.ts'

// As platforms write them: <@id>, <@!id>, <@&role>, <!subteam^group|@name>.
const PERSON = /^<@!?([\w.-]{1,64})(?:\|[^>]*)?>$/u
const ROLE = /^<(?:@&|!subteam\^)([\w.-]{1,64})(?:\|[^>]*)?>$/u

/** Whom a mention means; `null` when the text is none. */
export function parseMention(text: string): CardMention | null {
  const role = ROLE.exec(text.trim())?.[1]
  if (role !== undefined) return { kind: 'role', id: role }
  const person = PERSON.exec(text.trim())?.[1]
  return person === undefined ? null : { kind: 'person', id: person }
}
