import type { Fact } from '../../../core/evidence.ts'
import { everyFound, factOf, type EvidenceSource, type Found } from '../evidence-of.ts'
import { endsWithRival } from './rivals.ts'
import { textBefore } from '../../text-before.ts'

const MAXIMUM = 4
const NAME =
  'SWE-?벤치(?: (?:베리파이드|프로))?|MMLU-?프로|GPQA[ -]다이아몬드|SWE-?bench(?:[- ](?:Verified|Pro|Multilingual|Lite))?|SWE-Pro|MMLU(?:-Pro)?|MMMU(?:-Pro)?|GPQA(?:[- ]Diamond)?|AIME(?: ?(?:20)?2\\d)?|HMMT|MATH-?500|' +
  "HumanEval\\+?|LiveCodeBench(?: v\\d)?|Terminal-?Bench(?: \\d\\.\\d| Hard)?|ARC-AGI(?:[- ]\\d)?|HLE|Humanity(?:['’]s)? Last Exam|OSWorld(?:-Verified)?|" +
  'BrowseComp|WebArena|Tau-?2?-?bench|τ²?-bench|FrontierMath|SimpleQA|IFEval|BigCodeBench|Aider Polyglot|MTEB|VBench|KMMLU|CMMLU|C-Eval|JMMLU|' +
  'LMArena|Chatbot Arena|GDPval|Vending-Bench|MCP Atlas|CharXiv|MathVista|Video-?MME|LibriSpeech'
const WHOLE_NAME = `(?<![\\p{Script=Latin}\\p{N}])(?:${NAME})(?![\\p{Script=Latin}\\p{N}])`
const DIGITS = '\\d{1,3}(?:\\.\\d{1,2})?'
const PERCENT = '\\s?(?:%|퍼센트|percent)'
/** What a bare number needs before it and behind, not to be a year, a size or another figure of the sentence. */
const POINTS_ARE =
  '(?:\\s?(?:[:=(（-]|scores?|scored|score of|at|of|result|得分|점수|スコア|达到?|为|에서|で|は)\\s?){1,2}'
const END_OF_POINTS = '(?=\\s?(?:[,;)、，。）\\]|]|points?\\b|점|分|点|\\.(?!\\d)|and\\b|$))'
/** `SWE-bench Verified: 80.2%`, `SWE-bench에서 82.1%`, `SWE-bench (+3.5 points to 76.3%)`, `GPQA: 87.4`. */
const NAME_FIRST = new RegExp(
  `(${WHOLE_NAME})(?:(\\s?[(（]\\+[\\d.]{1,5}%? ?(?:points?|pts?|pp)? to |(?:(?!${NAME})[^.;。；\\d$+]){0,24})(${DIGITS})${PERCENT}|${POINTS_ARE}(${DIGITS})${END_OF_POINTS}|\\s?(${DIGITS})(?=점|分|点))`,
  'giu',
)
/** `80.2% on SWE-bench Verified`, `81% MMLU`. */
const SCORE_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}.$+-])(${DIGITS})${PERCENT}\\s((?:\\w{1,10} ){0,2}(?:on|in|at) (?:the )?)?${WHOLE_NAME}`,
  'giu',
)
const SAYS_PERCENT = /%|퍼센트|percent/iu
const SAYS_NAME = new RegExp(NAME, 'iu')
const ENDS_WITH_NAME = new RegExp(`${WHOLE_NAME}[^.;。；\\d]{0,24}$`, 'iu')
/** How much better it is than something, which is no score. */
const DIFFERENCE =
  /\b(?:by|up|down|gain\w{0,3}|improv\w{0,5}|increas\w{0,3}|boost\w{0,3}|better|higher|lower|faster|cheaper|more|less|fewer|lead\w{0,3}|ahead|than|over|and|vs|versus|shows?|while|cost\w{0,3}|pric\w{1,3}|cut\w{0,4}|reduc\w{0,4}|of (?!(?:the )?(?:tasks|problems|issues|questions)\b)|points? (?:above|ahead|higher))\b|比|高|提升|提高|增|超|领先|보다|대비|향상|높|개선|앞|より|上回|向上|改善/iu
const DIFFERENCE_BEHIND =
  /^\s?(?:\(?(?:percentage )?points? |pp )?(?:improvement|gain|higher|better|more|increase|fewer|less|faster|jump|drop|cut|boost|lead|lower|cheaper|reduction|discount|off\b|향상|높|개선|向上|上昇|的?提升)/iu
const DIFFERENCE_AHEAD =
  /(?:\b(?:by|up|gain\w{0,3}|improv\w{0,5}|increas\w{0,3}|additional|another|extra|top|cost\w{0,3}|price\w{0,3}|sav\w{1,3}|cut\w{0,4}|reduc\w{1,4})\s(?:of |about |around |to )?|提升|提高|高出|增加|향상된\s)$/iu
const NEAR = 60

function isScore(source: EvidenceSource, { field, start, end }: Found, digits: string, words: string): boolean {
  const text = source.texts[field]
  const before = textBefore(text, start, NEAR)
  const after = text.slice(end, end + NEAR)
  return (
    Number(digits) > 0 &&
    Number(digits) <= 100 &&
    !DIFFERENCE.test(words) &&
    !DIFFERENCE_AHEAD.test(before) &&
    !DIFFERENCE_BEHIND.test(after) &&
    !endsWithRival(before, '')
  )
}

/** A bracket that a score stands in ends with it, and so does its counter. */
function endOf(source: EvidenceSource, { field, end, match }: Found): number {
  if (/^[점分点]/u.test(source.texts[field].slice(end, end + 1))) return end + 1
  const opens = /[(（]/u.test(match[0]) && !/[)）]/u.test(match[0])
  return opens && /[)）]/u.test(source.texts[field][end] ?? '') ? end + 1 : end
}

/** What is claimed of the model in benchmarks, as written; whoever prints it says that the claim is the vendor's. */
export function readBenchmarks(source: EvidenceSource): readonly Fact<string>[] {
  const scores: Found[] = []
  const add = (found: Found, digits: string, words: string): void => {
    const { field, start, end } = found
    const isTaken = scores.some((one) => one.field === field && one.start < end && start < one.end)
    if (!isTaken && isScore(source, found, digits, words)) scores.push(found)
  }
  const before = everyFound(source, SCORE_FIRST, SAYS_PERCENT)
  // `80% on X, 90% on Y`: a score that is said to be on the next is not of the one before.
  for (const found of before) if (found.match[2] !== undefined) add(found, found.match[1] ?? '', found.match[2])
  for (const found of everyFound(source, NAME_FIRST, SAYS_NAME)) {
    const [, , words = '', percent, points, bare] = found.match
    add(found, percent ?? points ?? bare ?? '', words.replace(/\(\+.*/u, ''))
  }
  for (const found of before) {
    const text = textBefore(source.texts[found.field], found.start, NEAR)
    // `GPQA 87%, MMLU 81%`: the name before a score has it already.
    if (found.match[2] === undefined && !ENDS_WITH_NAME.test(text)) add(found, found.match[1] ?? '', '')
  }
  return [...scores]
    .sort((a, b) => (a.field === b.field ? a.start - b.start : a.field === 'title' ? -1 : 1))
    .slice(0, MAXIMUM)
    .map((found) => {
      const end = endOf(source, found)
      const written = source.texts[found.field].slice(found.start, end).trim()
      return factOf(source, written, found.field, found.start, found.start + written.length)
    })
}
