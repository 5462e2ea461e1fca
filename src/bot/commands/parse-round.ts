import { LANGUAGES } from '../../core/workspace.ts'
import { stringsOf } from '../cards/strings.ts'

/** What people write beside the words of our own cards. */
const KINDS: readonly (readonly [string, string])[] = [
  ['pre-seed', 'preseed 프리시드 プレシード 种子前'],
  ['seed', 'seed seedround 시드 シード 种子 种子轮 angel angelround 엔젤 エンジェル 天使 天使轮'],
  ['debt', 'debt loan 대출 부채 融資 借入 债务 债务融资 债权'],
  ['secondary', 'secondary secondarysale tender 구주 구주매각 セカンダリー 二次売却 老股 老股转让'],
  ['grant', 'grant 지원금 助成金 补助 资助'],
  ['pre-ipo', 'preipo 프리ipo 上市前'],
  ['strategic', 'strategic strategicinvestment 전략적 전략적투자 戦略的 戦略投資 战略 战略投资'],
]
const KIND_OF: ReadonlyMap<string, string> = new Map([
  ...KINDS.flatMap(([round, words]) => words.split(' ').map((word) => [word, round] as const)),
  ...LANGUAGES.flatMap((language) =>
    [...stringsOf(language).rounds].map(([round, words]) => [plain(words), round] as const),
  ),
])
const SERIES = /^(pre|프리|プレ)?(?:series|시리즈|シリーズ)?([a-o])\d?(?:轮|輪|ラウンド|라운드|round)?$/u

/** A round as people write it (`Series B`, `시리즈 B`, `B轮`, `pre-seed`), as facts name it: `series-b`. `null` when it is none. */
export function parseRound(text: string): string | null {
  const typed = plain(text)
  const [, pre, letter] = SERIES.exec(typed) ?? []
  if (letter !== undefined) return `${pre === undefined ? '' : 'pre-'}series-${letter}`
  return KIND_OF.get(typed) ?? null
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.+]+/gu, '')
}
