import type { NewsItem } from '../src/cli/news-item.ts'

const COMPANIES = [
  'Quillon',
  'Ferngrove AI',
  'Tidewell',
  'Harbor Labs',
  'Kestrel Robotics',
  'Northslope',
  'Larkspur Bio',
]
const MODELS = [
  'GPT-%d.1',
  'Claude Opus %d.2',
  'Gemini %d.1 Pro',
  'Qwen%d.5-27B',
  'Kimi K%d',
  'DeepSeek-V%d',
  'Grok %d',
  'GLM-%d',
]
const RELEASES = [
  '%s is out, and it writes better code than the one before',
  'Introducing %s, our most capable model yet',
  '%s 공개, 추론 성능 크게 높여',
  '刚刚，%s 正式发布，推理更快',
  '%s を公開、日本語の性能が向上',
]
const ROUNDS = [
  '%s raises $%d million Series B to build agents for banks',
  '%s in talks to raise $%d million at a higher valuation, sources say',
  '%s, %d억 원 투자 유치',
  '%s 完成%d亿元融资',
]
const OTHERS = [
  'How a small team in %s keeps its old servers running',
  'The city of %s opens a new library with a reading room',
  'Ten questions to ask before you buy a phone in %s',
  'Why the trains of %s are late again this winter',
  'A walk through the gardens of %s with the people who tend them',
  '%s 시, 새 도서관을 열다',
  '%s 的花园和照料它们的人',
]
const PLACES = ['Lund', 'Porto', 'Ghent', 'Graz', 'Bergen', 'Tartu', 'Leiden', 'Perugia', 'Salford', 'Nancy']
const SUMMARY =
  'The announcement came on Tuesday. People who know the matter say that more is to follow in the coming weeks, and that the team has grown by half since last year.'

function pick<T>(items: readonly T[], at: number): T {
  const item = items[at % items.length]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** A day of feeds, over and over: of ten items three are about a topic, in four languages, and several tell one event. */
export function newsItems(count: number): readonly NewsItem[] {
  const start = Date.UTC(2026, 0, 1)
  return Array.from({ length: count }, (_, at): NewsItem => {
    const day = Math.floor(at / 400)
    const turn = at % 10
    const company = `${pick(COMPANIES, day + (at % 4))} ${pick(PLACES, day)}`
    const model = pick(MODELS, day + (at % 3)).replace('%d', String(5 + (day % 9)))
    const title =
      turn === 0
        ? pick(RELEASES, Math.floor(at / 10)).replace('%s', model)
        : turn === 3 || turn === 6
          ? pick(ROUNDS, Math.floor(at / 7))
              .replace('%s', company)
              .replace('%d', String(40 + (day % 9) * 20))
          : `${pick(OTHERS, Math.floor(at / 3)).replace('%s', pick(PLACES, at))} (${at})`
    return {
      id: `i${at}`,
      title,
      summary: SUMMARY,
      source: `Outlet ${at % 120}`,
      date: new Date(start + day * 86_400_000 + (at % 400) * 200_000).toISOString(),
    }
  })
}
