import type { ModelFacts, ModelReleaseFacts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'
import { companyKey } from './company-key.ts'
import { DAY, SAME } from './fit.ts'
import { modelKey } from './keys.ts'
import { identityOf } from './model-identity.ts'
import { profileOf, sizesOf } from './report-profile.ts'
import { similarity } from './word-weights.ts'

/** Words of a variant that make a product of another kind: `Flash Image` is no size of `Flash`. */
const KIND =
  /^(?:image|images|audio|tts|asr|stt|speech|voice|video|embedding|ocr|robotics|native|realtime|transcribe|translate|guard|music|math|coder|vl|omni|codex)$/u

function wordsOfVariant(variant: string | null): readonly string[] {
  return variant === null ? [] : variant.split('-')
}

function kindOf(variant: string | null): string {
  return wordsOfVariant(variant)
    .filter((word) => KIND.test(word))
    .join('-')
}

/** How well two mentions fit one release, 0 to 1; null vetoes. */
function modelFit(a: ModelFacts, b: ModelFacts, days: number): number | null {
  const mine = identityOf(a)
  const theirs = identityOf(b)
  const sameVendor = a.vendor === null || b.vendor === null || companyKey(a.vendor.value) === companyKey(b.vendor.value)
  if (mine.family !== theirs.family) return sameVendor ? 0 : null
  if (!sameVendor) return null
  if (mine.version !== theirs.version && mine.version !== null && theirs.version !== null) return null
  const sameVersion = mine.version === theirs.version
  // A size later is a wave of its own.
  const sizes = sizesOf(a)
  const others = sizesOf(b)
  if (sizes.length > 0 && others.length > 0 && !sizes.some((size) => others.includes(size)) && days > 3) return null
  if (sameVersion && mine.variant === theirs.variant) return mine.version === null && mine.variant === null ? 0.75 : 1
  if (kindOf(mine.variant) !== kindOf(theirs.variant)) return null
  // Variants announced in one wave are one story; one that comes later is another.
  if (mine.variant !== null && theirs.variant !== null) {
    if (mine.variant === theirs.variant) return days <= 4 ? 0.6 : null
    const words = wordsOfVariant(mine.variant)
    const otherWords = wordsOfVariant(theirs.variant)
    const nested = words.every((word) => otherWords.includes(word)) || otherWords.every((word) => words.includes(word))
    return nested && days <= 3 && sameVersion ? 0.6 : days <= 2 && sameVersion ? 0.35 : null
  }
  if (sameVersion) return days <= 4 ? 0.8 : null
  // The bare family may stand for its newest version, another member without a version may not.
  const bare = mine.version === null ? mine : theirs
  return bare.variant === null && days <= 3 ? 0.5 : null
}

/** How well two reports fit one release, 0 to 1; null vetoes. */
export function releaseFit(
  report: Report,
  facts: ModelReleaseFacts,
  other: Report,
  otherFacts: ModelReleaseFacts,
): number | null {
  const days = Math.abs(report.publishedAt - other.publishedAt) / DAY
  const alike = similarity(profileOf(report).words, profileOf(other).words)
  const [mine] = facts.models
  const [theirs] = otherFacts.models
  if (mine === undefined || theirs === undefined) {
    const named = mine ?? theirs
    if (named === undefined) return days <= 3 && alike > 0.4 ? 0.5 + alike / 4 : 0
    const nameless = mine === undefined ? report : other
    const isOfMaker = named.vendor !== null && profileOf(nameless).makers[0] === companyKey(named.vendor.value)
    if (isOfMaker && days <= 2) return 0.55 + alike / 4
    return days <= 2 && alike > 0.34 ? 0.45 + alike / 3 : 0
  }
  const heads = modelFit(mine, theirs, days)
  if (heads !== null && heads >= SAME) return heads + alike / 20
  // The digest that leads with another model of the same wave, or names two.
  const overlap =
    facts.models.some((model) =>
      otherFacts.models.some((one) => modelFit(model, one, days) === 1 && (one === theirs || model === mine)),
    ) &&
    modelKey(mine) !== null &&
    days <= 2.5
  if (overlap) return 0.55 + alike / 20
  if (heads === null) return null
  if (heads > 0) return heads + alike / 3
  return days <= 2.5 && alike > 0.45 ? 0.4 + alike / 3 : 0
}
