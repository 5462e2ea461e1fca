import type { ScannedField } from '../../scan-text.ts'
import { hubOwner, isAccountOf, isHubPage, ownerOf } from '../hub-owner.ts'

/** `OWNER/Name-7B · Hugging Face`, as pages of a hub are shared; the name alone where the address says that it is one. */
const PAGE_TITLE =
  /^([\w.-]{2,40})\/([\w.-]{3,60})(\s?[·|—–-]\s?(?:Hugging ?Face|HF)|\s(?:is )?(?:up |now |live )?on (?:Hugging ?Face|HF))?[ !.]{0,3}$/iu
/** Made from a model, or beside one. */
const NO_MODEL =
  /(?:^|[-_.])(?:gguf|awq|gptq|mlx|exl\d|fp[48]|nvfp4|int[48]|w\dan?\d*|\dbit|q\d|lora|onnx|abliterated|uncensored|heretic|datasets?|corpus|tokenizer|evals?|harness|traces|demo|space|bench|benchmark|leaderboard|cookbook|quantized)(?:$|[-_.])/iu

/** Who is known, and brings what others made. */
const COPIES = /^unsloth$/iu

/** `Larkspur-4-70B · Hugging Face`: the page of a model that is known, without its owner. */
const PAGE_WITHOUT_OWNER = /^([\w.-]{3,60})\s[·|]\s(?:Hugging ?Face|HF)[ !.]{0,3}$/iu

function isNamedPage(text: string, models: ScannedField['models']): boolean {
  const name = PAGE_WITHOUT_OWNER.exec(text)?.[1]
  if (name === undefined || NO_MODEL.test(name)) return false
  return models.some(({ family, version, start }) => family !== null && version !== null && start === 0)
}

/** Whether a page of a hub is a known maker's under its own account, or a stranger's with a copy of a known model, one made from it, or an addition. */
export function isMakersPage({ text, models }: ScannedField, url: string): boolean | null {
  const match = text.includes('/') ? PAGE_TITLE.exec(text) : null
  const [, account = '', name = '', suffix] = match ?? []
  if (match === null && isNamedPage(text, models)) return true
  if (match === null || (suffix === undefined && !isHubPage(url))) return null
  if (NO_MODEL.test(name)) return false
  const isKnown = suffix !== undefined || hubOwner(url) !== null
  const owner = ownerOf(account)
  const family = models.find((model) => model.family !== null && model.start > 0)?.family
  if (family === undefined || family === null) return isKnown && owner !== null ? true : null
  const isOwn = owner === family.vendor || account.toLowerCase() === family.family
  // A stranger's is a copy, or was made from it, where it begins with its name.
  const isNamedSo = models.some((one) => one.family !== null && one.start === account.length + 1)
  const isStrangers = COPIES.test(account) || (owner === null && !isAccountOf(account, family))
  if (isNamedSo && isStrangers) return false
  return isKnown && isOwn ? true : null
}
