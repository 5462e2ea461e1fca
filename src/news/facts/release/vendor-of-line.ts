import type { Fact } from '../../../core/evidence.ts'
import { familyCalled } from '../../names/family-called.ts'
import { everyMatch } from '../../patterns/every-match.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { isRivalBehind } from './makers-named.ts'
import { textBefore } from '../../text-before.ts'

/** `the next generation of Claude`, `a new Gemini model`, `새 클로드 모델`, `新一代文心大模型`: a line of which something new is told. */
const NEW_OF_LINE =
  /(?:\b(?:new|next|latest|(?:generation|version|member) of)|새로운|차세대|새|新しい|次世代|新一代|新的?)\s?([A-Z][a-zA-Z]{2,11}?|\p{Script=Hangul}{2,8}|[\p{Script=Katakana}ー]{2,8}?|\p{Script=Han}{2,4}?)(?=\s?(?:AI\s?|大)?(?:모델|模型|モデル)|(?![\p{L}\p{N}]|[- ]?\d))/dgu
/** `beats the latest Claude`, `built like the new Claude` */
const ARTICLE_BEFORE = /(?<= )(?:the|a|an|its) $/iu
/** `제미나이가`; `제미나이` ends in none. */
const PARTICLE = /[이가은는을를의]$/u
const REACH = 48

/** Who makes the line of models of which a headline tells something new, by the line's name; `null` where it is a rival's. */
export function vendorOfLine(source: EvidenceSource): Fact<string> | null {
  const { title } = source.texts
  for (const match of everyMatch(title, NEW_OF_LINE)) {
    const [start, last] = match.indices?.[1] ?? [0, 0]
    const written = title.slice(start, last)
    const name = familyCalled(written) === undefined ? written.replace(PARTICLE, '') : written
    const [family, end] = [familyCalled(name), start + name.length]
    const before = textBefore(title, match.index, REACH).replace(ARTICLE_BEFORE, '')
    if (family !== undefined && !isRivalBehind(before)) return factOf(source, family.vendor, 'title', start, end)
  }
  return null
}
