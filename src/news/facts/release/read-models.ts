import type { Fact } from '../../../core/evidence.ts'
import { MOST_MODELS, type ModelFacts } from '../../../core/facts.ts'
import type { ModelStatus } from '../../../core/status.ts'
import { models as trained } from '../../linear/models.ts'
import type { ModelMention } from '../../names/find-models.ts'
import { organisationNamed } from '../../names/find-organisations.ts'
import { isPlace } from '../../names/places.ts'
import { plainModelName } from '../../names/plain-model-name.ts'
import type { ScannedText } from '../../scan-text.ts'
import { rankCandidates } from '../best-candidate.ts'
import { calledName, wholeOfLine } from './called-name.ts'
import { definedName } from './defined-name.ts'
import { isDeviceName } from './device-name.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { isHearsay } from './hearsay.ts'
import { isLabelOfHeadline } from './label-of-headline.ts'
import { listedWith } from './listed-models.ts'
import { modelCandidates } from './model-candidates.ts'
import { partsOfName } from '../name-in-text.ts'
import { nameAlone } from './name-alone.ts'
import { nameBeforeFamily } from './name-before-family.ts'
import { isNoModelName } from './no-model-name.ts'
import { ownWords } from './own-words.ts'
import type { PlacedModel } from './placed-model.ts'
import { readBenchmarks } from './read-benchmarks.ts'
import { readContext } from './read-context.ts'
import { readLicence } from './read-licence.ts'
import { readModalities } from './read-modalities.ts'
import { readOpenWeights } from './read-open-weights.ts'
import { parametersOfName, readParameters } from './read-parameters.ts'
import { readPrices } from './read-prices.ts'
import { readVendor } from './read-vendor.ts'
import { modelOfLab } from '../topics/told-by-lab.ts'
import { modelNamedAbroad } from '../topics/model-told-abroad.ts'
import { modelByNumber } from '../topics/told-by-number.ts'
import { withVariantBehind } from './variant-behind.ts'
import { modelOpenedIn } from './with-weights.ts'
import { withoutRivals } from './without-rivals.ts'

/** `Mistral: Foo 2`, `OpenAI o3` and `MiniMax Music 2` lose the vendor; `DeepSeek-V4` keeps what is part of the model's own name. */
function withoutVendor(name: string): string {
  const ofOwnLine = /^MiniMax (?=(?:Hailuo|Music|Speech)(?![\p{L}]))/iu.exec(name)?.[0]
  if (ofOwnLine !== undefined) return name.slice(ofOwnLine.length)
  const match = /^(\S+(?: (?:AI|DeepMind|Labs))?)[: ]+(.{2,})$/u.exec(name)
  if (match?.[1] === undefined || match[2] === undefined) return name
  if (
    /^(?:Mistral|DeepSeek|Deepseek|MiniMax|Reka|Midjourney|Runway|Suno|Cohere|Luma|Sarvam|Rakuten|Kimi|Seed)$/u.test(
      match[1],
    )
  )
    return name
  // `Reve V1.5`, `Rakuten AI 3.0`, `Skywork R2`, `KARAKURI LM 3`: what stands behind the maker is no name of its own.
  if (/^(?:AI |VL |V?LL?M )?v?\d/iu.test(match[2]) || /^[A-Z]\d{1,2}(?:\.\d)?$/u.test(match[2])) return name
  return organisationNamed(match[1]) === null ? name : match[2]
}

/** The model that a headline's form makes one, where its name is only a number, or nobody knows it. */
function calledIn({ title, language }: ScannedText): PlacedModel | null {
  const mention = modelByNumber(title) ?? modelNamedAbroad(title, language)
  return mention === null ? null : { mention, field: 'title' }
}

