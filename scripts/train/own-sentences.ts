import { readFileSync } from 'node:fs'
import { seededRandom } from './random.ts'

/** A sentence of our own: what it tells is known because it was written to tell it. */
type OwnSentence = {
  readonly language: string
  /** `none`, or a topic with the status after a colon. */
  readonly label: string
  readonly title: string
  readonly summary: string
  readonly company: string | null
  /** One of several drawn from a line with alternatives. */
  readonly isDrawn: boolean
}

/** How many sentences a line with alternatives stands for. */
const DRAWS = 8

/** Words that stand for each other's place: in a list of pairs, the second of the n-th goes with the first of the n-th. */
type List = { readonly rows: readonly (readonly string[])[]; readonly column: number }

/**
 * The lines of `sentences.tsv`. `{one|another}` is one of the alternatives, which may hold alternatives. `<name>` is one of the
 * words of the `list` line with that name; the first `<name>` of the title and the first of the summary are the same word, the
 * second ones another. A list named `one+other` holds pairs `a=b`, and a sentence with `<one>` and `<other>` gets a pair. A
 * line with any of these is drawn several times, always alike.
 */
export function ownSentences(): readonly OwnSentence[] {
  const lists = new Map<string, List>()
  const sentences: OwnSentence[] = []
  const random = seededRandom(1)
  const indexIn = (words: readonly unknown[]): number => Math.floor(random() * words.length)

  const choose = (cell: string): string => {
    let chosen = cell
    // The innermost are chosen first.
    while (/\{[^{}]*\}/u.test(chosen)) {
      chosen = chosen.replaceAll(/\{([^{}]*)\}/gu, (_, inside: string) => {
        const words = inside.split('|')
        return words[indexIn(words)] ?? ''
      })
    }
    return chosen
  }
  const fill = (cell: string, drawn: Map<List['rows'], number[]>): string => {
    const used = new Map<string, number>()
    return cell.replaceAll(/<([\w.]+)>/gu, (_, name: string) => {
      const list = lists.get(name)
      if (list === undefined) throw new Error(`sentences.tsv has no list ${name}`)
      const nth = used.get(name) ?? 0
      used.set(name, nth + 1)
      const indices = drawn.get(list.rows) ?? []
      drawn.set(list.rows, indices)
      const index = (indices[nth] ??= indexIn(list.rows))
      return list.rows[index]?.[list.column] ?? ''
    })
  }

  const path = new URL('../../src/news/data/sentences.tsv', import.meta.url)
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [language = '', label = '', title = '', summary = '', company = null] = line.split('\t')
    if (line === '') continue
    if (language === 'list') {
      const rows = title.split('|').map((words) => words.split('='))
      for (const [column, name] of label.split('+').entries()) lists.set(name, { rows, column })
      continue
    }
    const unlike = new Map<string, OwnSentence>()
    const isDrawn = /[{<]/u.test(line)
    for (let time = 0; time < (isDrawn ? DRAWS : 1); time += 1) {
      const drawn = new Map<List['rows'], number[]>()
      const [filledTitle, filledSummary] = [fill(choose(title), drawn), fill(choose(summary), drawn)]
      const sentence = { language, label, title: filledTitle, summary: filledSummary, company, isDrawn }
      unlike.set(`${sentence.title}\t${sentence.summary}`, sentence)
    }
    sentences.push(...unlike.values())
  }
  return sentences
}
