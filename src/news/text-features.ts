import { addOrder } from './cue-order.ts'
import { findCues, type CuePlaces } from './cue-matcher.ts'
import { CUES } from './cues.ts'
import { addGrams, gramsOf, pairHash, slotOf, type Grams } from './grams.ts'
import { headlineOf, type Headline } from './headline.ts'
import { fnv, hashFeature } from './linear/hash-feature.ts'
import { SLOT_BITS, SlotFeatures } from './linear/slot-features.ts'
import { maskedText, type MaskedField } from './masked-text.ts'
import { namedModels, type NamedModels } from './named-models.ts'
import type { ScannedField, ScannedText } from './scan-text.ts'
import { speakerOf } from './speaker-of.ts'

/** How much of a summary is read for its words, and how much is searched for cues. */
const LEAD_LENGTH = 700
const OPENING_LENGTH = 260
/** About the first sentence of a summary. */
const FIRST_SENTENCE = 140

/** A product, not a model, although its name may hold one's. */
const PRODUCT =
  /\b(?:claude code|claude cowork|codex (?:app|cli)|chatgpt (?:app|agent|search|plus|pro|health|atlas|work)|gemini (?:app|cli|in |code assist|enterprise|live)|ai studio|copilot|le chat|cursor|windsurf|notebooklm|mistral code|qwen (?:chat|code|app)|kimi code|openclaw|antigravity|siri|alexa)\b|클로드 코드|코덱스|코파일럿|챗gpt(?! ?\d)|제미나이 앱|豆包(?:app|手机)|千问app/iu
const ENDS_WITH_PRODUCT =
  /\b(?:sdk|cli|api|mcp|skill|plugin|app|agent|browser|mode|guide|cookbook|prompt(?:ing)?|report|card|benchmark|eval\w{0,6}|dataset|code|ama|course)s?[.!?]*$/u
/** The first sentence of a summary says that something came out. */
const CAME_OUT =
  /\b(?:released|launched|introduced|announced|unveiled|open[- ]sourced|is (?:now )?(?:open|available|a new))\b/u

/** A name, a sign, and what it is: `Orvane 7B – a small model`. */
const NAME_AND_NOUN =
  /^[^:：–—|]{2,40}?(?: ?[:：–—|]| - ).{3,90}(?:\bmodels?|모델|模型|モデル)(?: ?[([][^)\]]{1,20}[)\]])?[!.。]?\s*$/u
const SIZE =
  /(?<![\p{L}\d.])\d{1,4}(?:\.\d{1,2})?[bm](?![\p{L}\d])|\d\s?(?:억|만|조)\s?(?:개의? )?(?:파라미터|매개변수)|\d\s?[亿万]\s?参数/u
/** What comes before the first sign that parts a headline, when it is short enough for a name. */
const HEAD = /^[^:：–—|]{2,40}?(?: ?[:：–—|]| - )/u
/** What the rest of a headline may say of the name before the sign. */
const TOLD_OF_HEAD = ['model', 'weights', 'release', 'product', 'paper', 'howto', 'benchmark']
/** Somewhere else than at its maker's. */
const ELSEWHERE = /\b(?:available|live|free|supported|running|runs) (?:for free |natively |now )?(?:on|in|at|via) /u

/** A model's own page. */
const MODEL_PAGE = /^https:\/\/(?:huggingface\.co\/(?!blog|spaces|datasets|papers)[^/]+\/[^/]+|ollama\.com\/library)/u

const SEED = {
  title: 0x1b87_3593,
  summary: 0x4cf5_ad43,
  both: 0x3c6e_f372,
  address: 0x510e_527f,
  near: 0x1f83_d9ab,
  first: 0x5be0_cd19,
}
const MODEL_MASK = fnv('zmodel')
const FAMILY_MASK = fnv('zfamily')

/** Points and comments, which aggregators put in place of a summary, or behind it; what programs add is not read at all. */
const COUNTS = /(?:^|\s)score: ?\d{1,7} ?\|? ?comments: ?\d/u
const MARK_OF_COUNTS = 'score:'

/** A summary without what tells nothing: the counts of an aggregator, the headline once more. `masked` in lower case. */
function tellingPart(masked: string, maskedTitle: string): string {
  const counts = masked.includes(MARK_OF_COUNTS) ? masked.search(COUNTS) : -1
  const told = counts < 0 ? masked : masked.slice(0, counts)
  return told.trim() === maskedTitle.trim() ? '' : told
}

/** By cue: that it stands in the title, in the summary, in the summary's first sentence. */
const CUE_SLOTS = new Map(
  Object.keys(CUES).map((cue) => {
    const [title = 0, summary = 0, sentence = 0] = ['t', 's', 's1'].map((where) =>
      hashFeature(`f ${cue}:${where}`, SLOT_BITS),
    )
    return [cue, { title, summary, sentence }]
  }),
)

