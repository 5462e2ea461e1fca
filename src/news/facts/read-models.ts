import type { EvidenceField, Fact } from '../../core/evidence.ts'
import { MOST_MODELS, type ModelFacts } from '../../core/facts.ts'
import type { ModelStatus } from '../../core/status.ts'
import { models as trained } from '../linear/models.ts'
import type { ModelMention } from '../names/find-models.ts'
import { organisationNamed, type OrganisationMention } from '../names/find-organisations.ts'
import { isPlace } from '../names/places.ts'
import { plainModelName } from '../names/plain-model-name.ts'
import type { ScannedText } from '../scan-text.ts'
import { rankCandidates } from './best-candidate.ts'
import { calledName, lineIn, wholeOfLine } from './called-name.ts'
import { definedName } from './defined-name.ts'
import { isDeviceName } from './device-name.ts'
import { factOf, factOfUrl, type EvidenceSource } from './evidence-of.ts'
import { isHearsay } from './hearsay.ts'
import { hubOwner, isAccountOf, ownerOf } from './hub-owner.ts'
import { isLabelOfHeadline } from './label-of-headline.ts'
import { listedWith } from './listed-models.ts'
import { modelCandidates, type ModelCandidate } from './model-candidates.ts'
import { partsOfName } from './name-in-text.ts'
import { isNoModelName } from './no-model-name.ts'
import { ownWords } from './own-words.ts'
import { readBenchmarks } from './read-benchmarks.ts'
import { readContext } from './read-context.ts'
import { readLicence } from './read-licence.ts'
import { readModalities } from './read-modalities.ts'
import { readOpenWeights } from './read-open-weights.ts'
import { parametersOfName, readParameters, type Named } from './read-parameters.ts'
import { readPrices } from './read-prices.ts'
import { isSameModel } from './same-model.ts'
import { siteOwner } from './site-owner.ts'
import { modelByNumber } from './told-by-number.ts'

type Placed = OrganisationMention & { readonly where: EvidenceField }

