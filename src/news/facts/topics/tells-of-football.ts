import type { ScannedField } from '../../scan-text.ts'

/** Who plays in the league is said right behind it, in whatever language. */
const OF_THE_LEAGUE =
  /(?<!\p{L})s[eé]rie [a-d](?!\p{L})(?: (?:football|soccer))? (?:(?:clubs?|clubes?|sides?|teams?|giants?|outfits?|squadr[ae]|champions?|players?|broadcast(?:s|ing)?|TV|television|rights)(?!\p{L})|(?:matches|league|season)(?!\p{L}))/iu

/** Clubs that are told of beside companies, by how English headlines call them. */
const CLUB =
  '(?:AC Milan|Arsenal|Aston Villa|Barcelona|Bayern Munich|Benfica|Borussia Dortmund|Celtic|Chelsea|Everton|Inter Milan|Juventus|Leeds United|Liverpool|Man(?:chester)? (?:City|United|Utd)|Newcastle United|Paris Saint-Germain|Real Madrid|Tottenham(?: Hotspur)?|West Ham(?: United)?)'
/** `Quillon FC raises`, `Arsenal raise` */
const CLUB_GETS = new RegExp(
  `^(?:FC )?(?:${CLUB}(?: [AF]?FC)?|(?:\\p{Lu}[\\p{L}.-]{1,20} ){1,3}(?:FC|AFC|CF)) (?:raise|secure|land|seek|close|get|borrow)s?(?!\\p{L})`,
  'u',
)
/** `refinance stadium debt`, `loan for new stadium` */
const FOR_A_STADIUM =
  /(?<!\p{L})(?:for|to (?:build|fund|finance|refinance|expand|rebuild|complete)) (?:(?:an?|its|the|new|planned|[$€£]\S{1,8}) ){0,3}stadium(?: debt| project| rebuild| expansion| redevelopment| move)?(?=$|[,.;]| (?:project|plans?|in|by|after)(?!\p{L}))/u
/** `The Premier League club has …`, `The Welsh club`: what the first words below say that it is. */
const IS_A_CLUB =
  /^(?:[^.]{0,60} )?[Tt]he (?:(?:\p{Lu}[\p{L}-]+|football|soccer|second-tier|top-flight) ){1,3}(?:club|side)(?![\p{L}-])/u
/** Who makes something for clubs raises a round. */
const MAKES_SOMETHING =
  /(?<!\p{L})(?:AI|start-?ups?|scale-?ups?|apps?|platforms?|software|\p{L}*tech|analytics|robot\p{L}{0,4}|series [a-k]|seed|venture)(?!\p{L})/iu

/** Whether a headline speaks of football: of the league that is called as a round is, or of a club's money. `lead`: how its summary begins. */
export function tellsOfFootball({ text, searched, money }: ScannedField, lead: string): boolean {
  if (searched.has(OF_THE_LEAGUE)) return true
  if (money.length === 0) return false
  return (
    (CLUB_GETS.test(text) || FOR_A_STADIUM.test(text) || IS_A_CLUB.test(lead)) &&
    !MAKES_SOMETHING.test(`${text} ${lead}`)
  )
}