/** What of an entry is weighed: of its summary the words, and what was found in them so far. */
export type TextToWeigh = Omit<ScannedText, 'summary'> & { readonly summary: MaskedField }

/** What a text's classifiers read, and whether its address is a model's own page. */
export type TextFeatures = { readonly features: SlotFeatures; readonly isModelPage: boolean }

/** The words around the first model that a text names, by how far they stand from it. */
function addNear(features: SlotFeatures, { words }: Grams, seed: number, weight: number): void {
  const versioned = words.indexOf(MODEL_MASK)
  const at = versioned >= 0 ? versioned : words.indexOf(FAMILY_MASK)
  if (at < 0) return
  const kind = seed ^ (versioned >= 0 ? 0 : 0x2c1b)
  const word = (offset: number): number => words[at + offset] ?? 0
  const near = (place: number, hash: number, value: number): void => {
    features.add(slotOf(Math.imul(hash, 7) ^ place, kind), value * weight)
  }
  near(1, word(-1), 1)
  near(2, word(-2), 0.6)
  near(3, word(1), 1)
  near(4, word(2), 0.6)
  if (word(-3) !== 0) near(5, word(-3), 0.6)
  if (word(3) !== 0) near(6, word(3), 0.6)
  near(7, pairHash(word(-1), word(1)), 0.7)
  near(8, pairHash(word(-2), word(-1)), 0.7)
  near(9, pairHash(word(1), word(2)), 0.7)
  near(10, pairHash(pairHash(word(1), word(2)), word(3)), 0.5)
  const others = words.length - 1
  near(11, others === 0 ? 1 : others < 3 ? 2 : others < 6 ? 3 : others < 10 ? 4 : 5, 0.7)
}

/** `Orvane 7B: open weights …`: what is said of the name that a headline begins with, and what kind of name it is. */
function addHead(features: SlotFeatures, head: string, cues: ReadonlyMap<string, number>): void {
  const kind = ['zmodel', 'zfamily', 'zorg'].find((mask) => head.includes(mask)) ?? 'other'
  for (const cue of TOLD_OF_HEAD) {
    if ((cues.get(cue) ?? -1) >= head.length) features.setOf(0.7, 'h', cue, kind)
  }
}

/** A feature of its own, where it holds. */
function flag(features: SlotFeatures, name: string, on: boolean, value = 0.7): void {
  if (on) features.setWord('f', name, value)
}

/** The words of both fields, each alone and together, those beside the first model, and those that the headline begins with. */
function addWords(features: SlotFeatures, ofTitle: Grams, ofSummary: Grams): void {
  addGrams(features, SEED.title, [ofTitle], 2.8)
  addGrams(features, SEED.summary, [ofSummary], 1.75)
  addGrams(features, SEED.both, [ofTitle, ofSummary], 1.4)
  addNear(features, ofTitle, SEED.near, 1)
  addNear(features, ofSummary, SEED.near ^ SEED.summary, 0.6)
  const [first = 0, second = 0] = ofTitle.words
  features.add(slotOf(first, SEED.first), 0.6)
  features.add(slotOf(pairHash(first, second), SEED.first), 0.6)
}

function addCues(features: SlotFeatures, inTitle: CuePlaces, maskedSummary: string): void {
  for (const cue of inTitle.keys()) features.add(CUE_SLOTS.get(cue)?.title ?? 0, 0.7)
  for (const [cue, at] of findCues(maskedSummary.slice(0, OPENING_LENGTH))) {
    const slots = CUE_SLOTS.get(cue)
    features.add(slots?.summary ?? 0, 0.5)
    if (at < FIRST_SENTENCE) features.add(slots?.sentence ?? 0, 0.6)
  }
}

/** How a headline is built around a sign that parts it, and what size and place it tells. */
function addShape(features: SlotFeatures, { masked, cues }: Headline): void {
  const head = HEAD.exec(masked)?.[0] ?? null
  flag(features, 'name and noun', head !== null && NAME_AND_NOUN.test(masked), 1)
  flag(features, 'size', SIZE.test(masked), 0.7)
  flag(features, 'elsewhere', ELSEWHERE.test(masked), 0.8)
  if (head !== null) addHead(features, head, cues)
}

