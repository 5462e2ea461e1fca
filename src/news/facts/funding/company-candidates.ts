import type { EvidenceField } from '../../../core/evidence.ts'
import { SlotFeatures } from '../../linear/slot-features.ts'
import { organisationNamed } from '../../names/find-organisations.ts'
import type { ScannedText } from '../../scan-text.ts'
import { isPlace } from '../../names/places.ts'
import { addAfter, addBefore, type ContextWeights } from '../context-features.ts'
import { addWordsOfName, nameFeatures, pageOf, scriptOf } from './company-name-features.ts'
import { spansOf, type CompanySpan } from './company-spans.ts'
import { contextWords } from '../context-words.ts'
import { isKindOfCompany } from './kind-of-company.ts'
import { beginsWithKind, isNoCompanyName } from './no-company-name.ts'
import { isSomebodyElse, isSomebodyElseBefore, isSomebodyElseBehind } from './somebody-else.ts'
import { listFrom, type NameSpan } from '../western-names.ts'
import { siftedText } from '../../patterns/sifted-text.ts'
import { textBefore } from '../../text-before.ts'

/** A span that may name the company which receives the money. */
type CompanyCandidate = {
  readonly name: string
  readonly field: EvidenceField
  readonly start: number
  readonly end: number
  readonly isKnown: boolean
  readonly isAi: boolean | null
  /** The text begins with it. */
  readonly isFirst: boolean
  /** What stands behind it says that it raises money. */
  readonly raises: boolean
  /** What stands behind it says that it is somebody else's name: `OpenAI-backed`, `Ada Larkin's startup`. */
  readonly isOther: boolean
  readonly features: SlotFeatures
}

const RAISES_AFTER =
  /^[,、，]?\s?(?:AI\s)?(?:(?:has|just|also|reportedly|is|now)\s){0,2}(?:rais\w+|secur\w+|lands?|nabs?|closes?|bags?|gets?|nets|picks up|pulls in|hauls in|brings in|scores|attracts|receives|obtains|garners|snags|grabs|in talks|seeks|valued|eyes|launched with|sichert|sammelt|erhält|holt|lève|boucle|obtient|levanta|recauda|capta|cierra|négocie|officialise|verhandelt|negocia)(?![\p{L}])|^\s?(?:连续|再|又|宣布|已)?(?:完成|获|斩获|狂揽|融资|洽谈|拟融)|^[,、]\s?.{0,14}(?:유치|조달|調達)|^(?:が|、).{0,20}(?:調達|出資)/iu

