import { describe, expect, it } from 'vitest'
import { tellsOfListed } from '../../../src/news/facts/topics/tells-of-listed.ts'
import { scanField } from '../../../src/news/scan-text.ts'
import { factsOf } from './read-fields.ts'

const told = (text: string, language = 'en'): boolean => tellsOfListed(scanField({ text, start: 0 }, language))

describe('companies whose shares anybody may buy', () => {
  it.each([
    ['Nvidia invests $5B in Intel', 'en'],
    ['Nvidia to invest $5 billion in Intel, take stake in chipmaker', 'en'],
    ['SoftBank pours another $2 billion into Intel', 'en'],
    ['Nvidia takes $1 billion stake in Nokia', 'en'],
    ['Quillon buys 5% of Samsung for $400M', 'en'],
    ['Nvidia buys $2 billion of Marvell shares', 'en'],
    ['Intel gets $2 billion investment from SoftBank', 'en'],
    ['Uber invests $300M in Lucid for robotaxis', 'en'],
    ['Nvidia valued at $5 trillion', 'en'],
    ['Microsoft is now worth $4 trillion', 'en'],
    ['엔비디아, 인텔에 50억달러 투자', 'ko'],
    ['英伟达50亿美元入股英特尔', 'zh'],
    ['英伟达向诺基亚投资10亿美元', 'zh'],
    ['エヌビディア、インテルに50億ドル出資', 'ja'],
  ])('sell no part of themselves: %s', (title, language) => {
    expect(told(title, language)).toBe(true)
  })

  it.each([
    'Quillon invests $40M in Intel spin-off Larkmoor',
    'Nvidia invests $40M in Intel-backed Larkmoor',
    'Nvidia invests $40M in Nokia rival Larkmoor',
    'Intel invests $40M in Larkmoor',
    'Microsoft invests $1B in OpenAI at $500 billion valuation',
    'Larkmoor valued at $5 billion by Nvidia',
    'Nvidia-backed Larkmoor valued at $5 billion',
    'Nvidia invests $5B in Intel, $400M in Larkmoor',
  ])('may be beside a round: %s', (title) => {
    expect(told(title)).toBe(false)
  })

  it('are nobody whose round is told', () => {
    expect(factsOf('Nvidia invests $5B in Intel')).toEqual([])
    expect(factsOf('Nvidia valued at $5 trillion')).toEqual([])
  })
})
