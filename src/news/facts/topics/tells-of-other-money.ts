import { isPlace } from '../../names/places.ts'
import type { ScannedField } from '../../scan-text.ts'

const SUM = String.raw`(?:(?:about|over|nearly|more than|up to|another) )?(?:US|C|A|S)?[$€£¥₹]\s?\d[\d.,]{0,9} ?(?:[BMKbmk]n?(?!\p{L})|[Mm]illion|[Bb]illion|[Cc]rore)?`
const GETS =
  '(?:gets?|got|nets?|netted|collects?|receives?|grabs?|earns?|makes?|secures?|lands?|wins?|rakes in|picks up)'

const RAISES = String.raw`\b(?:rais(?:es|ed|ing)|to raise|${GETS}|brings in)`

/** Whoever is said to raise, fund or value something has a round, and so has a start-up. */
const OF_A_ROUND =
  /\b(?:funding|financing|rounds?|series [a-k]|seed|valu\w{1,6}|equity|stakes?|venture|start-?ups?|led by|invest(?:s|ed|ing|ors?)|backs|(?<!-)backed|to raise)\b/iu

/** Behind what it is for, where no company is called by that: `for wildfire relief`, not `for relief drones`. */
const NO_TRADE = String.raw`(?=$|[,.;:–—]| (?:in|by|with|at|as|after|via|on|from|and|to|efforts?|funds?)(?!\p{L}))`
/** Words behind `from`, up to what the money is for. */
const FROM_WHOM = String.raw`from (?:(?!(?:to|for|as|and) )[^\s,;:]{1,20} ){0,4}?`

/** What comes in from customers, thieves' victims and buyers, and for people and things. */
const NO_ROUND: readonly RegExp[] = [
  // `Quillon nets $40M from AI licensing`, `gets $60M from Google for training data`
  new RegExp(
    `${GETS} ${SUM} ${FROM_WHOM}(?:(?:licens\\w{2,5}|credits|ads|advertising|subscriptions|subscribers|customers|sales|AI deals)(?!\\p{L})|[^\\s,;:]{1,20} (?:for|as) (?:(?:its|their|AI|news|training) ){0,2}(?:data|content|books|articles|archives?|news|pay|severance)${NO_TRADE})`,
    'iu',
  ),
  // `Ransomware gang collects $40M`, `AI scam nets $25M`, `hackers demand $10M`
  new RegExp(
    `\\b(?:scams?|scammers?|hackers?|gangs?|thieves|fraudsters?|robbers?|heist) (?:${GETS}|demand(?:s|ed)?|want(?:s|ed)?|extort(?:s|ed)?) ${SUM}`,
    'iu',
  ),
  // `AI researcher receives $250M`, `AI artwork gets $1M`; not who founds something with it
  new RegExp(
    `\\b(?:researcher|engineer|employee|lawyer|teenager|teen|artist|artwork|painting|portrait|film|movie|sequel|thriller|song|album|book)s? ${GETS} ${SUM}(?![^.;:]{0,60}\\b(?:labs?|company|venture|build|launch|found)(?!\\p{L}))`,
    'u',
  ),
  // `seeks $26 billion revenue`, `projects $1B in annual sales`
  new RegExp(
    `(?:seeks|targets?|eyes|expects?|projects?|forecasts?|sees|aims for|hits|tops|passes|nears) ${SUM} (?:(?:in|of) )?(?:(?:annual(?:i[sz]ed)?|recurring|yearly|quarterly|monthly|total|AI|ad|cloud|subscription|20\\d\\d) ){0,2}(?:revenues?|sales|ARR)(?!\\p{L})(?![^.;:]{0,40}\\b(?:(?:rais(?:es|ed|ing)|secures|lands|closes)(?!\\p{L})|${GETS} [$€£¥₹]))`,
    'iu',
  ),
  // `thriller nets $40M opening weekend`, `sequel earns $120M in global debut`: from who goes to the cinema
  new RegExp(
    `(?:${GETS}|grosse[sd]|opens? (?:to|with)) ${SUM} (?:(?:in|at|over|for|during) )?(?:(?:its|the|a) )?(?:(?!(?:before|ahead|after|since|to)(?!\\p{L}))[\\p{L}-]{2,12} ){0,2}(?:opening|weekend|box office|debut|premiere)(?=$|[,.;:!–—]| (?:weekend|at|in|with|after|despite|as|and|over|overseas)(?!\\p{L}))`,
    'iu',
  ),
  // `Quillon lands $480M Army deal`
  new RegExp(
    `${SUM} (?:[\\w.-]{2,12} ){0,2}?(?:Army|Navy|Air Force|Pentagon|NATO|NHS|NASA|DoD|military|defen[cs]e|federal|government) (?:[\\w.-]{2,12} )?deal(?!\\p{L})`,
    'iu',
  ),
  // `Quillon offers $50M to nonprofits for AI tools`
  new RegExp(
    `\\b(?:offers?|pledges?|donates?|gives?|awards?|commits?|grants?) ${SUM} (?:in (?:[\\p{L}-]{2,14} ){1,3})?(?:to|for) (?:[\\p{L}-]{2,14} ){0,2}?(?:non-?profits?|charit(?:y|ies)|researchers?|scientists|schools?|teachers?|universities|developers|students|newsrooms?|journalis(?:m|ts)|workers|communities)(?!\\p{L})`,
    'iu',
  ),
  // `Alder’s new AI fund raises $1.5B`
  new RegExp(`\\bfunds? (?:raises|raised|closes|pulls in|hauls in) ${SUM}`, 'iu'),
  // `Google’s $32 billion Quillon deal closes`
  new RegExp(
    `['’]s? ${SUM} (?:\\p{Lu}[\\p{L}\\d.]{1,16} ){1,2}(?:deal|acquisition|purchase|takeover|buyout)(?!\\p{L})`,
    'u',
  ),
]
/** `Larkspur nets $40M`, above a summary of a film. */
const TAKES_IN =
  /\b(?:nets|netted|earns|earned|makes|made|gross(?:es|ed)|opens (?:to|with)) (?:[a-z]{2,8} ){0,2}[$€£¥₹]/u
