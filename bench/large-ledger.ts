import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { HOUR_MS } from '../src/core/durations.ts'
import { searchWords } from '../src/core/search-words.ts'
import type { Facts } from '../src/core/facts.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { openStore } from '../src/store/open-store.ts'
import { fundingFacts, releaseFacts, report } from '../test/builders/story.ts'

const FEEDS = 300
/** Of 20 entries one tells a story, and three tell the same one. */
const ENTRIES_A_STORY = 60
const TOLD_IN = 20
const SYLLABLES = 'an ber cor da el fi gra hu in jo ka lu mi no op pi qua ri so tu ur vi wen xo ya zen'.split(' ')
const COMMON = (
  'the new open says how team model data launches ai with for from into more first users cloud code chips agents ' +
  'research company round funding million raises released preview 공개 투자 발표 모델 出资 融资 发布 模型 公開 資金調達'
).split(' ')

type LedgerSize = { readonly entries: number; readonly untilMs: number }

/** A made-up name, the same for the same number. */
export function madeUpName(at: number): string {
  const syllables: string[] = []
  for (let rest = at + 26; rest > 0; rest = Math.floor(rest / 26)) syllables.push(SYLLABLES[rest % 26] ?? '')
  const [first = '', ...others] = syllables.join('')
  return `${first.toUpperCase()}${others.join('')} ${at % 3 === 0 ? 'AI' : 'Labs'}`
}

/** Titles of a few common words, one of a hundred thousand names and a number, as headlines are. */
function titleOf(at: number): string {
  const word = (turn: number) =>
    COMMON[Math.floor((((at * 31 + turn * 17) % 997) ** 2 / 994_009) * COMMON.length)] ?? ''
  return `${madeUpName((at * 7_919) % 100_000)} ${[1, 2, 3, 4, 5].map(word).join(' ')} ${at % 5_000}`
}

/** Ids grow with time, as those of the bot do. */
function entryKey(at: number): string {
  return `e${String(at).padStart(8, '0')}`
}

export function entryUrl(at: number): string {
  return `https://outlet.example/p/${entryKey(at)}`
}

/** What people look for in it: names, common words and rare ones, beginnings, words that stand nowhere or never together. */
export function searchedFor(turn: number): string {
  const name = madeUpName((turn * 7_919) % 100_000)
  const questions = [
    ...[name, 'model', 'the new', '투자', '融资', 'raises million', name.slice(0, 4), 'nowheretobefound'],
    ...[`${name} model`, `model ${turn * 77}`, 'launches nowheretobefound', 'the 투자'],
  ]
  return questions[turn % questions.length] ?? ''
}

