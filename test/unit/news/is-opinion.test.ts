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

it.each([
  'Why OpenAI’s $40B round should worry you',
  'Why Anthropic’s $500 Billion Valuation Makes No Sense',
  'What OpenAI’s $40B round means for startups',
  'Is Anthropic’s $30B round the top of the bubble?',
  'OpenAI’s $40B round is a warning',
])('whoever weighs a round of others tells of none: %s', (title) => {
  expect(factsOf(title)).toEqual([])
})

it.each([
  'How Quillon raised $300M',
  'Why This Round Matters: Quillon Raises $300M Series B',
  'Why we raised $5M',
  'Quillon’s $30M round is led by Alder Capital',
  'Quillon’s $30M raise shows investors still love AI notetakers',
])('but who tells of one does: %s', (title) => {
  expect(factsOf(title).map(({ topic }) => topic)).toEqual(['funding'])
})
