import { expect, it } from 'vitest'
import { factsOf } from './read-fields.ts'

it.each([
  'Breakingviews - OpenAI’s $40 bln raise is a leap of faith',
  'Opinion: Anthropic’s $30 billion round is a bargain',
  'Column-OpenAI’s GPT-9 release changes nothing',
  'Q&A: Quillon’s CEO on raising $300M',
])('what an outlet marks as an opinion or a talk is no news: %s', (title) => {
  expect(factsOf(title)).toEqual([])
})

it.each([
  'Podcast startup Quillon raises $12M Series A',
  'Opinion Labs raises $12M Series A',
  'Lex raises $12M Series A for legal AI',
])('and who is called so is news: %s', (title) => {
  expect(factsOf(title).map(({ topic }) => topic)).toEqual(['funding'])
})
