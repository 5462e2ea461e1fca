import { everyMatch } from '../patterns/every-match.ts'
import { findOrganisations, organisationNamed } from '../names/find-organisations.ts'
import { isPlace } from '../names/places.ts'
import { MONTH, SURELY_WHEN, WEEKDAY } from '../english-dates.ts'

/** A name of a list: as it is known, else as written; UTF-16 offsets. */
export type NameSpan = { readonly name: string; readonly start: number; readonly end: number }

/** Words that headlines write large, too, and no name goes on with. */
const NO_PART = `(?!(?:To|For|At|As|With|In|On|And|From|After|By|Into|Its|The|Amid|While|Plus|Via|Over|Of|Or|Joins?|Joined|Participat\\w+|Valu\\w+|Says?|Said|Will|Is|Are|Was|Has|Raises?|Backs?|Series|Seed|Deal|Funding|Financing|Valuation|CEO|CTO|Chairman|President|Co-?[Ff]ounder|Founder|Executive|Who|Which|That|Round(?! Capital)|${SURELY_WHEN})\\b)`
/** A full stop only inside (`Character.AI`): no name runs across sentences. */
const WORD = "[\\p{Lu}\\d](?:[\\p{L}\\p{N}_&-]|['’](?=\\p{L})(?!s\\b))*(?:\\.[\\p{L}\\p{N}]+)*"
const SHAPE = `(?:a16z|(?=\\p{Lu})${WORD})(?: (?:(?:of|&) )?${NO_PART}${WORD}){0,5}`
const SHAPED = new RegExp(SHAPE, 'gu')
const SHAPED_HERE = new RegExp(SHAPE, 'uy')

/** What a list may begin with and is nobody. */
const NOBODY = new RegExp(
  `^(?:The|An?|It|Its|This|That|These|They|We|Our|He|She|You|I|Both|Others?|Existing|New|Several|Many|Some|Top|Former|Ex|Other|More|Early|Series|Seed|Round|Deal|Funding|Der|Die|Das|Ein|Eine|About|In|On|At|For|To|With|And|From|After|By|As|If|But|While|When|Big Tech|Wall Street|Silicon Valley|${MONTH}|${WEEKDAY})(?=$|[ -])`,
  'u',
)
/** A description, though it is written large. */
const DESCRIPTION =
  /(?:^|[ -])(?:Start-?[Uu]ps?|Company|Companies|Investor(?:s|en)?|(?:Kapital|Geld)gebern?|Backers?|Employees|Alums?|Alumni|VCs|Firms?|Others|Founders?|Co-[Ff]ounders?|Maker|Giants?|AI)$/u
/** `European governments`: of more than one country, so no place of ours. */
const OF_COUNTRIES = /^(?:African|Arab|Asian|European|Nordic|Western)$/u
/** `CEO Eric Schmidt` */
const OFFICE = /^(?:CEO|CTO|CFO|Chairman|President|Founder|Co-[Ff]ounder|Billionaire)(?:s)? (?=\p{Lu})/u

function isSomebody(name: string): boolean {
  if (organisationNamed(name) !== null) return !isPlace(name)
  if (name.length < 3 || NOBODY.test(name) || DESCRIPTION.test(name) || isPlace(name) || OF_COUNTRIES.test(name))
    return false
  return !isPlace(name.split(' ')[0] ?? '') || name.includes(' ')
}

