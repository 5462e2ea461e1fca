import { latinForm } from './model-words.ts'
import { SIZE, TAIL_TOKEN } from './name-tail.ts'

/** What tells one model of a family from another. */
export type ModelParts = {
  readonly version: string | null
  readonly variant: string | null
  readonly parameters: string | null
}

/** Words begin where words do: `Uncensored` has no `red`, `DFlash` no `flash`; `ColEmbed` has an `Embed`. */
const TOKEN = new RegExp(
  `(?:(?<![a-z])|(?-i:(?<=[a-z])(?=[A-Z]))|(?-i:(?<=[A-Z])(?=[A-Z]\\d))|(?=[^a-z]))(?:${TAIL_TOKEN})`,
  'giu',
)
/** How numbers are stored, what is made of what, and when: `FP8`, `BF16`, `NVFP4`, `T2V`, `03-2027`. */
const NO_PART =
  /(?<![a-z\d])(?:(?:nv|mx)?fp\d{1,2}|b?f(?:16|32)|int[48]|[aistv]2[aistv]|(?:0[1-9]|1[0-2])-20\d\d)(?![a-z\d])/giu
const SIZE_TOKEN = new RegExp(`^(?:${SIZE})$`, 'iu')

const NO_PARTS: ModelParts = { version: null, variant: null, parameters: null }

/** ` 4.5`, `-V3`: most tails. */
const VERSION_ONLY = /^[-_ ]?[vmk]?(\d{1,2}(?:\.\d{1,2})?)$/iu

/** What the tail of a name tells, as ` 4.5 mini` does. */
export function partsOf(tail: string): ModelParts {
  if (tail === '') return NO_PARTS
  const only = VERSION_ONLY.exec(tail)?.[1]
  if (only !== undefined) return { version: only, variant: null, parameters: null }
  let version: string | null = null
  const variants: string[] = []
  let parameters: string | null = null
  for (const token of tail.replaceAll(NO_PART, '').match(TOKEN) ?? []) {
    if (SIZE_TOKEN.test(token)) parameters = parameters === null ? token : `${parameters}-${token}`
    else if (/^20\d\d-?\d\d|^\d{4}$/u.test(token)) variants.push(token)
    else if (version === null && /^[a-z]?\d/iu.test(token)) {
      // `V3`, `M2.7` and `K2.5` are versions; the letter of `R1` and `4o` makes another model.
      const letters = token.toLowerCase().replaceAll(/[\d.]|^[vmk]/gu, '')
      version = token.replaceAll(/[^\d.]/gu, '')
      if (letters !== '') variants.push(letters)
    } else variants.push(latinForm(token).toLowerCase().replace('deepthink', 'deep think').replaceAll(/[[\]]/gu, ''))
  }
  // A date or a stage of the same model is no variant of its own.
  const lasting = variants.filter(
    (word) => !/^(?:preview|beta|alpha|exp|experimental|new|instruct|chat|base|20\d\d\S*)$/u.test(word),
  )
  return { version, variant: lasting.length === 0 ? null : [...new Set(lasting)].sort().join('-'), parameters }
}

/** Splits any model name into what story keys are made of. */
export function modelParts(name: string): ModelParts {
  // The letter before a digit is of the version where it is a capital or stands alone: `SkyR1`, `K2`; not in `Idefics2`.
  const at = /[-_ ]?(?:(?-i:(?<![A-Za-z])[a-z]|[A-Z]))?\d|[-_ ]/iu.exec(name)?.index ?? name.length
  return partsOf(name.slice(at))
}
