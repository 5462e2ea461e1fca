import { ownSentences } from '../scripts/train/own-sentences.ts'
import { FeedError } from '../src/core/errors.ts'
import { parseFeed } from '../src/feeds/parse.ts'
import { classify } from '../src/news/classify.ts'
import { detectLanguage } from '../src/news/language.ts'
import { readEntry } from '../src/news/read.ts'
import { HOSTILE_PIECES, onceAndTwice } from '../test/builders/hostile-texts.ts'
import { readWhole } from '../test/builders/read-whole.ts'
import { scanText } from '../src/news/scan-text.ts'
import { textFeatures } from '../src/news/text-features.ts'
import type { BenchSize, Measurement } from './measurement.ts'
import { realDocuments } from './real-documents.ts'

type Item = { readonly title: string; readonly summary: string; readonly url: string; readonly language: string }

/** One in so many entries is made of a sentence with a topic: of 5,904 captured entries one in eight had one. */
const ORDINARY = 8
/** A month in which everything happens at once. */
const EVENTFUL = 4
const ITEMS = 1200
const SECONDS = { full: 2, quick: 1 }

/**
 * Entries of a headline and a summary of a few sentences, made of our own sentences: those with a topic of all, those
 * without one of such as tell of none. They are harder than most of a feed are: they were written to be taken for one.
 */
function items(oneIn: number): readonly Item[] {
  const sentences = ownSentences()
  const withTopic = sentences.filter(({ label }) => label !== 'none')
  const without = sentences.filter(({ label }) => label === 'none')
  const ends = (some: typeof sentences) => some.filter(({ summary }) => summary.length > 20)
  const [endsOfAll, endsWithout] = [ends(sentences), ends(without)]
  return Array.from({ length: ITEMS }, (_, at) => {
    const [from, more] = at % oneIn === 0 ? [withTopic, endsOfAll] : [without, endsWithout]
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
function perSecond(all: readonly Item[], read: (item: Item) => void, seconds: number): number {
  for (let round = 0; round < 2; round += 1) for (const item of all) read(item)
  const start = process.threadCpuUsage()
  let done = 0
  let usedMicroseconds = 0
  while (usedMicroseconds < seconds * 1e6) {
    for (const item of all) read(item)
    done += all.length
    const { user, system } = process.threadCpuUsage(start)
    usedMicroseconds = user + system
  }
  return (done * 1e6) / usedMicroseconds
}

const HALF = 1000
const ROUNDS = { full: 7, quick: 3 }
const READS = 60

/**
 * How much longer the worst of the hostile texts takes when it is twice as long; of each length the best of its rounds,
 * which take turns. What the whole process takes is counted, as that of one thread is told in steps of milliseconds.
 */
function worstGrowth(rounds: number): number {
  const worst = HOSTILE_PIECES.map((piece) => {
    const texts = onceAndTwice(piece, HALF)
    const best = texts.map(() => Infinity)
    for (let round = 0; round < rounds; round += 1)
      texts.forEach((text, which) => {
        const start = process.cpuUsage()
        for (let time = 0; time < READS; time += 1) readWhole(text)
        const { user, system } = process.cpuUsage(start)
        best[which] = Math.min(best[which] ?? Infinity, user + system)
      })
    return (best[1] ?? 0) / Math.max(1, best[0] ?? 1)
  })
  return Math.max(...worst)
}

/** What stands in the documents of a folder, each entry once; documents that are no feeds are left out. */
async function realItems(folder: string): Promise<readonly Item[]> {
  const found = new Map<string, Item>()
  for (const { bytes } of realDocuments(folder)) {
    const parsed = await parseFeed(bytes).catch((error: unknown) => {
      if (error instanceof FeedError) return null
      throw error
    })
    for (const { title, summary, url } of parsed?.entries ?? [])
      found.set(`${title}\n${summary ?? ''}`, {
        ...{ title, summary: summary ?? '', url: url ?? '' },
        language: parsed?.feed.language ?? 'en',
      })
  }
  return [...found.values()]
}

export async function measure(size: BenchSize, folder: string | null): Promise<readonly Measurement[]> {
  const all = items(ORDINARY)
  const topics = perSecond(
    all,
    ({ title, summary, url, language }) => {
      const told = detectLanguage(`${title} ${summary}`, language)
      classify(textFeatures(scanText({ title, summary, url, feedName: 'A paper', language: told })))
    },
    SECONDS[size],
  )
  const facts = (some: readonly Item[]): number =>
    perSecond(
      some,
      (item) => {
        readEntry({ id: 'one', ...item }, { name: 'A paper', kind: 'press', language: item.language })
      },
      SECONDS[size],
    )
  const real = folder === null ? [] : await realItems(folder)
  return [
    { name: 'entries classified', value: topics, unit: 'entries/s', target: null },
    { name: 'entries classified and facts read', value: facts(all), unit: 'entries/s', target: { atLeast: 20_000 } },
    { name: '... where one in four has a topic', value: facts(items(EVENTFUL)), unit: 'entries/s', target: null },
    ...(real.length === 0
      ? []
      : [
          {
            name: `... ${real.length} real entries`,
            value: facts(real),
            unit: 'entries/s',
            target: { atLeast: 20_000 },
          },
        ]),
    {
      name: 'hostile text of twice the length',
      value: worstGrowth(ROUNDS[size]),
      unit: 'times work',
      target: { atMost: 2.5 },
    },
  ]
}
