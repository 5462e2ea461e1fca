import { DAY_MS } from '../../core/durations.ts'
import type { Report } from '../../core/story.ts'
import { sumsOf } from './compare-sums.ts'

/** How a headline says that a round which was closed took in more: its second close, an extension, `another $50M`. */
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
/** Within that time some who tell of such money say so, and others tell of the round alone. */
const TOLD_TOGETHER_DAYS = 7

/**
 * Whether `report` and the story of these reports are two parts of one round, though of the very same sum: one tells of
 * money that came on top of what the other had told as closed, and nobody tells the first sum anew, weeks later, as more.
 * Who told a story first knew what it was of.
 */
export function isOfOtherTranche(report: Report, reports: readonly Report[]): boolean {
  if (report.facts.topic !== 'funding' || report.facts.status.value !== 'announced') return false
  const closed = reports.filter(({ facts }) => facts.status.value === 'announced')
  const [first] = closed.toSorted((a, b) => a.publishedAt - b.publishedAt)
  if (first === undefined || sumsOf(report, first)?.amounts !== true) return false
  const [earlier, later] = report.publishedAt < first.publishedAt ? [report, first] : [first, report]
  return (
    later.publishedAt - earlier.publishedAt > TOLD_TOGETHER_DAYS * DAY_MS &&
    MORE_MONEY.test(later.title) &&
    !MORE_MONEY.test(earlier.title)
  )
}
