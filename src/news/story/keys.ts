import type { ModelFacts } from '../../core/facts.ts'
import type { Report } from '../../core/story.ts'
import { plainChinese } from '../simplified.ts'
import { identityOf } from './model-identity.ts'
import { profileOf } from './report-profile.ts'
import { soundKey } from './sound-alike.ts'
import { rarestOf, weightedWords } from './word-weights.ts'

/** At most this many words of a title lead to candidates. */
const WORDS = 6
/** Consonants of a name that is looked for together with the model's size. */
const SHORT_NAME = 2
/** A shorter headline has too few words of its own. */
const SHORT_TITLE = 12

/** `claude:4.6`, `sora:`: what every report of one model shares, whatever its variant. */
export function modelKey(model: ModelFacts): string | null {
  const { family, version } = identityOf(model)
  return family === null ? null : `${family}:${version ?? ''}`
}

const NAMING = /^(?:company|model|pinyin|sounds):/u

/** Those of a report's keys that say who or what it tells of: words and sums are shared by many that are told in the same way. */
export function namingKeys(keys: readonly string[]): readonly string[] {
  return keys.filter((key) => NAMING.test(key))
}

/** Half-decade bands of dollars; the neighbour too, since rates and rounding move a sum across an edge. */
function bandsOf(usd: number): readonly number[] {
  const band = Math.log10(usd) * 2
  const low = Math.floor(band)
  return band - low < 0.15 ? [low, low - 1] : band - low > 0.85 ? [low, low + 1] : [low]
}

/**
 * Keys under which a story is found again. Two reports of one event share at least one; sharing one proves nothing,
 * `chooseStory` decides.
 */
export function storyKeys(report: Report): readonly string[] {
  const { facts, title, summary, language } = report
  const { makers, mentioned, words, models, company, writtenCompany, valuationUsd } = profileOf(report)
  const keys = new Set<string>()
  if (facts.topic === 'model-release') {
    for (const { family, version, heardFamily, heardVendor, sizes } of models) {
      if (family === null) continue
      keys.add(`model:${family}:${version ?? ''}`)
      keys.add(`family:${family}`)
      const sounds = soundKey(heardFamily?.sounds ?? null)
      if (sounds !== null) keys.add(`sounds:${sounds}`)
      // Two short names, of which neither is found by its sound alone.
      const both = soundKey(`${heardVendor?.sounds ?? ''}${heardFamily?.sounds ?? ''}`)
      if (sounds === null && both !== null) keys.add(`sounds:${both}`)
      const short = sounds === null ? soundKey(heardFamily?.sounds ?? null, SHORT_NAME) : null
      if (short !== null) for (const size of sizes) keys.add(`sounds:${short}:${size}`)
    }
    const { vendor = null, heardVendor = null } = models[0] ?? {}
    if (vendor !== null) {
      keys.add(`vendor:${vendor}`)
      const sounds = soundKey(heardVendor?.sounds ?? null)
      if (sounds !== null) keys.add(`sounds:${sounds}`)
    }
    // A headline without a name still tells whose model it is.
    if (models.length === 0) for (const maker of makers) keys.add(`vendor:${maker}`)
  } else {
    if (company === null) for (const maker of mentioned) keys.add(`company:${maker}`)
    else keys.add(`company:${company}`)
    const sounds = soundKey(writtenCompany?.sounds ?? null)
    if (sounds !== null) keys.add(`sounds:${sounds}`)
    for (const spelled of writtenCompany?.pinyin ?? []) keys.add(`pinyin:${spelled}`)
    for (const [kind, usd] of [
      ['amount', facts.amountUsd],
      ['valuation', valuationUsd],
    ] as const)
      if (usd !== null && usd > 0) for (const band of bandsOf(usd)) keys.add(`${kind}:${band}`)
  }
  const telling =
    title.length > SHORT_TITLE ? words : weightedWords(plainChinese(`${title} ${summary.slice(0, 160)}`, language))
  for (const word of rarestOf(telling, WORDS)) keys.add(`word:${facts.topic}:${word}`)
  return [...keys]
}
