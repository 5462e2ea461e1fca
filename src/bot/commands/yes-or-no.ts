import { plainWord } from './plain-word.ts'

const YES: ReadonlySet<string> = new Set('yes y true on 1 예 네 켬 はい オン 是 开 开启'.split(' '))
const NO: ReadonlySet<string> = new Set(
  'no n false off none 0 아니요 아니오 끔 없음 いいえ オフ なし 否 关 关闭 无'.split(' '),
)

/** What people write for yes and no, or for on and off; `null` when it is neither. */
export function yesOrNo(text: string): boolean | null {
  const word = plainWord(text)
  return YES.has(word) ? true : NO.has(word) ? false : null
}
