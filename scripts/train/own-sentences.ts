import { readFileSync } from 'node:fs'
import { seededRandom } from './random.ts'

/** A sentence of our own: what it tells is known because it was written to tell it. */
export type OwnSentence = {
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

/**
 * The lines of `sentences.tsv`. `{one|another}` is one of the alternatives, `<name>` one of the words of the `list` line with
 * that name; a line with either is drawn several times, always alike.
 */
export function ownSentences(): readonly OwnSentence[] {
  const lists = new Map<string, readonly string[]>()
  const sentences: OwnSentence[] = []
  const random = seededRandom(1)
  const oneOf = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? ''
  const draw = (cell: string): string =>
    cell
      .replaceAll(/\{([^{}]*)\}/gu, (_, words: string) => oneOf(words.split('|')))
      .replaceAll(/<([\w.]+)>/gu, (_, name: string) => {
        const words = lists.get(name)
        if (words === undefined) throw new Error(`sentences.tsv has no list ${name}`)
        return oneOf(words)
      })
  const path = new URL('../../src/news/data/sentences.tsv', import.meta.url)
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [language = '', label = '', title = '', summary = '', company = null] = line.split('\t')
    if (line === '') continue
    if (language === 'list') {
      lists.set(label, title.split('|'))
      continue
    }
    const drawn = new Map<string, OwnSentence>()
    const isDrawn = /[{<]/u.test(line)
    for (let time = 0; time < (isDrawn ? DRAWS : 1); time += 1) {
      const sentence = { language, label, title: draw(title), summary: draw(summary), company, isDrawn }
      drawn.set(`${sentence.title}\t${sentence.summary}`, sentence)
    }
    sentences.push(...drawn.values())
  }
  return sentences
}
