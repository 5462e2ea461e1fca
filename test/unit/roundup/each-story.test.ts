import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Story } from '../../../src/core/story.ts'
import { eachStory } from '../../../src/bot/roundup/each-story.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { sequence } from '../../builders/sequence.ts'
import { fundingFacts, story } from '../../builders/story.ts'

test('weeks of stories are listed page by page: others go on in between, and what they tell brings none twice', async () => {
  const store = await openMemoryStore(sequence())
  const tell = (at: number) => {
    const facts = fundingFacts({ company: `Company ${at}`, amountUsd: 5 })
    return store.stories.insert(story({ id: `s${at}`, facts, firstAt: at, eventAt: at, updatedAt: at }))
  }
  for (let at = 1; at <= 501; at += 1) await tell(at)
  let isDone = false
  const listAll = async (): Promise<readonly Story[]> => {
    const all: Story[] = []
    for await (const one of eachStory(store.stories, { topic: 'funding' })) all.push(one)
    isDone = true
    return all
  }
  const listed = listAll()
  await setImmediate()
  expect(isDone).toBe(false)
  await tell(502)
  const ids = (await listed).map(({ id }) => id)
  expect(ids).toHaveLength(501)
  expect(new Set(ids).size).toBe(501)
  await store.close()
})
