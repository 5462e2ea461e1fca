import { expect, it } from 'vitest'
import { readingOf } from './read-fields.ts'

it.each([
  ['funding', 'Quillon AI raises $30M Series A led by Harbor Ventures', true, 'tellsOfRaise'],
  ['funding', 'Harbor Ventures closes $300M fund for AI start-ups', false, 'tellsOfFund'],
  ['model-release', 'OpenAI launches GPT-9.2', true, 'isToldByLab'],
  ['model-release', 'Quillon launches a shoe', false, 'speaksOfAi'],
  ['funding', 'Alder Capital raises $10B', false, 'isTold'],
] as const)('a reading names what decided on %s: %s', (topic, title, isFound, by) => {
  const { decided, facts } = readingOf(title)
  expect(decided[topic]).toMatchObject({ isFound, by })
  expect(facts.some((one) => one.topic === topic)).toBe(isFound)
})
