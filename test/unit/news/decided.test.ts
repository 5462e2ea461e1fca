import { expect, it } from 'vitest'
import { readingOf } from './read-fields.ts'

it.each([
  ['funding', 'Quillon lands $30M after it launched its first model', true, 'tellsOfRaise'],
  ['funding', 'Quillon AI raises $30M Series A led by Harbor Ventures', true, 'weights'],
  ['funding', 'Harbor Ventures closes $300M fund for AI start-ups', false, 'isUnlikely'],
  ['model-release', 'OpenAI launches Zephra 2', true, 'isToldByLab'],
  ['model-release', 'Quillon launches a shoe', false, 'isUnlikely'],
  ['funding', 'Alder Capital raises $10B', false, 'isTold'],
  ['model-release', 'Harbor names its new head of sales', false, 'tellsNothing'],
] as const)('a reading names what decided on %s: %s', (topic, title, isFound, by) => {
  const { decided, facts } = readingOf(title)
  expect(decided[topic]).toMatchObject({ isFound, by })
  expect(facts.some((one) => one.topic === topic)).toBe(isFound)
})

it.each([
  ['model-release', 'OpenAI launches GPT-9.2', 'released', 'weights'],
  ['model-release', 'OpenAI denies GPT-9 launch', 'denied', 'DENIED'],
  ['model-release', "OpenAI's GPT-9.2 launch countdown begins", 'rumoured', 'releaseToCome'],
  ['model-release', 'OpenAI launches GPT-9.2 next month', 'rumoured', 'releaseToCome'],
  ['model-release', 'OpenAI launches GPT-9.2, beta testing begins', 'preview', 'OPENS_TEST'],
  ['funding', 'Quillon AI raises $30M Series A led by Harbor Ventures', 'announced', 'weights'],
  ['funding', 'Quillon AI raises $30M Series A, report says', 'rumoured', 'SOURCES_SAY'],
  ['funding', "Quillon AI's $30M Series A falls apart", 'withdrawn', 'fellThrough'],
] as const)('and what decided on its status, %s: %s', (topic, title, status, by) => {
  const { decided, facts } = readingOf(title)
  expect(facts.find((one) => one.topic === topic)?.status.value).toBe(status)
  expect(decided[topic].statusBy).toBe(by)
})

it('of what an entry does not tell nothing decided how far it has come', () => {
  const { decided } = readingOf('Alder Capital raises $10B')
  expect(decided.funding).toEqual({
    isFound: false,
    by: 'isTold',
    statusBy: null,
    probability: expect.any(Number) as number,
  })
})