const OF_A_FILM = /\b(?:box[- ]office|moviegoers|in theat(?:er|re)s|in cinemas)\b/iu

/** `Quillon’s AI PAC raises`, `on Kickstarter`, `in presale`: from voters, fans and buyers of tokens. */
const FROM_MANY = new RegExp(
  String.raw`\bPACs?\b[^.;:]{0,24}\b(?:rais(?:es|ed)|nets|pulls in|hauls in)\b|\bpresale\b|\bfor charity${NO_TRADE}|\bfrom donors\b` +
    // who began there is a company
    String.raw`|\b(?:on|via|through|from) (?:Kickstarter|Indiegogo|GoFundMe)\b(?!,)`,
  'iu',
)
/** `raises pay offer to $1.5 billion`, `investment raises questions`: what goes up, and what is asked. */
const RAISES_NO_MONEY =
  /\brais(?:es|ed|ing) (?:(?:its|their|the|fresh|new|more|serious|some|big) )?(?:(?:pay|takeover|buyout) (?:offers?|bids?)|questions|concerns|doubts|eyebrows|fears|alarms?)\b/iu
const RAISES_SUM = /\b(?:rais(?:es|ed|ing)|secur(?:es|ed)|lands|nabs|closes) (?:[a-z]{2,10} ){0,2}[$€£¥₹]/iu
/** `India secures $15 billion for AI hub`, `Norland gets $50B loan`: a state’s. */
const WHO_GETS = new RegExp(
  `^([^,:;]{3,24}) (?:${GETS}|signs|seals|seeks) (?:an? )?${SUM}(?=$| (?:for|from|to|in|with) | (?:[\\p{L}-]{2,16} ){0,3}(?:loans?|aid|bailout|financing|facility|credit|package|grant|investments?|deal)(?!\\p{L}))`,
  'iu',
)
/** `Apple’s $500 billion US investment`: where it is spent. */
const SPENT_IN = new RegExp(`['’]s? ${SUM} (\\p{Lu}[\\p{L}.]{1,14}) investment(?!\\p{L})`, 'u')

