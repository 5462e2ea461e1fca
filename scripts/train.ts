/**
 * `node scripts/train.ts TRAIN.jsonl` rebuilds src/news/data/weights.json: the same input gives the same bytes.
 * First it trains on the older 80 % and prints how it does on the newer 20 %, then it trains on everything.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { companyCandidates } from '../src/news/facts/company-candidates.ts'
import { modelCandidates } from '../src/news/facts/model-candidates.ts'
import { moneyCandidates } from '../src/news/facts/money-candidates.ts'
import { detectLanguage } from '../src/news/language.ts'
import { hashFeature } from '../src/news/linear/hash-feature.ts'
import { bestClass, scores, sigmoid, type Features, type LinearModel } from '../src/news/linear/linear-model.ts'
import { majorOf } from '../src/core/money.ts'
import { scanText, type ScannedText } from '../src/news/scan-text.ts'
import { textFeatures } from '../src/news/text-features.ts'

const rowSchema = z.object({
  lang: z.string(),
  source: z.string().nullish(),
  url: z.string().nullish(),
  date: z.string().nullish(),
  title: z.string(),
  summary: z.string().nullish(),
  topics: z.array(z.string()),
  confidence: z.string(),
  status: z.string().nullish(),
  models: z.array(z.object({ vendor: z.string().nullish(), name: z.string() })).nullish(),
  fundingStatus: z.string().nullish(),
  ai: z.boolean().nullish(),
  funding: z
    .object({
      company: z.string().nullish(),
      amount: z.number().nullish(),
      currency: z.string().nullish(),
      valuation: z.number().nullish(),
    })
    .nullish(),
})
type Row = z.infer<typeof rowSchema> & { readonly scanned: ScannedText }

type Example = { readonly slots: readonly [number, number][]; readonly label: number; readonly weight: number }
type Choice = { readonly candidates: readonly (readonly [number, number][])[]; readonly right: readonly boolean[] }

function slotsOf(features: Features, bits: number): [number, number][] {
  return [...features].map(([name, value]) => [hashFeature(name, bits), value])
}

/** Sentences of our own, for languages and kinds of news that the labels have few of. Never part of what is measured. */
function ownRows(): Row[] {
  const path = new URL('../src/news/data/sentences.tsv', import.meta.url)
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [lang = '', label = '', title = '', summary = ''] = line.split('\t')
      const [topic = '', status = null] = label.split(':')
      return {
        lang,
        title,
        summary,
        topics: topic === 'none' ? [] : [topic.replace('-', '_')],
        confidence: 'own',
        status: topic === 'model-release' ? status : null,
        fundingStatus: topic === 'funding' ? status : null,
        scanned: scanText(title, summary, null, '', lang),
      }
    })
}

/** A small generator with a fixed seed (mulberry32), so that every run shuffles alike. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const a = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = a
  }
  return order
}

function pack(classes: readonly string[], bits: number, bias: readonly number[], weights: Float64Array): LinearModel {
  let largest = 1e-9
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  const scale = Number((largest / 127).toPrecision(6))
  return {
    classes,
    bits,
    bias: bias.map((value) => Number(value.toPrecision(6))),
    scale,
    weights: Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
  }
}

type Options = { readonly bits: number; readonly epochs: number; readonly l2: number; readonly rate: number }

/** AdaGrad with L2 on the touched slots. */
class Learner {
  readonly weights: Float64Array
  readonly #squares: Float64Array
  readonly #options: Options

  constructor(rows: number, options: Options) {
    this.weights = new Float64Array(rows * 2 ** options.bits)
    this.#squares = new Float64Array(rows * 2 ** options.bits).fill(0.1)
    this.#options = options
  }

  score(row: number, slots: readonly [number, number][]): number {
    const base = row * 2 ** this.#options.bits
    let total = 0
    for (const [slot, value] of slots) total += (this.weights[base + slot] ?? 0) * value
    return total
  }

