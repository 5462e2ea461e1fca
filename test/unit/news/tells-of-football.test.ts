import { expect, it } from 'vitest'
import { factsOf } from './read-fields.ts'

it.each([
  ['Quillon FC raises £30M', ''],
  ['Arsenal raises £30M', ''],
  ['Chelsea raise £200m from Alder in debt deal', ''],
  ['FC Barcelona seeks €500M', ''],
  ['Quillon raises £500m to refinance stadium debt', ''],
  ['Quillon United lands $350M loan for new stadium', ''],
  ['Quillon raises £30M', 'The Premier League club has secured new funding from its owners.'],
  ['Quillon raises £50M from Alder', 'The Welsh club co-owned by an actor sold a minority stake.'],
])('what a club of football gets is no round: %s | %s', (title, summary) => {
  expect(factsOf(title, summary)).toEqual([])
})

it.each([
  ['Quillon, which sells ticketing to Premier League clubs, raises $12M', ''],
  ['Chelsea startup Quillon raises £30M', ''],
  ['Stadium tech startup Quillon raises $30M', ''],
  ['Quillon raises $20M to bring AI to football clubs', 'The Premier League club Alder is a customer of the startup.'],
  ['Quillon raises £30M', 'The London club of investors Alder led the seed round of the platform.'],
])('what sells to clubs has one: %s', (title, summary) => {
  expect(factsOf(title, summary)).toMatchObject([{ topic: 'funding', company: { value: 'Quillon' } }])
})
