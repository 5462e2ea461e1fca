import type { ModelMention } from '../../names/find-models.ts'
import { textBefore } from '../../text-before.ts'

/** Phones, systems and chips: a model may come with them, but is not called so. */
const DEVICE =
  '(?:galaxy|iphone|ipad(?:os)?|ios|macos|macbook|watchos|visionos|pixel|android|windows|surface|xperia|thinkpad|playstation|xbox|(?:geforce )?[rg]tx|geforce|radeon|ryzen|core ultra|snapdragon|exynos|dimensity|tensor g)'
const NAMED_SO = new RegExp(`^${DEVICE}(?:$|[ -]?\\d| [a-z]?\\d)`, 'iu')
const STANDS_BEFORE = new RegExp(`\\b${DEVICE} $`, 'iu')
const REACH = 16

/** Whether what looks like a model's name is that of a device: `Galaxy S27`, also where only `S27` was found of it. */
export function isDeviceName(text: string, { name, family, start }: ModelMention): boolean {
  if (family !== null) return false
  return NAMED_SO.test(name) || STANDS_BEFORE.test(textBefore(text, start, REACH))
}
