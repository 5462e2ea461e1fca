import { expect, it } from 'vitest'
import { readPrices } from '../../../src/news/facts/release/read-prices.ts'
import { sourceOf } from './read-fields.ts'

function pricesOf(text: string): readonly string[] {
  return readPrices(sourceOf('Heron 2', text), 'en', '').map(({ value, evidence }) => {
    expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    return `${value.of} ${value.perMillion} ${value.currency}`
  })
}

it.each([
  ['Input is $4 per million tokens. Output is $18 per million tokens.', ['input 4 USD', 'output 18 USD']],
  ['It costs $4/M input and $18/M output.', ['input 4 USD', 'output 18 USD']],
  ['Only 4$/million input and 18$/million output.', ['input 4 USD', 'output 18 USD']],
  ['It costs $4/$18 per million input/output tokens.', ['input 4 USD', 'output 18 USD']],
  ['Prices are $0.40 for cached input, $4 input and $18 output per million tokens.', ['input 4 USD', 'output 18 USD']],
  ['Now $4 per million input tokens, down from $9, and $18 for output.', ['input 4 USD', 'output 18 USD']],
  [
    'It asks $4 per million input tokens and $18 per million output tokens, versus $9 and $30 elsewhere.',
    ['input 4 USD', 'output 18 USD'],
  ],
  [
    'Fast mode costs $20/$90 per million tokens; the usual price is $4/$18 per million tokens.',
    ['input 4 USD', 'output 18 USD'],
  ],
  ['It writes 128,000 output tokens. Pricing: $0.25 in, $2 out per million.', ['input 0.25 USD', 'output 2 USD']],
  ['0,5 $ par million de tokens en entrée et 1,5 $ en sortie.', ['input 0.5 USD', 'output 1.5 USD']],
  ['3 Euro pro Million Eingabe-Token, 15 Euro pro Million Ausgabe-Token.', ['input 3 EUR', 'output 15 EUR']],
  [
    '$0.40 (cache hit) and $4 (cache miss) per million input tokens, $18 per million output tokens.',
    ['input 4 USD', 'output 18 USD'],
  ],
  [
    'Input costs $0.40 (cache hit) and $4 (cache miss) per million tokens, output $18 per million tokens.',
    ['input 4 USD', 'output 18 USD'],
  ],
  ['입력은 100만 토큰당 0.4달러(캐시 히트), 4달러(캐시 미스), 출력은 18달러다.', ['input 4 USD', 'output 18 USD']],
  ['每百万 tokens 输入（缓存未命中）4 元，输出 18 元。', ['input 4 CNY', 'output 18 CNY']],
  [
    'Eine Million Eingabe-Token kostet 0,40 Euro, eine Million Ausgabe-Token 1,60 Euro.',
    ['input 0.4 EUR', 'output 1.6 EUR'],
  ],
  ['输入从 6 元降至 3 元/百万 tokens，输出 9 元/百万 tokens。', ['input 3 CNY', 'output 9 CNY']],
])('tells what tokens cost: %s', (text, wanted) => {
  expect(pricesOf(text)).toEqual(wanted)
})

it.each([
  'For $30 a month there is a 1 million token context window.',
  'A million people pay $30 for it.',
  '支持 100 万 tokens 上下文，会员每月 30 元。',
  'Tokens cost $2 to $7 per million, by the length of the prompt.',
])('tells no price of tokens: %s', (text) => {
  expect(pricesOf(text)).toEqual([])
})

it('takes no price of a plan for one of tokens', () => {
  expect(pricesOf('It costs $4 per million input tokens. The Max plan costs $150.')).toEqual(['input 4 USD'])
  expect(pricesOf('It costs $4 per million input tokens, or $30 a month.')).toEqual(['input 4 USD'])
})
