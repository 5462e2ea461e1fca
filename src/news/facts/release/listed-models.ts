import type { ModelMention } from '../../names/find-models.ts'
import { latinForm } from '../../names/model-words.ts'

/** What may stand between two models of a list, in the languages that are read. */
const JOINT =
  '\\s?(?:[,，、·/&+]\\s?(?:(?:and|und|et|y) |및 )?|(?:and|und|et|y|plus) |(?:및|그리고) |(?:와|과|랑)\\s|以?及|[和与跟と])\\s?(?:the )?'
const BETWEEN = new RegExp(`^${JOINT}$`, 'iu')

/** Whether two models with these words between them stand in one list. */
export function areListed(between: string): boolean {
  return BETWEEN.test(between)
}

/** `GPT-9 mini and nano`: a variant that stands for the whole name, and what may follow it. */
const VARIANT_ALONE = new RegExp(
  `^${JOINT}(mini|nano|lite|flash(?:[- ]lite)?|pro|max|ultra|plus|turbo|small|medium|large|tiny|미니|나노|라이트|프로|플래시|맥스)` +
    '(?=$|[.,:;!?)、，。·&]| (?:models?|are|is|now|in|for|with|to|on|as|and|today|out|from|via|released|launched|arrive|land|debut|공개|출시|모델)(?![\\p{L}])|[를을와과의은는이가도] | 공개| 출시|を|が|は|の|[发發正模上推])',
  'iu',
)

/**
 * The models that a text names in one list with `main`, in order, without `main`: `Opus 5, Sonnet 5 and Haiku 5` are told
 * together, whatever is said of each. Only those of one maker, and names that a version or a variant makes whole.
 */
export function listedWith(
  text: string,
  mentions: readonly ModelMention[],
  main: ModelMention,
): readonly ModelMention[] {
  const named = mentions.filter(
    ({ family, version, variant }) =>
      family !== null && family.vendor === main.family?.vendor && (version !== null || variant !== null),
  )
  const at = named.findIndex(({ start }) => start === main.start)
  if (at < 0) return []
  const isJoined = (left: number): boolean => {
    const [one, other] = [named[left], named[left + 1]]
    return one !== undefined && other !== undefined && BETWEEN.test(text.slice(one.end, other.start))
  }
  let from = at
  while (isJoined(from - 1)) from -= 1
  let until = at
  while (isJoined(until)) until += 1
  const listed = named.slice(from, until + 1)
  return [...listed, ...variantsBehind(text, listed.at(-1) ?? main)].filter((mention) => mention !== named[at])
}

/** Of `GPT-9 mini and nano` the nano, with the words from `mini` on as its own. */
function variantsBehind(text: string, last: ModelMention): readonly ModelMention[] {
  const found: ModelMention[] = []
  const { name, variant } = last
  if (variant === null || !name.toLowerCase().endsWith(variant)) return found
  let { end } = last
  for (let match = VARIANT_ALONE.exec(text.slice(end)); match !== null; match = VARIANT_ALONE.exec(text.slice(end))) {
    const word = latinForm(match[1] ?? '')
    end += match[0].length
    const shared = name.slice(0, name.length - variant.length)
    found.push({ ...last, name: shared + word, end, variant: word.toLowerCase().replace(' ', '-') })
  }
  return found
}
