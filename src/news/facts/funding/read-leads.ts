import type { EvidenceField, Fact } from '../../../core/evidence.ts'
import { everyMatch } from '../../patterns/every-match.ts'
import { organisationNamed } from '../../names/find-organisations.ts'
import type { SearchedText } from '../../patterns/searched-text.ts'
import { easternNamesUntil } from './eastern-names.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { tellsOfRoundBefore } from './tells-of-round-before.ts'
import { isNearRound, listFrom, listUntil, type NameSpan } from '../western-names.ts'
import { textBefore } from '../../text-before.ts'

const MAXIMUM = 6
/** What is led: a market or a team is none. */
const ROUND_WORD =
  '(?:[Rr]ounds?|[Dd]eals?|[Ii]nvestments?|[Ff]inancings?|[Ff]unding|[Ss]eries|[Ss]eed|[Rr]aise|[Ff]undraise|[Ee]xtension|[Tt]ranche|[Bb]et(?= on))\\b'
const THE_ROUND = `(?:(?:the|its|this|their|that|an?|another|with) ){0,2}(?:(?!(?:to|for|of|by|from|and|market|race)\\b)[\\p{L}\\p{N}$€£.,’'-]{1,16} ){0,4}?${ROUND_WORD}`

/** `led by` with what stands before it: a team or a start-up that is led by somebody raises no round from them. */
const LED_BY = /\b(?:[Cc]o-)?(?:[Ll]ed|[Ll]ead) (?:[Jj]ointly )?[Bb]y /gu
const NO_ROUND_BEFORE =
  /\b(?:teams?|start-?ups?|company|compan(?:y|ies)|firm|labs?|unit|division|business|effort|project|maker|researchers?|scientists|engineers|founders|platform|service|outfit|developer|spin-?(?:out|off)|organi[sz]ation|venture|movement)(?:,| that is| is| now)? $/iu
const LEADS = new RegExp(
  `(?<![-–])\\b(?:(?:is|are|was|were|has|have|had|will|to)(?: (?:in (?:advanced |early )?talks to|set to|expected to|also|been))? |(?:in (?:(?:advanced|early|late-stage) )?talks|nears? (?:an? )?deal|set|poised|agrees) to )?(?:co-)?(?:leads?|led|leading) (?=${THE_ROUND})`,
  'giu',
)
/** `Quillon secures $50M; Alder leads`, `with Alder leading`, `in a round that Alder led`: what is led was told before. */
const LEADS_IT = /(?<!-)\b(?:co-)?(?:(?:leads|led)(?=\s?(?:$|[.;]))|leading(?=\s?(?:$|[.,;]| and\b)))/giu
/** `Acme, a venture firm from Oslo, ` */
const APPOSITION = /, (?:an?|the|which|who) [^,.;:]{3,80}, $/u
const AFTER_LEADING = new RegExp(`\\bafter (?:co-)?leading (?=${THE_ROUND})`, 'u')
const NAME_LED = new RegExp(`-[Ll]ed (?=(?:[\\p{L}\\p{N}$€£.-]{1,14} ){0,3}?${ROUND_WORD})`, 'gu')