/** `OpenAI-backed` says who gave, `OpenAI alums` where people were before, `OpenAI rival Quillon` whose rival: never who gets. */
const GIVES =
  /^(?:[- ](?:backed|funded|linked)| (?:partner|rival|competitor|challenger) (?=(?-i:\p{Lu}))|[’']?s? (?:alum\w{0,3}|vets?|veterans?|employees(?! (?:(?:to|will|can|could|may|are|get|set|in|prepare|plan) ){0,3}(?:sell|sold|cash|offload)\b)|execs?|executives?|engineers?|researchers?|dropouts?|graduates?))\b|^\s?지원 (?!사업)|^前(?![景沿瞻])|^出身|^(?:(?:,| and) ?[\p{L}\p{N}.]{2,14}){0,3}(?: alums?\b|\s?출신)/iu
/** How far that is looked for. */
const GIVES_REACH = 40
/** What an investor does where it is no news of its own. */
const INVESTOR_ACTS = /^ (?:doubles? down|backs|backed|bets|leads|led|co-leads|invests|invested|joins|joined)\b/u

/** Who does this gives the money. */
const INVESTS_AFTER =
  /^(?: \w+){0,3} (?:invests?|invested|backs?|backed|bets?|leads?|takes?|buys?|commits?|pours?|abandons?|doubles? down|awards?)\b|^(?: [a-z]+){0,6} to (?:invest|put|pour|buy|take a stake)\b|^(?:拟|将|再|已)?(?:投资|入股|领投|注资)|^(?:이|가|은|는|,)?\s?.{0,12}에\s(?:\S+\s)?투자|^が.{0,10}に出資/iu
/** `invests up to $2 billion in` stands right before who gets it. */
const SUM_INTO =
  /\b(?:invest\w{0,6}|investment|puts?|pours?|commits?) (?:of )?(?:(?:up to|about|over|around|another|a further|as much as|more than|nearly) )?[$€£¥]?\d[\d.,]{0,12}[ -]?[a-z]{0,8} (?:dollars |euros )?(?:more )?in(?:to)? (?:[a-z-]{2,20} ){0,3}$/iu
const SUM_INTO_REACH = 90
/** `leads the Series A in legal startup` stands right before who gets it. */
const LED_INTO =
  /\b(?:leads?|led|leading|joins?) [^.;:!?]{0,48}\b(?:rounds?|series [a-h]|seed|investment|funding|financing|raise) (?:in|for|into|of) (?:[a-z-]{2,20} ){0,3}$/iu
/** `Quillon’s $55M round`, `Quillon's latest valuation`: whose money it is. */
const ITS_ROUND =
  /^(?:['’]s|['’]) (?:(?:latest|new|next|first|own|reported|planned) )?(?:[$€£¥]\d|\d|valuation|value\b|(?:funding|financing|seed|series|pre-seed|debt|secondary|mega|megaround|raise|fundraise|round|[A-H] round)\b)/iu
/** `퀼론에 투자` */
const INVESTED_IN = /^['’”"」』》]?(?:\([^()]{1,24}\))?에(?:게)?\s(?:[^\s.,]{1,10}\s){0,2}?(?:투자|출자)(?!\s?유치)/u
/** A list of who gave or founded begins behind these: `backed by Alpha and Beta`, `raises $5M from Alpha, Beta`. */
const GIVERS_FOLLOW =
  /\b(?:(?:backed|led|founded|co-founded) by|(?:rais|secur|land|clos|bag|nab)\w{0,4} [^.;:]{0,40}?\bfrom) /giu
const GIVERS_REACH = 60
const BACKED_AFTER =
  /^(?:[’']s)?[ -](?:backed|led|founders?|co-founders?|ceo|alum\w*|vet\w*|employees|execs?|researchers?|spin\w*|dropouts?|graduates?|linked|rival)\b|^(?:出身|系|前)|^\s?(?:지원|출신|계열)/iu
const PERSON_AFTER = /^[’']s (?:[\p{L}-]+ ){0,4}?(?:startup|start-up|company|venture|firm|lab)\b/iu
const FORMER = /(?:\bex-|\bformer |前|전\s|take on |rival to |backed by |led by |leads? |from |投资方|由)$/iu
/** Longer than all that is looked for right before a former or a backer. */
const FORMER_REACH = 16
const FORMER_ENDS = /[-\s前方由]/u
const INTO = /(?:invest\w* in |stakes? in |backs? |bets? on |into |values? |投资|注资|入股|出資)$/iu
/** How what leads to the receiver ends. */
const INTO_ENDS = ' 资股資'

/** How much of a field is read for its companies. */
const READ = 320
/** What a place where names begin says of each of them. */
type Before = { readonly features: SlotFeatures; readonly isFirst: boolean }
/** What a place where names end says of each of them. */
type After = {
  readonly features: SlotFeatures
  /** Whose name it is gives the money, or is nobody who raises any. */
  readonly isOut: boolean
  readonly isBacked: boolean
  readonly isPerson: boolean
  readonly raises: boolean
}

const CONTEXT: ContextWeights = { near: 0.4, pair: 0.8 }
const NAME_UNIT = /[\w.’'-]/u

/** Whether the word that ends at `end` has a capital letter somewhere. */
function hasCapitalBefore(text: string, end: number): boolean {
  for (let at = end - 1; at >= 0 && NAME_UNIT.test(text.charAt(at)); at -= 1) {
    const unit = text.charCodeAt(at)
    if (unit >= 65 && unit <= 90) return true
  }
  return false
}

function beforeOf(text: string, start: number, lists: readonly number[]): Before {
  const sifted = siftedText(text)
  const features = new SlotFeatures()
  // What stands right before it: without a fitting one, what may stand there is not looked for.
  const last = start === 0 ? '^' : text.charAt(start - 1)
  if (last === ' ' && hasCapitalBefore(text, start - 1)) features.set('previous capital', 1)
  if (FORMER_ENDS.test(last) && sifted.before(start, FORMER_REACH).has(FORMER)) features.set('former', 1)
  if (INTO_ENDS.includes(last) && sifted.part(0, start).has(INTO)) features.set('into', 1.2)
  if (last === ' ') {
    const wide = sifted.before(start, SUM_INTO_REACH)
    if (wide.has(SUM_INTO)) features.set('sum into', 1.5)
    if (wide.has(LED_INTO)) features.set('led into', 1.5)
  }
  if (lists.some((list) => isInList(text, list, start))) features.set('among givers', 1.2)
  const words = contextWords(textBefore(text, start, 40)).slice(-4)
  if (words.length === 0) features.set('b1 start', 1)
  addBefore(features, words, CONTEXT)
  return { features, isFirst: start === 0 }
}

/** Whether what begins at `start` belongs to the list of names that begins at `list`. */
function isInList(text: string, list: number, start: number): boolean {
  return list <= start && start - list <= GIVERS_REACH && !/[.;:]/u.test(text.slice(list, start))
}

/** `Quillon (YC S24) raises`, `Quillon (formerly Marlo) raises`: what it does stands behind that. */
const BRACKET = /^ \([^()]{2,40}\)/u
const BRACKET_REACH = 43

function afterOf(text: string, nameEnd: number, script: string): After {
  const sifted = siftedText(text)
  const end = nameEnd + (sifted.part(nameEnd, nameEnd + BRACKET_REACH).first(BRACKET)?.[0].length ?? 0)
  const features = new SlotFeatures()
  const flag = (name: string, on: boolean, value = 1): boolean => {
    if (on) features.set(name, value)
    return on
  }
  const next = sifted.part(end, end + 48)
  flag('next capital', /^ [A-Z]/u.test(next.text))
  const isQuote = next.text.startsWith('’') || next.text.startsWith("'")
  flag('possessive', isQuote && next.text.charAt(1) === 's')
  const isBacked = flag('backed', sifted.part(end).has(BACKED_AFTER))
  const isPerson = flag('person', isQuote && next.has(PERSON_AFTER), 1.5)
  const isIts = flag('its round', isQuote && next.has(ITS_ROUND), 1.2)
  const isInvestedIn = flag('invested in', next.has(INVESTED_IN), 1.5)
  const invests = flag('invests', next.has(INVESTS_AFTER), 1.2)
  // `in talks to invest` is no raise.
  const raises = flag('before verb', !invests && sifted.part(end, end + 30).has(RAISES_AFTER))
  if (raises) features.setWord('before verb', script, 1.2)
  addAfter(features, contextWords(text.slice(end, end + 40)).slice(0, 4), CONTEXT)
  return {
    features,
    isOut: sifted.part(end, end + GIVES_REACH).has(GIVES) || isSomebodyElseBefore(text, end),
    isBacked,
    isPerson,
    raises: raises || isIts || isInvestedIn,
  }
}

/** What `read` says of a place, asked for once: several names begin or end at one. */
function oncePerPlace<T>(read: (at: number) => T): (at: number) => T {
  const known = new Map<number, T>()
  return (at) => {
    const old = known.get(at)
    if (old !== undefined) return old
    const found = read(at)
    known.set(at, found)
    return found
  }
}

/** Whether a span names something else than who gets the money, whatever is weighed. */
function isOut({ name, start, end }: CompanySpan, text: string, after: After, givers: readonly NameSpan[]): boolean {
  const whole = siftedText(text)
  // A known company has its usual name, whatever is written.
  const called = text.startsWith(name, start) ? whole.part(start, start + name.length) : siftedText(name)
  return (
    after.isOut ||
    isPlace(name) ||
    isNoCompanyName(called, start === 0 ? whole.part(end, end + GIVES_REACH) : null) ||
    (beginsWithKind(called) && text.charAt(start - 1) === ' ' && hasCapitalBefore(text, start - 1)) ||
    isSomebodyElse(text, start, end) ||
    isKindOfCompany(called, text, end) ||
    givers.some((giver) => giver.start <= start && end <= giver.end)
  )
}

/** Candidates of title and the summary's beginning, each with its surroundings. */
export function companyCandidates(scanned: ScannedText): readonly CompanyCandidate[] {
  const candidates: CompanyCandidate[] = []
  const page = pageOf(scanned)
  for (const field of ['title', 'summary'] as const) {
    const text = scanned[field].text.slice(0, READ)
    const sifted = siftedText(text)
    const lists = sifted.all(GIVERS_FOLLOW).map(({ 0: found, index }) => index + found.length)
    const givers = lists.flatMap((list) => (text.startsWith('from ', list - 5) ? listFrom(text, list) : []))
    const beforeAt = oncePerPlace((at) => beforeOf(text, at, lists))
    const isOtherAt = oncePerPlace((at) => isSomebodyElseBehind(text, at))
    const afterAt = oncePerPlace((at) => afterOf(text, at, page.script))
    for (const span of spansOf(text, scanned[field])) {
      const { name, start, end } = span
      const after = afterAt(end)
      if (isOut(span, text, after, givers) || isOtherAt(start)) continue
      const organisation = organisationNamed(name)
      if (organisation?.isInvestor === true && sifted.part(end, end + GIVES_REACH).has(INVESTOR_ACTS)) continue
      const before = beforeAt(start)
      const words = contextWords(name)
      const features = nameFeatures({ span, field, words, organisation }, page)
      features.addAll(before.features)
      features.addAll(after.features)
      addWordsOfName(features, words)
      candidates.push({
        name,
        field,
        start,
        end,
        isKnown: organisation !== null,
        isAi: organisation?.ai ?? null,
        isFirst: before.isFirst,
        raises: after.raises,
        isOther: after.isBacked || after.isPerson,
        features,
      })
    }
  }
  return candidates
}

/** That the text does not name the company at all: what it is weighed with. */
export function noCompany(scanned: ScannedText, candidates: readonly CompanyCandidate[]): SlotFeatures {
  const features = new SlotFeatures()
  features.set('none', 1)
  features.setWord('none', scriptOf(scanned.language), 1)
  const title = scanned.title.text
  const inTitle = candidates.filter(({ field }) => field === 'title')
  if (inTitle.length === 0) features.set('none: nobody in the title', 1.5)
  if (!inTitle.some((one) => one.isFirst)) features.set('none: nobody first', 1)
  if (!inTitle.some((one) => one.raises)) features.set('none: nobody raises', 1)
  if (inTitle.every((one) => one.isKnown || one.isOther)) features.set('none: only others', 1)
  if (inTitle.every((one) => one.isKnown)) features.set('none: only the known', 1)
  if (/\b(?:startup|start-up|company|firm|dropouts|founders|maker|these|this)\b|公司|스타트업|企業/iu.test(title))
    features.set('none: some company', 1)
  if (scanned.summary.text === '') features.set('none: no summary', 1)
  return features
}
