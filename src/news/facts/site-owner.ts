import { ownerOf } from './hub-owner.ts'

/** Sites on which a maker tells of its own models: what is told there without a maker's name is its own. */
const OWNERS: ReadonlyMap<string, string> = new Map([
  ['ai.meta.com', 'Meta'],
  ['ai21.com', 'AI21 Labs'],
  ['allenai.org', 'Ai2'],
  ['anthropic.com', 'Anthropic'],
  ['arcee.ai', 'Arcee AI'],
  ['bfl.ai', 'Black Forest Labs'],
  ['blog.google', 'Google'],
  ['cognition.ai', 'Cognition'],
  ['cohere.com', 'Cohere'],
  ['cursor.com', 'Cursor'],
  ['deepmind.google', 'Google DeepMind'],
  ['deepseek.com', 'DeepSeek'],
  ['elevenlabs.io', 'ElevenLabs'],
  ['kyutai.org', 'Kyutai'],
  ['lgresearch.ai', 'LG AI Research'],
  ['liquid.ai', 'Liquid AI'],
  ['lumalabs.ai', 'Luma AI'],
  ['machinelearning.apple.com', 'Apple'],
  ['minimax.io', 'MiniMax'],
  ['mistral.ai', 'Mistral AI'],
  ['moonshot.ai', 'Moonshot AI'],
  ['nousresearch.com', 'Nous Research'],
  ['openai.com', 'OpenAI'],
  ['pika.art', 'Pika'],
  ['primeintellect.ai', 'Prime Intellect'],
  ['qwen.ai', 'Alibaba'],
  ['qwenlm.github.io', 'Alibaba'],
  ['reka.ai', 'Reka AI'],
  ['research.google', 'Google'],
  ['research.ibm.com', 'IBM'],
  ['research.nvidia.com', 'NVIDIA'],
  ['runwayml.com', 'Runway'],
  ['sakana.ai', 'Sakana AI'],
  ['seed.bytedance.com', 'ByteDance'],
  ['stability.ai', 'Stability AI'],
  ['stepfun.com', 'StepFun'],
  ['suno.com', 'Suno'],
  ['upstage.ai', 'Upstage'],
  ['x.ai', 'xAI'],
  ['z.ai', 'Zhipu AI'],
])
const HOST = /^https?:\/\/(?:www\.)?([a-z\d.-]{3,60})/u

type SiteOwner = { readonly name: string; readonly start: number; readonly end: number }

/** The maker on whose own site the address is, and where the site stands in the address; UTF-16 offsets. */
export function siteOwner(url: string): SiteOwner | null {
  const match = HOST.exec(url)
  const host = match?.[1]
  if (match === null || host === undefined) return null
  const end = match[0].length
  // `blog.example.com` is a part of `example.com`.
  for (let at = 0; at >= 0; at = host.indexOf('.', at) + 1 || -1) {
    const name = OWNERS.get(host.slice(at))
    if (name !== undefined) return { name, start: end - host.length + at, end }
  }
  return null
}

/** Sites on which others write, and their labels. */
const OF_EVERYBODY = /^(?:facebook|github|google|huggingface|linkedin|medium|reddit|substack|twitter|youtube)$/u
/** `blog.quillon.com`, `quillon.co.uk` */
const LABEL = /^https?:\/\/(?:[a-z\d-]{1,40}\.){0,3}?([a-z\d-]{4,40})\.(?:co\.|com\.)?[a-z]{2,8}(?=[/?#]|$)/u

/** The company that the gazetteer knows by the name of the site; UTF-16 offsets. Whether it speaks there, the text must say. */
export function siteCalledLike(url: string): SiteOwner | null {
  const match = LABEL.exec(url)
  const label = match?.[1]
  if (match === null || label === undefined || OF_EVERYBODY.test(label)) return null
  const name = ownerOf(label)
  const start = match[0].lastIndexOf(`${label}.`)
  return name === null ? null : { name, start, end: start + label.length }
}
