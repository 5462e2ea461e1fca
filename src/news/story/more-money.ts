/** How a headline says it. */
const MORE_MONEY = new RegExp(
  [
    String.raw`\b(?:second|third|2nd|3rd) (?:close|closing|tranche)\b`,
    String.raw`\b(?:round|series [a-h]|seed|funding)[- ]extension\b`,
    String.raw`\bextension (?:round|of (?:its|the|a) )`,
    String.raw`\bextend(?:s|ed|ing) (?:(?:its|the|previous|latest|recent) ){0,2}(?:seed|series [a-h]|[a-h] round|round|funding)\b`,
    String.raw`\b(?:adds?|added|adding) (?:(?:an?|another|further|fresh|extra|additional|new) ){0,2}[$€£¥₩]`,
    String.raw`\b(?:another|additional|extra|a further) [$€£¥₩]`,
    String.raw`\btop(?:s|ped)?[- ]up\b`,
    String.raw`\bseries [a-h](?:\+|-?[2-4]\b)`,
    String.raw`추가\s?(?:로\s?)?(?:투자|유치|조달|클로징)|[2-4]차\s?클로징|세컨드\s?클로징|익스텐션|시리즈\s?[A-H](?:\+|-?[2-4](?!\d))`,
    String.raw`追加(?:で|の)?(?:資金)?(?:調達|出資)|(?:セカンド|サード)\s?クロー[ズジ]|エクステンション|シリーズ\s?[A-H](?:\+|-?[2-4](?!\d))`,
    String.raw`[A-H](?:\+{1,2}|[2-4])\s?轮|追加(?:投资|融资)|(?:第?[二三])次(?:交割|关闭)`,
  ].join('|'),
  'iu',
)

/** Whether a headline says that a round which was closed took in more: its second close, an extension, `another $50M`. */
export function tellsMoreMoney(title: string): boolean {
  return MORE_MONEY.test(title)
}