/** How far into a summary the maker of an unknown model is looked for. */
const SUBJECT_REACH = 160
/** Of a list in one run, another item begins: `#3 Harbour opens a shop #4 Quillon releases Quill 2`. */
const NEXT_ITEM = /\s#\d{1,3}\s/u
const SUBJECT =
  /^([A-Z][\w.]{1,20}(?: (?:AI|Labs?|Research|Studio|[A-Z][\w.]{1,16})){0,2})(?:\s?(?:(?:has |just |today )?(?:released?|releases|launche[sd]|unveils|unveiled|introduces|introduced|open[- ]source[sd]|debuts|announces|announced)\b|(?:团队|公司)?(?:正式|率先)?(?:发布|开源|推出)|、)|[’']s (?=new\b|[A-Z]))/u
/** A rival stands behind these. */
const RIVAL_BEFORE =
  /(?:\b(?:challeng\w{1,3}|rival\w{0,4}|beats?|beating|outperform\w{0,3}|surpass\w{0,3}|than|vs\.?|versus|against|like|matche[sd]|matching|takes? on|competes? with|alternative to)|超越|超过|对标|媲美|击败|优于|比肩) (?:\S{2,16}(?:, | and ))?$/iu

/** Where models are shown, or made smaller. */
const NO_MAKER = /^(?:Hugging Face|GitHub|OpenRouter|LMArena|Unsloth AI|Reddit|Y Combinator)$/u

function makerNear(scanned: ScannedText, mention: ModelMention, field: EvidenceField): Placed | null {
  const usable = (where: EvidenceField): Placed[] =>
    scanned[where].organisations
      .filter(
        ({ organisation, start }) =>
          !organisation.isInvestor &&
          !RIVAL_BEFORE.test(scanned[where].text.slice(Math.max(0, start - 40), start)) &&
          !NO_MAKER.test(organisation.name),
      )
      .map((organisation) => ({ ...organisation, where }))
  const inTitle = usable('title')
  const before = field === 'title' ? inTitle.filter(({ end }) => end <= mention.start) : inTitle
  const isInItem = ({ end }: Placed): boolean =>
    field === 'title' || !NEXT_ITEM.test(scanned.summary.text.slice(end, mention.start))
  return before[0] ?? inTitle[0] ?? usable('summary').find((one) => one.start < SUBJECT_REACH && isInItem(one)) ?? null
}

const ACCOUNT = /^([\w.-]{2,40})\/([\w.-]{3,60})/u
/** The same model, stored with smaller numbers. */
const STORED_SMALLER =
  /(?:^|[-_.])(?:gguf|awq|gptq|mlx|onnx|exl\d|b?f(?:p?(?:4|8|16)|p32)|(?:nv|mx)fp\d|int[48]|\dbit|quantized)(?:$|[-_.])/iu
/** Another model, made from it. */
const MADE_FROM_IT = /uncensored|[ao]bliterat|unfiltered|jailb|crack|merged?(?:$|[-_.])|fine-?tune|roleplay/iu

/**
 * On whose account of a hub a model of a known family stands, where that is somebody else than its maker who made another
 * of it: `owner` is `null` for whom nobody knows. Neither is told as the maker's.
 */
function otherOwner(
  title: string,
  { family, start }: ModelMention,
): { readonly owner: string | null; readonly length: number } | null {
  const [, account = '', name = ''] = ACCOUNT.exec(title) ?? []
  if (account === '' || family === null || start !== account.length + 1 || STORED_SMALLER.test(name)) return null
  const owner = ownerOf(account)
  if (owner === family.vendor || (owner !== null && NO_MAKER.test(owner))) return null
  if (owner !== null) return { owner, length: account.length }
  return MADE_FROM_IT.test(name) || !isAccountOf(account, family) ? { owner: null, length: account.length } : null
}

/** Who made it, as a reader would say: the family's vendor, else who is said to bring it. */
function vendorOf(
  source: EvidenceSource,
  scanned: ScannedText,
  mention: ModelMention,
  field: EvidenceField,
): Fact<string> | null {
  const wanted = mention.family?.vendor
  const other = otherOwner(source.texts.title, mention)
  if (other !== null) return other.owner === null ? null : factOf(source, other.owner, 'title', 0, other.length)
  if (wanted !== undefined) {
    const spans = (['title', 'summary'] as const).flatMap((where) =>
      scanned[where].organisations.map((organisation) => ({ ...organisation, where })),
    )
    // The lab that signs: DeepMind where the headline is its own, else its parent.
    const lab = scanned.title.organisations[0]
    if (wanted === 'Google' && lab?.organisation.name === 'Google DeepMind' && lab.start === 0)
      return factOf(source, 'Google DeepMind', 'title', lab.start, lab.end)
    const named = spans.find(({ organisation }) => organisation.name === wanted)
    return named === undefined
      ? factOf(source, wanted, field, mention.start, mention.end)
      : factOf(source, wanted, named.where, named.start, named.end)
  }
  const owner = hubOwner(scanned.url)
  if (owner !== null && !NO_MAKER.test(owner.name))
    return factOfUrl(source, owner.name, scanned.url, owner.start, owner.end)
  const own = makerNear(scanned, mention, field)
  if (own !== null) {
    const isLab = own.organisation.name === 'Google DeepMind' && own.where === 'title' && own.start === 0
    const name = own.organisation.name === 'Google DeepMind' && !isLab ? 'Google' : own.organisation.name
    return factOf(source, name, own.where, own.start, own.end)
  }
  // `Reve releases Aardvark 2`: the first capitalised words before a verb of release.
  for (const where of ['title', 'summary'] as const) {
    const subject = SUBJECT.exec(source.texts[where])?.[1]
    if (subject !== undefined && !subject.includes(mention.name) && !isPlace(subject))
      return factOf(source, subject, where, 0, subject.length)
  }
  const site = siteOwner(scanned.url)
  return site === null ? null : factOfUrl(source, site.name, scanned.url, site.start, site.end)
}

/** `Mistral: Foo 2` and `OpenAI o3` lose the vendor; `DeepSeek-V4` keeps what is part of the model's own name. */
function withoutVendor(name: string): string {
  const match = /^(\S+(?: (?:AI|DeepMind|Labs))?)[: ]+(.{2,})$/u.exec(name)
  if (match?.[1] === undefined || match[2] === undefined) return name
  if (
    /^(?:Mistral|DeepSeek|Deepseek|MiniMax|Reka|Midjourney|Runway|Suno|Cohere|Luma|Sarvam|Rakuten|Kimi|Seed)$/u.test(
      match[1],
    )
  )
    return name
  // `Reve V1.5`, `Rakuten AI 3.0`: what stands behind the maker is no name of its own.
  if (/^(?:AI )?v?\d/iu.test(match[2])) return name
  return organisationNamed(match[1]) === null ? name : match[2]
}

/** Whether a name is no more than the number of a line: `V5.0` of `星火大模型V5.0`. */
function isPartOf({ mention, field }: Pick<ModelCandidate, 'mention' | 'field'>, line: ModelMention): boolean {
  return field === 'title' && mention.family === null && mention.start >= line.start && mention.end <= line.end
}

function numberedIn({ title }: ScannedText): { readonly mention: ModelMention; readonly field: 'title' } | null {
  const mention = modelByNumber(title)
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
  'command',
])
/** Lines that are called by two names. */
const LINE_CALLED: ReadonlyMap<string, string> = new Map([
  ['doubao', 'seed'],
  ['isaac', 'gr'],
])
/** Of a name that only its shape gave away, the family is its first word. */
function familyOf(mention: ModelMention, name: string): string | null {
  if (mention.family !== null) {
    const { family } = mention.family
    if (!MANY_LINES.has(family)) return family
    const line = /^[\p{L}]+/u.exec(name)?.[0]?.toLowerCase() ?? family
    return LINE_CALLED.get(line) ?? line
  }
  const word = /^[\p{L}][\p{L}.]*/u.exec(name)?.[0]?.toLowerCase()
  return word === undefined || word.length < 2 ? null : word
}

type Details = Omit<ModelFacts, 'name' | 'vendor' | 'family' | 'version' | 'variant'>

/** Where the model is named. */
function placesOf(scanned: ScannedText, main: ModelMention): readonly Named[] {
  return (['title', 'summary'] as const).flatMap((field) =>
    scanned[field].models.filter((one) => isSameModel(main, one)).map(({ end }) => ({ field, end })),
  )
}

/** What the text says about its main model. */
function detailsOf(
  whole: EvidenceSource,
  scanned: ScannedText,
  mention: ModelMention,
  field: EvidenceField,
  status: Fact<ModelStatus>,
): Details {
  const source = ownWords(whole, scanned, mention)
  const isKnown = (fact: Fact<unknown>): boolean => status.value === 'rumoured' || !isHearsay(whole, fact)
  const known = <T>(fact: Fact<T> | null): Fact<T> | null => (fact !== null && isKnown(fact) ? fact : null)
  const { parameters, totalParameters, activeParameters } = readParameters(
    source,
    mention,
    field,
    placesOf(scanned, mention),
  )
  return {
    parameters: known(parameters),
    totalParameters: known(totalParameters),
    activeParameters: known(activeParameters),
    contextTokens: known(readContext(source)),
    openWeights: readOpenWeights(whole, status),
    licence: readLicence(source),
    modalities: readModalities(source),
    prices: readPrices(source, scanned.language).filter(isKnown),
    benchmarks: readBenchmarks(source).filter(isKnown),
  }
}

/** Of the models beside the main one only what their names say: the text's other words are about the main one. */
function noDetails(source: EvidenceSource, mention: ModelMention, field: EvidenceField): Details {
  return {
    ...parametersOfName(source, mention, field),
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
  const ranked = rankCandidates(trained().modelName, modelCandidates(scanned)).filter(
    ({ candidate }) =>
      !isLabelOfHeadline(candidate, scanned) &&
      !isDeviceName(scanned[candidate.field].text, candidate.mention) &&
      (candidate.mention.family !== null || !isPlace(candidate.mention.name)),
  )
  // What another is measured against is not the news; what the headline names beside it may be.
  const isCompared = ({ candidate }: (typeof ranked)[number]): boolean => candidate.isCompared
  const best =
    ranked[0] === undefined || !isCompared(ranked[0])
      ? ranked[0]
      : ranked.find((one) => !isCompared(one) && one.candidate.field === 'title' && one.candidate.hasDigit)
  const line = lineIn(scanned.title.text)
  const isOfLine = best !== undefined && line !== null && isPartOf(best.candidate, line)
  const whole = line !== null && (best === undefined || isOfLine) ? { mention: line, field: 'title' as const } : null
  const main = whole ?? best?.candidate ?? numberedIn(scanned) ?? definedName(scanned)
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
  const mentions = new Set([main.mention, ...listed, ...beside.map(({ candidate }) => candidate.mention)])
  for (const found of mentions) {
    if (chosen.length >= MOST_MODELS) break
    const { text } = scanned[field]
    if (isNoModelName(text, found)) continue
    const mention = wholeOfLine(text, found)
    const vendor = vendorOf(source, scanned, mention, field)
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
      ...(chosen.length === 0 ? detailsOf(source, scanned, mention, field, status) : noDetails(source, mention, field)),
    })
  }
  return chosen
}
