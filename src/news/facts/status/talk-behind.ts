import type { ScannedField } from '../../scan-text.ts'
import { isBrought } from '../release/is-brought.ts'
import { EXPECTED } from './status-features.ts'

/** `weeks after leak`, `유출 이후`, `跳票后`: what was talked of before it came. And `GPT-9 공개 및 새 도구 예고`: something else is to come. */
const TALKED_OF =
  /\b(?:after|following|despite) (?:[\w-]+ ){0,3}?(?:leak(?:s|ed)?|rumou?rs|delays?|teas(?:es|ers?|ing)|speculation)\b|(?:유출|루머|소문|지연|연기|예고)\s?(?:이후|후|뒤|끝에|딛고)|(?:泄露|泄漏|传闻|推迟|预告|跳票)(?:之后|后|多时)|(?:リーク|流出|延期|予告|噂)(?:の後|後|を経て|の末)|(?<=(?:공개|출시|발표)\s?(?:및|하고)\s.{2,40}?)예고/giu

/** Whether a headline brings a model, and speaks of leaks, delays or what is to come only as what was before, or is another thing. */
export function isTalkBehind({ text, models, searched }: ScannedField): boolean {
  if (!searched.has(EXPECTED)) return false
  const rest = text.replaceAll(TALKED_OF, '')
  return rest !== text && !EXPECTED.test(rest) && models.some((mention) => isBrought(text, mention))
}
