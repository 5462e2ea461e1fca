/** Kinds of things and of models, never names. */
const GENERIC = new Set(
  (
    'apache-2.0|moe|multimodal|multi-modal|omnimodal|omni-modal|generative|tts|asr|ocr|vla|vlm|llm|slm|sota|api|sdk|gguf|rag|rl|gpu|cpu|tpu|ai|ipo|ceo|cto|mcp|' +
    'the|new|its|this|their|our|first|open|large|small|best|frontier|flagship|reasoning|language|foundation|base|embedding|diffusion|chinese|american|european|' +
    'which|what|how|why|show|ask|world|video|image|next|latest|business|a|an|another|most|all|two|three|four|other|these|some|local|custom|more|own|apache 2.0|ai agent|show hn'
  ).split('|'),
)

/** Whether it is one of these words, or several of it. */
export function isGeneric(name: string): boolean {
  const lower = name.toLowerCase()
  return GENERIC.has(lower) || (lower.endsWith('s') && GENERIC.has(lower.slice(0, -1)))
}