/** Which amounts, models and organisations there are. */
function addMentions(features: SlotFeatures, { title, summary }: TextToWeigh, named: NamedModels): void {
  flag(features, 'money:t', title.money.length > 0)
  flag(features, 'money2:t', title.money.length > 1)
  flag(features, 'money:s', summary.money.length > 0, 0.5)
  flag(features, 'model:t', named.known)
  flag(features, 'version:t', named.version)
  flag(features, 'shaped:t', named.shaped)
  flag(features, 'early:t', named.early)
  flag(features, 'models3:t', title.models.length > 2)
  const isInSummary = summary.models.some((mention) => mention.family !== null)
  flag(features, 'model:s', isInSummary, 0.5)
  flag(features, 'org:t', title.organisations.length > 0)
  const isInvestor = title.organisations.some((mention) => mention.organisation.isInvestor)
  flag(features, 'investor:t', isInvestor)
}

/** What tells more together than each alone. */
function addPairs(features: SlotFeatures, { field, masked, cues }: Headline, named: NamedModels): void {
  const has = (cue: string): boolean => cues.has(cue)
  const { known, version, shaped, early } = named
  const hasMoney = field.money.length > 0
  const hasRound = has('round')
  if (has('raise')) {
    flag(features, 'raise+money', hasMoney, 1)
    flag(features, 'raise+round', hasRound, 1)
  }
  flag(features, 'valuation+money', hasMoney && has('valuation'), 1)
  flag(features, 'talks+money', hasMoney && has('talks'), 1)
  if (has('release')) {
    flag(features, 'release+version', version, 1)
    flag(features, 'release+known', known, 1)
    flag(features, 'release+model', has('model'), 1)
    flag(features, 'release+shaped', shaped, 1)
    flag(features, 'release+product', has('product'), 1)
  }
  flag(features, 'rumour+version', version && has('rumour'), 1)
  flag(features, 'weights+model', has('weights') && (known || has('model')), 1)
  if (has('fund')) {
    flag(features, 'fund without round', !hasRound, 1)
    flag(features, 'fund+money', hasMoney, 1)
  }
  flag(features, 'capex+money', hasMoney && !hasRound && has('capex'), 1)
  flag(features, 'version+howto', version && has('howto'), 1)
  flag(features, 'bare model', early && masked.replace(/zmodel|zfamily|[\W\d]/gu, '').length < 14, 1)
}

/** Whether who makes the model is named beside it, or only somebody else. */
function addMakers(features: SlotFeatures, { models, organisations }: ScannedField): void {
  const makers = organisations.filter((mention) => !mention.organisation.isInvestor)
  const isOwn = makers.some(({ organisation }) =>
    models.some((mention) => mention.family?.vendor === organisation.name),
  )
  flag(features, 'own vendor', isOwn)
  flag(features, 'foreign vendor', makers.length > 0 && !isOwn)
}

function addSpeaker(
  features: SlotFeatures,
  scanned: TextToWeigh,
  cues: CuePlaces,
  { version, early }: NamedModels,
): void {
  const speaker = speakerOf(scanned)
  features.setOf(0.5, 'f', 'speaker', speaker)
  if (version) flag(features, `speaker ${speaker}+version`, true)
  if (early) flag(features, `speaker ${speaker}+early`, true)
  if (cues.has('release')) flag(features, `speaker ${speaker}+release`, true)
}

/** Features of a whole entry: hashed n-grams of the masked text, and what the extractors and cues found. */
export function textFeatures(scanned: TextToWeigh, headline: Headline = headlineOf(scanned.title)): TextFeatures {
  const features = new SlotFeatures()
  const { title, url } = scanned
  const maskedSummary = tellingPart(maskedText(scanned.summary, LEAD_LENGTH), headline.masked)
  const named = namedModels(title.models)
  const isModelPage = MODEL_PAGE.test(url)
  addWords(features, headline.grams, gramsOf(maskedSummary))
  addCues(features, headline.cues, maskedSummary)
  flag(features, 'came out:s1', CAME_OUT.test(maskedSummary.slice(0, FIRST_SENTENCE)), 1)
  flag(features, 'product name', title.searched.has(PRODUCT), 1)
  flag(features, 'ends with product', ENDS_WITH_PRODUCT.test(headline.masked), 0.8)
  addOrder(features, headline.masked, headline.cues)
  addShape(features, headline)
  addMentions(features, scanned, named)
  addPairs(features, headline, named)
  flag(features, 'model page', isModelPage, 1)
  flag(features, 'code page', url.includes('github.com/'), 0.7)
  if (named.known) addMakers(features, title)
  addSpeaker(features, scanned, headline.cues, named)
  flag(features, 'no summary', maskedSummary === '')
  features.setOf(0.3, 'f', 'lang', scanned.language)
  const address = gramsOf(url.replace(/^https?:\/\/[^/]{1,80}/u, '').toLowerCase())
  addGrams(features, SEED.address, [address], 1.2)
  return { features, isModelPage }
}
