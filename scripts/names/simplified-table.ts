/** Variants that Unihan does not call simplified, and characters of GB/T 2312 that only names have there: news has them for these. */
const MORE =
  '佈布 佔占 裏里 週周 遊游 託托 於于 夥伙 後后 徵征 衆众 爲为 綫线 羣群 峯峰 祕秘 鑑鉴 鍊炼 蒐搜 証证 讚赞 僱雇 勳勋 昇升 嶽岳 淨净 湧涌 癒愈 慾欲 籤签 兇凶 註注 採采 瞭了 啓启 衞卫 諮咨 牀床 敍叙 擡抬 溼湿 汙污 砲炮 嚮向'

/** `U+767C kSimplifiedVariant U+53D1`, with tabs. */
const VARIANT = /^U\+([\dA-F]{4})\tkSimplifiedVariant\t(.+)$/gmu

/** What texts of the mainland are written in: the characters of GB/T 2312, which lie so in GB 18030. */
function ofTheMainland(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb18030')
  const chars = new Set<string>()
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) chars.add(decoder.decode(Uint8Array.of(row, cell)))
  return chars
}

/**
 * Simplified characters, each with the traditional ones that stand for it. A character that texts of the mainland have
 * themselves (`著` in `著名`) stands for no other.
 */
export function simplifiedTable(unihan: string): Readonly<Record<string, string>> {
  const known = ofTheMainland()
  const pairs = new Map<string, string>()
  for (const [, code = '', variants = ''] of unihan.matchAll(VARIANT)) {
    const char = String.fromCharCode(Number.parseInt(code, 16))
    const simple = variants
      .split(' ')
      .map((one) => String.fromCodePoint(Number.parseInt(one.slice(2), 16)))
      .find((one) => one !== char && known.has(one))
    if (simple !== undefined && !known.has(char)) pairs.set(char, simple)
  }
  for (const [char = '', simple = ''] of MORE.split(' ')) pairs.set(char, simple)
  const bySimple = Map.groupBy(pairs.keys(), (char) => pairs.get(char) ?? char)
  return Object.fromEntries(
    [...bySimple].toSorted().map(([simple, traditional]) => [simple, traditional.toSorted().join('')]),
  )
}
