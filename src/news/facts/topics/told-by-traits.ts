import type { ScannedField } from '../../scan-text.ts'
import { textBefore } from '../../text-before.ts'

/** Right before a name: it is brought. */
const BRINGS =
  /\b(?:releas(?:es|ed|ing)|launch(?:es|ed|ing)|unveil(?:s|ed|ing)|introduc(?:es|ed|ing)|debut(?:s|ed)|open-?sourc(?:es|ed|ing)|ships|shipped|drops|dropped|rolls out|announc(?:es|ed|ing)) (?:(?:its|the|an?|new|latest|updated|our) ){0,3}$/iu
/** What nothing but a model has. */
const TRAIT =
  /\b(?:(?:longer|larger|bigger|huge|\d+[KM]|million)[- ](?:token[- ])?context(?: windows?| lengths?)?(?=$|[,.:;])|context window|\d+(?:\.\d)?[BT] parameters|mixture[- ]of[- ]experts|MoE|open[- ]weights?)\b/iu
/** The same as the first sentences of a summary say it. */
const TRAIT_IN_LEAD =
  /\b(?:\d+(?:\.\d)?(?:B| billion|T| trillion)[- ](?:total )?parameters?|context window|context of (?:up to )?\d|mixture[- ]of[- ]experts)\b/iu
const THING =
  /\b(?:benchmarks?|datasets?|chips?|GPUs?|processors?|robots?|phones?|agents?|browsers?|apps?|SDK|frameworks?|librar(?:y|ies)|tools?|toolkit|platforms?|leaderboards?|servers?|prices?|pricing|in (?:Amazon|Azure|Vertex|Bedrock))\b/iu
const REACH = 60

/**
 * Whether a headline brings a name with a number, and says of it what only models have, or its summary does:
 * `launches Quill 3.1 with longer context`.
 */
export function isToldByTraits({ text, searched, models }: ScannedField, lead: string): boolean {
  const brought = models.filter(({ name, start }) => /\d/u.test(name) && BRINGS.test(textBefore(text, start, REACH)))
  if (brought.length === 0 || searched.has(THING)) return false
  if (!searched.has(TRAIT)) return TRAIT_IN_LEAD.test(lead)
  return brought.some(({ start, end }) => TRAIT.test(text.slice(end)) || TRAIT.test(text.slice(0, start)))
}
