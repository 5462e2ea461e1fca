import { describe, expect, it } from 'vitest'
import { tellsOfOtherMoney } from '../../../src/news/facts/topics/tells-of-other-money.ts'
import { scanField } from '../../../src/news/scan-text.ts'
import { factsOf } from './read-fields.ts'

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
  'Alder-backed Quillon seeks $26 billion revenue in 2027',
  'Quillon projects $1B in annual sales',
  'Ukraine gets $50B loan',
  'Kenya secures $500M World Bank loan for digital plan',
  'Egypt receives $8 billion in IMF financing',
  'Poland signs $4 billion loan with US',
  'AI thriller Larkspur nets $40M opening weekend',
  'Larkspur 2 earns $120M in global debut',
  'Robot sequel nets $90M in China',
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
  'Quillon seeks $300M to grow revenue',
  'Quillon targets $26 billion revenue, raises $10B',
  'Quillon hits $3B valuation on $150M revenue',
  'Quillon gets $50M loan',
  'Kenya’s Quillon secures $5M loan',
  'Film start-up Quillon nets $4M',
  'Quillon lands $4M for its premiere planning',
  'Quillon nets $40M before its debut',
  'Quillon hits $100M ARR, gets $200M from Alder',
])('may be one: %s', (title) => {
  expect(told(title)).toBe(false)
})

it('knows a film by the summary', () => {
  const title = scanField({ text: 'Larkspur nets $40M', start: 0 }, 'en')
  expect(tellsOfOtherMoney(title, 'The film opened to a soft box office.')).toBe(true)
  expect(tellsOfOtherMoney(title, 'The start-up has raised a round.')).toBe(false)
  expect(tellsOfOtherMoney(title, 'The start-up, heard in cinemas, has closed a Series B.')).toBe(false)
})

const topicsOf = (title: string): readonly string[] => factsOf(title).map(({ topic }) => topic)

describe('money for which no company sells a part of itself', () => {
  it.each([
    'Quillon raises $18B in bond sale',
    'Ocaline raises £300M via bonds',
    'Ferngrove raises $21 billion in share sale',
    'Red Cross raises $100M for wildfire relief',
    'Quillon Foundation raises $180M in donations',
    'Painter raises $3M at charity auction',
    'Kickstarter campaign for a paper laptop raises $2M',
    'Quillon raises subscription price to $12.99',
    'Start-up founder charged with $50M fraud',
    'AI start-up founder charged with defrauding investors of $42 million',
    'Ransomware gang demands $10 million from AI company',
    'Anthropic offers $50M to nonprofits for AI tools',
    'University of Norland secures $12M grant for cancer research',
    'Quillon to invest $40B in Texas fabs',
    'Robot toy raises $2M on Kickstarter in a day',
  ])('is no round: %s', (title) => {
    expect(topicsOf(title)).toEqual([])
  })

  it.each([
    'Quillon raises $18B in employee share sale',
    'Quillon raises $40M to help victims of fraud, founder says',
    'Norland University spin-out Quillon raises $12M seed round',
    'Quillon raises $6M to rebuild charity fundraising',
    'Charity tech start-up Quillon raises $8M',
    'Kickstarter rival Quillon raises $10M Series A',
    'Born on Kickstarter, robot maker Quillon raises $20M',
    'Quillon raises $5M for charity fundraising software',
    'Quillon raises $20M for marketing campaign automation',
    'Quillon raises $9M for disaster relief drones',
    'Quillon lands $12M from Alder to automate sales',
    'Quillon secures $10M from Birch Capital for AI sales agents',
    'Quillon secures $30M from Alder for AI content moderation',
    'Former OpenAI researcher secures $150M to build new AI lab',
    'Ex-DeepMind engineer lands $20M to launch robotics company',
    'Norland University raises $7M seed round',
    'YC-backed Quillon automates research with $5M seed',
    'Sequoia backs Quillon Research in $20M seed round',
  ])('unless one is told: %s', (title) => {
    expect(topicsOf(title)).toEqual(['funding'])
  })
})
