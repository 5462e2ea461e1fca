import type { EvidenceField } from '../../core/evidence.ts'
import type { Features } from '../linear/linear-model.ts'
import { findOrganisations, organisationNamed } from '../names/find-organisations.ts'
import type { ScannedText } from '../scan-text.ts'
import { isPlace } from '../names/places.ts'
import { contextWords } from './model-candidates.ts'

/** A span that may name the company which receives the money. */
export type CompanyCandidate = {
  readonly name: string
  readonly field: EvidenceField
  readonly start: number
  readonly end: number
  readonly isKnown: boolean
  readonly isAi: boolean | null
  readonly features: Features
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

/** `OpenAI-backed` says who gave, never who gets. */
const GIVES = /^[- ](?:backed|funded|linked)\b/iu

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

/** Longer than all that is looked for right before a former or a backer. */
const FORMER_REACH = 16
/** How what leads to the receiver ends. */
const INTO_ENDS = ' 资股資'

type Span = { name: string; start: number; end: number; by: string }

/**
 * The usual Latin form for another script, an abbreviation or a shortened name; else what is written: a company is not
 * called by a name that the text does not use.
 */
function nameAsWritten(usual: string, written: string): string {
  const isLatin = /^[\p{Script=Latin}\p{N}\p{P}\p{S} ]+$/u.test(written)
  return !isLatin || usual.startsWith(written) || /^[A-Z]{2,5}$/u.test(written) ? usual : written
}

function spansOf(text: string): Span[] {
  const spans: Span[] = []
  const add = (name: string, start: number, end: number, by: string): void => {
    // The point of `Corp.` is a part of the name.
    const trimmed = ENDS_WITH_POINT.test(name) ? name : name.replace(/(?:[’']s|[.,’'-])+$/u, '').trim()
    if (trimmed.length < 2 || trimmed.length > 44 || spans.length > 90 || LEGAL_FORM.test(trimmed)) return
    spans.push({ name: trimmed, start, end: start + Math.min(trimmed.length, end - start), by })
  }
  for (const { organisation, start, end } of findOrganisations(text))
    spans.push({ name: nameAsWritten(organisation.name, text.slice(start, end)), start, end, by: 'known' })
  for (const match of text.matchAll(BRACKETED))
    add(match[2] ?? '', match.index + match[0].indexOf(match[2] ?? ''), match.index + match[0].length, 'bracket')
  for (const match of text.matchAll(QUOTED)) {
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
  for (const match of text.matchAll(CAPITALISED)) {
    const words = [...match[0].matchAll(/\S+/gu)]
    for (let from = 0; from < words.length; from += 1) {
      for (let to = from; to < Math.min(words.length, from + 4); to += 1) {
        const first = words[from]
        const last = words[to]
        if (first === undefined || last === undefined) continue
        if (words.slice(from, to).some(([word]) => /\p{Ll}[.,]$/u.test(word))) continue
        if (STOP.has(first[0].toLowerCase()) || /^ex-/iu.test(first[0]) || (to > from && /^(?:of|&)$/u.test(last[0])))
          continue
        const start = match.index + first.index
        const end = match.index + last.index + last[0].length
        add(text.slice(start, end), start, end, 'capital')
      }
    }
  }
  for (const match of text.matchAll(HAN_HEAD)) {
    const name = match[1] ?? ''
    add(name, match.index + match[0].length - name.length, match.index + match[0].length, 'han')
  }
  if (/\p{Script=Hangul}/u.test(text)) {
    for (const match of text.slice(0, 160).matchAll(HANGUL))
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

/** Candidates of title and the summary's beginning, each with its surroundings. */
export function companyCandidates(scanned: ScannedText): readonly CompanyCandidate[] {
  const candidates: CompanyCandidate[] = []
  const slug = scanned.url.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')
  const summaryLower = scanned.summary.text.toLowerCase()
  for (const field of ['title', 'summary'] as const) {
    const text = scanned[field].text.slice(0, 320)
    for (const span of spansOf(text)) {
      if (GIVES.test(text.slice(span.end, span.end + 12)) || isPlace(span.name)) continue
      const features = new Map<string, number>()
      const flag = (name: string, on: boolean, value = 1): void => {
        if (on) features.set(name, value)
      }
      const organisation = organisationNamed(span.name)
      const before = contextWords(text.slice(Math.max(0, span.start - 40), span.start)).slice(-4)
      const after = contextWords(text.slice(span.end, span.end + 40)).slice(0, 4)
      const inner = contextWords(span.name)
      // What stands right before it: without a fitting one, what may stand there is not looked for.
      const last = span.start === 0 ? '^' : text.charAt(span.start - 1)
      flag(`in ${field}`, true)
      flag(`by ${span.by}`, true)
      flag(`by ${span.by} ${field} ${scriptOf(scanned.language)}`, true)
      flag('start', span.start === 0)
      flag(`start ${field}`, span.start === 0)
      flag(`early ${field}`, span.start < 40)
      flag('known', organisation !== null)
      flag('investor', organisation?.isInvestor === true)
      flag('ai company', organisation?.ai === true)
      flag(`known ${organisation?.name ?? ''}`, organisation !== null, 0.7)
      flag(`size ${inner.length}`, true, 0.7)
      flag('digit', /\d/u.test(span.name))
      flag('camel', /[a-z][A-Z]/u.test(span.name))
      flag(
        'slug start',
        span.name.length > 2 && slug.includes(`-${span.name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}-`),
      )
      flag('in title and summary', field === 'title' && summaryLower.includes(span.name.toLowerCase()))
      flag(
        'host',
        span.name.length > 3 &&
          scanned.url.split('/')[2]?.includes(span.name.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')) === true,
      )
      flag('previous capital', last === ' ' && /[A-Z][\w.’'-]* $/u.test(text.slice(0, span.start)))
      flag('next capital', /^ [A-Z]/u.test(text.slice(span.end)))
      flag('possessive', /^[’']s/u.test(text.slice(span.end)))
      flag(
        'backed',
        /^(?:[’']s)?[ -](?:backed|led|founders?|co-founders?|ceo|alum\w*|vet\w*|employees|execs?|researchers?|spin\w*|dropouts?|graduates?|linked|rival)\b|^(?:出身|系|前)|^\s?(?:지원|출신|계열)/iu.test(
          text.slice(span.end),
        ),
      )
      flag(
        'former',
        /(?:\bex-|\bformer |前|전\s|take on |rival to |backed by |led by |leads? |from |投资方|由)$/iu.test(
          text.slice(Math.max(0, span.start - FORMER_REACH), span.start),
        ),
      )
      flag(
        'into',
        INTO_ENDS.includes(last) &&
          /(?:invest\w* in |stakes? in |backs? |bets? on |into |values? |投资|注资|入股|出資)$/iu.test(
            text.slice(0, span.start),
          ),
        1.2,
      )
      const wideBefore = text.slice(Math.max(0, span.start - SUM_INTO_REACH), span.start)
      flag('sum into', SUM_INTO.test(wideBefore), 1.5)
      flag('led into', LED_INTO.test(wideBefore), 1.5)
      flag('ends in a known name', endsInKnownName(span.name))
      const next = text.slice(span.end, span.end + 48)
      flag('person', /^[’']s (?:[\p{L}-]+ ){0,4}?(?:startup|start-up|company|venture|firm|lab)\b/iu.test(next), 1.5)
      const invests = INVESTS_AFTER.test(next)
      flag('invests', invests, 1.2)
      flag('descriptor last', DESCRIPTOR.test(inner.at(-1) ?? '') && inner.length > 1)
      flag('descriptor first', DESCRIPTOR.test(inner[0] ?? '') && inner.length > 1)
      flag(
        'common word',
        inner.length === 1 && isCommonWord(span.name, `${scanned.title.text} ${scanned.summary.text}`),
      )
      flag('quoted start', span.by === 'quoted' && span.start < 3)
      // `in talks to invest` is no raise.
      const raises = !invests && RAISES_AFTER.test(text.slice(span.end, span.end + 30))
      flag('before verb', raises)
      flag(`before verb ${scriptOf(scanned.language)}`, raises, 1.2)
      before.forEach((word, place) => {
        features.set(`b ${word}`, 0.4)
        if (place === before.length - 1) features.set(`b1 ${word}`, 1)
      })
      flag('b1 start', before.length === 0)
      if (before.length > 1) features.set(`b2 ${before.slice(-2).join(' ')}`, 0.8)
      after.forEach((word, place) => {
        features.set(`a ${word}`, 0.4)
        if (place === 0) features.set(`a1 ${word}`, 1)
      })
      if (after.length > 1) features.set(`a2 ${after.slice(0, 2).join(' ')}`, 0.8)
      for (const word of inner) features.set(`w ${word}`, 0.6)
      if (inner[0] !== undefined) features.set(`w0 ${inner[0]}`, 0.6)
      const lastWord = inner.at(-1)
      if (lastWord !== undefined) features.set(`w- ${lastWord}`, 0.6)
      candidates.push({
        name: span.name,
        field,
        start: span.start,
        end: span.end,
        isKnown: organisation !== null,
        isAi: organisation?.ai ?? null,
        features,
      })
    }
  }
  return candidates
}

/** That the text does not name the company at all: what it is weighed with. */
export function noCompany(scanned: ScannedText, candidates: readonly CompanyCandidate[]): Features {
  const features = new Map<string, number>([
    ['none', 1],
    [`none ${scriptOf(scanned.language)}`, 1],
  ])
  const title = scanned.title.text
  const inTitle = candidates.filter(({ field }) => field === 'title')
  if (inTitle.length === 0) features.set('none: nobody in the title', 1.5)
  if (!inTitle.some((one) => one.features.has('start'))) features.set('none: nobody first', 1)
  if (!inTitle.some((one) => one.features.has(`before verb ${scriptOf(scanned.language)}`)))
    features.set('none: nobody raises', 1)
  if (inTitle.every((one) => one.isKnown || one.features.has('backed') || one.features.has('person')))
    features.set('none: only others', 1)
  if (inTitle.every((one) => one.isKnown)) features.set('none: only the known', 1)
  if (/\b(?:startup|start-up|company|firm|dropouts|founders|maker|these|this)\b|公司|스타트업|企業/iu.test(title))
    features.set('none: some company', 1)
  if (scanned.summary.text === '') features.set('none: no summary', 1)
  return features
}
