import type { EvidenceField } from '../../core/evidence.ts'
import { everyMatch } from '../every-match.ts'
import { SlotFeatures } from '../linear/slot-features.ts'
import { findOrganisations, organisationNamed } from '../names/find-organisations.ts'
import type { ScannedField, ScannedText } from '../scan-text.ts'
import { isPlace } from '../names/places.ts'
import { addAfter, addBefore, type ContextWeights } from './context-features.ts'
import { contextWords } from './context-words.ts'

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

const CAPITALISED =
  /(?<![\p{Script=Latin}\p{N}])(?:[\p{Lu}\d][\p{Script=Latin}\p{N}_.&+’'-]{0,24}|[a-z]{1,8}[A-Z][\w.-]{1,20}|[a-z]{2,12}\.(?:ai|io|com))(?: (?:\p{Lu}[\p{Script=Latin}\p{N}_.&+’-]{0,24}|\d[A-Z]\w{0,8}|of|AI|&)){0,3}/gu
/** `fal raises $49M`: a name in small letters stands first and does something. */
const SMALL_HEAD =
  /^[a-z][a-z0-9.]{1,14}(?= (?:raises|raised|secures|lands|closes|nabs|bags|gets|snags|in talks|hits)\b)/iu
const QUOTED =
  /['‘“"「『《]([\p{L}\p{N}][\p{L}\p{N} .&+_-]{0,30}?)(?:\(([A-Za-z0-9][A-Za-z0-9 .&+_-]{1,40})\))?['’”"」』》]/gu
const BRACKETED =
  /([\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}ー]{2,16}(?: [\p{Script=Hangul}]{1,12})?)\s?[(（]([A-Za-z][A-Za-z0-9 .&+_-]{1,40})[)）]/gu
const HANGUL =
  /(?<![\p{Script=Hangul}\p{N}])[\p{Script=Hangul}A-Za-z0-9]{2,14}?(?=(?:에|가|이|은|는|의|을|를|도)?(?:[\s,…·'’]|$))/gu
const HAN_HEAD =
  /^(?:[^，,：:｜|丨]{0,12}[：:｜|丨])?\s?([\p{Script=Han}A-Za-z0-9]{2,10}?)(?=(?:再|宣布|获|獲|完成|融资|拟|正|将|启动|新一轮|连续|估值|在\d|斩获|狂揽|洽谈|、|，|が))/gu
const STOP = new Set(
  (
    'the a an ai startup startups company firm series seed round funding raises raised in at for with from to of and on led by valuation billion million how why what ' +
    'insurtech fintech edtech proptech healthtech agritech biotech medtech cleantech unicorn platform once after chinese indian french german european american british korean japanese these meet startups’ maker backed ' +
    "die das der den ein eine le la les une el los una ki-startup ki-start-up startup-ul jungfirma pépite jeune empresa new exclusive report ceo openai-backed show hn vc vcs us uk eu google’s y its it his her this these former ex today now we we’ve we've let here there our announcing introducing financing"
  ).split(' '),
)

const RAISES_AFTER =
  /^[,、，]?\s?(?:AI\s)?(?:(?:has|just|also|reportedly|is|now)\s){0,2}(?:rais\w+|secur\w+|lands?|nabs?|closes?|bags?|gets?|nets|picks up|snags|grabs|in talks|seeks|valued|eyes|launched with|sichert|sammelt|erhält|holt|lève|boucle|obtient|levanta|recauda|capta|cierra)(?![\p{L}])|^\s?(?:连续|再|又|宣布|已)?(?:完成|获|斩获|狂揽|融资|洽谈|拟融)|^[,、]\s?.{0,14}(?:유치|조달|調達)|^(?:が|、).{0,20}(?:調達|出資)/iu

/** `OpenAI-backed` says who gave, `OpenAI alums` where people were before: never who gets. */
const GIVES =
  /^(?:[- ](?:backed|funded|linked)|[’']?s? (?:alum\w{0,3}|vets?|veterans?|employees|execs?|executives?|engineers?|researchers?|dropouts?|graduates?))\b|^\s?지원 (?!사업)|^前(?![景沿瞻])|^出身|^(?:(?:,| and) ?[\p{L}\p{N}.]{2,14}){0,3}(?: alums?\b|\s?출신)/iu
/** How far that is looked for. */
const GIVES_REACH = 40

/** Who does this gives the money. */
const INVESTS_AFTER =
  /^(?: \w+){0,3} (?:invests?|invested|backs?|backed|bets?|leads?|takes?|buys?|commits?|pours?|abandons?)\b|^(?: [a-z]+){0,6} to (?:invest|put|pour|buy|take a stake)\b|^(?:拟|将|再|已)?(?:投资|入股|领投|注资)|^(?:이|가|은|는|,)?\s?.{0,12}에\s(?:\S+\s)?투자|^が.{0,10}に出資/iu
/** `invests up to $2 billion in` stands right before who gets it. */
const SUM_INTO =
  /\b(?:invest\w{0,6}|investment|puts?|pours?|commits?) (?:of )?(?:(?:up to|about|over|around|another|a further|as much as|more than|nearly) )?[$€£¥]?\d[\d.,]{0,12}[ -]?[a-z]{0,8} (?:dollars |euros )?(?:more )?in(?:to)? (?:[a-z-]{2,20} ){0,3}$/iu
const SUM_INTO_REACH = 90
/** `leads the Series A in legal startup` stands right before who gets it. */
const LED_INTO =
  /\b(?:leads?|led|leading|joins?) [^.;:!?]{0,48}\b(?:rounds?|series [a-h]|seed|investment|funding|financing|raise) (?:in|for|into|of) (?:[a-z-]{2,20} ){0,3}$/iu
const DESCRIPTOR =
  /^(?:startups?|start-?ups?|maker|platform|company|firm|neobank|provider|developer|app|tool|giant|unicorn|group|service|business|emerges|announces?|founder)$/u

/** In a headline of capitals: `Bengaluru Startup`, `Chip Maker`, `Example CEO` say what or who it is, `Europe` where. */
const NO_NAME =
  /(?:^|[ -])(?:start-?ups?|maker|neobank|ceo|(?:co-?)?founders?|alums?|vets?|powered|old)$|^(?:europe|asia|africa|north america|latin america|silicon valley)$/iu

/** Whether the text has the same word in small letters too: a noun, not a name. */
function isCommonWord(name: string, text: string): boolean {
  const lower = name.toLowerCase()
  if (lower === name || !/^[\p{Script=Latin}]+$/u.test(name)) return false
  const at = text.indexOf(lower)
  return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? ' ') && !/[\p{L}.]/u.test(text[at + lower.length] ?? ' ')
}

const LEGAL_FORM = /^(?:Corp|Inc|Co|Ltd|LLC|GmbH)\.?$/u
const ENDS_WITH_POINT = /\b(?:Corp|Inc|Co|Ltd)\.$/u

/** `Neobank Revolut`: what it is, and its name. */
function endsInKnownName(name: string): boolean {
  const at = name.indexOf(' ')
  return at > 0 && organisationNamed(name) === null && organisationNamed(name.slice(at + 1)) !== null
}

/** Languages in Latin letters share what was learnt from English: there are too few examples of each. */
function scriptOf(language: string): string {
  return /^(?:ko|zh|ja)$/u.test(language) ? language : 'en'
}

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

/** So many words a name has at most. */
const LONGEST = 4
/** How much of a field is read for its companies. */
const READ = 320
/** What a word that is not all of a name's may end with. */
const TAIL_ENDS = ".,’'-s"

type Span = { name: string; start: number; end: number; by: string }

/**
 * The usual Latin form for another script, an abbreviation or a shortened name; else what is written: a company is not
 * called by a name that the text does not use.
 */
function nameAsWritten(usual: string, written: string): string {
  const isLatin = /^[\p{Script=Latin}\p{N}\p{P}\p{S} ]+$/u.test(written)
  return !isLatin || usual.startsWith(written) || /^[A-Z]{2,5}$/u.test(written) ? usual : written
}

/** Without the signs behind it; the point of `Corp.` is a part of the name. */
function withoutTail(name: string): string {
  const isPlain = !TAIL_ENDS.includes(name.charAt(name.length - 1))
  return isPlain || ENDS_WITH_POINT.test(name) ? name.trim() : name.replace(/(?:[’']s|[.,’'-])+$/u, '').trim()
}

/** Of the words of a capitalised run, which may begin or end a name, or be followed by another word of it. */
type Word = {
  readonly start: number
  readonly end: number
  readonly begins: boolean
  readonly joins: boolean
  readonly endsSentence: boolean
}

const WORDS = /\S+/gu

function wordsOf(run: string, at: number): Word[] {
  return everyMatch(run, WORDS).map(({ 0: word, index }) => ({
    start: at + index,
    end: at + index + word.length,
    begins: !STOP.has(word.toLowerCase()) && !/^ex-/iu.test(word),
    joins: word !== 'of' && word !== '&',
    endsSentence: /\p{Ll}[.,]$/u.test(word),
  }))
}

/** `text` is what is read of the field. */
function spansOf(text: string, { text: whole, organisations }: Pick<ScannedField, 'text' | 'organisations'>): Span[] {
  const spans: Span[] = []
  const add = (name: string, start: number, end: number, by: string): void => {
    const trimmed = withoutTail(name)
    if (trimmed.length < 2 || trimmed.length > 44 || spans.length > 90 || LEGAL_FORM.test(trimmed)) return
    spans.push({ name: trimmed, start, end: start + Math.min(trimmed.length, end - start), by })
  }
  for (const { organisation, start, end } of whole === text ? organisations : findOrganisations(text))
    spans.push({ name: nameAsWritten(organisation.name, text.slice(start, end)), start, end, by: 'known' })
  for (const match of everyMatch(text, BRACKETED))
    add(match[2] ?? '', match.index + match[0].indexOf(match[2] ?? ''), match.index + match[0].length, 'bracket')
  for (const match of everyMatch(text, QUOTED)) {
    const latin = match[2]
    add(
      latin ?? match[1] ?? '',
      match.index + match[0].indexOf(latin ?? match[1] ?? ''),
      match.index + match[0].length,
      'quoted',
    )
  }
  const small = SMALL_HEAD.exec(text)?.[0]
  if (small !== undefined && !STOP.has(small.toLowerCase())) add(small, 0, small.length, 'capital')
  for (const match of everyMatch(text, CAPITALISED)) {
    const words = wordsOf(match[0], match.index)
    words.forEach(({ start, begins }, from) => {
      if (!begins) return
      for (const [at, { end, joins, endsSentence }] of words.slice(from, from + LONGEST).entries()) {
        if (at === 0 || joins) add(text.slice(start, end), start, end, 'capital')
        // No name runs across a sentence.
        if (endsSentence) break
      }
    })
  }
  for (const match of everyMatch(text, HAN_HEAD)) {
    const name = match[1] ?? ''
    add(name, match.index + match[0].length - name.length, match.index + match[0].length, 'han')
  }
  if (/\p{Script=Hangul}/u.test(text)) {
    for (const match of everyMatch(text.slice(0, 160), HANGUL))
      add(match[0], match.index, match.index + match[0].length, 'hangul')
  }
  const first = new Map<string, Span>()
  for (const span of spans) {
    const known = organisationNamed(span.name)
    const name = known === null ? span.name : nameAsWritten(known.name, span.name)
    const key = `${span.start}:${name}`
    if (!first.has(key)) first.set(key, { ...span, name })
  }
  return [...first.values()]
}

/** What a place where names begin says of each of them. */
type Before = { readonly features: SlotFeatures; readonly isFirst: boolean }
/** What a place where names end says of each of them. */
type After = {
  readonly features: SlotFeatures
  readonly gives: boolean
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

function beforeOf(text: string, start: number): Before {
  const features = new SlotFeatures()
  // What stands right before it: without a fitting one, what may stand there is not looked for.
  const last = start === 0 ? '^' : text.charAt(start - 1)
  if (last === ' ' && hasCapitalBefore(text, start - 1)) features.set('previous capital', 1)
  if (FORMER_ENDS.test(last) && FORMER.test(text.slice(Math.max(0, start - FORMER_REACH), start)))
    features.set('former', 1)
  if (INTO_ENDS.includes(last) && INTO.test(text.slice(0, start))) features.set('into', 1.2)
  if (last === ' ') {
    const wide = text.slice(Math.max(0, start - SUM_INTO_REACH), start)
    if (SUM_INTO.test(wide)) features.set('sum into', 1.5)
    if (LED_INTO.test(wide)) features.set('led into', 1.5)
  }
  const words = contextWords(text.slice(Math.max(0, start - 40), start)).slice(-4)
  if (words.length === 0) features.set('b1 start', 1)
  addBefore(features, words, CONTEXT)
  return { features, isFirst: start === 0 }
}

function afterOf(text: string, end: number, script: string): After {
  const features = new SlotFeatures()
  const flag = (name: string, on: boolean, value = 1): boolean => {
    if (on) features.set(name, value)
    return on
  }
  const next = text.slice(end, end + 48)
  flag('next capital', /^ [A-Z]/u.test(next))
  const isQuote = next.startsWith('’') || next.startsWith("'")
  flag('possessive', isQuote && next.charAt(1) === 's')
  const isBacked = flag('backed', BACKED_AFTER.test(text.slice(end)))
  const isPerson = flag('person', isQuote && PERSON_AFTER.test(next), 1.5)
  const invests = flag('invests', INVESTS_AFTER.test(next), 1.2)
  // `in talks to invest` is no raise.
  const raises = flag('before verb', !invests && RAISES_AFTER.test(text.slice(end, end + 30)))
  if (raises) features.setWord('before verb', script, 1.2)
  addAfter(features, contextWords(text.slice(end, end + 40)).slice(0, 4), CONTEXT)
  return { features, gives: GIVES.test(text.slice(end, end + GIVES_REACH)), isBacked, isPerson, raises }
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

/** Candidates of title and the summary's beginning, each with its surroundings. */
export function companyCandidates(scanned: ScannedText): readonly CompanyCandidate[] {
  const candidates: CompanyCandidate[] = []
  const slug = scanned.url.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')
  const host = scanned.url.split('/')[2]
  const summaryLower = scanned.summary.text.toLowerCase()
  const whole = `${scanned.title.text} ${scanned.summary.text}`
  const script = scriptOf(scanned.language)
  for (const field of ['title', 'summary'] as const) {
    const text = scanned[field].text.slice(0, READ)
    const beforeAt = oncePerPlace((at) => beforeOf(text, at))
    const afterAt = oncePerPlace((at) => afterOf(text, at, script))
    for (const span of spansOf(text, scanned[field])) {
      const { name, start, end } = span
      const after = afterAt(end)
      if (after.gives || isPlace(name) || NO_NAME.test(name)) continue
      const before = beforeAt(start)
      const features = new SlotFeatures()
      const flag = (feature: string, on: boolean, value = 1): void => {
        if (on) features.set(feature, value)
      }
      const organisation = organisationNamed(name)
      const lower = name.toLowerCase()
      const inner = contextWords(name)
      const first = inner[0] ?? ''
      const last = inner.at(-1) ?? ''
      features.setWord('in', field, 1)
      features.setWord('by', span.by, 1)
      features.setOf(1, 'by', span.by, field, script)
      flag('start', start === 0)
      if (start === 0) features.setWord('start', field, 1)
      if (start < 40) features.setWord('early', field, 1)
      flag('known', organisation !== null)
      flag('investor', organisation?.isInvestor === true)
      flag('ai company', organisation?.ai === true)
      if (organisation !== null) features.setWord('known', organisation.name, 0.7)
      features.setWord('size', String(inner.length), 0.7)
      flag('digit', /\d/u.test(name))
      flag('camel', /[a-z][A-Z]/u.test(name))
      const ownSlug = lower.replaceAll(/[^a-z0-9]+/gu, '-')
      flag('slug start', name.length > 2 && slug.includes(`-${ownSlug}-`))
      flag('in title and summary', field === 'title' && summaryLower.includes(lower))
      flag('host', name.length > 3 && host?.includes(ownSlug.replaceAll('-', '')) === true)
      flag('ends in a known name', endsInKnownName(name))
      flag('descriptor last', inner.length > 1 && DESCRIPTOR.test(last))
      flag('descriptor first', inner.length > 1 && DESCRIPTOR.test(first))
      flag('common word', inner.length === 1 && isCommonWord(name, whole))
      flag('quoted start', span.by === 'quoted' && start < 3)
      features.addAll(before.features)
      features.addAll(after.features)
      features.setWords('w', inner, 0.6)
      if (first !== '') features.setWord('w0', first, 0.6)
      if (last !== '') features.setWord('w-', last, 0.6)
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
