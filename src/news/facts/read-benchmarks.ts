import type { Fact } from '../../core/evidence.ts'
import { factOf, type EvidenceSource } from './evidence-of.ts'

const MAXIMUM = 4
const NAME =
  'SWE-?bench(?: (?:Verified|Pro|Multilingual|Lite))?|MMLU(?:-Pro)?|MMMU(?:-Pro)?|GPQA(?: Diamond)?|AIME(?: ?20\\d\\d)?|HMMT|MATH-?500|' +
  "HumanEval\\+?|LiveCodeBench(?: v\\d)?|Terminal-?Bench(?: \\d\\.\\d| Hard)?|ARC-AGI(?:-\\d)?|HLE|Humanity['’]s Last Exam|OSWorld(?:-Verified)?|" +
  'BrowseComp|WebArena|Tau-?2?-?bench|τ²?-bench|FrontierMath|SimpleQA|IFEval|BigCodeBench|Aider Polyglot|MTEB|VBench|KMMLU|CMMLU|C-Eval|JMMLU|' +
  'LMArena|Chatbot Arena|GDPval|Vending-Bench|MCP Atlas|CharXiv|MathVista|Video-?MME|LibriSpeech'
const SCORE = '\\d{1,3}(?:\\.\\d{1,2})?\\s?(?:%|퍼센트|points?|점|分|点)?'
/** `SWE-bench Verified: 80.2%`, `SWE-bench에서 82.1%`; a bare number has to be a score, not a year or a size. */
const NAME_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${NAME})(?![\\p{Script=Latin}\\p{N}])[^.;。；\\d$]{0,24}(${SCORE})(?![\\d.]*[\\p{Script=Latin}\\d])`,
  'giu',
)
/** `80.2% on SWE-bench Verified`. */
const SCORE_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}.$])(\\d{1,3}(?:\\.\\d{1,2})?\\s?%)\\s(?:\\w{1,10} ){0,2}(?:on|in|at) (?:the )?(?:${NAME})(?![\\p{Script=Latin}\\p{N}])`,
  'giu',
)

/** What is claimed of the model in benchmarks, as written; whoever prints it says that the claim is the vendor's. */
export function readBenchmarks(source: EvidenceSource): readonly Fact<string>[] {
  const facts: Fact<string>[] = []
  for (const field of ['title', 'summary'] as const) {
    const searched = source.searched[field]
    if (!/\d/u.test(searched.text)) continue
    const spans: { readonly start: number; readonly end: number }[] = []
    for (const pattern of [SCORE_FIRST, NAME_FIRST]) {
      for (const match of searched.all(pattern)) {
        const written = match[0].trim()
        const start = match.index
        const end = start + written.length
        if (spans.some((span) => span.start < end && start < span.end)) continue
        spans.push({ start, end })
        facts.push(factOf(source, written, field, start, end))
      }
    }
  }
  return facts.slice(0, MAXIMUM)
}