  step(row: number, slots: readonly [number, number][], gradient: number): void {
    const base = row * 2 ** this.#options.bits
    for (const [slot, value] of slots) {
      const at = base + slot
      const weight = this.weights[at] ?? 0
      const slope = gradient * value + this.#options.l2 * weight
      const square = (this.#squares[at] ?? 0) + slope * slope
      this.#squares[at] = square
      this.weights[at] = weight - (this.#options.rate * slope) / Math.sqrt(square)
    }
  }
}

/** Independent logistic regressions (`label` is a bit mask) or one soft-max over the classes (`label` is an index). */
function trainClasses(
  examples: readonly Example[],
  classes: readonly string[],
  independent: boolean,
  options: Options,
): LinearModel {
  const learner = new Learner(classes.length, options)
  const bias = classes.map(() => 0)
  const random = generator(7)
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const at of shuffled(examples.length, random)) {
      const example = examples[at]
      if (example === undefined) continue
      const raw = classes.map((_, row) => learner.score(row, example.slots) + (bias[row] ?? 0))
      const top = Math.max(...raw)
      const sum = raw.reduce((total, value) => total + Math.exp(value - top), 0)
      raw.forEach((value, row) => {
        const predicted = independent ? sigmoid(value) : Math.exp(value - top) / sum
        const wanted = independent ? (example.label >> row) & 1 : Number(example.label === row)
        const gradient = (predicted - wanted) * example.weight
        learner.step(row, example.slots, gradient)
        bias[row] = (bias[row] ?? 0) - (0.02 * gradient) / (1 + epoch)
      })
    }
  }
  return pack(classes, options.bits, bias, learner.weights)
}

/** Which of a text's candidates is the right one: soft-max over the candidates. */
function trainChoice(choices: readonly Choice[], options: Options): LinearModel {
  const learner = new Learner(1, options)
  const random = generator(11)
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const at of shuffled(choices.length, random)) {
      const choice = choices[at]
      if (choice === undefined) continue
      const raw = choice.candidates.map((slots) => learner.score(0, slots))
      const top = Math.max(...raw)
      const powers = raw.map((value) => Math.exp(value - top))
      const sum = powers.reduce((a, b) => a + b, 0)
      const rightSum = powers.reduce((total, power, which) => total + (choice.right[which] === true ? power : 0), 0)
      choice.candidates.forEach((slots, which) => {
        const power = powers[which] ?? 0
        const wanted = choice.right[which] === true ? power / rightSum : 0
        learner.step(0, slots, power / sum - wanted)
      })
    }
  }
  return pack(['score'], options.bits, [0], learner.weights)
}

const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_.+]/gu, '')
const word = (status: string): string => status.replaceAll('_', '-')

const MODEL_CLASSES = ['rumoured', 'announced', 'preview', 'released', 'open-weights']
const FUNDING_CLASSES = ['rumoured', 'in-talks', 'announced']
const ROLE_CLASSES = ['none', 'amount', 'valuation']
const TOPIC_CLASSES = ['model-release', 'funding']
const TOPIC_OPTIONS: Options = { bits: 16, epochs: 12, l2: 0.0006, rate: 0.05 }

function topicMask(row: Row): number {
  return (row.topics.includes('model_release') ? 1 : 0) + (row.topics.includes('funding') ? 2 : 0)
}

function trainTopics(rows: readonly Row[]): LinearModel {
  const examples = [...rows, ...ownRows()].map((row) => ({
    slots: slotsOf(textFeatures(row.scanned), TOPIC_OPTIONS.bits),
    label: topicMask(row),
    weight: row.confidence === 'low' ? 0.6 : 1,
  }))
  return trainClasses(examples, TOPIC_CLASSES, true, TOPIC_OPTIONS)
}

function trainStatus(
  rows: readonly Row[],
  topic: string,
  classes: readonly string[],
  statusOf: (row: Row) => string | null,
): LinearModel {
  const options: Options = { bits: 14, epochs: 12, l2: 0.0008, rate: 0.12 }
  const examples = [...rows, ...ownRows()].flatMap((row) => {
    const status = statusOf(row)
    const label = status === null ? -1 : classes.indexOf(word(status))
    if (!row.topics.includes(topic) || label < 0) return []
    return [{ slots: slotsOf(textFeatures(row.scanned), options.bits), label, weight: 1 }]
  })
  return trainClasses(examples, classes, false, options)
}

