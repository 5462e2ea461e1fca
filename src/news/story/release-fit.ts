import { DAY_MS } from '../../core/durations.ts'
import type { Report } from '../../core/story.ts'
import { modelsOf } from '../../core/models-of.ts'
import { MODEL_FAMILIES } from '../names/model-families.ts'
import { SAME } from './fit.ts'
import { profileOf, type Heard, type ModelProfile, type ReportProfile } from './report-profile.ts'
import { isSameSound, soundAlike, soundKey } from './sound-alike.ts'
import { areOfOtherKinds, isOfText, tellsOfKind } from './tells-of-kind.ts'
import { similarity } from './word-weights.ts'

/** Whether they may be one name in two scripts. */
function soundsLike(one: Heard | null, other: Heard | null): boolean {
  return one !== null && other !== null && one.isLatin !== other.isLatin && soundAlike(one.sounds, other.sounds)
}

/** Three consonants that are the same in both. */
function isHeardFully(one: Heard | null, other: Heard | null): boolean {
  const [own, theirs] = [one?.sounds ?? null, other?.sounds ?? null]
  return own !== null && own.length >= 3 && isSameSound(own, theirs)
}

function mayBeOneVendor(a: ModelProfile, b: ModelProfile): boolean {
  return a.vendor === null || b.vendor === null || a.vendor === b.vendor || soundsLike(a.heardVendor, b.heardVendor)
}

/** `모티프 4` of who makes `Motif 4`: a family that no list has, in two scripts, under one version or of one maker. */
function isFamilyInOtherScript(a: ModelProfile, b: ModelProfile): boolean {
  if (!soundsLike(a.heardFamily, b.heardFamily)) return false
  if (a.vendor !== null && a.vendor === b.vendor) return true
  // A short name has the sound of many, not together with its maker's.
  const isMakerHeard = soundsLike(a.heardVendor, b.heardVendor)
  if (isMakerHeard && a.version !== null && a.version === b.version) return true
  const isOfOneSize = a.sizes.some((size) => b.sizes.includes(size))
  // `해로게이트-12B` of `Harrowgate-12B`: the very same sound, and size.
  if (isOfOneSize && a.version === b.version && isHeardFully(a.heardFamily, b.heardFamily)) return true
  if (soundKey(a.heardFamily?.sounds ?? null) === null) return false
  return a.version === b.version && (a.version !== null || isOfOneSize)
}

/** Lines that a list has bear several versions, of which the name alone may be any. */
const LISTED: ReadonlySet<string> = new Set(MODEL_FAMILIES.map(({ family }) => family))

/** `PersonaPlex-7B-v1` and `PersonaPlex`: nothing came before a first version that its name alone could stand for. */
function isFirst(a: ModelProfile, b: ModelProfile): boolean {
  if (a.variant !== b.variant || a.family === null || a.family === a.vendor || LISTED.has(a.family)) return false
  return (a.version === null && b.version === '1') || (a.version === '1' && b.version === null)
}

/** Sizes and variants that come within so many days are one wave. */
export const LONGEST_WAVE_DAYS = 3

/** `Devstral-2512` and `Devstral-2602`, or what was told of long before the day that another bears: one model, made anew. */
function isOfOtherStamp(a: ModelProfile, b: ModelProfile, days: number): boolean {
  if (days <= LONGEST_WAVE_DAYS || a.stampedAt === b.stampedAt) return false
  if (a.stampedAt !== null && b.stampedAt !== null) return true
  const [stampedAt, toldAt] = a.stampedAt === null ? [b.stampedAt, a.toldAt] : [a.stampedAt, b.toldAt]
  return stampedAt !== null && toldAt < stampedAt - LONGEST_WAVE_DAYS * DAY_MS
}

/** How well two mentions fit one release, 0 to 1; null vetoes. */
function modelFit(a: ModelProfile, b: ModelProfile, days: number): number | null {
  const sameVendor = mayBeOneVendor(a, b)
  if (a.family !== b.family && !isFamilyInOtherScript(a, b)) return sameVendor ? 0 : null
  if (!sameVendor) return null
  if (a.version !== b.version && a.version !== null && b.version !== null) return null
  const sameVersion = a.version === b.version || isFirst(a, b)
  if (isOfOtherStamp(a, b, days)) return null
  // A size later is a wave of its own.
  const isOtherSize = a.sizes.length > 0 && b.sizes.length > 0 && !a.sizes.some((size) => b.sizes.includes(size))
  if (isOtherSize && days > LONGEST_WAVE_DAYS) return null
  if (sameVersion && a.variant === b.variant) {
    const fit = a.version === null && a.variant === null ? 0.75 : 1
    // The very size, though it came days before, is nearer than another that comes beside it.
    return isOtherSize ? fit * 0.8 : fit
  }
  if (a.kind !== b.kind) return null
  // Variants announced in one wave are one story; one that comes later is another.
  if (a.variant !== null && b.variant !== null) {
    if (a.variant === b.variant) return days <= 4 ? 0.6 : null
    const nested =
      a.variantWords.every((word) => b.variantWords.includes(word)) ||
      b.variantWords.every((word) => a.variantWords.includes(word))
    return nested && days <= 3 && sameVersion ? 0.6 : days <= 2 && sameVersion ? 0.35 : null
  }
  if (sameVersion) return days <= 4 ? 0.8 : null
  // The bare family may stand for its newest version, another member without a version may not.
  const bare = a.version === null ? a : b
  return bare.variant === null && days <= 3 ? 0.5 : null
}

