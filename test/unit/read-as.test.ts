import { expect, test } from 'vitest'
import { readAs } from '../../src/cli/read-as.ts'
import { readBy } from '../../src/cli/read-by.ts'
import type { Facts } from '../../src/core/facts.ts'
import { readEntry } from '../../src/news/read.ts'
import { report } from '../builders/story.ts'

const FEED = { name: 'The Wire', kind: 'press', language: 'en' } as const

function factsOf(title: string): readonly Facts[] {
  return readEntry({ id: 'e', title, summary: '', url: 'https://wire.example/e', language: 'en' }, FEED).facts
}

test.each([
  ['OpenAI releases GPT-5.3-Codex', 'released · OpenAI gpt 5.3 codex'],
  ['Google releases Gemini 3.2 Pro and Gemini 3.2 Flash', 'released · Google gemini 3.2 pro · Google gemini 3.2 flash'],
  ['Quillon in talks to raise €30 million', 'in-talks · Quillon · 30M EUR'],
])('%s is read as: %s', (title, words) => {
  expect(factsOf(title).map(readAs)).toEqual([words])
})

test('says where a text names nobody', () => {
  const [funding, release] = [...factsOf('Quillon raises $40M'), ...factsOf('OpenAI releases GPT-5.3')]
  if (funding?.topic !== 'funding' || release?.topic !== 'model-release') throw new Error('not read')
  expect(readAs({ ...funding, company: null })).toBe('announced · no company named · 40M USD')
  expect(readAs({ ...release, models: [] })).toBe('released · no model named')
})

test('says by which rule, and where nothing reads it so any more', () => {
  const title = 'Jeff Bezos backs AI chipmaker Quillon, report says'
  const [facts] = factsOf(title)
  if (facts?.topic !== 'funding') throw new Error('not read')
  const told = report({ entryId: 'e', title, facts })
  expect(readBy(told)).toBe('tellsOfBacking, its status by SOURCES_SAY')
  const status = { ...facts.status, value: 'announced' } as const
  expect(readBy({ ...told, facts: { ...facts, status } })).toBe(
    'tellsOfBacking, its status by SOURCES_SAY, which says rumoured now',
  )
  expect(readBy({ ...told, title: 'Harbor Ventures closes $300M fund for AI start-ups' })).toBe(
    'nothing that reads it now, for isUnlikely says no',
  )
})
