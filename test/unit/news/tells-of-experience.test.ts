import { expect, it } from 'vitest'
import { tellsOfExperience } from '../../../src/news/facts/topics/tells-of-experience.ts'
import { scanField } from '../../../src/news/scan-text.ts'
import { factsOf } from './read-fields.ts'

const told = (text: string): boolean => tellsOfExperience(scanField({ text, start: 0 }, 'en'))

it.each([
  'Why I turned down a $50M Series B',
  'How to raise a $5M seed round',
  'I raised $3M for my startup. Here’s what I learned',
  'Alder’s Jane Holt on raising seed rounds in 2026',
  'The $1B mistake most founders make when raising',
])('advice and looks back are no round: %s', (title) => {
  expect(told(title)).toBe(true)
  expect(factsOf(title)).toEqual([])
})

it.each([
  'Why we raised $8.5M to fix on-call',
  'How we raised our $12M Series A',
  'Ten-person startup Quillon raises $10M. Here’s why',
  'Language-lessons startup Quillon raises $10M',
])('but who tells of their own is left open: %s', (title) => {
  expect(told(title)).toBe(false)
})

it.each(['I raised $5M for my AI startup', 'I just raised $2M for my robotics company!'])(
  'and who says no more than that they raised tells of a round: %s',
  (title) => {
    expect(factsOf(title)).toMatchObject([{ topic: 'funding', company: null }])
  },
)

it.each(['I raised $5M for my startup and regret it', 'I raised $10M at 19. Then everything went wrong'])(
  'but of one that is over, nobody does: %s',
  (title) => {
    expect(factsOf(title)).toEqual([])
  },
)