/** Makers whose lines of models share an entry of the table: the line is the name's first word. */
const MANY_LINES = new Set([
  'mistral',
  'seedance',
  'gemma',
  'tongyi',
  'alphafold',
  'internlm',
  'vibevoice',
  'gr00t',
  'olmo',
  'kat',
  'ling',
  'hunyuan',
  'stable-diffusion',
  'glm',
  'minimax',
  'cosmos',
  'command',
])
/** Lines that are called by two names. */
const LINE_CALLED: ReadonlyMap<string, string> = new Map([
  ['doubao', 'seed'],
  ['isaac', 'gr'],
  ['sd', 'stable diffusion'],
  ['minimax hailuo', 'hailuo'],
  ['minimax music', 'music'],
  ['minimax speech', 'speech'],
  ['cohere embed', 'embed'],
  ['cohere rerank', 'rerank'],
])
/** What a maker calls one of its lines: `Command A`, `MiniMax Speech`, `T5Gemma`. */
const LINE =
  /^(?:command[- ][ar]\+?(?!\w)|(?:stable|cosmos) \p{L}+|minimax[- ](?:hailuo|music|speech)|cohere[- ](?:transcribe|embed|rerank)|cosmos-(?:reason|predict|transfer|policy|embed)|\p{L}+(?:\d\p{L}{3,})?)/iu
/** English papers write `Sabiá` without. */
const ACCENTED = /(?=[^a-z])\p{Script=Latin}/gu
/** Of a name that only its shape gave away, the family is its first word. */
function familyOf(mention: ModelMention, name: string): string | null {
  if (mention.family !== null) {
    const { family } = mention.family
    if (!MANY_LINES.has(family)) return family
    const line = LINE.exec(name)?.[0]?.toLowerCase().replace('-', ' ') ?? family
    return LINE_CALLED.get(line) ?? line
  }
  const word = /^\p{L}(?:[\p{L}.]*\p{L})?/u.exec(name)?.[0]?.toLowerCase()
  if (word === undefined || word.length < 2) return null
  return word.replaceAll(ACCENTED, (letter) => letter.normalize('NFD').charAt(0))
}

type Details = Omit<ModelFacts, 'name' | 'vendor' | 'family' | 'version' | 'variant'>

/** What the text says about its main model. */
function detailsOf(whole: EvidenceSource, scanned: ScannedText, main: PlacedModel, status: Fact<ModelStatus>): Details {
  const { mention } = main
  const source = ownWords(whole, scanned, mention)
  const isKnown = (fact: Fact<unknown>): boolean => status.value === 'rumoured' || !isHearsay(whole, fact)
  const known = <T>(fact: Fact<T> | null): Fact<T> | null => (fact !== null && isKnown(fact) ? fact : null)
  const { parameters, totalParameters, activeParameters } = readParameters(source, scanned, main)
  return {
    parameters: known(parameters),
    totalParameters: known(totalParameters),
    activeParameters: known(activeParameters),
    contextTokens: known(readContext(source)),
    openWeights: readOpenWeights(whole, status),
    licence: readLicence(source),
    modalities: readModalities(source),
    prices: readPrices(source, scanned.language, mention.family?.vendor ?? '').filter(isKnown),
    benchmarks: readBenchmarks(source).filter(isKnown),
  }
}

/** Of the models beside the main one only what their names say: the text's other words are about the main one. */
function noDetails(source: EvidenceSource, model: PlacedModel): Details {
  return {
    ...parametersOfName(source, model),
    contextTokens: null,
    openWeights: null,
    licence: null,
    modalities: [],
    prices: [],
    benchmarks: [],
  }
}

/** As the headline writes it: a summary may run it together, `KimiK3`. `null` where the headline does not name it. */
function nameAsHeaded(
  source: EvidenceSource,
  { title }: ScannedText,
  key: string,
  vendor: string | null,
): Fact<string> | null {
  for (const { name, start, end } of title.models) {
    const called = calledName(withoutVendor(name), title.text.slice(start, end), vendor)
    if (plainModelName(called) === key) return factOf(source, called, 'title', start, end)
  }
  return null
}

