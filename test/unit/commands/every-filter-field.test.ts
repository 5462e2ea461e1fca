import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { filterWords, subscriptionOptions } from '../../../src/bot/commands/filter-words.ts'
import { topicForm } from '../../../src/bot/commands/form-of.ts'
import { DEFAULT_FILTER, type SubscriptionFilter } from '../../../src/core/subscription.ts'
import type { Topic } from '../../../src/core/topic.ts'
import { LANGUAGES, USUAL_PLAN } from '../../../src/core/workspace.ts'
import { subscriptionTo } from '../../builders/channel.ts'
import { commandBench, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT } from '../../builders/sample-story.ts'
import { WIRE_FEED } from '../../builders/wire-feed.ts'

type Field = keyof SubscriptionFilter

/** For each field a wish, and a topic that has it. */
const WISHES: { readonly [F in Field]: { readonly topic: Topic; readonly wish: SubscriptionFilter[F] } } = {
  subjects: { topic: 'funding', wish: ['Mistral AI'] },
  notSubjects: { topic: 'model-release', wish: ['Mistral AI'] },
  minAmountUsd: { topic: 'funding', wish: 50e6 },
  rounds: { topic: 'funding', wish: ['seed', 'series-a'] },
  countries: { topic: 'funding', wish: ['KR'] },
  statuses: { topic: 'model-release', wish: ['released'] },
  rumours: { topic: 'funding', wish: true },
  openWeightsOnly: { topic: 'model-release', wish: true },
  aiOnly: { topic: 'funding', wish: false },
  languages: { topic: 'model-release', wish: ['ko', 'en'] },
  publishers: { topic: 'model-release', wish: ['quaypost.example'] },
  notPublishers: { topic: 'funding', wish: ['quaypost.example', 'Quay Forum'] },
  words: { topic: 'funding', wish: ['chips'] },
  notWords: { topic: 'funding', wish: ['lawsuit'] },
  minSources: { topic: 'funding', wish: 2 },
  maxPerDay: { topic: 'funding', wish: 3 },
}

const SUBSCRIBE = COMMANDS.find(({ name }) => name === 'subscribe')

let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(FIRST_AT)
  await bench.store.feeds.replaceCatalogue([
    { ...WIRE_FEED, id: 'quay', name: 'Quay Post', url: 'https://www.quaypost.example/feed' },
    { ...WIRE_FEED, id: 'forum', name: 'Quay Forum', url: 'https://forum.example/feed', kind: 'community' },
  ])
})
afterAll(() => bench.store.close())

test.each(Object.entries(WISHES))('%s is told, typed, offered and kept', async (field, { topic, wish }) => {
  const wanted = subscriptionTo('preview:c', topic, { filter: { ...DEFAULT_FILTER, [field]: wish } })
  const plain = { ...wanted, filter: DEFAULT_FILTER }
  for (const language of LANGUAGES) {
    const told = filterWords(wanted, { roundup: USUAL_PLAN }, language)
    expect(told).not.toEqual(filterWords(plain, { roundup: USUAL_PLAN }, language))
  }
  const options = subscriptionOptions(wanted, { rumours: false })
  const [name = '', ...more] = Object.keys(options).filter((one) => one !== 'topic')
  expect(more).toEqual([])
  expect(SUBSCRIBE?.options.find((one) => one.name === name)?.localNames).toBeDefined()
  expect(topicForm(topic, options).asks).toContain(name)
  expect((await bench.ask('subscribe', options, { personId: field })).tone).toBe('info')
  const kept = await bench.store.subscriptions.listOfChannel('preview:c')
  expect(kept.find((one) => one.topic === topic)?.filter).toEqual(wanted.filter)
})
