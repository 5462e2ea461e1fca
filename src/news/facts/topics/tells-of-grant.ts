import type { ScannedField } from '../../scan-text.ts'
import { isCalledInstitution, sellsNoShares } from './sells-no-shares.ts'

/** `Quillon wins $2M NSF grant`, `awarded a $3.4 million grant by DARPA` */
const WINS_GRANT =
  /^(?:[^:|,]{1,24}[:|] )?(?<who>(?=[\p{Lu}\d])[\p{L}\d.&’'-]{2,24}(?: [\p{L}\d.&’'-]{1,24}){0,6}?) (?:wins|lands|secures|gets|receives|nabs|bags|(?:is |has been |was )?awarded) (?:an? )?(?:US)?[$€£]\s?\d[\d.,]{0,8} ?(?:[MKmk]n?|[Mm]illion)? (?:[\p{L}\d-]{2,16} ){0,4}?(?:grant|SBIR(?: award)?)(?!\p{L})/u
/** Schools are given most grants: whoever is not called a company is left open. */
const COMPANY =
  /(?<![\p{L}\d])(?:start-?up|scale-?up|spin-?(?:off|out)|company|SBIR|chip-?maker|robotics firm|software maker|founded in|co-?founders?|raised)(?![\p{L}\d])/iu
const SCHOOL =
  /(?<!\p{L})(?:universit\p{L}{1,4}|college|school|professors?|faculty|students|campus|institute of technology|laborator(?:y|ies)|hospital|nonprofit)(?!\p{L})/iu

/** Whether an English headline says of a company that it was given a grant; `lead` is how its summary begins. */
export function tellsOfGrant({ text, money }: ScannedField, lead: string): boolean {
  if (money.length === 0) return false
  const who = WINS_GRANT.exec(text)?.groups?.who
  if (who === undefined || sellsNoShares(who) || isCalledInstitution(who)) return false
  const said = `${text} ${lead}`
  return COMPANY.test(said) && !SCHOOL.test(said)
}
