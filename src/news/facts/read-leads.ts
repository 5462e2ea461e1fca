import type { Fact } from '../../core/evidence.ts'
import { organisationNamed } from '../names/find-organisations.ts'
import { factOf, type EvidenceSource } from './evidence-of.ts'

/** One word of a name: a full stop only inside (`Character.AI`), so that no name runs across sentences. */
const WORD = "[A-Z0-9][\\w&'’-]*(?:\\.\\w+)*"
const NAME = `(?:a16z|${WORD}(?: (?:${WORD}|of|&)){0,3})`
/** `Singapore sovereign wealth fund` before the name that counts. */
const DESCRIBED =
  "(?:(?:[A-Z]\\w{1,20}(?:['’]s)? )?(?:[a-z-]{2,16} ){0,3}(?:funds?|firms?|investors?|giant|company|maker) )?"
const LED_BY = new RegExp(
  `\\b(?:co-)?(?:led|lead) by ${DESCRIBED}(${NAME})(?:(?:,| and| &) ${DESCRIBED}(${NAME}))?(?:,? and ${DESCRIBED}(${NAME}))?`,
  'u',
)
const LEADS = new RegExp(
  `(?<![\\w$€£.])(${NAME})(?:,? and (${NAME}))? (?:(?:is |are |was |were |in talks to )?(?:co-)?(?:leads?|leading|led|to lead)) |(?<![\\w$€£.])(${NAME})-led\\b`,
  'u',
)
// Directly behind a bracket stands the particle of what is in it, not a name.
const KOREAN =
  /(?<![\p{L}\p{N})）])((?:[\p{L}\p{N}&]|\.(?=[\p{L}\p{N}])){1,24}(?: [\p{L}\p{N}&]{1,20}){0,2}?)(?:\(([A-Za-z0-9 .&]{2,40})\))?(?:(?:이|가|의)\s?(?:이번\s)?(?:투자\s?)?(?:라운드\s?)?(?:를|을)?\s?(?:주도|리드)|\s주도(?=로|\s?하에|\s?아래|의\s))/u
const CHINESE =
  /(?:由)?([\p{Script=Han}A-Za-z0-9&][\p{Script=Han}A-Za-z0-9 &]{1,29}?)(?:(?:和|与|、)([\p{Script=Han}A-Za-z0-9 &]{2,20}?))?\s?(?:联合|共同)?(?:领投|領投|主導)/u
const JAPANESE =
  /([\p{Script=Katakana}\p{Script=Han}ー・A-Za-z0-9][\p{Script=Katakana}\p{Script=Han}ー・A-Za-z0-9& .]{1,29}?)(?:(?:と|、)([\p{Script=Katakana}ー・A-Za-z0-9& ]{2,24}))?が(?:共同で)?(?:主導|リード)/u
/** In this order; each with what a text has that it can match. */
const PATTERNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [LED_BY, ['led by', 'lead by']],
  [LEADS, ['lead', 'led']],
  [KOREAN, ['주도', '리드']],
  [JAPANESE, ['主導', 'リード']],
  [CHINESE, ['领投', '領投', '主導']],
]
const TAIL = /(?: (?:at|in|for|with|on|to|of|as|The|It|This))+$/u
/** What stands before the name in a Korean, Chinese or Japanese clause. */
const CLAUSE_HEAD =
  /^.*(?:[다며고]\s|\S(?:이|가|은|는)\s(?=\S)|본轮由|本轮由|融资由|由|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\s(?=[A-Za-z]))/u

/** Investors that the text says lead; nobody else. */
export function readLeads(source: EvidenceSource): readonly Fact<string>[] {
  for (const field of ['title', 'summary'] as const) {
    const text = source.texts[field].slice(0, 2000)
    for (const [pattern, needed] of PATTERNS) {
      const match = needed.some((word) => text.includes(word)) ? pattern.exec(text) : null
      if (match === null) continue
      const facts: Fact<string>[] = []
      for (const group of match.slice(1).filter((one) => typeof one === 'string')) {
        // `led by Singapore’s GIC`: the possessor leads nothing.
        if (/['’]s$/u.test(group)) continue
        const written = group
          .replace(CLAUSE_HEAD, '')
          .replace(TAIL, '')
          .replace(/(?:['’]s|[.,])$/u, '')
          .trim()
        if (written.length < 2) continue
        const start = text.indexOf(written, match.index)
        const known = organisationNamed(written)
        const name = known?.isInvestor === true && /^(?:a16z|[^A-Za-z]+)$/u.test(written) ? known.name : written
        facts.push(factOf(source, name, field, start, start + written.length))
      }
      if (facts.length > 0) return facts
    }
  }
  return []
}
