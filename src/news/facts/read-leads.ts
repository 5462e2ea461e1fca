import type { Fact } from '../../core/evidence.ts'
import { findOrganisations } from '../names/find-organisations.ts'
import { factOf, type EvidenceSource } from './evidence-of.ts'

const NAME = "[A-Z0-9a][\\w.&'’-]{0,24}(?: (?:[A-Z0-9][\\w.&'’-]{0,24}|of|&)){0,3}"
const LED_BY = new RegExp(
  `\\b(?:co-)?(?:led|lead) by (?:investors? |existing investors? )?(${NAME})(?:(?:,| and|, and| &) (${NAME}))?(?:,? and (${NAME}))?`,
  'u',
)
const LEADS = new RegExp(
  `(${NAME})(?: and (${NAME}))? (?:(?:is |are |was )?(?:co-)?(?:leads?|leading|led|to lead)) `,
  'u',
)
const KOREAN =
  /([\p{L}\p{N}.&]{1,24}(?: [\p{L}\p{N}.&]{1,20}){0,2})(?:\(([A-Za-z0-9 .&]{2,40})\))?(?:이|가|의)\s?(?:이번\s)?(?:투자\s?)?(?:라운드\s?)?(?:를|을)?\s?(?:주도|리드)/u
const CHINESE =
  /(?:由)?([\p{Script=Han}A-Za-z0-9 .&]{2,30}?)(?:和([\p{Script=Han}A-Za-z0-9 .&]{2,20}?))?(?:联合)?(?:领投|領投|主導)/u
const HEADLINE_TAIL = /(?: (?:at|in|for|with|on|to|of|at|as))$/u

/** Investors that the text says lead; nobody else. */
export function readLeads(source: EvidenceSource): readonly Fact<string>[] {
  for (const field of ['title', 'summary'] as const) {
    const text = source.texts[field].slice(0, 2000)
    for (const pattern of [LED_BY, LEADS, KOREAN, CHINESE]) {
      const match = pattern.exec(text)
      if (match === null) continue
      const facts: Fact<string>[] = []
      for (const group of match.slice(1).filter((one) => typeof one === 'string')) {
        const written = group.replace(HEADLINE_TAIL, '').replace(/(?:['’]s|[.,])$/u, '')
        const start = text.indexOf(written, match.index)
        const whole = findOrganisations(written).find(
          (mention) => mention.start === 0 && mention.end === written.length,
        )
        const name =
          whole?.organisation.isInvestor === true ? written.replace(/^a16z$/u, 'Andreessen Horowitz') : written
        facts.push(factOf(source, name, field, start, start + written.length))
      }
      if (facts.length > 0) return facts
    }
  }
  return []
}
