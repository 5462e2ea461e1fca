import { afterEach, beforeEach, expect, test } from 'vitest'
import { publicRoundup, publicRoundupCard } from '../../../src/bot/roundup/public-roundup.ts'
import { roundupJson } from '../../../src/bot/roundup/roundup-json.ts'
import { weekRange } from '../../../src/bot/roundup/iso-week.ts'
import type { Store } from '../../../src/core/ports/store.ts'
import type { Topic } from '../../../src/core/topic.ts'
import { stringsOf } from '../../../src/bot/cards/strings.ts'
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

test('a week that is still running is not called quiet', async () => {
  await beginAt(fromAt)
  const running = async (language: Language): Promise<string> => {
    const roundup = await publicRoundup(store, '2026-W07', ZONE)
    return readCard(publicRoundupCard(roundup, language, ZONE, untilAt - 1))
  }
  const told = {
    en: 'So far no model releases and no funding rounds.\nThe week is still running.',
    ko: '아직 모델 출시도 투자 유치도 없습니다.\n아직 끝나지 않은 주입니다.',
    ja: 'モデル公開も資金調達もまだありません。\nこの週はまだ続いています。',
    zh: '目前还没有模型发布，也没有融资。\n这一周还没有结束。',
  }
  for (const language of LANGUAGES) expect(await running(language)).toContain(told[language])
})

test('a week without what a channel follows says nothing of the rest, whether it has ended or not', () => {
  const said = (topics: readonly Topic[]) =>
    LANGUAGES.flatMap((language) => [true, false].map((isRunning) => stringsOf(language).quietWeek(topics, isRunning)))
  expect(said(['model-release'])).toEqual([
    'So far no model releases.',
    'A quiet week: no model releases.',
    '아직 모델 출시가 없습니다.',
    '조용한 한 주였습니다. 모델 출시가 없었습니다.',
    'モデル公開はまだありません。',
    '静かな一週間でした。モデル公開はありませんでした。',
    '目前还没有模型发布。',
    '平静的一周：没有模型发布。',
  ])
  expect(said(['funding']).join(' ')).not.toMatch(/model|모델|モデル|模型/u)
})
