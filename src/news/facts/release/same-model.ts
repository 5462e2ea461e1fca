import type { ModelMention } from '../../names/find-models.ts'
import { plainModelName } from '../../names/plain-model-name.ts'

/** Makers give one family several lines: `Ministral 3B` is no `Mistral Large 3`, but `Opus 5` is `Claude Opus 5`. */
function areOfOneLine(one: string, other: string): boolean {
  const [head, otherHead] = [one, other].map((name) => /^[a-z]+/u.exec(name)?.[0] ?? '')
  return other.includes(head ?? '') || one.includes(otherHead ?? '')
}

/** Whether a mention may be the main model, called by the whole of its name or by less. */
export function isSameModel(main: ModelMention, other: ModelMention): boolean {
  if (main === other) return true
  const [whole, named] = [plainModelName(main.name), plainModelName(other.name)]
  if (whole === named) return true
  if (main.parameters !== null && other.parameters !== null && main.parameters !== other.parameters) return false
  if (main.family === null || other.family === null) return whole.endsWith(named) || named.endsWith(whole)
  return (
    main.family.family === other.family.family &&
    areOfOneLine(whole, named) &&
    (main.version === other.version || main.version === null || other.version === null) &&
    (main.variant === other.variant || other.variant === null)
  )
}