/** `raises $18B in bond sale`, `via bonds`, `$21B in share sale`: from whoever buys them on a market; what staff sell has a price of the company's. */
const ON_MARKETS = new RegExp(
  String.raw`${RAISES} ${SUM} (?:in|via|through|from|with) (?:(?!(?:employee|staff|secondary|insider|tender|private)\b)[\p{L}-]{1,16} ){0,3}(?:bonds?\b|(?:share|stock|equity) (?:sale|offering)\b)`,
  'iu',
)
/** `raises $100M for wildfire relief`, `in donations`, `at auction`: for which nobody gets a share. */
const GIVEN = new RegExp(
  String.raw`${RAISES} ${SUM} (?:in (?:[\p{L}-]{1,16} )?(?:donations?|pledges|ad(?:vertising)? sales)\b|for (?:[\p{L}-]{1,16} ){0,3}(?:relief|charit(?:y|ies)|victims|survivors|campaign|scholarships?)${NO_TRADE}|at (?:an? |the )?(?:[\p{L}’'-]{1,16} )?(?:auction|gala)\b)` +
    String.raw`|\b(?:Kickstarter|Indiegogo|GoFundMe|charity|telethon|scholarship fund|political campaign)(?: (?:campaign|drive|event|ball))?(?: (?:for|of|to|by|with) [^.;:]{1,36})? rais(?:es|ed) [$€£¥]|^(?:MrBeast|Wikipedia|Wikimedia|(?:The )?Red Cross|UNICEF|Greenpeace)\b[^,;:]{0,20} ${RAISES} [$€£¥]`,
  'iu',
)
/** `raises subscription to $12.99`: a price. */
const PRICE =
  /\brais(?:es|ed|ing) (?:its |the |their )?(?:[\p{L}-]{2,16} ){0,3}(?:subscriptions?|prices?|pricing|fees?|rates?|bount(?:y|ies)|wages?|rewards?|limits?|cap|minimum)\b[^.;:]{0,30}?(?:to|by) [$€£¥₹]\s?\d/iu
/** `founder charged with $50M fraud`; whoever raises beside it does. */
const CRIME =
  /\b(?:charged|indicted|convicted|sentenced|arrested|guilty|accused|jailed|prison)\b[^.;:]{0,60}\b(?:fraud|defraud\w{0,3}|scam|scheme|Ponzi|embezzl\w{1,6}|stealing|laundering)\b|\b(?:fraud|scam|Ponzi|embezzl\w{1,6}|laundering)\b[^.;:]{0,60}\b(?:charged|indicted|convicted|sentenced|arrested|guilty|accused|jailed|prison)\b/iu
const RAISES_NOW = /\b(?:raises|to raise|secures|lands|closes)\b/iu

/**
 * Whether a headline's only money is none that a company raises: it comes from customers, voters, victims or buyers of bonds,
 * is given, or goes up; `lead` is how its summary begins.
 */
export function tellsOfOtherMoney({ text, money }: ScannedField, lead = ''): boolean {
  if (money.length === 0) return false
  if (TAKES_IN.test(text) && OF_A_FILM.test(lead) && !OF_A_ROUND.test(text) && !OF_A_ROUND.test(lead)) return true
  if (FROM_MANY.test(text) || ON_MARKETS.test(text) || GIVEN.test(text) || PRICE.test(text)) return true
  if (CRIME.test(text) && !RAISES_NOW.test(text)) return true
  if (isPlace(SPENT_IN.exec(text)?.[1] ?? '')) return true
  if (isPlace(WHO_GETS.exec(text)?.[1] ?? '')) return true
  if (OF_A_ROUND.test(text)) return false
  if (RAISES_NO_MONEY.test(text) && !RAISES_SUM.test(text)) return true
  return NO_ROUND.some((form) => form.test(text))
}