function trainRoles(rows: readonly Row[]): LinearModel {
  const options: Options = { bits: 13, epochs: 12, l2: 0.0008, rate: 0.15 }
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

function trainModelName(rows: readonly Row[]): LinearModel {
  const options: Options = { bits: 14, epochs: 15, l2: 0.0005, rate: 0.12 }
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

function trainCompany(rows: readonly Row[]): LinearModel {
  const options: Options = { bits: 14, epochs: 15, l2: 0.0005, rate: 0.12 }
  const choices: Choice[] = []
  for (const row of rows) {
    const company = row.funding?.company
    if (typeof company !== 'string') continue
    const candidates = companyCandidates(row.scanned)
    const right = candidates.map(({ name }) => normal(name) === normal(company))
    if (!right.includes(true)) continue
    choices.push({ candidates: candidates.map(({ features }) => slotsOf(features, options.bits)), right })
  }
  return trainChoice(choices, options)
}

function trainIsAi(rows: readonly Row[]): LinearModel {
  const options: Options = { bits: 13, epochs: 10, l2: 0.0008, rate: 0.12 }
  const examples = rows.flatMap((row) =>
    row.topics.includes('funding') && typeof row.ai === 'boolean'
      ? [{ slots: slotsOf(textFeatures(row.scanned), options.bits), label: Number(row.ai), weight: 1 }]
      : [],
  )
  return trainClasses(examples, ['other', 'ai'], false, options)
}

type Scored = { readonly score: number; readonly wanted: boolean }

/** Platt's sigmoid by plain gradient descent. */
function platt(points: readonly Scored[]): { slope: number; offset: number } {
  let slope = 1
  let offset = 0
  for (let step = 0; step < 3000; step += 1) {
    let slopeGradient = 0
    let offsetGradient = 0
    for (const { score, wanted } of points) {
      const error = sigmoid(slope * score + offset) - Number(wanted)
      slopeGradient += error * score
      offsetGradient += error
    }
    slope -= (0.05 * slopeGradient) / points.length
    offset -= (0.05 * offsetGradient) / points.length
  }
  return { slope: Number(slope.toPrecision(5)), offset: Number(offset.toPrecision(5)) }
}

function f1At(points: readonly Scored[], threshold: number): { p: number; r: number; f1: number } {
  const hits = points.filter(({ score, wanted }) => score >= threshold && wanted).length
  const posted = points.filter(({ score }) => score >= threshold).length
  const wanted = points.filter((point) => point.wanted).length
  const p = posted === 0 ? 0 : hits / posted
  const r = wanted === 0 ? 0 : hits / wanted
  return { p, r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) }
}

function calibrate(points: readonly Scored[]): { slope: number; offset: number; threshold: number } {
  const { slope, offset } = platt(points)
  const probabilities = points.map(({ score, wanted }) => ({ score: sigmoid(slope * score + offset), wanted }))
  let best = { threshold: 0.5, f1: 0 }
  for (let percent = 30; percent <= 70; percent += 1) {
    // The mean of neighbours: a single lucky threshold is worth nothing on other days.
    const f1 = [-4, -2, 0, 2, 4].reduce((sum, by) => sum + f1At(probabilities, (percent + by) / 100).f1, 0) / 5
    if (f1 > best.f1 + 1e-9) best = { threshold: percent / 100, f1 }
  }
  return { slope, offset, threshold: best.threshold }
}

/** Scores of every row by a model that has not seen its days. */
function outOfFold(rows: readonly Row[]): Scored[][] {
  const folds = 5
  const points: Scored[][] = TOPIC_CLASSES.map(() => [])
  // By day: near duplicates of one event stay on one side.
  const foldOf = (row: Row): number => hashFeature((row.date ?? row.title).slice(0, 10), 16) % folds
  for (let fold = 0; fold < folds; fold += 1) {
    const model = trainTopics(rows.filter((row) => foldOf(row) !== fold))
    for (const row of rows) {
      if (foldOf(row) !== fold) continue
      const mask = topicMask(row)
      scores(model, textFeatures(row.scanned)).forEach((score, at) =>
        points[at]?.push({ score, wanted: ((mask >> at) & 1) === 1 }),
      )
    }
  }
  return points
}

function printHeldOut(rows: readonly Row[]): void {
  const sorted = [...rows].sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  const cut = Math.floor(sorted.length * 0.8)
  const older = sorted.slice(0, cut)
  const newer = sorted.slice(cut)
  const model = trainTopics(older)
  TOPIC_CLASSES.forEach((topic, at) => {
    const points = newer.map((row) => ({
      score: scores(model, textFeatures(row.scanned))[at] ?? 0,
      wanted: ((topicMask(row) >> at) & 1) === 1,
    }))
    const { p, r, f1 } = f1At(points, 0)
    console.log(
      `held out ${topic}: P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${f1.toFixed(3)} (${points.filter((x) => x.wanted).length})`,
    )
  })
  const rate = (name: string, hits: number, all: number): void => {
    console.log(`held out ${name}: ${(hits / Math.max(1, all)).toFixed(3)} (${all})`)
  }
  const statuses = [
    ['model status', 'model_release', MODEL_CLASSES, (row: Row) => row.status ?? null],
    ['funding status', 'funding', FUNDING_CLASSES, (row: Row) => row.fundingStatus ?? null],
  ] as const
  for (const [name, topic, classes, statusOf] of statuses) {
    const status = trainStatus(older, topic, classes, statusOf)
    const wanted = newer.filter((row) => row.topics.includes(topic))
    rate(
      name,
      wanted.filter((row) => bestClass(status, textFeatures(row.scanned)) === word(statusOf(row) ?? '')).length,
      wanted.length,
    )
  }
  const choose = <T extends { readonly features: Features }>(
    ranker: LinearModel,
    candidates: readonly T[],
  ): T | undefined => {
    let best: T | undefined
    let bestScore = -Infinity
    for (const candidate of candidates) {
      const score = scores(ranker, candidate.features)[0] ?? 0
      if (score > bestScore) [best, bestScore] = [candidate, score]
    }
    return best
  }
  const namer = trainModelName(older)
  const named = newer.filter((row) => (row.models ?? []).length > 0)
  rate(
    'model name',
    named.filter((row) => {
      const name = choose(namer, modelCandidates(row.scanned))?.mention.name ?? ''
      return (row.models ?? []).some(
        (model) => normal(model.name).replaceAll('-', '') === normal(name).replaceAll('-', ''),
      )
    }).length,
    named.length,
  )
  const ranker = trainCompany(older)
  const funded = newer.filter((row) => typeof row.funding?.company === 'string')
  rate(
    'company',
    funded.filter(
      (row) =>
        normal(choose(ranker, companyCandidates(row.scanned))?.name ?? '') === normal(row.funding?.company ?? ''),
    ).length,
    funded.length,
  )
}

function stored(model: LinearModel): object {
  const { classes, bits, bias, scale, weights } = model
  return {
    classes,
    bits,
    bias,
    scale,
    weights: Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString('base64'),
  }
}

function main(path: string | undefined): void {
  if (path === undefined) {
    console.error('Usage: node scripts/train.ts TRAIN.jsonl')
    process.exitCode = 2
    return
  }
  const rows: Row[] = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = rowSchema.parse(JSON.parse(line))
      const summary = row.summary ?? ''
      const language = detectLanguage(`${row.title} ${summary}`, row.lang)
      return { ...row, scanned: scanText(row.title, summary, row.url ?? null, row.source ?? '', language) }
    })
  printHeldOut(rows)
  const points = outOfFold(rows)
  const calibration = Object.fromEntries(TOPIC_CLASSES.map((topic, at) => [topic, calibrate(points[at] ?? [])]))
  TOPIC_CLASSES.forEach((topic, at) => {
    const { slope = 1, offset = 0, threshold = 0.5 } = calibration[topic] ?? {}
    const all = (points[at] ?? []).map(({ score, wanted }) => ({ score: sigmoid(slope * score + offset), wanted }))
    const { p, r, f1 } = f1At(all, threshold)
    console.log(
      `cross-validated ${topic}: P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${f1.toFixed(3)} at ${threshold.toFixed(2)}`,
    )
  })
  const weights = {
    topics: stored(trainTopics(rows)),
    modelStatus: stored(trainStatus(rows, 'model_release', MODEL_CLASSES, (row) => row.status ?? null)),
    fundingStatus: stored(trainStatus(rows, 'funding', FUNDING_CLASSES, (row) => row.fundingStatus ?? null)),
    moneyRole: stored(trainRoles(rows)),
    modelName: stored(trainModelName(rows)),
    company: stored(trainCompany(rows)),
    isAi: stored(trainIsAi(rows)),
    calibration,
  }
  const json = `${JSON.stringify(weights)}\n`
  writeFileSync(new URL('../src/news/data/weights.json', import.meta.url), json)
  console.log(`src/news/data/weights.json: ${Math.round(json.length / 1000)} kB`)
}

main(process.argv[2])
