import { organisationNamed } from '../../names/find-organisations.ts'
import { isPlace } from '../../names/places.ts'
import type { ScannedField } from '../../scan-text.ts'
import { isUnnamedBacked, startUpBacked } from '../funding/put-into.ts'
import { sellsNoShares } from './sells-no-shares.ts'

/** Whoever is backed in a fight, or by whom nobody gets money. */
const IN_A_FIGHT =
  /\b(?:lawsuit|court|case|dispute|feud|fight|appeal|bill|law|policy|ban|merger|takeover|union|strike|candidates?|voters|row|probe|hearing)\b|^(?:Trump|Biden|(?:the )?White House|(?:EU |UK |US )?(?:senators?|governor|judge|union|court|regulators?|watchdog|minister|government|study)|EU|UN)\b/iu
/** `India backs`: for reasons of its own. */
const BACKER = /^(.{2,40}?) backs? /iu
/** `bets on AI start-up Anthropic`: no shares that anybody may buy. */
const START_UP = /\b(?:start-?up|unicorn|spin-?(?:out|off))\b/iu
/** `confirms ‘significant’ investment from Alder` */
const FROM =
  /^(.{2,60}?) (?:confirms|announces|secures|receives|lands|gets|wins|accepts|takes|draws|attracts) (?:an? |new |further )?(?:[‘'"“]?[\p{L}-]{1,16}[’'"”]? ){0,2}(?:equity |strategic )?investment from (?-i:\p{Lu})/iu
/** `launches with $105M to build`, `emerges from stealth with €20 million`; not what is given away. */
const LAUNCHES_WITH =
  /^(?![^,;:]{0,60}\b(?:fund|ETF|accelerator|program(?:me)?|initiative|coalition|charity|foundation|campaign|alliance|challenge)\b)[^.;:]{2,90}? (?:launch(?:es|ed)|emerg(?:es?|ed)|debuts(?= out| from| with [^,;:]{2,24} (?:to \p{Ll}|from|in (?:seed|funding)))|(?<=\b(?:stealth|start-?up|lab|company|maker|firm)\b.{0,40})debuts|comes?|steps|exits?)(?: out)?(?: (?:of|from))?(?: stealth)? with (?:over |more than |about |nearly |some )?[$€£]\s?\d[\d.,]{0,8} ?(?:[MB]n?|million|billion)\b(?!\+? (?:(?:in|of) )?(?:[\p{L}-]{2,14} )?(?:prizes?|bount(?:y|ies)|fund|budget|contracts?|grants?|rewards?|campaign|revenue|sales|box office|opening))/iu
/** `Quillon raises funds and expands`: whoever collects it for others says for whom. */
const RAISES_FUNDS =
  /^(.{2,80}?) (?:raises|secures|lands) (?:new |fresh |more |additional )?(?:funds|capital|funding)(?=$|[,.;!]| (?:and|to|at|as|from|led|in (?:a |new )?(?:round|series)|ahead)\b)(?! to (?:help|support|fight|save|restore|aid|cover)\b)/iu
/** `is in talks with Alder about a new round` */
const TALKS_OF_ROUND =
  /^(.{2,60}?) (?:is |are )?in (?:[a-z-]{3,12} )?talks (?:with [^,;:]{2,50} )?(?:about|over|for|on) (?:an? |its )?(?:(?:new|fresh|large|big|next) )?(?:funding |financing )?round(?=$|[,.;:]| (?:at|that|led|with|as|of (?:funding|financing)))/u
/** `Quillon is raising again`, `Quillon is reportedly fundraising`; `for` says that it collects it for others. */
const IS_RAISING =
  /^(?: AI)? is (?:(?:already|also|now|quietly|reportedly) ){0,2}(?:raising (?:again|funds|money|capital|cash|more)|fundraising)(?: again)?(?=$|[,.;:!?]| (?:at|as|just|months|weeks) )/iu
/** `Alder leads $80M bet on AI accounting start-up Quillon`, `leads $30M round for` */
const LEADS_INTO =
  /\b(?:co-)?leads (?:an? )?[$€£]\s?\d[\d.,]{0,8} ?(?:[MB]n?|million|billion)? (?:bet on|investment in|(?:(?:seed|series [a-k]|funding|financing) )?round (?:for|in|of)) (?-i:[\p{Lu}\d]|\p{Ll}[^;:]{2,60} \p{Lu})/iu
/** What investors do for their own. */
const FOR_A_FUND = /\b(?:VC|ventures?|capital partners|fund (?:I{1,3}|IV|V|\d)|new fund|LPs)\b/iu

/** Somebody backs a company that is young, or that nobody knows: of others it may be the shares that anybody may buy. */
function tellsOfBacker(text: string): boolean {
  if (IN_A_FIGHT.test(text) || isPlace(BACKER.exec(text)?.[1] ?? '')) return false
  if (isUnnamedBacked(text)) return true
  const backed = startUpBacked(text)
  return backed !== null && (organisationNamed(backed.name) === null || START_UP.test(text))
}

/** Cheap to look for: where it is not, nothing else is. */
const ANY =
  /\bbacks?\b|\btalks\b|\braising\b|\bfundraising\b|\bbets\b|\binvest|\bdoubles\b|\bwith (?:\p{L}{4,6} )?[$€£]|\bleads (?:an? )?[$€£]|\b(?:raises|secures|lands) \p{L}/iu

/** Whether a headline says that somebody puts money into a company, or that it has some, with a sum or without. */
export function tellsOfBacking({ text, searched, organisations: [first] }: ScannedField): boolean {
  if (!searched.has(ANY)) return false
  if (LAUNCHES_WITH.test(text) || LEADS_INTO.test(text)) return true
  if (first?.start === 0 && first.organisation.ai === true && IS_RAISING.test(text.slice(first.end))) return true
  const receiver =
    FROM.exec(text)?.[1] ??
    TALKS_OF_ROUND.exec(text)?.[1] ??
    (FOR_A_FUND.test(text) ? undefined : RAISES_FUNDS.exec(text)?.[1])
  if (receiver !== undefined && !sellsNoShares(receiver)) return true
  return tellsOfBacker(text)
}
