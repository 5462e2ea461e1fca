import { expect, test } from 'vitest'
import { factsOf } from './read-fields.ts'

test.each(['Nvidia valued at $5 trillion', 'Microsoft is now worth $4 trillion'])(
  'what the market says of a company is no round: %s',
  (title) => {
    expect(factsOf(title)).toEqual([])
  },
)

test.each([
  'Larkmoor valued at $5 billion in Series B led by Nvidia',
  'Nvidia-backed Larkmoor valued at $5 billion in new round',
  'Nvidia invests $5 billion in Intel',
])('a round is told: %s', (title) => {
  expect(factsOf(title)).toMatchObject([{ topic: 'funding' }])
})
