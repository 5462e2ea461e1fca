import type { ScannedField } from '../../scan-text.ts'

const NAME = String.raw`[\p{Lu}\d][\p{L}\d.&’'+-]{0,24}(?: [\p{Lu}\d&][\p{L}\d.&’'+-]{0,20}){0,4}`
const PRESENTS = '(?:introducing|announcing|presenting|unveiling|meet)'
const BRINGS = String.raw`(?:(?:has|just|today|now|quietly|officially|also),? ){0,2}(?:releas|launch|unveil|introduc|open-sourc|debut|drop)(?:e[sd]|s|p?ed)`
/** What a model of AI is of; cars, phones and firms have models, too. */
const KIND = String.raw`(?:AI|ML|language|reasoning|foundation|frontier|video|image|speech|audio|voice|music|text|coding|code|world|embedding|vision|vision-language|multimodal|omni|generative|diffusion|robotics?|weather|protein|ocr|translation|transcription|search|agentic|mixture-of-experts|moe|open|[\p{L}]{2,8}-to-[\p{L}]{2,8}|open[- ]?(?:source|weights?)|\d+(?:\.\d)?[BM](?:[- ]parameter)?)`
/** Words of what is brought, none of which begins another thought or is another thing. */
const QUALITY = String.raw`(?:(?!(?:about|access|against|agents?|apps?|approach|as|assistants?|automated|benchmarks?|bill|built|business|by|car|chips?|dataset|draft|driver|electric|fashion|enabl\w{1,4}|financial|for|framework|from|guidance|how|in|into|lawsuit|library|method|of|on|operating|phone|platform|policy|powered|pricing|revenue|rules|service|subscription|suit|suite|system|team|technique|that|to|tools?|toolkit|using|what|when|which|why|with|your|(?<!, )(?:an?|its|our|their))\b)[\p{L}\p{N}_.’'/%-]{1,24},? ){0,5}?`
const ENDS = String.raw`(?=$|[.,;:!?()—–]| (?:for|that|which|with|in|to|on|from|of|at|by|and|as|yet|ever|called|named|built|trained|based|capable|able|designed|after|amid|family|series|today|now)\b)`
const MODEL = String.raw`(?:(?:an?|its|the|our|two|three|new|first|latest) ){0,3}${QUALITY}${KIND} ${QUALITY}(?:model|LLM)(?:s(?! (?:from|of|in (?-i:\p{Lu}))))?${ENDS}`
/** `Opinion: a language model for everyone`: what stands before the colon is no name. */
const LABEL =
  '(?:Analysis|Ask HN|Column|Comment|Discussion|Editorial|Essay|Exclusive|Explained|Explainer|Feature|Interview|Listen|Opinion|Perspective|Podcast|Poll|Q&A|Review|Survey|Tutorial|Video|Watch|Webinar):'

/** Cheap to look for: where it is not, nothing else is. */
const NOUN = /\b(?:models?|LLMs?|generators?)\b/iu

/** `Quillon launches a small speech model for phones`, `Meet Larkspur: an open video model`, `Larkspur – a new image model` */
const BRINGS_MODEL = new RegExp(String.raw`^${NAME}(?:['’]s? ${NAME})?,? ${BRINGS} ${MODEL}`, 'iu')
const PRESENTS_MODEL = new RegExp(
  String.raw`^(?:${PRESENTS} )${NAME}(?::| [—–-]|,) ${MODEL}|^(?!${LABEL})(?-i:${NAME})(?::| [—–-]) (?:an?|our|the(?= (?:first|new|most|world['’]s|\p{L}{3,10}est)\b)) ${MODEL}`,
  'iu',
)
/** `Show HN: Larkspur – 25 MB open-source speech model`: what one shows is one's own. */
const SHOWS_MODEL = new RegExp(
  String.raw`^Show HN: ${NAME}(?::| [—–-]) (?:an? )?${QUALITY}${KIND} ${QUALITY}(?:model|LLM)(?=$|[.,;:!()—–]| (?:for|that|which|with|in|to)\b)`,
  'iu',
)
/** `Quillon releases Larkspur, its first video generator` */
const BRINGS_NAMED = new RegExp(
  String.raw`^${NAME} ${BRINGS} ${NAME}, (?:an?|its|the) ${QUALITY}${KIND} ${QUALITY}(?:models?|LLMs?|generators?)${ENDS}`,
  'iu',
)
/** Papers and pages of a model that is there, and what is only imagined. */
const ASIDE =
  /\b(?:papers?|reports?|research(?:ers)?|stud(?:y|ies)|theor(?:y|ies)|guides?|cards?|how|why|benchmarks?|lawsuit|copyright|court|what if|imagine)\b|^(?:if|when|should|could|would|will)\b|[?？]\s*$/iu

/** Where papers are listed: `Larkspur: A Unified Multimodal Model with …` is a method there. */
const PAPER =
  /^https?:\/\/(?:[a-z]{2,10}\.)?(?:arxiv\.org|openreview\.net|huggingface\.co\/papers|machinelearning\.apple\.com)\//u

/** Whether an English headline says who brings what kind of model. */
export function isToldWithKind({ text, searched }: ScannedField, url: string): boolean {
  if (!searched.has(NOUN) || PAPER.test(url)) return false
  const isTold =
    BRINGS_MODEL.test(text) || PRESENTS_MODEL.test(text) || BRINGS_NAMED.test(text) || SHOWS_MODEL.test(text)
  return isTold && !searched.has(ASIDE)
}
