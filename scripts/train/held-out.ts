import { plainlyTold } from '../../src/news/facts/topics/plainly-told.ts'
import { hashFeature } from '../../src/news/linear/hash-feature.ts'
import { scores, type LinearModel } from '../../src/news/linear/linear-model.ts'
import type { Models } from '../../src/news/linear/models.ts'
import type { SlotFeatures } from '../../src/news/linear/slot-features.ts'
import { calibrated, f1At, type Scored } from './calibrate.ts'
import { glanceOf, ORDERS, trainGlance, trainTopics, type Lesson } from './learn-models.ts'
import { dayFoldOf, outletOf, TOPIC_CLASSES, topicMask, type Row } from './rows.ts'

/** One topic's scores, row by row. */
export type HeldOut = readonly (readonly Scored[])[]
type Split = { readonly isTested: (row: Row) => boolean; readonly isLearnt: (row: Row) => boolean }

/** A day's entries are read by a model that has not seen that day. */
export function daySplits(): readonly Split[] {
  return [0, 1, 2, 3, 4].map((fold) => ({
    isTested: (row) => dayFoldOf(row) === fold,
    isLearnt: (row) => dayFoldOf(row) !== fold,
  }))
}

const OUTLET_GROUPS = 5
const SEASONS = 4

/** Each entry is read by a model that has seen neither its outlet nor its season (a quarter of all entries by date). */
export function unseenSplits(rows: readonly Row[]): readonly Split[] {
  const dateOf = (row: Row): string => (row.date ?? '2025').slice(0, 10)
  const dates = rows.map(dateOf).toSorted()
  const bounds = Array.from(
    { length: SEASONS - 1 },
    (_, at) => dates[Math.floor(((at + 1) * dates.length) / SEASONS)] ?? '',
  )
  const seasonOf = (row: Row): number => bounds.filter((bound) => dateOf(row) >= bound).length
  const groupOf = (row: Row): number => hashFeature(`outlet ${outletOf(row)}`, 20) % OUTLET_GROUPS
  return Array.from({ length: OUTLET_GROUPS * SEASONS }, (_, at) => {
    const group = at % OUTLET_GROUPS
    const season = Math.floor(at / OUTLET_GROUPS)
    return {
      isTested: (row) => groupOf(row) === group && seasonOf(row) === season,
      isLearnt: (row) => groupOf(row) !== group && seasonOf(row) !== season,
    }
  })
}

type Trainer = {
  readonly train: (lesson: Lesson) => LinearModel
  readonly featuresOf: (row: Row) => SlotFeatures
  readonly orders: number
}

/** Thresholds are set on these: the best one jumps between orders. */
const TOPICS: Trainer = { train: trainTopics, featuresOf: (row) => row.text.features, orders: ORDERS }
export const GLANCE: Trainer = { train: trainGlance, featuresOf: glanceOf, orders: 1 }

/** Scores of every row by models that were not shown what the splits hold back. */
export function heldOutScores(
  rows: readonly Row[],
  own: readonly Row[],
  splits: readonly Split[],
  { train, featuresOf, orders }: Trainer = TOPICS,
): HeldOut {
  const place = new Map(rows.map((row, at) => [row, at]))
  const points: Scored[][] = TOPIC_CLASSES.map(() => [])
  for (const { isTested, isLearnt } of splits) {
    const tested = rows.filter(isTested)
    if (tested.length === 0) continue
    const model = train({ rows: rows.filter(isLearnt), own, orders })
    for (const row of tested) {
      const mask = topicMask(row)
      scores(model, featuresOf(row)).forEach((score, topic) => {
        const ofTopic = points[topic]
        if (ofTopic !== undefined) ofTopic[place.get(row) ?? 0] = { score, wanted: ((mask >> topic) & 1) === 1 }
      })
    }
  }
  return points
}

const LANGUAGES = ['en', 'ko', 'zh', 'ja']

export function printHeldOut(
  name: string,
  rows: readonly Row[],
  heldOut: HeldOut,
  calibration: Models['calibration'],
): void {
  for (const [at, topic] of TOPIC_CLASSES.entries()) {
    const { threshold } = calibration[topic]
    // As entries are read: what is told plainly is decided before.
    const points = calibrated(heldOut[at] ?? [], calibration[topic]).map(({ score, wanted }, row) => {
      const scanned = rows[row]?.scanned
      const isTold = scanned === undefined ? null : plainlyTold(topic, scanned)
      return { score: isTold === null ? score : Number(isTold), wanted }
    })
    const { p, r, f1 } = f1At(points, threshold)
    const languages = LANGUAGES.map((language) => {
      const own = points.filter((_, row) => rows[row]?.lang === language)
      return `${language} ${f1At(own, threshold).f1.toFixed(3)} (${own.filter(({ wanted }) => wanted).length})`
    })
    console.log(
      `${name} ${topic}: P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${f1.toFixed(3)} at ${threshold.toFixed(2)}; F1 ${languages.join(', ')}`,
    )
  }
}
