import type { Facts, ModelFacts } from '../../core/facts.ts'
import { findOrganisations } from '../names/find-organisations.ts'
import { companyKey } from './company-key.ts'
import { titleWords } from './title-words.ts'

/** At most this many words of a title lead to candidates. */
const WORDS = 6

/** `claude:4.6`, `sora:`: what every report of one model shares, whatever its variant. */
export function modelKey(model: ModelFacts): string | null {
  if (model.family === null) return null
  return `${model.family}:${model.version ?? ''}`
}

/** Who may have made what a headline tells of. */
export function makersIn(title: string): readonly string[] {
  return findOrganisations(title.slice(0, 300))
    .filter(({ organisation }) => !organisation.isInvestor)
    .map(({ organisation }) => companyKey(organisation.name))
}

/** Half-decade bands of dollars; the neighbour too, since rates and rounding move a sum across an edge. */
function amountBands(usd: number): readonly number[] {
  const band = Math.log10(usd) * 2
  const low = Math.floor(band)
  return band - low < 0.15 ? [low, low - 1] : band - low > 0.85 ? [low, low + 1] : [low]
}

/**
 * Keys under which a story is found again. Two reports of one event share at least one; sharing one proves nothing,
 * `chooseStory` decides.
 */
export function storyKeys(facts: Facts, title: string, summary: string): readonly string[] {
  const keys = new Set<string>()
  if (facts.topic === 'model-release') {
    for (const model of facts.models) {
      const key = modelKey(model)
      if (key !== null) keys.add(`model:${key}`)
      if (model.family !== null) keys.add(`family:${model.family}`)
    }
    const vendor = facts.models[0]?.vendor?.value
    if (vendor !== undefined) keys.add(`vendor:${companyKey(vendor)}`)
    // A headline without a name still tells whose model it is.
    if (facts.models.length === 0) for (const maker of makersIn(title)) keys.add(`vendor:${maker}`)
  } else {
    if (facts.company !== null) keys.add(`company:${companyKey(facts.company.value)}`)
    if (facts.amountUsd !== null && facts.amountUsd > 0) {
      for (const band of amountBands(facts.amountUsd)) keys.add(`amount:${band}`)
    }
  }
  const text = title.length > 12 ? title : `${title} ${summary.slice(0, 160)}`
  // Longer words are rarer ones.
  const words = [...titleWords(text)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, WORDS)
  for (const word of words) keys.add(`word:${facts.topic}:${word}`)
  return [...keys]
}
