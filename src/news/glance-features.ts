import { CUES } from './cues.ts'
import { addGrams, gramsOf } from './grams.ts'
import type { Headline } from './headline.ts'
import { hashFeature } from './linear/hash-feature.ts'
import { SLOT_BITS, SlotFeatures } from './linear/slot-features.ts'
import { namedModels } from './named-models.ts'

/** How much of a summary is glanced at. */
const OPENING = 240
const SEED = { title: 0x2f6b_19c3, summary: 0x6d0a_8e55 }

function slotNamed(name: string): number {
  return hashFeature(`glance ${name}`, SLOT_BITS)
}

const CUE_SLOTS = new Map(Object.keys(CUES).map((cue) => [cue, slotNamed(cue)]))
const MONEY = slotNamed('money')
const KNOWN = slotNamed('known model')
const VERSION = slotNamed('version')
const SHAPED = slotNamed('shaped model')
const COMPANY = slotNamed('organisation')
const INVESTOR = slotNamed('investor')
const ALONE = slotNamed('no summary')

/** What a glance sees: the headline as it is read, and the words of the summary as they stand. */
export function glanceFeatures({ field, grams, cues }: Headline, summary: string): SlotFeatures {
  const features = new SlotFeatures()
  addGrams(features, SEED.title, [grams], 2.8)
  addGrams(features, SEED.summary, [gramsOf(summary.slice(0, OPENING).toLowerCase())], 1.75)
  for (const cue of cues.keys()) features.add(CUE_SLOTS.get(cue) ?? 0, 0.7)
  if (field.money.length > 0) features.add(MONEY, 1)
  const { known, version, shaped } = namedModels(field.models)
  if (known) features.add(KNOWN, 1)
  if (version) features.add(VERSION, 1)
  if (shaped) features.add(SHAPED, 1)
  if (field.organisations.length > 0) features.add(COMPANY, 0.7)
  if (field.organisations.some(({ organisation }) => organisation.isInvestor)) features.add(INVESTOR, 0.7)
  if (summary === '') features.add(ALONE, 0.7)
  return features
}
