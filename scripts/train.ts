/**
 * `node scripts/train.ts TRAIN.jsonl` rebuilds src/news/data/weights.json: the same input gives the same bytes.
 * First it prints how models do that have not seen the day of what they read (five folds by day), then it trains on
 * everything.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { companyCandidates, noCompany } from '../src/news/facts/company-candidates.ts'
import { modelCandidates } from '../src/news/facts/model-candidates.ts'
import { statusFeatures } from '../src/news/facts/status-features.ts'
import { moneyCandidates } from '../src/news/facts/money-candidates.ts'
import { detectLanguage } from '../src/news/language.ts'
import { hashFeature } from '../src/news/linear/hash-feature.ts'
import { scores, sigmoid, type Features, type LinearModel } from '../src/news/linear/linear-model.ts'
import { useModels, type Models } from '../src/news/linear/models.ts'
import { readEntry } from '../src/news/read.ts'
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
      const [lang = '', label = '', title = '', summary = '', company = null] = line.split('\t')
      const [topic = '', status = null] = label.split(':')
      return {
        lang,
        title,
        summary,
        topics: topic === 'none' ? [] : [topic.replace('-', '_')],
        confidence: 'own',
        status: topic === 'model-release' ? status : null,
        fundingStatus: topic === 'funding' ? status : null,
        funding: company === null ? null : { company },
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
const FOLDS = 5
const TOPIC_CLASSES = ['model-release', 'funding']
const TOPIC_OPTIONS: Options = { bits: 17, epochs: 18, l2: 0.004, rate: 0.09 }

function topicMask(row: Row): number {
  return (row.topics.includes('model_release') ? 1 : 0) + (row.topics.includes('funding') ? 2 : 0)
}

function trainTopics(rows: readonly Row[]): LinearModel {
  const examples = [...rows, ...ownRows()].map((row) => ({
    slots: slotsOf(textFeatures(row.scanned), TOPIC_OPTIONS.bits),
    label: topicMask(row),
    weight: row.confidence === 'low' ? 0.5 : 1,
  }))
  return trainClasses(examples, TOPIC_CLASSES, true, TOPIC_OPTIONS)
}

function trainStatus(
  rows: readonly Row[],
  topic: string,
  classes: readonly string[],
  statusOf: (row: Row) => string | null,
): LinearModel {
  const options: Options = { bits: 15, epochs: 15, l2: 0.005, rate: 0.1 }
  const examples = [...rows, ...ownRows()].flatMap((row) => {
    const status = statusOf(row)
    const label = status === null ? -1 : classes.indexOf(word(status))
    if (!row.topics.includes(topic) || label < 0) return []
    return [{ slots: slotsOf(statusFeatures(row.scanned, textFeatures(row.scanned)), options.bits), label, weight: 1 }]
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
  for (const row of [...rows, ...ownRows()]) {
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
  // Never below 40 %: a wrong card costs readers more than a missed one.
  let best = { threshold: 0.5, f1: 0 }
  for (let percent = 40; percent <= 70; percent += 1) {
    // The mean of neighbours: a single lucky threshold is worth nothing on other days.
    const f1 = [-4, -2, 0, 2, 4].reduce((sum, by) => sum + f1At(probabilities, (percent + by) / 100).f1, 0) / 5
    if (f1 > best.f1 + 1e-9) best = { threshold: percent / 100, f1 }
  }
  return { slope, offset, threshold: best.threshold }
}

/** Scores of every row by a model that has not seen its days. */
function outOfFold(rows: readonly Row[]): Scored[][] {
  const points: Scored[][] = TOPIC_CLASSES.map(() => [])
  for (let fold = 0; fold < FOLDS; fold += 1) {
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

/** By day: near duplicates of one event stay on one side. */
function foldOf(row: Row): number {
  return hashFeature((row.date ?? row.title).slice(0, 10), 16) % FOLDS
}

function trainAll(rows: readonly Row[], calibration: Models['calibration']): Models {
  return {
    topics: trainTopics(rows),
    modelStatus: trainStatus(rows, 'model_release', MODEL_CLASSES, (row) => row.status ?? null),
    fundingStatus: trainStatus(rows, 'funding', FUNDING_CLASSES, (row) => row.fundingStatus ?? null),
    moneyRole: trainRoles(rows),
    modelName: trainModelName(rows),
    company: trainCompany(rows),
    isAi: trainIsAi(rows),
    calibration,
  }
}

class Rates {
  readonly #counts = new Map<string, [number, number]>()

  count(name: string, hit: boolean): void {
    const [hits, all] = this.#counts.get(name) ?? [0, 0]
    this.#counts.set(name, [hits + Number(hit), all + 1])
  }

  print(): void {
    for (const [name, [hits, all]] of this.#counts)
      console.log(`cross-validated ${name}: ${(hits / all).toFixed(3)} (${all})`)
  }
}

function isNear(mine: number | null, wanted: number | null | undefined): boolean {
  if (mine === null || typeof wanted !== 'number') return mine === null && typeof wanted !== 'number'
  return Math.abs(mine - wanted) <= 0.01 * Math.abs(wanted)
}

function countFacts(row: Row, rates: Rates): void {
  const source = row.source ?? ''
  const { facts } = readEntry(
    { id: 'x', title: row.title, summary: row.summary ?? '', url: row.url ?? null, language: row.lang },
    { name: source, kind: 'press', language: row.lang },
  )
  for (const one of facts) {
    if (one.topic === 'model-release' && row.topics.includes('model_release')) {
      const [mine] = one.models
      const plain = (name: string): string => normal(name).replaceAll('-', '')
      const wanted = row.models ?? []
      const vendors = wanted.flatMap((model) => (typeof model.vendor === 'string' ? [normal(model.vendor)] : []))
      if (wanted.length > 0)
        rates.count(
          'model name',
          wanted.some((model) => plain(model.name) === plain(mine?.name.value ?? '')),
        )
      if (vendors.length > 0) rates.count('vendor', vendors.includes(normal(mine?.vendor?.value ?? '')))
      rates.count('model status', one.status.value === word(row.status ?? ''))
    }
    if (one.topic === 'funding' && row.topics.includes('funding')) {
      const major = (fact: typeof one.amount): number | null => (fact === null ? null : majorOf(fact.value))
      rates.count('company', normal(one.company?.value ?? '') === normal(row.funding?.company ?? ''))
      rates.count('amount', isNear(major(one.amount), row.funding?.amount))
      rates.count('valuation', isNear(major(one.valuation), row.funding?.valuation))
      rates.count('funding status', one.status.value === word(row.fundingStatus ?? ''))
    }
  }
}

/** Facts of every row, read by models that have not seen its day, on the topics that those models found. */
function printCrossValidated(rows: readonly Row[], calibration: Models['calibration']): void {
  const rates = new Rates()
  for (let fold = 0; fold < FOLDS; fold += 1) {
    useModels(
      trainAll(
        rows.filter((row) => foldOf(row) !== fold),
        calibration,
      ),
    )
    for (const row of rows) if (foldOf(row) === fold && row.topics.length > 0) countFacts(row, rates)
  }
  rates.print()
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
  const points = outOfFold(rows)
  const calibration = {
    'model-release': calibrate(points[0] ?? []),
    funding: calibrate(points[1] ?? []),
  }
  for (const [at, topic] of (['model-release', 'funding'] as const).entries()) {
    const { slope, offset, threshold } = calibration[topic]
    const all = (points[at] ?? []).map(({ score, wanted }) => ({ score: sigmoid(slope * score + offset), wanted }))
    const { p, r, f1 } = f1At(all, threshold)
    console.log(
      `cross-validated ${topic}: P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${f1.toFixed(3)} at ${threshold.toFixed(2)}`,
    )
  }
  printCrossValidated(rows, calibration)
  const all = trainAll(rows, calibration)
  const weights = {
    topics: stored(all.topics),
    modelStatus: stored(all.modelStatus),
    fundingStatus: stored(all.fundingStatus),
    moneyRole: stored(all.moneyRole),
    modelName: stored(all.modelName),
    company: stored(all.company),
    isAi: stored(all.isAi),
    calibration,
  }
  const json = `${JSON.stringify(weights)}\n`
  writeFileSync(new URL('../src/news/data/weights.json', import.meta.url), json)
  console.log(`src/news/data/weights.json: ${Math.round(json.length / 1000)} kB`)
}

main(process.argv[2])
