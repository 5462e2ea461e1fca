import { ownSentences } from '../scripts/train/own-sentences.ts'
import { classify } from '../src/news/classify.ts'
import { detectLanguage } from '../src/news/language.ts'
import { readEntry } from '../src/news/read.ts'
import { HOSTILE_PIECES, onceAndTwice } from '../test/builders/hostile-texts.ts'
import { scanText } from '../src/news/scan-text.ts'
import { textFeatures } from '../src/news/text-features.ts'
import type { Measurement } from './measurement.ts'

type Item = { readonly title: string; readonly summary: string; readonly url: string; readonly language: string }

/** One in this many entries has a topic, as in an ordinary set of news feeds. */
const ONE_IN = 4
const ITEMS = 1200
const SECONDS = 2

/** Entries of a headline and a summary of a few sentences, made of our own sentences. */
function items(): readonly Item[] {
  const sentences = ownSentences()
  const withTopic = sentences.filter(({ label }) => label !== 'none')
  const without = sentences.filter(({ label }) => label === 'none')
  const more = sentences.filter(({ summary }) => summary.length > 20)
  return Array.from({ length: ITEMS }, (_, at) => {
    const from = at % ONE_IN === 0 ? withTopic : without
    const sentence = from[(at * 7) % from.length]
    const { title = '', summary = '', language = 'en' } = sentence ?? {}
    const fitting = more.filter((other) => other.language === language)
    const rest = [1, 2].map((step) => fitting[(at * 3 + step) % fitting.length]?.summary ?? '')
    return {
      title,
      summary: [summary, ...rest].join(' '),
      url: `https://news.example/2026/02/${at}-what-happened-today`,
      language,
    }
  })
}

/** Entries read per second of one core: of the time it gives this thread, whatever else it has to do. */
function perSecond(all: readonly Item[], read: (item: Item) => void): number {
  for (let round = 0; round < 2; round += 1) for (const item of all) read(item)
  const start = process.threadCpuUsage()
  let done = 0
  let usedMicroseconds = 0
  while (usedMicroseconds < SECONDS * 1e6) {
    for (const item of all) read(item)
    done += all.length
    const { user, system } = process.threadCpuUsage(start)
    usedMicroseconds = user + system
  }
  return (done * 1e6) / usedMicroseconds
}

const HALF = 1000

/** How much longer the worst of the hostile texts takes when it is twice as long; the best of three rounds each. */
function worstGrowth(): number {
  const worst = HOSTILE_PIECES.map((piece) => {
    const [half, whole] = onceAndTwice(piece, HALF).map((text) => {
      const rounds = Array.from({ length: 3 }, () => {
        const start = process.threadCpuUsage()
        for (let time = 0; time < 150; time += 1)
          readEntry(
            { id: 'one', title: text, summary: text, url: null, language: 'en' },
            { name: 'A paper', kind: 'press', language: 'en' },
          )
        const { user, system } = process.threadCpuUsage(start)
        return user + system
      })
      return Math.min(...rounds)
    })
    return (whole ?? 0) / Math.max(1, half ?? 1)
  })
  return Math.max(...worst)
}

export function measure(): Promise<readonly Measurement[]> {
  const all = items()
  const topics = perSecond(all, ({ title, summary, url, language }) => {
    const told = detectLanguage(`${title} ${summary}`, language)
    classify(textFeatures(scanText(title, summary, url, 'A paper', told)))
  })
  const facts = perSecond(all, (item) => {
    readEntry({ id: 'one', ...item }, { name: 'A paper', kind: 'press', language: item.language })
  })
  return Promise.resolve([
    { name: 'entries classified', value: topics, unit: 'entries/s', target: null },
    { name: 'entries classified and facts read', value: facts, unit: 'entries/s', target: { atLeast: 20_000 } },
    { name: 'hostile text of twice the length', value: worstGrowth(), unit: 'times work', target: { atMost: 2.5 } },
  ])
}