/** The models that the text is about, the main one first. */
export function readModels(
  source: EvidenceSource,
  scanned: ScannedText,
  status: Fact<ModelStatus>,
): readonly ModelFacts[] {
  const possible = rankCandidates(trained().modelName, modelCandidates(scanned)).filter(
    ({ candidate }) =>
      !isLabelOfHeadline(candidate, scanned) &&
      !isDeviceName(scanned[candidate.field].text, candidate.mention) &&
      !(candidate.mention.family !== null && isNoModelName(scanned[candidate.field].text, candidate.mention)) &&
      (candidate.mention.family !== null || !isPlace(candidate.mention.name)),
  )
  const { ranked, told } = withoutRivals(possible, scanned.title)
  // What another is measured against is not the news; what the headline names beside it may be.
  const isCompared = ({ candidate }: (typeof ranked)[number]): boolean => candidate.isCompared
  const best =
    ranked[0] === undefined || !isCompared(ranked[0])
      ? ranked[0]
      : ranked.find((one) => !isCompared(one) && one.candidate.field === 'title' && one.candidate.hasDigit)
  const ofLab = modelOfLab(scanned.title, scanned.language) ?? nameBeforeFamily(scanned.title)
  const whole = ofLab === null ? null : { mention: ofLab, field: 'title' as const }
  // What is said to be open is said of the one that those words stand before.
  const opened = status.value === 'open-weights' ? modelOpenedIn(scanned.title) : undefined
  const open = ranked.find(
    (one) => !isCompared(one) && one.candidate.field === 'title' && one.candidate.mention.start === opened?.start,
  )
  const isKnown = best !== undefined && best.candidate.mention.family !== null
  const alone = isKnown ? null : nameAlone(scanned)
  const called = isKnown ? null : calledIn(scanned)
  // `V9-Lite` of which the shape of a name is only `V9`.
  const isCalledLonger =
    best?.candidate.field === 'title' &&
    best.candidate.mention.start === called?.mention.start &&
    best.candidate.mention.end < called.mention.end
  const likeliest = isCalledLonger ? called : (best?.candidate ?? called)
  const main = whole ?? alone ?? open?.candidate ?? likeliest ?? definedName(scanned)
  if (main === null) return []
  const { field } = main
  const listed = new Set(listedWith(scanned[field].text, scanned[field].models, main.mention))
  const beside = ranked.filter(
    (one) =>
      best !== undefined &&
      one.score >= best.score - 2 &&
      !isCompared(one) &&
      one.candidate.mention.family !== null &&
      one.candidate.field === field,
  )
  const chosen: ModelFacts[] = []
  const names: string[] = []
  const mentions = new Set([
    main.mention,
    ...listed,
    ...(field === 'title' ? told : []),
    ...beside.map(({ candidate }) => candidate.mention),
  ])
  for (const found of mentions) {
    if (chosen.length >= MOST_MODELS) break
    const { text } = scanned[field]
    if (isNoModelName(text, found)) continue
    const mention = withVariantBehind(text, wholeOfLine(text, found))
    const model = { mention, field }
    const vendor = readVendor(source, scanned, model)
    const name = calledName(withoutVendor(mention.name), text.slice(mention.start, mention.end), vendor?.value ?? null)
    const key = plainModelName(name)
    // One name in another is the same model called by less of it, unless the text lists both.
    const isKnown = listed.has(found)
      ? names.includes(key)
      : names.some((other) => other.includes(key) || key.includes(other))
    if (isKnown) continue
    names.push(key)
    const parts = mention.family === null ? partsOfName(name) : mention
    chosen.push({
      name:
        nameAsHeaded(source, scanned, key, vendor?.value ?? null) ??
        factOf(source, name, field, mention.start, mention.end),
      vendor,
      family: familyOf(mention, name),
      version: parts.version,
      variant: parts.variant,
      ...(chosen.length === 0 ? detailsOf(source, scanned, model, status) : noDetails(source, model)),
    })
  }
  return chosen
}
