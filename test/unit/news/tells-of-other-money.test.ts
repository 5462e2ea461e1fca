import { expect, it } from 'vitest'
import { tellsOfOtherMoney } from '../../../src/news/facts/topics/tells-of-other-money.ts'
import { scanField } from '../../../src/news/scan-text.ts'

const told = (text: string): boolean => tellsOfOtherMoney(scanField({ text, start: 0 }, 'en'))

it.each([
  'Quillon nets $40 million from AI licensing',
  'Quillon gets $60 million from Google for AI training data',
  'Ransomware gang collects $40 million from hospitals',
  'AI scam nets $25 million from trading firm',
  'AI researcher receives $250 million from Meta',
  'Quillon lands $480M Army deal for AI platform',
  'Alder’s new AI fund raises $1.5B',
  'Google’s $32 billion Quillon deal closes',
  'Quillon’s AI PAC raises $100 million',
  'Quillon raises $3M on Kickstarter',
  'Crypto AI token raises $50M in presale',
  'Quillon raises pay offer to $1.5 billion for researchers',
  'Nvidia’s $100B investment in OpenAI raises questions',
  'India secures $15 billion for AI hub from Google',
  'Apple’s $500 billion US investment has AI servers',
])('is no round: %s', (title) => {
  expect(told(title)).toBe(true)
})

it.each([
  'Quillon gets $60 million from Google',
  'Quillon lands $12M for AI-powered licensing',
  'AI fraud start-up Quillon nets $25 million',
  'Quillon lands $480M Series D after Army deal',
  'Quillon raises $20M, raises questions about privacy',
  'Quillon’s $400 million round closes',
  'Founder of Quillon Film raises $5M',
  'India raises $2 billion in Series B funding',
  'Nvidia’s $2 billion Quillon investment',
  'Quillon raises $15 million',
])('may be one: %s', (title) => {
  expect(told(title)).toBe(false)
})
