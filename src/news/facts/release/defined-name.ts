import type { ModelMention } from '../../names/find-models.ts'
import { isGeneric } from '../../names/is-generic.ts'
import { modelParts } from '../../names/model-parts.ts'
import type { ScannedText } from '../../scan-text.ts'
import { isNoModelName } from './no-model-name.ts'
import type { PlacedModel } from './placed-model.ts'

/** So much of a summary says what the headline's model is. */
const LEAD = 300
const NAME = String.raw`([A-Z][\w.+-]{0,23}[\w+](?: [A-Z\d](?:[\w.+-]{0,15}[\w+])?){0,3}?)`
/** Words of a kind, as in `open-source speech recognition`: none that begins another thought. */
const KIND = String.raw`(?:(?!(?:that|which|who|behind|of|for|from|by|with|to|in|on|at|and|or|an?|the|its) )[\w-]+,? )`
const MODEL = String.raw`(?:models?|LLMs?|VLMs?)\b(?! (?:compan|maker|provider|developer|lab|hub|start-?up|family of))`

/** `Larkspur’s Quill is an open speech model`, `Quill, a speech model`. */
const IS_A_MODEL = new RegExp(
  String.raw`(?:^|[.!?:] |[’']s (?:${KIND}{0,5}${MODEL}, )?)${NAME}(?:,? is|,) (?:an?|its|the|our|their) ${KIND}{0,7}${MODEL}`,
  'u',
)
/** `has launched its first speech model, Quill.`, `Larkspur’s speech model, Quill, …` */
const BEHIND_NOUN = new RegExp(
  String.raw`(?:\b(?:an?|its|the|our|their|new|first|latest)|[’']s) ${KIND}{0,5}${MODEL}, ${NAME}(?=[.,;]|$)`,
  'u',
)
/** `releases two base models: Quill 8B and 4B` */
const LISTED = new RegExp(String.raw`\bmodels?: ${NAME}(?=[.,;]|$| and )`, 'u')

/** The model that a text names only by saying of a word that it is one; `null` where none is. */
export function definedName(scanned: ScannedText): PlacedModel | null {
  for (const [field, patterns] of [
    ['title', [IS_A_MODEL, BEHIND_NOUN, LISTED]],
    ['summary', [IS_A_MODEL, BEHIND_NOUN]],
  ] as const) {
    const text = scanned[field].text.slice(0, LEAD)
    for (const pattern of patterns) {
      const mention = mentionIn(text, pattern)
      if (mention === null || isGeneric(mention.name) || isNoModelName(text, mention)) continue
      const { organisations } = scanned[field]
      if (!organisations.some(({ start, end }) => start < mention.end && end > mention.start)) return { mention, field }
    }
  }
  return null
}

function mentionIn(text: string, pattern: RegExp): ModelMention | null {
  const found = pattern.exec(text)
  const name = found?.[1]
  if (found === null || name === undefined) return null
  const start = found.index + found[0].indexOf(name)
  return { name, start, end: start + name.length, family: null, ...modelParts(name), found: 'noun' }
}
