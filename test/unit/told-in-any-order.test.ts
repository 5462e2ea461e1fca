import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readItem } from '../../src/cli/read-item.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import type { Report } from '../../src/core/story.ts'
import { joinAlone } from '../builders/join-alone.ts'
import { openMemoryStore } from '../builders/memory-store.ts'
import { sequence } from '../builders/sequence.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

/** Events as outlets tell them, each line with its hour. They overlap, and some are much like others. */
const EVENTS: readonly (readonly (readonly [hour: number, lang: string, title: string])[])[] = [
  [
    [0, 'en', 'ByteDance launches Seedance 9.0 video model'],
    [2, 'zh', '字节跳动发布视频模型Seedance 9.0'],
  ],
  [
    [30, 'en', 'ByteDance launches Seedream 9.0 image model'],
    [32, 'zh', '字节跳动发布图像模型Seedream 9.0'],
  ],
  [
    [0, 'en', 'OpenAI releases GPT-9.1'],
    [2, 'ko', '오픈AI, ‘지피티-9.1’ 출시'],
    [4, 'fr', 'OpenAI lance GPT-9.1, une version améliorée de son modèle phare'],
  ],
  [
    [40, 'en', 'OpenAI releases GPT-9.2, days after GPT-9.1'],
    [41, 'zh', 'OpenAI推出GPT-9.2，编程能力提升'],
  ],
  [
    [1, 'en', 'Brightforge unveils Zephyrion-2, a 70B open model for legal work'],
    [3, 'ko', '브라이트포지, 법률 특화 오픈소스 모델 ‘제피리온-2’ 공개'],
  ],
  [
    [5, 'en', 'Kestrin raises $40M Series B for AI code review'],
    [9, 'en', 'AI code review startup Kestrin nabs $40M'],
    [11, 'ko', 'AI 코드 리뷰 ‘케스트린’, 4000만달러 시리즈B 투자 유치'],
  ],
  [
    [6, 'ko', 'AI 코드 분석 ‘케이렌즈’, 4000만달러 시리즈B 투자 유치'],
    [8, 'ko', '케이렌즈, 시리즈B 4000만달러 유치'],
  ],
  [
    [7, 'en', 'Ospray raises $42M Series B for AI code testing'],
    [9, 'en', 'AI code testing startup Ospray nabs $42M'],
  ],
  [
    [20, 'en', 'Quillmark raises $3 billion at $40 billion valuation'],
    [21, 'en', 'OpenAI rival lands $3 billion in new funding, valuing it at $40 billion'],
    [22, 'ko', '퀼마크, 30억달러 투자 유치…기업가치 400억달러'],
    [23, 'zh', 'OpenAI竞争对手Quillmark融资30亿美元，估值400亿美元'],
    [24, 'ja', 'OpenAI競合のクイルマーク、30億ドル調達'],
  ],
  [
    [10, 'fr', "Calcédoine lève 80 millions d'euros pour ses modèles d'IA industriels"],
    [12, 'de', 'Französisches KI-Start-up Calcedoine erhält 80 Millionen Euro'],
    [14, 'en', 'Lyon-based Calcedoine lands €80M Series B'],
  ],
]

const TOLD = EVENTS.flatMap((event, of) =>
  event.map(([hour, lang, title], at) => ({ id: `e${of}-${at}`, event: of, hour, lang, title })),
)

function reportsOf(): readonly Report[] {
  return TOLD.map(({ id, hour, lang, title }) => {
    const { facts, language } = readItem({ id, title, lang })
    const [main] = facts
    if (main === undefined) throw new Error(`tells nothing: ${title}`)
    const from = { feedId: WIRE_FEED.id, feedName: id, feedKind: 'press', feedWeight: 0.5 } as const
    return { entryId: id, ...from, language, title, summary: '', url: null, publishedAt: hour * HOUR_MS, facts: main }
  })
}

test('in whatever order outlets are read, each event has one story of its own', { timeout: 60_000 }, async () => {
  const reports = reportsOf()
  const orders = fc.shuffledSubarray([...reports.keys()], { minLength: reports.length })
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      const random = sequence()
      const store = await openMemoryStore(random)
      await store.feeds.replaceCatalogue([WIRE_FEED])
      const storyOf = new Map<string, string>()
      for (const at of order) {
        const report = reports[at]
        if (report === undefined) continue
        const { entryId: id, title, language, publishedAt } = report
        const entry = { id, feedId: WIRE_FEED.id, identity: id, identityKeys: [id], title, language, publishedAt }
        await store.entries.insert({ ...entry, url: null, summary: '', seenAt: publishedAt }, 'no-topic')
        storyOf.set(id, (await joinAlone(report, store, random)).id)
      }
      const stories = EVENTS.map((_, of) => [
        ...new Set(TOLD.filter(({ event }) => event === of).map(({ id }) => storyOf.get(id))),
      ])
      expect(stories.map((ids) => ids.length)).toEqual(EVENTS.map(() => 1))
      expect(new Set(stories.flat()).size).toBe(EVENTS.length)
      await store.close()
    }),
    { numRuns: 25 },
  )
})
