import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCountry } from '../../../src/bot/commands/parse-country.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { fact, usd } from '../../builders/fact.ts'
import { FIRST_AT, fundingStory } from '../../builders/sample-story.ts'

let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  const rounds = [
    ['Haneul', 40e6, 'KR'],
    ['Tsubame', 9e6, 'JP'],
    ['Birch', 5e6, null],
  ] as const
  for (const [company, amount, country] of rounds) {
    const facts = {
      ...{ company: fact(company), amount: usd(amount), amountUsd: amount, valuation: null, leads: [fact('GIC')] },
      country: country === null ? null : fact(country),
    }
    const told = { id: company, title: `${company} raises money`, updatedAt: FIRST_AT + 3_600_000 }
    await bench.store.stories.insert(fundingStory('announced', facts, told))
  }
})
afterAll(() => bench.store.close())

const ask = async (options: Readonly<Record<string, string>>) => readCard(await bench.ask('funding', options))
const follow = async (options: Readonly<Record<string, string>>) =>
  readCard(await bench.ask('subscribe', { topic: 'funding', ...options }))

test.each([
  ['KR', 'KR'],
  ['Korea', 'KR'],
  ['south korea', 'KR'],
  ['한국', 'KR'],
  ['대한민국', 'KR'],
  ['韓国', 'KR'],
  ['韩国', 'KR'],
  ['南韓', 'KR'],
  ['ＫＲ', 'KR'],
  ['U.S.', 'US'],
  ['usa', 'US'],
  ['アメリカ', 'US'],
  ['UK', 'GB'],
  ['the Netherlands', 'NL'],
  ['UAE', 'AE'],
  ['Hong Kong', 'HK'],
  ['turkiye', 'TR'],
  ["Cote d'Ivoire", 'CI'],
  ['台灣', 'TW'],
  ['United States of America', 'US'],
  ['Republic of Korea', 'KR'],
  ['Macau', 'MO'],
  ['사우디', 'SA'],
  ['沙特', 'SA'],
  ['サウジ', 'SA'],
  ['EU', null],
  ['Europe', null],
  ['ZZ', null],
  ['Atlantis', null],
])('%s is the country %s', (typed, code) => {
  expect(parseCountry(typed)).toBe(code)
})

test('rounds are listed and summed by the country of the company, which the title names', async () => {
  for (const country of ['Korea', '한국', '韓国', '韩国', 'KR']) {
    const told = await ask({ country })
    expect(told).toContain('Funding rounds · South Korea')
    expect(told).toContain('Haneul raises money')
    expect(told).toContain('1 announced round: $40M')
  }
  const both = await ask({ country: 'Japan, 한국, KR' })
  expect(both).toContain('Funding rounds · Japan, South Korea')
  expect(both).toContain('2 announced rounds: $49M')
  expect(await ask({ country: 'France' })).toContain('Nothing found')
  expect(await ask({ investor: 'GIC', company: 'Birch' })).toContain('Funding rounds with GIC · Birch')
})

test('a country is found where people ask for a company, and a code there is none', async () => {
  expect(await ask({ company: 'Japan' })).toContain('Funding rounds · Japan')
  expect(await ask({ company: 'Korea and Japan' })).toContain('Funding rounds · South Korea, Japan')
  expect(await ask({ company: 'Korea, Atlantis' })).toContain("I don't know the company 'Korea, Atlantis'")
  expect(await ask({ company: 'AI' })).not.toContain('Anguilla')
})

test.each(LANGUAGES)('a mistyped country is told in %s what may be meant', async (language) => {
  const told = readCard(await bench.ask('funding', { country: 'Grmany' }, { language }))
  expect(told).toContain('/funding country:Germany')
  const nothing = readCard(await bench.ask('subscribe', { topic: 'funding', countries: 'Atlantis' }, { language }))
  expect(nothing).toContain('/subscribe topic:funding countries:Japan')
})

test.each(['Kore', 'Corea', 'korrea'])('%s is asked about: Korea is meant, though no list has it', async (typed) => {
  expect(await ask({ country: typed })).toContain('For example: /funding country:Korea')
})

test.each([
  ['Korean', 'South Korea'],
  ['Japanese', 'Japan'],
  ['중국어', 'China'],
  ['French', 'France'],
  ['ja', 'Japan'],
])('%s is asked about: whoever says so means %s', async (typed, country) => {
  expect(await ask({ country: typed })).toContain(`Did you mean ${country}?`)
})

