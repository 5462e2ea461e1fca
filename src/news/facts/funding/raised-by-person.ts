import { organisationNamed } from '../../names/find-organisations.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

/** That a person raised, and for which company; `null` where the headline does not name it. */
type RaisedByPerson = { readonly company: { readonly name: string; readonly start: number } | null }

const NAME = String.raw`[A-Z][\w.&’'-]{0,24}(?: [A-Z][\w.&-]{0,16}){0,2}`
const PERSON = String.raw`[A-Z][\p{Ll}’'-]+(?: [A-Z][\p{L}.’'-]+){1,2}`
const RAISES = '(?:rais(?:es|ed)|secure[sd]|close[sd]|land(?:s|ed)|nabs|bags|gets|snags|pulls in)'
const COMPANY = '(?:start-?up|company|lab|venture|firm)'
/** Who speaks for a company, and who is one of its founders, maybe of years ago. */
const SPEAKS = '(?:CEO|chief executive|chief|boss|head)'
const ROLE = `(?:${SPEAKS}|CTO|(?:co-?)?founder|researcher|scientist|engineer|executive|exec|professor|veteran|vet|alum|star)`

/** `Ada Larkin raises $50M for AI start-up Quillon`, `Former Marlo engineers raise $50M for AI start-up Quillon` */
const FOR_NAMED = new RegExp(
  String.raw`^[^:;]{0,80}?\b(?:${RAISES}|raise) [^,;:]{0,40}?\bfor (?:[\w-]+ ){0,5}?${COMPANY} (${NAME})(?=[,.;:]|$| [a-z])`,
  'u',
)
/** `Quillon CEO Ada Larkin raises $50M` */
const BY_ROLE = new RegExp(String.raw`^(.{0,60}?)\b(${ROLE}) ${PERSON} ${RAISES}\b`, 'u')
/** `Ada Larkin, who left Quillon, is raising $50M for her new start-up` */
const FOR_OWN = new RegExp(
  String.raw`^${PERSON}(?:, (?:who|an?|the|former|formerly|once|previously) [^,;:]{2,90},)? (?:${RAISES}|(?:is |are )?(?:raising|seeking|looking to raise|in talks to raise)) [^,;:]{0,60}?\bfor (?:(?:his|her|their) (?:[\w-]+ ){0,3}|(?:an? )?new (?:[\w-]+ ){0,2})${COMPANY}\b`,
  'u',
)
const WHOLE_NAME = new RegExp(`^${NAME} $`, 'u')
/** `Ex-Quillon researcher` */
const FORMER = /^(?:Ex|Former)[- ]/u
const SPEAKS_NOW = new RegExp(`^${SPEAKS}$`, 'u')

/**
 * Where a headline has a person raise, who is no company: whom it was raised for. `null` where no person does.
 * A founder's company may be one of before, where everybody knows it: then it is not taken for the new one.
 */
export function raisedByPerson(title: string): RaisedByPerson | null {
  const sifted = siftedText(title)
  const named = sifted.first(FOR_NAMED)
  const role = sifted.first(BY_ROLE)
  const name = named?.[1]
  if (named !== null && name !== undefined) return { company: { name, start: named[0].length - name.length } }
  if (role === null) return sifted.has(FOR_OWN) ? { company: null } : null
  const [, before = '', word = ''] = role
  const own = WHOLE_NAME.test(before) ? before.trim() : null
  if (own === null || FORMER.test(own) || (!SPEAKS_NOW.test(word) && organisationNamed(own) !== null))
    return { company: null }
  return { company: { name: own, start: 0 } }
}
