import type { ScannedField } from '../../scan-text.ts'

const NAME = String.raw`[\p{Lu}\d][\p{L}\d.&’'+-]{0,24}(?: [\p{Lu}\d&][\p{L}\d.&’'+-]{0,20}){0,4}`
const PRESENTS = '(?:introducing|announcing|presenting|unveiling|meet)'
const BRINGS = String.raw`(?:(?:has|just|today|now|quietly|officially|also),? ){0,2}(?:releas|launch|unveil|introduc|open-sourc|debut|drop)(?:e[sd]|s|p?ed)`
/** What a model of AI is of; cars, phones and firms have models, too. */
const KIND = String.raw`(?:AI|ML|language|reasoning|foundation|frontier|video|image|speech|audio|voice|music|text|coding|code|world|embedding|vision|vision-language|multimodal|omni|generative|diffusion|robotics?|weather|protein|ocr|translation|transcription|search|agentic|mixture-of-experts|moe|open|[\p{L}]{2,8}-to-[\p{L}]{2,8}|open[- ]?(?:source|weights?)|\d+(?:\.\d)?[BM](?:[- ]parameter)?)`
/** Words of what is brought, none of which begins another thought or is another thing. */
const QUALITY = String.raw`(?:(?!(?:about|agents?|apps?|approach|automated|benchmarks?|built|business|car|chip|dataset|electric|enabl\w{1,4}|financial|for|framework|from|how|in|library|method|of|on|operating|phone|platform|policy|powered|pricing|revenue|service|subscription|suite|system|team|technique|that|to|tools?|toolkit|using|what|when|which|why|with|your)\b)[\p{L}\p{N}_.’'/%-]{1,24},? ){0,5}?`
const ENDS = String.raw`(?=$|[.,;:!?()—–]| (?:for|that|which|with|in|to|on|from|of|at|by|and|as|yet|ever|called|named|built|trained|based|capable|able|designed|after|amid|family|series|today|now)\b)`
const MODEL = String.raw`(?:(?:an?|its|the|our|two|three|new|first|latest) ){0,3}${QUALITY}${KIND} ${QUALITY}(?:models?|LLMs?)${ENDS}`

/** `Quillon launches a small speech model for phones`, `Meet Larkspur: an open video model`, `Larkspur – a new image model` */
const BRINGS_MODEL = new RegExp(String.raw`^${NAME}(?:['’]s? ${NAME})?,? ${BRINGS} ${MODEL}`, 'iu')
const PRESENTS_MODEL = new RegExp(
  String.raw`^(?:${PRESENTS} )${NAME}(?::| [—–-]|,) ${MODEL}|^(?-i:${NAME})(?::| [—–-]) (?:an?|our|the) ${MODEL}`,
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

/** Whether an English headline says who brings what kind of model. */
export function isToldWithKind({ searched }: ScannedField): boolean {
  const isTold = searched.has(BRINGS_MODEL) || searched.has(PRESENTS_MODEL) || searched.has(BRINGS_NAMED)
  return isTold && !searched.has(ASIDE)
}
