import { findCues } from './cue-matcher.ts'
import { CUES } from './cues.ts'
import { addGrams, gramsOf, pairHash, slotOf, type Grams } from './grams.ts'
import { headlineOf, type Headline } from './headline.ts'
import { hostOf } from './host-of.ts'
import { fnv, hashFeature } from './linear/hash-feature.ts'
import { SLOT_BITS, SlotFeatures } from './linear/slot-features.ts'
import { maskedText } from './masked-text.ts'
import type { ScannedText } from './scan-text.ts'

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

const SEED = { title: 0x1b87_3593, summary: 0x4cf5_ad43, both: 0x3c6e_f372, address: 0x510e_527f, near: 0x1f83_d9ab }
const MODEL_MASK = fnv('zmodel')
const FAMILY_MASK = fnv('zfamily')

/** Who speaks, as far as the address tells. */
function speakerOf(scanned: ScannedText): string {
  const { url, feedName } = scanned
  if (feedName.startsWith('r/') || feedName.includes('reddit.com/') || url.includes('reddit.com/')) return 'community'
  if (/\barxiv\.org|\/papers\//u.test(url)) return 'paper'
  const host = hostOf(url)
  if (
    /(?:^|\.)(?:openai\.com|anthropic\.com|claude\.com|deepmind\.\w+|blog\.google|mistral\.ai|qwen\.ai|x\.ai|z\.ai|minimax\.io|moonshot\.\w+|kimi\.com|deepseek\.com|cohere\.com|stability\.ai)$|^(?:ai\.meta|seed\.bytedance)\./u.test(
      host,
    )
  )
    return 'lab'
  return host === 'huggingface.co' || host === 'github.com' ? 'hub' : 'press'
}

type Placed = { readonly cue: string; readonly at: number }

const MASKS = ['zmoney', 'zmodel', 'zfamily', 'zorg', 'zinvestor'].map((mask) => ({ mask, alone: ` ${mask} ` }))
/** What changes the meaning of the rest by standing before or after it. */
const TURNING = new Set(
  'zmodel zfamily zmoney zorg zinvestor release raise product howto benchmark paper cloud price fund capex ipo acquisition'.split(
    ' ',
  ),
)

/** Who does what to what: the cues of a headline in the order in which they stand. */
function addOrder(features: SlotFeatures, placed: readonly Placed[]): void {
  const sorted = placed.length < 2 ? placed : [...placed].sort((a, b) => a.at - b.at || (a.cue < b.cue ? -1 : 1))
  const turning: string[] = []
  sorted.forEach(({ cue }, at) => {
    const next = sorted[at + 1]
    if (next !== undefined) features.setOf(0.5, 'n', cue, next.cue)
    if (!TURNING.has(cue)) return
    turning.push(cue)
    for (let after = at + 1; after < sorted.length; after += 1) {
      const other = sorted[after]?.cue ?? ''
      if (TURNING.has(other)) features.setOf(0.5, 'o', cue, other)
    }
  })
  if (turning.length === 0) features.set('p ', 0.7)
  else features.setOf(0.7, 'p', ...turning.slice(0, 3))
}

/** What aggregators put in place of a summary, or behind it: points, comments and who sent it. */
const COUNTS = /(?:^|\s)(?:score: ?\d{1,7} ?\|? ?comments: ?\d|article url: ?http|submitted by \/?u\/)/u

const MARKS_OF_COUNTS = ['score:', 'article url:', 'submitted by']

/** A summary without what tells nothing: the counts of an aggregator, the headline once more. `masked` in lower case. */
function tellingPart(masked: string, maskedTitle: string): string {
  const counts = MARKS_OF_COUNTS.some((mark) => masked.includes(mark)) ? masked.search(COUNTS) : -1
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

/** Features of a whole entry: hashed n-grams of the masked text, and what the extractors and cues found. */
export function textFeatures(scanned: ScannedText, headline: Headline = headlineOf(scanned.title)): TextFeatures {
  const features = new SlotFeatures()
  const { title, summary } = scanned
  const { masked: maskedTitle, grams: ofTitle, cues: inTitle } = headline
  const maskedSummary = tellingPart(maskedText(summary, LEAD_LENGTH), maskedTitle)
  const ofSummary = gramsOf(maskedSummary)
  addGrams(features, SEED.title, [ofTitle], 2.8)
  addGrams(features, SEED.summary, [ofSummary], 1.75)
  addGrams(features, SEED.both, [ofTitle, ofSummary], 1.4)
  addNear(features, ofTitle, SEED.near, 1)
  addNear(features, ofSummary, SEED.near ^ SEED.summary, 0.6)
  const [first = 0, second = 0] = ofTitle.words
  features.add(slotOf(first, 0x5be0_cd19), 0.6)
  features.add(slotOf(pairHash(first, second), 0x5be0_cd19), 0.6)

  const flag = (name: string, on: boolean, value = 0.7): void => {
    if (on) features.setWord('f', name, value)
  }
  const order: Placed[] = []
  for (const [cue, at] of inTitle) {
    features.add(CUE_SLOTS.get(cue)?.title ?? 0, 0.7)
    if (cue !== 'raised' && cue !== 'released') order.push({ cue, at })
  }
  for (const [cue, at] of findCues(maskedSummary.slice(0, OPENING_LENGTH))) {
    const slots = CUE_SLOTS.get(cue)
    features.add(slots?.summary ?? 0, 0.5)
    if (at < FIRST_SENTENCE) features.add(slots?.sentence ?? 0, 0.6)
  }
  flag('came out:s1', CAME_OUT.test(maskedSummary.slice(0, FIRST_SENTENCE)), 1)
  flag('product name', title.searched.has(PRODUCT), 1)
  flag('ends with product', ENDS_WITH_PRODUCT.test(maskedTitle), 0.8)
  if (maskedTitle.includes(' z'))
    for (const { mask, alone } of MASKS) {
      const at = maskedTitle.indexOf(alone)
      if (at >= 0) order.push({ cue: mask, at })
    }
  addOrder(features, order)
  const head = HEAD.exec(maskedTitle)?.[0] ?? null
  flag('name and noun', head !== null && NAME_AND_NOUN.test(maskedTitle), 1)
  flag('size', SIZE.test(maskedTitle), 0.7)
  flag('elsewhere', ELSEWHERE.test(maskedTitle), 0.8)
  if (head !== null) addHead(features, head, inTitle)
  const has = (cue: string): boolean => inTitle.has(cue)
  let [version, known, shaped, early] = [false, false, false, false]
  for (const mention of title.models) {
    if (mention.family === null) shaped = true
    else {
      known = true
      version ||= mention.version !== null
      early ||= mention.start < 12
    }
  }
  flag('money:t', title.money.length > 0)
  flag('money2:t', title.money.length > 1)
  flag('money:s', summary.money.length > 0, 0.5)
  flag('model:t', known)
  flag('version:t', version)
  flag('shaped:t', shaped)
  flag('early:t', early)
  flag('models3:t', title.models.length > 2)
  flag(
    'model:s',
    summary.models.some((mention) => mention.family !== null),
    0.5,
  )
  flag('org:t', title.organisations.length > 0)
  flag(
    'investor:t',
    title.organisations.some((mention) => mention.organisation.isInvestor),
  )
  const hasMoney = title.money.length > 0
  const hasRound = has('round')
  if (has('raise')) {
    flag('raise+money', hasMoney, 1)
    flag('raise+round', hasRound, 1)
  }
  flag('valuation+money', hasMoney && has('valuation'), 1)
  flag('talks+money', hasMoney && has('talks'), 1)
  const isRelease = has('release')
  if (isRelease) {
    flag('release+version', version, 1)
    flag('release+known', known, 1)
    flag('release+model', has('model'), 1)
    flag('release+shaped', shaped, 1)
    flag('release+product', has('product'), 1)
  }
  flag('rumour+version', version && has('rumour'), 1)
  flag('weights+model', has('weights') && (known || has('model')), 1)
  if (has('fund')) {
    flag('fund without round', !hasRound, 1)
    flag('fund+money', hasMoney, 1)
  }
  flag('capex+money', hasMoney && !hasRound && has('capex'), 1)
  flag('version+howto', version && has('howto'), 1)
  flag('bare model', early && maskedTitle.replace(/zmodel|zfamily|[\W\d]/gu, '').length < 14, 1)
  const isModelPage =
    /^https:\/\/(?:huggingface\.co\/(?!blog|spaces|datasets|papers)[^/]+\/[^/]+|ollama\.com\/library)/u.test(
      scanned.url,
    )
  flag('model page', isModelPage, 1)
  flag('code page', scanned.url.includes('github.com/'), 0.7)
  if (known) {
    const makers = title.organisations.filter((mention) => !mention.organisation.isInvestor)
    const isOwn = makers.some(({ organisation }) =>
      title.models.some((mention) => mention.family?.vendor === organisation.name),
    )
    flag('own vendor', isOwn)
    flag('foreign vendor', makers.length > 0 && !isOwn)
  }
  const speaker = speakerOf(scanned)
  features.setOf(0.5, 'f', 'speaker', speaker)
  if (version) flag(`speaker ${speaker}+version`, true)
  if (early) flag(`speaker ${speaker}+early`, true)
  if (isRelease) flag(`speaker ${speaker}+release`, true)
  flag('no summary', maskedSummary === '')
  features.setOf(0.3, 'f', 'lang', scanned.language)
  const address = gramsOf(scanned.url.replace(/^https?:\/\/[^/]{1,80}/u, '').toLowerCase())
  addGrams(features, SEED.address, [address], 1.2)
  return { features, isModelPage }
}