/** German, French, Spanish, Portuguese and Italian: up to where the list begins. */
const LED_BY_ABROAD = [
  /(?:[Rr]unde|[Ff]inanzierung|[Ii]nvestments?|[Ss]eed|[Ss]erie|[Ss]eries)[^.;]{0,60}?\b(?:angeführt|geleitet|angeleitet) (?:wird |wurde )?(?:von|durch) /gu,
  /\b[Aa]ngeführt (?:wird|wurde|hat) (?:sie|es|(?:die|das|diese) [^.;,]{3,50}?) (?:von|durch) /gu,
  /\b[Ll]ead-?[Ii]nvestor(?:en|in)?(?: der Runde)? (?:ist|sind|war|waren) /gu,
  /\bunter (?:der )?(?:Führung|Leitung|Federführung) (?:von |des |der )/gu,
  /(?:[Rr]unde|[Ff]inanzierung|[Ii]nvestment)\b[^.;]{0,40}?\bvon (?=[\p{Lu}\d][^.;]{1,70}?\b(?:angeführt|geleitet)\b)/gu,
  /(?:\btour|levée|financement|opération|investissement|s[ée]rie|round)[^.;]{0,60}?\b(?:co-?)?(?:men|dirig|pilot|emmen|condui)[\p{L}]{1,3} (?:conjointement )?par /giu,
] as const
/** The same where only a sum or a round near it tells what is led. */
const LED_NEAR = [
  /(?<!\p{L})(?:co-?)?(?:lider|encabez|dirig)[\p{L}]{1,4} (?:conjunta(?:mente)? )?(?:por|pel[ao]s?) /giu,
  /(?<!\p{L})guidat[oaie] (?:congiuntamente )?(?:da |dal |dalla |dallo |dai |dagli |dalle |dall['’])/giu,
] as const
/** Behind who leads: `führt die Serie A an`, `mène ce tour`, `lideró la ronda`, `che guida il round`. */
const LEADS_ABROAD = [
  /\bführ(?:t|te|ten|en) (?=(?:(?:die|das) )?(?:[^.;]{0,40}?[Rr]unde|[^.;]{0,40}?Finanzierung|[^.;]{0,40}?Investment)\b)/gu,
  /(?<!\p{L})(?:, qui )?(?:(?:co-)?mène|mènent|(?:a|ont) (?:co-)?mené|pilote|dirige) (?=(?:ce|le|cette|la|l['’]) ?(?:tour|levée|opération|série|round|investissement)(?!\p{L}))/giu,
  /(?:, que )?(?<!\p{L})(?:lideran?|lideró|lideraron|liderou|lideraram|(?:ha|han) liderado|encabezan?) (?=(?:(?:la|una|esta|el|a|o|uma) )?(?:ronda|rodada|operación|operação|inversión|investimento|s[eé]rie|financiación|ampliación|captação|aporte)(?!\p{L}))/giu,
  /(?:, che )?(?<!\p{L})(?:guida|guidano|(?:ha|hanno) guidato) (?=(?:il |l['’]|un |la |lo )?(?:round|operazione|investimento|aumento|serie|finanziamento)(?!\p{L}))/giu,
] as const

/** What is led in Korean where `주도하는` and `주도한` say of what. */
const KOREAN_ROUND = '(?:\\S{1,8}\\s){0,3}?\\S{0,8}(?:라운드|펀딩|시리즈|자금\\s?조달|투자(?=[에를로가는금\\s,.]|$))'
const KOREAN = new RegExp(
  `(?:[이가]\\s?(?:공동(?:으로)?\\s?)?(?:이번\\s)?(?:(?:신규\\s)?(?:투자|라운드|펀딩)\\s?)?(?:라운드\\s?)?[를을]?\\s?(?:공동\\s?)?(?:주도|리드)|의\\s(?:주도|리드)(?=로|\\s?하에|\\s?아래)|\\s주도(?=로|\\s?하에|\\s?아래|의\\s))` +
    `(?!권|력|주)(?!(?:하는|한|할|하고\\s있는|해\\s?온)\\s(?!${KOREAN_ROUND}))`,
  'gu',
)
const CHINESE = /(?:领投|領投|主導(?=了?(?:本|此|這|該|融|投)))/gu
const CHINESE_ADVERB = /(?:等(?:[\p{Script=Han}]{2,6})?)?(?:联合|共同|聯合|独家|拟|将|或)?$/u
/** `올더벤처스 리드`: the end of a headline, where the name alone says who that is; `시장 주도` is another thing. */
const KOREAN_END = /(?<=[…,·]\s?[^\s…,]{2,16}(?:\s[^\s…,]{2,10})?)\s(?:공동\s)?(?:리드|주도)$/gu
const JAPANESE =
  /が(?:共同で?)?(?:主導|リード)(?!(?:する|している|してきた)(?!.{0,12}(?:ラウンド|調達|出資|シリーズ|投資)|[。、\s]|$))/gu
/** `アルダーをリード投資家として`, `アルダーをリードに`: who leads stands before it. */
const LED_AS_JAPANESE = /を(?=リード(?:投資家|インベスター)?(?:と|に))/gu
/** `アルダー主導のシリーズB`, `アルダーの主導で12億円を調達`; what a state or AI leads is another thing. */
const UNDER_JAPANESE =
  /(?<!国|政府|民間|官民|企業|AI)の?(?:共同)?主導(?:で(?=[^。]{0,30}(?:調達|実施|出資))|(?:の|による|する)(?=[^。]{0,12}(?:シリーズ|ラウンド|資金調達|シード|第三者割当|出資)))/gu
const JAPANESE_LEAD = /(?<!を)リード(?:(?:投資家|インベスター)(?:は|として|の|に)|は)/gu
const JAPANESE_NAME = /^[\p{Script=Katakana}\p{Script=Han}ー・A-Za-z0-9&]{2,30}/u

/** What every list has in its text, by language; most texts have none. */
const LED_ENGLISH = /\b(?:co-)?lead|\bled\b|-led\b/iu
const LED_ABROAD = /führ|leitet|leitung|lead-?investor|par |mèn|mené|pilote|dirig|lider|encabez|guid/iu
const LED_EAST = /주도|리드|领投|領投|主導|リード/u

function roundsLed(searched: SearchedText): readonly (readonly NameSpan[])[] {
  const { text } = searched
  const lists: (readonly NameSpan[])[] = []
  const read = (pattern: RegExp, list: (at: number, end: number) => readonly NameSpan[]): void => {
    for (const match of everyMatch(text, pattern))
      if (!tellsOfRoundBefore(text, match.index)) lists.push(list(match.index, match.index + match[0].length))
  }
  const isEnglish = searched.has(LED_ENGLISH)
  if (isEnglish) {
    read(LED_BY, (at, end) => {
      const before = textBefore(text, at, 30)
      return isNearRound(text, at) && !NO_ROUND_BEFORE.test(before) ? listFrom(text, end) : []
    })
    read(LEADS, (at) => {
      const beside = APPOSITION.exec(textBefore(text, at, 100))?.[0].length ?? 0
      return listUntil(text, at - beside)
    })
    read(NAME_LED, (at) => listUntil(text, at))
    read(LEADS_IT, (at) => (isNearRound(text, at) ? listUntil(text, at) : []))
  }
  if (searched.has(LED_ABROAD)) {
    for (const pattern of LED_BY_ABROAD) read(pattern, (_, end) => listFrom(text, end))
    for (const pattern of LED_NEAR) read(pattern, (at, end) => (isNearRound(text, at) ? listFrom(text, end) : []))
    for (const pattern of LEADS_ABROAD) read(pattern, (at) => listUntil(text, at))
  }
  const leading = isEnglish ? AFTER_LEADING.exec(text) : null
  if (leading !== null) lists.push(listFrom(text, 0).slice(0, 1))
  if (!searched.has(LED_EAST)) return lists
  read(KOREAN, (at) => easternNamesUntil(text, at))
  read(KOREAN_END, (at) => easternNamesUntil(text, at).filter(({ isSure }) => isSure))
  read(JAPANESE, (at) => easternNamesUntil(text, at))
  read(UNDER_JAPANESE, (at) => easternNamesUntil(text, at))
  read(LED_AS_JAPANESE, (at) => easternNamesUntil(text, at))
  read(JAPANESE_LEAD, (_, end) => {
    const name = JAPANESE_NAME.exec(text.slice(end, end + 30))?.[0] ?? ''
    return name === '' ? [] : [{ name, start: end, end: end + name.length }]
  })
  read(CHINESE, (at) => {
    const adverb = CHINESE_ADVERB.exec(textBefore(text, at, 12))?.[0].length ?? 0
    return easternNamesUntil(text, at - adverb)
  })
  return lists
}

/** As it is written, but for what only insiders write and for what is not in Latin letters. */
function leadName({ start, end }: NameSpan, text: string): string {
  const written = text.slice(start, end)
  return /^a16z$|[\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}]/u.test(written)
    ? (organisationNamed(written)?.name ?? written)
    : written
}

function factsOf(source: EvidenceSource, field: EvidenceField, company: Fact<string> | null): readonly Fact<string>[] {
  const searched = source.searched[field]
  const { text } = searched
  const facts: Fact<string>[] = []
  const known = new Set(company === null ? [] : [company.value.toLowerCase(), company.evidence.quote.toLowerCase()])
  for (const span of roundsLed(searched).flat()) {
    const name = leadName(span, text)
    if (facts.length >= MAXIMUM || known.has(name.toLowerCase())) continue
    known.add(name.toLowerCase())
    facts.push(factOf(source, name, field, span.start, span.end))
  }
  return facts
}

/** Investors that the text says lead; nobody else, and never the company itself. */
export function readLeads(source: EvidenceSource, company: Fact<string> | null = null): readonly Fact<string>[] {
  const inTitle = factsOf(source, 'title', company)
  return inTitle.length > 0 ? inTitle : factsOf(source, 'summary', company)
}