/** How alike two headlines are that name no model, but the same maker. */
const ALIKE_OF_ONE_MAKER = 0.3

/** Two headlines without a model's name: their words tie them, and fewer do where one maker stands in both. */
function bothNamelessFit(own: ReportProfile, theirs: ReportProfile, days: number, alike: number): number {
  const [maker] = own.makers
  const isOneMaker = maker !== undefined && maker === theirs.makers[0] && days <= 2
  return days <= 3 && alike > (isOneMaker ? ALIKE_OF_ONE_MAKER : 0.4) ? 0.5 + alike / 4 : 0
}

/** The maker alone, or rare words, tie a headline without a model's name to one. */
function namelessFit(named: ModelProfile, nameless: ReportProfile, days: number, alike: number): number {
  // `OpenAI launches a new image generation model` tells of no GPT-5.3-Codex, which came the day before.
  if (isOfText(named.family, named.variantWords) && tellsOfKind(nameless.title)) return 0
  if (named.vendor !== null && nameless.makers[0] === named.vendor && days <= 2) return 0.55 + alike / 4
  return days <= 2 && alike > 0.34 ? 0.45 + alike / 3 : 0
}

/** What the headline calls its own model; `null` where it names none. */
function nameInHeadline({ facts }: Report): string | null {
  const name = modelsOf(facts)[0]?.name
  return name?.evidence.field === 'title' ? name.evidence.quote.toLowerCase() : null
}

const LATIN_OR_DIGIT = /[a-z\d]/u

/** Whether a headline names it, and not another whose name ends in it: there is no `gemma 9` in `t5gemma 9`. Both in small letters. */
function hasName(title: string, name: string): boolean {
  for (let at = title.indexOf(name); at >= 0; at = title.indexOf(name, at + 1))
    if (at === 0 || !LATIN_OR_DIGIT.test(title.charAt(at - 1)) || !LATIN_OR_DIGIT.test(name.charAt(0))) return true
  return false
}

/** Two headlines of which each names a model that the other one does not: however alike the rest is, they are about two. */
function areNamedApart(report: Report, other: Report): boolean {
  const name = nameInHeadline(report)
  const otherName = nameInHeadline(other)
  if (name === null || otherName === null) return false
  return !hasName(profileOf(other).title, name) && !hasName(profileOf(report).title, otherName)
}

/** How well two reports fit one release, 0 to 1; null vetoes. */
export function releaseFit(report: Report, other: Report): number | null {
  const days = Math.abs(report.publishedAt - other.publishedAt) / DAY_MS
  const own = profileOf(report)
  const theirs = profileOf(other)
  const [main] = own.models
  const [otherMain] = theirs.models
  if (main === undefined || otherMain === undefined) {
    if (days > 3) return 0
    const alike = similarity(own.words, theirs.words)
    const named = main ?? otherMain
    const fit =
      named === undefined
        ? bothNamelessFit(own, theirs, days, alike)
        : namelessFit(named, main === undefined ? own : theirs, days, alike)
    return fit > 0 && areOfOtherKinds(own.title, theirs.title) ? 0 : fit
  }
  const heads = modelFit(main, otherMain, days)
  if (heads === null && days > 2.5) return null
  if (heads === 0 && days > 2.5) return 0
  if (heads !== null && heads >= SAME) return heads + similarity(own.words, theirs.words) / 20
  // The round-up that leads with another model of the same wave, or names two.
  const overlap =
    main.family !== null &&
    days <= 2.5 &&
    own.models.some((model) =>
      theirs.models.some((one) => (one === otherMain || model === main) && modelFit(model, one, days) === 1),
    )
  if (heads === null && !overlap) return null
  const alike = similarity(own.words, theirs.words)
  if (overlap || heads === null) return 0.55 + alike / 20
  if (heads > 0) return heads + alike / 3
  if (areNamedApart(report, other)) return null
  return days <= 2.5 && alike > 0.45 ? 0.4 + alike / 3 : 0
}
