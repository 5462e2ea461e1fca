import type { Fact } from '../../../core/evidence.ts'
import { EASTERN } from '../../eastern.ts'
import { scores } from '../../linear/linear-model.ts'
import { models } from '../../linear/models.ts'
import { organisationInCapitals, organisationNamed } from '../../names/find-organisations.ts'
import type { ScannedText } from '../../scan-text.ts'
import { isAnyCompany } from './any-company.ts'
import { rankCandidates } from '../best-candidate.ts'
import { companyCandidates, noCompany } from './company-candidates.ts'
import { nameAsWritten } from './company-spans.ts'
import { calledInEnglish, deniedInEnglish } from './called-in-english.ts'
import { calledCompany, isNoReceiver, nameInRun, receiverIn } from './eastern-parties.ts'
import { factOf, factOfUrl, type EvidenceSource } from '../evidence-of.ts'
import { latinFormIn } from '../name-in-text.ts'
import { isUnnamedBacked, putInto } from './put-into.ts'
import { raiserAbroad } from './raiser-abroad.ts'
import { raisedByPerson } from './raised-by-person.ts'
import { raiserInSummary } from './raised-in-summary.ts'
import { raisedTogether } from './raised-together.ts'
import { isReadAbroad } from '../topics/rounds-abroad.ts'
import { siteCalledLike, siteOwner } from '../site-owner.ts'
import { standsForOther } from '../stands-for-other.ts'
import type { NameSpan } from '../western-names.ts'
import { siftedText } from '../../patterns/sifted-text.ts'

type Company = { readonly company: Fact<string> | null; readonly isAi: boolean | null }

const NOBODY: Company = { company: null, isAi: null }

/** `We raised $60M`, `our Series B`. */
const SPEAKS =
  /\bwe(?:['’]ve| have| are|['’]re)? (?:just |now |also )?(?:raised|closed|secured|(?:thrilled|excited|proud|happy|delighted) to announce)\b|\b(?:announce|announcing|raised|closed) (?:that )?our (?:[$€£]|new |latest |pre-?seed|seed|series |round|funding)|\bour (?:pre-?seed|seed|series [a-k])\b/iu
const LEAD = 240

/** Who speaks for it, or what it gets, in the brackets behind a company. */
const NO_COMPANY =
  /^(?:CEO|CTO|CFO|COO|Chair\w{0,5}|President|(?:Co-?)?Founder|Dr|Mr|Ms|Series|Seed|Pre-?Seed|Pre-?Series|Round|AI|IPO|NASDAQ|NYSE|KOSDAQ|USD?)(?![\p{L}\d])/iu
/** The class of an accelerator, in brackets behind a name, and a round: neither gets the money. */
const CLASS_OR_ROUND = /^(?:YC\s?[A-Z]\d\d|(?:프리\s?)?시리즈\s?[A-Z]?|(?:プレ)?シリーズ[A-Z]?)$/iu

/** `퀼론봇(Quillonbot)`: one name in all languages; `null` where the text gives none. */
function latinNameOf(name: string, { title, summary }: ScannedText): string | null {
  const latin = EASTERN.test(name) ? latinFormIn([title.text, summary.text], name) : null
  return latin === null || NO_COMPANY.test(latin) ? null : latin
}

/** Whom the words around a place of a field make the company. */
function companyAt(
  source: EvidenceSource,
  scanned: ScannedText,
  { name: written, start, end }: NameSpan,
  field: 'title' | 'summary' = 'title',
): Company {
  const known = organisationNamed(written)
  const name = known === null ? (latinNameOf(written, scanned) ?? written) : nameAsWritten(known.name, written)
  return { company: factOf(source, name, field, start, end), isAi: known?.ai ?? null }
}

/** Whose site it is that says `we`. */
function companyOfSite(source: EvidenceSource, { url }: ScannedText): Company {
  const site = siteOwner(url) ?? siteCalledLike(url)
  if (site === null) return NOBODY
  const { name, start, end } = site
  return { company: factOfUrl(source, name, url, start, end), isAi: organisationNamed(name)?.ai ?? null }
}

/** Who gets the money, and whether it is known to build AI; each `null` where the text does not tell. */
export function readCompany(source: EvidenceSource, scanned: ScannedText): Company {
  const title = scanned.title.text.slice(0, LEAD)
  const raised = raisedByPerson(title)
  if (raised !== null && raised.company !== null) {
    const { name, start } = raised.company
    return companyAt(source, scanned, { name, start, end: start + name.length })
  }
  const together = raisedTogether(title)
  if (together !== null) return together.company === null ? NOBODY : companyAt(source, scanned, together.company)
  const western =
    putInto(title) ?? deniedInEnglish(title) ?? (isReadAbroad(scanned.language) ? raiserAbroad(title) : null)
  if (western !== null) return companyAt(source, scanned, western)
  if (isUnnamedBacked(title)) return NOBODY
  const receiver = receiverIn(title)
  if (receiver !== null) return receiver.company === null ? NOBODY : companyAt(source, scanned, receiver.company)
  const named = companyCandidates(scanned)
  const all = named.filter(({ field, start, end }) => {
    const { text } = scanned[field]
    const name = siftedText(text).part(start, end)
    if (name.has(CLASS_OR_ROUND) || isAnyCompany(name)) return false
    return !isNoReceiver(text, start, end) && !standsForOther(text, start, end)
  })
  // Of a person who raises for a company that the headline does not name, the summary may name it.
  const isBehind = ({ name, field }: (typeof all)[number]): boolean => field === 'summary' && !title.includes(name)
  const candidates = raised === null ? all : all.filter(isBehind)
  const [first] = rankCandidates(models().company, candidates)
  const nobody = scores(models().company, noCompany(scanned, candidates))[0] ?? 0
  const best = first === undefined || nobody > first.score ? null : first.candidate
  // Whoever says `we` names others: who speaks is told by whose site it is.
  if (best?.raises !== true && SPEAKS.test(`${title}\n${scanned.summary.text.slice(0, LEAD)}`))
    return companyOfSite(source, scanned)
  // `Wealth AI Startup Quillon Said to Weigh`: what it does is no name, where nobody is known by that.
  const isOther = (name: string): boolean =>
    best === null || !(best.isKnown || best.name.includes(name) || name.includes(best.name))
  const inEnglish = calledInEnglish(title)
  if (inEnglish !== null && isOther(inEnglish.name) && !isAnyCompany(siftedText(inEnglish.name)))
    return companyAt(source, scanned, inEnglish)
  if (best === null) {
    const called = calledCompany(title, all.length < named.length)
    if (called !== null) return isAnyCompany(siftedText(called.name)) ? NOBODY : companyAt(source, scanned, called)
    const below = raiserInSummary(scanned.summary.text)
    return below === null ? NOBODY : companyAt(source, scanned, below, 'summary')
  }
  // Of known companies and of names in brackets the text may have another form.
  const isRun = !best.isKnown && scanned[best.field].text.startsWith(best.name, best.start)
  const { name: written, start, end } = isRun ? nameInRun(best) : best
  if (isAnyCompany(siftedText(written))) {
    const called = calledCompany(title, false)
    return called === null || isAnyCompany(siftedText(called.name)) ? NOBODY : companyAt(source, scanned, called)
  }
  const known = best.isKnown ? null : organisationInCapitals(written)
  const name = latinNameOf(written, scanned) ?? known?.name ?? written
  return { company: factOf(source, name, best.field, start, end), isAi: best.isAi ?? known?.ai ?? null }
}
