import type { ModelMention } from '../../names/find-models.ts'
import { modelParts } from '../../names/model-parts.ts'

/** Small letters, as a sentence writes them; of a model that a list has they are read as part of its name. */
const VARIANT = /^ (?:mini|nano|lite|pro|max|ultra|turbo|flash|air)(?![\p{L}\p{N}'’-])/u

/** `Tessera 3 mini` of `Tessera 3`, where no list has the name and its end is in small letters. */
export function withVariantBehind(text: string, mention: ModelMention): ModelMention {
  if (mention.family !== null || mention.version === null || mention.variant !== null) return mention
  const [behind] = VARIANT.exec(text.slice(mention.end, mention.end + 8)) ?? []
  if (behind === undefined) return mention
  const name = mention.name + behind
  return { ...mention, ...modelParts(name), name, end: mention.end + behind.length }
}
