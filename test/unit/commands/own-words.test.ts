import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { DEFAULT_FILTER } from '../../../src/core/subscription.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, modelStory } from '../../builders/sample-story.ts'

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
})
afterEach(() => bench.store.close())

const type = async (line: string): Promise<string> => {
  const run = parseLine(line, COMMANDS)
  return readCard(await bench.ask(run?.command ?? '', run?.options ?? {}))
}
const subscriptions = () => bench.store.subscriptions.listOfChannel('preview:c')

it.each([
  ['/watch 추가 Mistral', 'news about Mistral AI'],
  ['/watch action:追加 name:Mistral', 'news about Mistral AI'],
  ['/ウォッチ 一覧', 'You watch nothing yet'],
  ['/feeds 添加 https://own.example/feed', 'Added: https://own.example/feed'],
  ['/help 구독', '/subscribe\nPost a topic'],
  ['/help ｓｕｂｓｃｒｉｂｅ', '/subscribe\nPost a topic'],
  ['/models 段階:公開', 'Claude Opus 4.6'],
  ['/funding sort:금액순', 'Funding rounds'],
])('a choice is taken by its name in each language: %s', async (line, told) => {
  expect(await type(line)).toContain(told)
})

it('a platform hands a choice over as it was typed', async () => {
  expect(readCard(await bench.ask('watch', { action: '移除', name: 'Mistral' }))).toContain('You do not watch')
  expect(readCard(await bench.ask('feeds', { action: 'ＣＨＥＣＫ', feed: 'x' }))).toContain(
    "None of your own feeds is 'x'",
  )
})

it.each(['ｍｏｄｅｌｓ', 'ＭＯＤＥＬＳ', 'モデル', 'ﾓﾃﾞﾙ', '모델', '模型'])(
  'letters may be wide: /subscribe %s',
  async (topic) => {
    expect(await type(`/subscribe ${topic} ａｉ_only:ｎｏ rumours:ｙｅｓ`)).toContain("'ai_only' is for funding only")
    expect(await type(`/subscribe ${topic} rumours:ＹＥＳ`)).toContain('now follows model releases')
  },
)

it.each(['none', 'off', '없음', 'なし', '无', 'all', 'すべて'])('"%s" takes every limit away', async (word) => {
  const limits = { rounds: 'seed', statuses: 'announced', languages: 'ja', companies: 'Mistral', min_amount: '1b' }
  await bench.ask('subscribe', { topic: 'funding', ...limits, max_per_day: '2' })
  const none = Object.fromEntries([...Object.keys(limits), 'max_per_day'].map((name) => [name, word]))
  expect((await bench.ask('subscribe', { topic: 'funding', ...none })).tone).toBe('info')
  expect((await subscriptions())[0]?.filter).toEqual(DEFAULT_FILTER)
})

it.each(['none', '없음', 'なし', '无'])('nobody is mentioned: %s', async (mention) => {
  await bench.ask('subscribe', { topic: 'models', mention: '<@ada>' })
  expect((await bench.ask('subscribe', { topic: 'models', mention })).tone).toBe('info')
  expect((await subscriptions())[0]?.mention).toBeNull()
})

it.each(['없음', 'なし', '无', '关闭'])('there are no quiet hours: %s', async (word) => {
  await bench.ask('settings', { quiet_hours: '22-7' })
  expect(readCard(await bench.ask('settings', { quiet_hours: word }))).toContain('Quiet hours: off')
})

it.each([
  ['jp', 'ja'],
  ['KR', 'ko'],
  ['简体中文', 'zh'],
])('a language is known by what people write for it: %s', async (written, code) => {
  await bench.ask('subscribe', { topic: 'models', languages: written })
  expect((await subscriptions())[0]?.filter.languages).toEqual([code])
  await bench.ask('settings', { language: written })
  expect((await bench.store.channels.find('preview:c'))?.language).toBe(code)
})