function spanOf(written: string, start: number): NameSpan {
  const name = written.replace(/(?:['’]s?)?$/u, '')
  const office = OFFICE.exec(name)?.[0].length ?? 0
  return { name: name.slice(office), start: start + office, end: start + name.length }
}

/** `Salesforce Ventures` is not Salesforce. */
const ARM = /^ (?:Ventures?|Capital|Partners|Investments?|Fund|Growth|Next|Management|Group|Bank|Asset)(?![\p{L}])/u

const ROUND =
  /\b(?:rounds?|funding|financing|series|seed|deal|investments?|raise[sd]?|raising|valuation|\w{0,12}runde|finanzierung\w*|tour de table|levée?|lève|ronda|rodada|aporte|captação|inversión|investiment\w+|inyección|ampliación|s[eé]rie|capta|raccog\w+|aumento|operazione|tour|it (?:was|is being))\b|[$€£₹¥]\s?\d|million/iu

/** Whether a round is told of right before or behind a place: only there somebody leads it or takes part. */
export function isNearRound(text: string, at: number): boolean {
  return ROUND.test(text.slice(Math.max(0, at - 120), at + 60))
}

/** Whether the name as it is shaped says more than the one that is known. */
function isArmOf(shaped: NameSpan, known: NameSpan, text: string): boolean {
  return shaped.start === known.start && ARM.test(text.slice(known.end, shaped.end))
}

/** Every name in `text` from `from` to `to`, in order and without overlaps. */
function namesIn(text: string, from: number, to: number): readonly NameSpan[] {
  const part = text.slice(from, to)
  const shaped = everyMatch(part, SHAPED)
    .map((match) => spanOf(match[0], from + match.index))
    .filter(({ name }) => isSomebody(name))
  const known = findOrganisations(part)
    .map(({ organisation, start, end }) => ({ name: organisation.name, start: from + start, end: from + end }))
    .filter((one) => !shaped.some((other) => isArmOf(other, one, text)))
  const others = shaped.filter(({ start, end }) => !known.some((one) => start < one.end && one.start < end))
  return [...known, ...others].sort((a, b) => a.start - b.start)
}

/** `existing investors `, `Norway’s state fund `, `new investors such as ` */
const DESCRIBED =
  /(?:the |both |its |an? )?(?:(?:\p{Lu}[\p{L}.]{1,20}(?:['’]s)?(?:-based)? )?(?:(?!(?:with|participat|from|join|by|back|support|led|lead|co-led|and |or |to |for |in |at |on ))[a-z-]{2,16} ){0,4}?(?:funds?|firms?|investors?|backers?|shareholders?|giants?|company|maker|group|billionaires?|co-founders?|founders?|chief|venture arm|Fonds|Investor(?:en)?|fonds|fondos?|fundos?|gestora)(?: like| such as| including| wie| comme| como)?:? )?(?:the |der |die |dem |den |le |la |l['’]|el |los |il |lo |o |a |os )?/uy
/** `Microsoft’s M12`, `Google chairman Jane Doe`: somebody else than who is named first. */
const POSSESSED =
  /(?:['’]s? (?:[a-z-]{2,14} ){0,3}(?:(?:[Cc]hair\w{0,5}|CEO|CTO|[Pp]resident|[Cc]o-?[Ff]ounder|[Ff]ounder) )?| (?:former )?(?:[Cc]hair(?:man|woman)?|CEO|CTO|[Pp]resident|[Cc]o-?[Ff]ounder|[Ff]ounder|[Ee]xecutive|alum|veteran)s? )(?=\p{Lu}|a16z)/uy
const BRACKET = /\s?\([^()]{1,40}\)/uy
const JOINT =
  /\s?(?:[,;·]\s?)?(?:(?:and|And|und|et|y|e|as well as|along with|plus|sowie|&)\s)(?:also |existing |new |returning )?|\s?[,;·]\s/uy
/** Behind the last name of a list that only commas hold together: the list is over and no sentence of its own begins. */
const LIST_END =
  /^\s?(?:$|[.,;:()—–|…]|-\s|(?:and|And|as|at|to|To|for|For|in|In|with|With|which|who|that|valuing|on|after|amid|among|also|et|und|y)\b)/u
/** The name before it does something else than what the list tells. */
const DOES_ANOTHER_THING =
  /^\s?(?:also |has |have |had )?(?:said|says?|told|reports?|reported|announced|wrote|confirmed|participat|join|took part|invest(?!or))/u

function matchHere(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

function nameHere(text: string, at: number, reach: number): NameSpan | null {
  const start = at + (matchHere(DESCRIBED, text, at)?.length ?? 0)
  for (const from of start === at ? [at] : [start, at]) {
    const written = matchHere(SHAPED_HERE, text, from)
    const shaped = written === null ? null : spanOf(written, from)
    const [found] = findOrganisations(text.slice(from, Math.min(from + 48, reach))).filter((one) => one.start === 0)
    const known = found === undefined ? null : { name: found.organisation.name, start: from, end: from + found.end }
    const name = known !== null && shaped !== null && isArmOf(shaped, known, text) ? shaped : (known ?? shaped)
    if (name === null || name.end > reach) continue
    const possessed = matchHere(POSSESSED, text, name.end)
    // An investor's fund is the investor's.
    if (possessed !== null && organisationNamed(name.name)?.isInvestor !== true)
      return nameHere(text, name.end + possessed.length, reach)
    if (isSomebody(name.name)) return name
  }
  return null
}

/** How far a list goes on behind its verb, and how far it begins before one. */
const LIST_REACH = { behind: 160, before: 120 }

/** Names one after the other from `at` on: `Accel, existing investor Felicis and GV`. */
export function listFrom(text: string, at: number): readonly NameSpan[] {
  const reach = Math.min(text.length, at + LIST_REACH.behind)
  const list: NameSpan[] = []
  let from = at
  let isJoined = true
  let sentence = 0
  while (list.length < 8) {
    const name = nameHere(text, from, reach)
    if (name === null) break
    let end = name.end
    end += matchHere(BRACKET, text, end)?.length ?? 0
    const rest = text.slice(end, end + 24)
    const goesOn = !LIST_END.test(rest) && (!isJoined || /^ \p{Lu}/u.test(rest))
    if (list.length > 0 && (DOES_ANOTHER_THING.test(rest) || goesOn)) {
      // `led by Alpha; Beta, Gamma join`: what is parted by a semicolon does that, too.
      return sentence > 0 && DOES_ANOTHER_THING.test(rest) ? list.slice(0, sentence) : list
    }
    list.push(name)
    const joint = matchHere(JOINT, text, end)
    if (joint === null) break
    isJoined = /[a-z&]/iu.test(joint)
    if (joint.includes(';')) sentence = list.length
    from = end + joint.length
  }
  return list
}

const BEFORE_IT = /^(?:\s|,|had|have|has|all|also|both|each|jointly|will|are|is|was|were|from|ont|han|haben){0,4}$/iu
const BETWEEN =
  /^(?:\s?(?:,|;|·|&|and|und|et|y|sowie|as well as|along with)\s?|\s)+(?:the |existing (?:investors?|backers?) |new (?:investors?|backers?) |investors? )?$/iu

/** The same backwards: the list ends at `until`, where its verb stands. */
export function listUntil(text: string, until: number): readonly NameSpan[] {
  const list: NameSpan[] = []
  let at = until
  for (const span of namesIn(text, Math.max(0, until - LIST_REACH.before), until).toReversed()) {
    const gap = text.slice(span.end, at)
    if (!(list.length === 0 ? BEFORE_IT : BETWEEN).test(gap)) break
    list.unshift(span)
    at = span.start
  }
  return list
}
