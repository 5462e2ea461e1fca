/**
 * `node scripts/count-words.ts TRAIN.jsonl` rebuilds src/news/data/word-weights.json: how rare each word of a headline
 * is, among the headlines of its script. The same input gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { wordsOf } from '../src/news/story/title-words.ts'

/** Words seen in fewer headlines are rare: they need no row. */
const LEAST = 5
const EASTERN = /^\p{Script=Hangul}|^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

const row = z.object({ title: z.string() })

function scriptOf(word: string): string {
  if (!EASTERN.test(word)) return 'latin'
  return /^\p{Script=Hangul}/u.test(word) ? 'hangul' : 'han'
}

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('Name the training file: node scripts/count-words.ts TRAIN.jsonl')

const headlines = new Map<string, number>()
const counts = new Map<string, number>()
for (const line of readFileSync(path, 'utf8').split('\n')) {
  if (line.trim() === '') continue
  const words = wordsOf(row.parse(JSON.parse(line)).title)
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const script of new Set([...words].map(scriptOf))) headlines.set(script, (headlines.get(script) ?? 0) + 1)
}

const weights = [...counts]
  .filter(([, count]) => count >= LEAST)
  .map(([word, count]): [string, number] => {
    const total = headlines.get(scriptOf(word)) ?? 1
    return [word, Math.round((Math.log(total / count) / Math.log(total)) * 100) / 100]
  })
  .sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(
  new URL('../src/news/data/word-weights.json', import.meta.url),
  `{\n${weights.map(([word, weight]) => `  ${JSON.stringify(word)}: ${weight}`).join(',\n')}\n}\n`,
)
process.stdout.write(`${weights.length} words of ${[...headlines].map(([s, n]) => `${n} ${s}`).join(', ')} headlines\n`)
