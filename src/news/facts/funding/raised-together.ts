import { organisationNamed } from '../../names/find-organisations.ts'
import { isPlace } from '../../names/places.ts'
import type { NameSpan } from '../western-names.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

const NAME = String.raw`[A-Z][\w.&’'-]{1,24}(?: [A-Z][\w.&-]{0,16}){0,2}`
const SUM = String.raw`(?:[$€£¥₹]\s?\d[\d.,]{0,8} ?(?:billion|million|crore|[bmkBMK]n?)(?![\p{L}])\+?)`
const ABOUT = '(?:(?:an?|a combined|a total of|over|about|nearly|more than|another) ){0,2}'
/** `Quillon and Brindle raise $30M and $40M`; in front may stand a label and what they are. */
const TOGETHER = new RegExp(
  String.raw`^(?:[\w ]{2,20}: )?(?:(?:[\w-]{2,14} ){0,2}(?:[Ss]tart-?ups|[Rr]ivals|[Cc]ompanies|[Ff]irms) )?((${NAME})(?:, ${NAME}){0,2},? (?:and|&) (${NAME})) (?:raises?|secures?|lands?|close[sd]?|bags?|nabs?|snags?|scores?|nets?|raised|secured|landed) ${ABOUT}${SUM}(?:(?: and|,) ${ABOUT}${SUM})?`,
  'du',
)
/** `Nvidia and Microsoft-backed Quillon`, `Robotics and AI Startup Quillon`: what one company is, who backs it, or where it comes from. */
const OF_ONE =
  /-(?:[Bb]acked|[Ff]ounded|[Ll]ed|[Bb]ased|[Oo]wned|[Ff]unded)\b|\b(?:AI|Start-?[Uu]p|Upstart|Spin-?(?:[Oo]ut|[Oo]ff)|App|Company|Firm|Maker|Provider|Developer|Platform|Specialist|Unicorn|Rival|Challenger) \p{Lu}/u
/** `Ex-Google and OpenAI Engineers`, `Founders of Quillon and Brindle`: no companies. */
const PEOPLE =
  /\b(?:Engineers|Researchers|Scientists|Founders|Alum(?:ni|s)|Veterans|Vets|Exec(?:utive)?s|Professors|Students|Dropouts|Employees|Staffers)\b/u
/** `for Quillon`, behind the sum of those who raise it. */
const FOR_NAMED = new RegExp(String.raw`^ for (?!AI\b)(${NAME})(?=$|[,.;:])`, 'u')
const SECOND_SUM = new RegExp(String.raw`(?: and|,) ${ABOUT}${SUM}$`, 'u')
const PERSON = /^[A-Z]\p{Ll}+ [A-Z][\p{L}’'-]+$/u
/** `for their new startup`: those who raise are people. */
const FOR_COMPANY = /\bfor (?:[\w-]{1,14} ){0,4}(?:start-?up|company|lab|venture|firm)\b/iu

/**
 * Whom a headline has raise together: the first of them where each has a sum of its own, and else all, as it names them, for
 * what came in is nobody's alone. `company` is `null` where they are people.
 */
export function raisedTogether(title: string): { readonly company: NameSpan | null } | null {
  const sifted = siftedText(title)
  const found = sifted.first(TOGETHER)
  const [whole = '', all = '', first = '', last = ''] = found ?? []
  const start = found?.indices?.[1]?.[0]
  if (found === null || start === undefined) return null
  const behind = sifted.part(found.index + whole.length)
  // Who gives together raises nothing.
  if (
    /^ (?:stakes?|bet|investment) /u.test(behind.text) ||
    [first, last].some((name) => organisationNamed(name)?.isInvestor)
  )
    return null
  const named = behind.first(FOR_NAMED)?.[1]
  if (named !== undefined && !isPlace(named)) {
    const at = found.index + whole.length + ' for '.length
    return { company: { name: named, start: at, end: at + named.length } }
  }
  if (PEOPLE.test(all) || (PERSON.test(first) && PERSON.test(last) && sifted.has(FOR_COMPANY))) return { company: null }
  if (OF_ONE.test(last)) return null
  const name = SECOND_SUM.test(whole) ? first : all
  return { company: { name, start, end: start + name.length } }
}
