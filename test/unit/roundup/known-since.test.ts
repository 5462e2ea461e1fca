import { afterEach, beforeEach, expect, test } from 'vitest'
import { publicRoundup, publicRoundupCard } from '../../../src/bot/roundup/public-roundup.ts'
import { roundupJson } from '../../../src/bot/roundup/roundup-json.ts'
import { weekRange } from '../../../src/bot/roundup/iso-week.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import { LANGUAGES, type Language } from '../../../src/core/workspace.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { readCard } from '../../builders/command-bench.ts'
import { sequence } from '../../builders/sequence.ts'
import { fundingFacts, story } from '../../builders/story.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

const ZONE = 'Asia/Seoul'
const { fromAt, untilAt } = weekRange('2026-W07', ZONE)
let store: Store

beforeEach(async () => {
  store = await openMemoryStore(sequence())
  await store.feeds.replaceCatalogue([WIRE_FEED])
})
afterEach(() => store.close())

async function beginAt(seenAt: number): Promise<void> {
  const words = { title: 'Words', url: null, summary: '', language: 'en' }
  const entry = { id: 'e', feedId: WIRE_FEED.id, identity: 'e', identityKeys: ['e'], ...words, publishedAt: 1, seenAt }
  await store.entries.insert(entry, 'baseline')
}

async function tell(language: Language = 'en'): Promise<string> {
  const roundup = await publicRoundup(store, '2026-W07', ZONE)
  return readCard(publicRoundupCard(roundup, language, ZONE, untilAt + 1))
}

test('a week that was over when the bot began to read is not called quiet, and its numbers are told as what was left', async () => {
  await beginAt(untilAt)
  const told = {
    en: 'has been reading since Feb 16, 2026',
    ko: '2026년 2월 16일부터 읽기 시작',
    ja: '読み始めたのは2026年2月16日です',
    zh: '从 2026年2月16日起开始读取',
  }
  for (const language of LANGUAGES) expect(await tell(language)).toContain(told[language])
  expect(await tell()).not.toMatch(/quiet|no model releases|no funding/u)
  await store.stories.insert(
    story({ id: 'f', facts: fundingFacts({ company: 'Acme', amountUsd: 5e6 }), eventAt: fromAt }),
  )
  expect(await tell()).toContain('1 funding round, together about $5M.\nAI Wire has been reading since Feb 16, 2026')
  const json: unknown = JSON.parse(roundupJson(await publicRoundup(store, '2026-W07', ZONE)))
  expect(json).toMatchObject({ knownSince: new Date(untilAt).toISOString() })
})

test('a week in which the bot read, if only at its end, is told as it is', async () => {
  await beginAt(untilAt - 1)
  expect(await tell()).toContain('A quiet week: no model releases and no funding rounds.')
  expect(await tell()).not.toContain('reading since')
})
