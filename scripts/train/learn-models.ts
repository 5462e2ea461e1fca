import { majorOf } from '../../src/core/money.ts'
import { companyCandidates, noCompany } from '../../src/news/facts/funding/company-candidates.ts'
import { modelCandidates } from '../../src/news/facts/release/model-candidates.ts'
import { moneyCandidates } from '../../src/news/facts/funding/money-candidates.ts'
import { statusFeatures, TEXT_SHARE } from '../../src/news/facts/status/status-features.ts'
import { glanceFeatures } from '../../src/news/glance-features.ts'
import { headlineOf } from '../../src/news/headline.ts'
import type { LinearModel } from '../../src/news/linear/linear-model.ts'
import type { Models } from '../../src/news/linear/models.ts'
import type { SlotFeatures } from '../../src/news/linear/slot-features.ts'
import { slotsOf, textSlots, trainChoice, trainClasses, type Choice, type Example, type Options } from './learner.ts'
import { TOPIC_CLASSES, topicMask, type Row } from './rows.ts'

export const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_.+]/gu, '')
export const word = (status: string): string => status.replaceAll('_', '-')

const MODEL_CLASSES = ['rumoured', 'announced', 'preview', 'released', 'open-weights']
const FUNDING_CLASSES = ['rumoured', 'in-talks', 'announced']
const ROLE_CLASSES = ['none', 'amount', 'valuation']
const TOPIC_OPTIONS: Omit<Options, 'orders'> = { bits: 18, epochs: 30, l2: 0.012, rate: 0.06, dropout: 0.3 }
/** A careful colleague might judge these otherwise. */
const DOUBTFUL = 0.5

/** Models of two orders read some ten of 5,000 entries otherwise, means of two times five orders hardly two. */
export const ORDERS = 5

/** What is learnt from: labelled rows, sentences of our own beside them, and in how many orders they are seen. */
export type Lesson = { readonly rows: readonly Row[]; readonly own: readonly Row[]; readonly orders: number }

export function trainTopics({ rows, own, orders }: Lesson): LinearModel {
  const examples = [...rows, ...own].map((row) => ({
    slots: textSlots(row.text.features, TOPIC_OPTIONS.bits),
    label: topicMask(row),
    weight: row.confidence === 'low' ? DOUBTFUL : 1,
  }))
  return trainClasses(examples, TOPIC_CLASSES, true, { ...TOPIC_OPTIONS, orders })
}

const GLANCE_OPTIONS: Omit<Options, 'orders'> = { bits: 16, epochs: 6, l2: 0.004, rate: 0.1, dropout: 0.2 }
/** An entry that is not read at all is lost, one that is read in vain takes only time. */
const TELLING = 2

export function glanceOf({ scanned }: Row): SlotFeatures {
  return glanceFeatures(headlineOf(scanned.title), scanned.summary.text)
}

export function trainGlance({ rows, own, orders }: Lesson): LinearModel {
  const examples = [...rows, ...own].map((row) => ({
    slots: slotsOf(glanceOf(row), GLANCE_OPTIONS.bits),
    label: topicMask(row),
    weight: topicMask(row) === 0 ? 1 : TELLING,
  }))
  return trainClasses(examples, TOPIC_CLASSES, true, { ...GLANCE_OPTIONS, orders })
}

function trainStatus(
  { rows, own, orders }: Lesson,
  topic: string,
  classes: readonly string[],
  statusOf: (row: Row) => string | null,
): LinearModel {
  const options: Options = { bits: 15, epochs: 15, l2: 0.005, rate: 0.1, orders }
  const examples = [...rows, ...own].flatMap((row) => {
    const status = statusOf(row)
    const label = status === null ? -1 : classes.indexOf(word(status))
    // Drawn sentences were made to tell topics; how far a release has come they tell too plainly.
    if (!row.topics.includes(topic) || label < 0 || row.isDrawn) return []
    const slots = textSlots(row.text.features, options.bits, statusFeatures(row.scanned), TEXT_SHARE)
    return [{ slots, label, weight: 1 }]
  })
  return trainClasses(examples, classes, false, options)
}

function trainRoles({ rows, orders }: Lesson): LinearModel {
  const options: Options = { bits: 13, epochs: 12, l2: 0.0008, rate: 0.15, orders }
  const examples: Example[] = []
  for (const row of rows) {
    if (!row.topics.includes('funding')) continue
    for (const { mention, features } of moneyCandidates(row.scanned)) {
      const near = (wanted: number | null | undefined): boolean =>
        typeof wanted === 'number' && Math.abs(majorOf(mention.money) - wanted) <= 0.01 * wanted
      const label = near(row.funding?.amount) ? 1 : near(row.funding?.valuation) ? 2 : 0
      examples.push({ slots: slotsOf(features, options.bits), label, weight: 1 })
    }
  }
  return trainClasses(examples, ROLE_CLASSES, false, options)
}

function trainModelName({ rows, orders }: Lesson): LinearModel {
  const options: Options = { bits: 14, epochs: 15, l2: 0.0005, rate: 0.12, orders }
  const choices: Choice[] = []
  for (const row of rows) {
    const names = new Set((row.models ?? []).map((model) => normal(model.name)))
    const candidates = modelCandidates(row.scanned)
    const right = candidates.map(({ mention }) => names.has(normal(mention.name)))
    if (!right.includes(true)) continue
    choices.push({ candidates: candidates.map(({ features }) => slotsOf(features, options.bits)), right })
  }
  return trainChoice(choices, options)
}

function trainCompany({ rows, own, orders }: Lesson): LinearModel {
  const options: Options = { bits: 14, epochs: 15, l2: 0.0005, rate: 0.12, orders }
  const choices: Choice[] = []
  for (const row of [...rows, ...own]) {
    if (!row.topics.includes('funding')) continue
    const company = row.funding?.company
    if (row.confidence === 'own' && typeof company !== 'string') continue
    const candidates = companyCandidates(row.scanned)
    const right = candidates.map(({ name }) => typeof company === 'string' && normal(name) === normal(company))
    if (typeof company === 'string' && !right.includes(true)) continue
    choices.push({
      candidates: [...candidates.map(({ features }) => features), noCompany(row.scanned, candidates)].map((features) =>
        slotsOf(features, options.bits),
      ),
      right: [...right, typeof company !== 'string'],
    })
  }
  return trainChoice(choices, options)
}

function trainIsAi({ rows, orders }: Lesson): LinearModel {
  const options: Options = { bits: 13, epochs: 10, l2: 0.0008, rate: 0.12, orders }
  const examples = rows.flatMap((row) =>
    row.topics.includes('funding') && typeof row.ai === 'boolean'
      ? [{ slots: textSlots(row.text.features, options.bits), label: Number(row.ai), weight: 1 }]
      : [],
  )
  return trainClasses(examples, ['other', 'ai'], false, options)
}

export function trainAll(lesson: Lesson, settings: Pick<Models, 'calibration' | 'glanceLimit'>): Models {
  return {
    topics: trainTopics(lesson),
    glance: trainGlance(lesson),
    modelStatus: trainStatus(lesson, 'model_release', MODEL_CLASSES, (row) => row.status ?? null),
    fundingStatus: trainStatus(lesson, 'funding', FUNDING_CLASSES, (row) => row.fundingStatus ?? null),
    moneyRole: trainRoles(lesson),
    modelName: trainModelName(lesson),
    company: trainCompany(lesson),
    isAi: trainIsAi(lesson),
    ...settings,
  }
}