test('a country is completed by all its names, in a list too', async () => {
  expect((await bench.suggest('funding', { country: 'south k' }, 'country'))[0]).toBe('South Korea')
  expect((await bench.suggest('funding', { country: '한국' }, 'country'))[0]).toBe('South Korea')
  expect((await bench.suggest('funding', { country: 'uk' }, 'country'))[0]).toBe('United Kingdom')
  expect((await bench.suggest('subscribe', { countries: 'Korea, germ' }, 'countries'))[0]).toBe('Korea, Germany')
  // Before anything is typed those that raise, then those where our languages are at home.
  const all = ['Japan', 'South Korea', 'United States', 'China']
  expect((await bench.suggest('funding', {}, 'country')).slice(0, 4)).toEqual(all)
  expect((await bench.suggest('subscribe', { countries: 'France, ' }, 'countries'))[0]).toBe('France, Japan')
})

test('a subscription takes countries, says so, and says what was set when it is changed', async () => {
  expect(await follow({ countries: 'Korea, 日本' })).toContain(
    'Only companies of these countries: South Korea or Japan; rounds whose country is not known are left out.',
  )
  const why = async (story: string) => readCard(await bench.ask('why', { link_or_title: story }))
  expect(await why('Haneul')).toContain('yes: it fits')
  expect(await follow({ countries: 'Japan' })).toContain('countries:"KR, JP"')
  expect(await why('Haneul')).toContain('no: this subscription wants companies of other countries (South Korea)')
  expect(await why('Birch')).toContain('nobody has said yet of which country the company is')
  expect(await follow({ countries: '프랑스', preview: '7d' })).toContain('Only companies of these countries: France;')
  expect(await follow({ countries: 'all' })).not.toContain('Only companies of these')
})

test('a list takes what joins names, too, and one that goes on without a comma is told whole', async () => {
  for (const countries of ['Korea and Japan', '한국과 일본', 'KR/JP', '韩国和日本', '韓国・日本']) {
    expect(await follow({ countries })).toContain('South Korea or Japan;')
  }
  expect(await follow({ countries: 'Trinidad and Tobago' })).toContain('Trinidad')
  for (const left_over of ['Korea, Japan', 'Korea and Japan'])
    expect(await follow({ left_over })).toContain(`/subscribe topic:funding countries:"${left_over}"`)
  expect(await follow({ countries: 'Korea', left_over: 'Japan' })).toContain(
    '/subscribe topic:funding countries:"Korea, Japan"',
  )
})

test('of several, where one is listed, the line with the first is shown; of countries all are', async () => {
  for (const country of ['Korea, Japan', 'Korea and Japan', 'KR/JP'])
    expect(await ask({ country })).toContain('Funding rounds · South Korea, Japan')
  expect(await ask({ countries: 'Korea,Japan' })).toContain('/funding country:"Korea,Japan"')
  for (const options of [{ round: 'seed, series-a' }, { rounds: 'seed,series-a' }])
    expect(await ask(options)).toContain('For example: /funding round:seed')
  for (const option of ['country', 'company', 'investor', 'min_amount', 'since', 'round'])
    expect(await ask({ [option]: '-' })).toContain('3 announced rounds')
})

test('words that belong elsewhere lead to the line that is meant', async () => {
  expect(await follow({ left_over: 'South Korea' })).toContain('/subscribe topic:funding countries:"South Korea"')
  expect(await follow({ left_over: 'seed, series a' })).toContain('topic:funding rounds:"seed, series a"')
  expect(await follow({ left_over: '앤트로픽' })).toContain('topic:funding companies:Anthropic')
  expect(await follow({ left_over: 'Korean' })).toContain('topic:funding languages:Korean')
  expect(await follow({ left_over: 'AI' })).toContain('topic:funding companies:"Anthropic, Mistral"')
  const told = await follow({ country: 'Korea' })
  expect(told).toContain('Did you mean countries?')
  expect(told).toContain('For example: /subscribe topic:funding countries:Korea')
  const models = readCard(await bench.ask('subscribe', { topic: 'models', countries: 'Korea' }))
  expect(models).toContain('/subscribe topic:funding countries:Korea')
})

test('the next page of many countries is asked for by their codes, which a button has room for', async () => {
  for (let at = 1; at <= 9; at += 1) {
    const facts = {
      company: fact(`Lumi ${at}`),
      country: fact('FI'),
      amount: usd(1e6),
      amountUsd: 1e6,
      valuation: null,
    }
    await bench.store.stories.insert(fundingStory('announced', facts, { id: `lumi${at}`, title: `Lumi ${at} raises` }))
  }
  const country = 'Finland, United Kingdom, United Arab Emirates, Saudi Arabia, Switzerland, South Korea, Finland'
  const { buttons } = await bench.ask('funding', { country, sort: 'largest' })
  const options = { country: 'FI,GB,AE,SA,CH,KR', sort: 'largest', page: '2' }
  expect(buttons).toMatchObject([{ run: { command: 'funding', options } }])
  expect(readCard(await bench.ask('funding', options))).toContain('Funding rounds · Finland, United Kingdom')
})