/** Writes a ledger at once, the newest entry last: through the store it would take minutes. */
function fillLedger(path: string, { entries, untilMs }: LedgerSize): void {
  const db = new Database(path)
  for (const quick of ['journal_mode = off', 'synchronous = off', 'cache_size = -400000']) db.pragma(quick)
  // What keeps indexes is made again afterwards: all at once takes a fraction of the time.
  const kept = z.array(z.object({ type: z.string(), name: z.string(), sql: z.string() })).parse(
    db
      .prepare(
        `select type, name, sql from sqlite_master where sql is not null and (name like '%SearchAdded'
            or type = 'index' and tbl_name in ('entries', 'entryKeys', 'stories', 'reports'))`,
      )
      .all(),
  )
  for (const { type, name } of kept) db.exec(`drop ${type} ${name}`)
  const stepMs = HOUR_MS / 4
  db.exec(`
    insert into feeds (id, name, url, language, kind, weight, isActive, isAdded, host, nextPollAt, failuresInARow, fingerprintsJson)
      with recursive n(i) as (select 0 union all select i + 1 from n where i < ${FEEDS - 1})
      select 'feed-' || i, 'Outlet ' || i, 'https://outlet.example/' || i, 'en', 'press', 0.5, 1, 0, 'outlet.example', 0, 0, '[]' from n`)
  const entry = db.prepare(
    `insert into entries (id, feedId, identity, title, words, url, summary, language, publishedAt, seenAt, outcome, storyId)
      values (?, ?, ?, ?, ?, ?, '', 'en', ?, ?, ?, ?)`,
  )
  const key = db.prepare('insert into entryKeys (feedId, key, entryId) values (?, ?, ?)')
  const story = db.prepare(
    `insert into stories (id, topic, status, title, url, subject, words, amountUsd, round, firstAt, eventAt, updatedAt,
      importance, revision, factsJson, sourcesJson, changesJson, isEnded)
      values (?, ?, ?, ?, ?, ?, ?, ?, null, ?, ?, ?, ?, 1, ?, ?, '[]', 0)`,
  )
  const told = db.prepare('insert into reports (storyId, entryId, publishedAt, reportJson) values (?, ?, ?, ?)')
  let facts: Facts = fundingFacts({ company: '', amountUsd: null })
  const name = db.prepare(`insert into names values (?, '', ?, 1) on conflict do update set stories = stories + 1`)
  const writeStory = (at: number, atMs: number): void => {
    const number = Math.floor(at / ENTRIES_A_STORY)
    const subject = madeUpName(number)
    const isRound = number % 3 !== 0
    const amountUsd = (5 + (number % 400)) * 1_000_000
    const model = `${subject.split(' ')[0] ?? ''} ${1 + (number % 9)}.${number % 10}`
    facts = isRound
      ? fundingFacts({ company: subject, amountUsd, title: `${subject} raises $${amountUsd / 1_000_000} million` })
      : releaseFacts({ vendor: subject, name: model })
    const title = facts.status.evidence.quote
    const url = `https://outlet.example/s/${number}`
    const sources = [{ name: `Outlet ${number % FEEDS}`, url, at: atMs, language: 'en', kind: 'press' }]
    const words = searchWords(`${title} ${subject} ${isRound ? '' : model}`).join(' ')
    const usd = isRound ? amountUsd : null
    story.run(
      ...[`s${number}`, facts.topic, facts.status.value, title, url, subject, words, usd, atMs, atMs, atMs],
      ...[number % 10, JSON.stringify(facts), JSON.stringify(sources)],
    )
    name.run(isRound ? 'company' : 'vendor', subject)
    if (!isRound) name.run('model', model)
  }
  db.transaction(() => {
    for (let at = 0; at < entries; at += 1) {
      const atMs = untilMs - (entries - at) * stepMs
      const title = titleOf(at)
      const feedId = `feed-${at % FEEDS}`
      const url = entryUrl(at)
      if (at % ENTRIES_A_STORY === 0) writeStory(at, atMs)
      const storyId = at % TOLD_IN === 0 ? `s${Math.floor(at / ENTRIES_A_STORY)}` : null
      const outcome = storyId === null ? 'no-topic' : at % ENTRIES_A_STORY === 0 ? 'new-story' : 'joined'
      const words = searchWords(title).join(' ')
      entry.run(entryKey(at), feedId, entryKey(at), title, words, url, atMs, atMs, outcome, storyId)
      if (storyId !== null) {
        const own = { entryId: entryKey(at), facts, title, url, publishedAt: atMs }
        told.run(storyId, entryKey(at), atMs, JSON.stringify(report(own)))
      }
      key.run(feedId, entryKey(at), entryKey(at))
    }
  })()
  db.exec(
    `insert into entrySearch (entrySearch) values ('rebuild'); insert into storySearch (storySearch) values ('rebuild')`,
  )
  for (const { sql } of kept) db.exec(sql)
  db.close()
}

const made = new Map<number, string>()

/** Puts a ledger of so many entries there, the newest of now. It is made once a run and copied from then on. */
export async function placeLedger(path: string, entries: number): Promise<void> {
  const known = made.get(entries)
  if (known !== undefined) {
    copyFileSync(known, path)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-ledger-'))
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  const first = join(folder, 'ledger.db')
  await (await openStore({ url: `sqlite:${first}`, random: createSystemRandom(systemClock) })).close()
  if (entries > 0) fillLedger(first, { entries, untilMs: Date.now() })
  made.set(entries, first)
  copyFileSync(first, path)
}
