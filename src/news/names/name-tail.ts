import { VARIANT_SOURCE } from './model-words.ts'

/** How large a model is, as a part of its name: `14b`, `30b-a3b`, `8x7b`. */
export const SIZE =
  '\\d{1,4}(?:\\.\\d{1,2})?[bmt](?![\\p{L}\\p{N}])(?:-a\\d{1,3}(?:\\.\\d)?b(?![\\p{L}\\p{N}]))?|\\d{1,2}x\\d{1,3}b|a\\d{1,3}b|e\\db'
/** `Introducing GPT-5.2The model for …`: a headline and its first line without a space between them. */
const GLUED = '\\d{1,2}\\.\\d(?=(?-i:[A-Z][a-z]{1,12} ))'
/** `GPT-6 12월 출시`, `Kimi K3 2款`: a number of months, days, places or things is no version. */
const COUNTED =
  '월|月(?!之)|(?<=[ ·]\\d{1,4})(?:[일년주개종배회위명곳억조만원日年个個款倍亿億万円种種つ]|시간|분의|分[の之])'
/** `FLUX.3 [klein]`: how Black Forest Labs writes its sizes. */
const BOXED = '\\[(?:dev|pro|schnell|klein|max|flex|fast)\\]'
/** A word of what stands behind a model's name: its version, size, variant or date. */
export const TAIL_TOKEN =
  `(?:${SIZE}|${GLUED}|${BOXED}|(?:20\\d\\d-?\\d\\d-?\\d\\d|\\d{4}|v?\\d{1,3}(?:\\.\\d{1,2}){1,2}(?=(?:lite|pro|max|flash|mini|plus|turbo|ultra|preview|guard|omni|coder)(?![\\p{L}]))|v?\\d{1,3}(?:\\.\\d{1,2}){0,2}[a-z]?|[a-z]\\d{1,2}(?:\\.\\d{1,2})?)(?:(?![\\p{Script=Latin}\\p{N}]|%|${COUNTED}|\\+?[xX](?![a-z]))|(?<=\\d)(?=(?:lite|pro|max|flash|mini|plus|turbo|ultra|preview|guard|omni|coder)(?![\\p{L}])))|` +
  `(?:${VARIANT_SOURCE})(?![\\p{Script=Latin}\\p{N}]|-to-))`
