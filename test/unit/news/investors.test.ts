import { describe, expect, it } from 'vitest'
import { fundingOf } from './read-fields.ts'

function investorsOf(title: string, summary = '', language = 'en'): readonly string[] {
  const { investors } = fundingOf(title, summary, language)
  for (const { evidence } of investors)
    expect({ title, summary, url: '' }[evidence.field].slice(evidence.start, evidence.end)).toBe(evidence.quote)
  return investors.map(({ value }) => value)
}

describe('who takes part in a round', () => {
  it.each([
    ['Quillon raises $30M from Alder, Birch, and three others', '', ['Alder', 'Birch']],
    ['Quillon raises $30M from Toyota and Others For Robots', '', ['Toyota']],
    ['Quillon adds $30M from Toyota, Birch', '', ['Toyota', 'Birch']],
    ['Quillon secures $30M investment from Jane Doe and others', '', ['Jane Doe']],
    ['Quillon Raises $30M From Alder To Help Farms With AI', '', ['Alder']],
    ['Quillon raises $30M, with $10M from Google', '', ['Google']],
    ['Quillon raises $30M from Google chairman Jane Doe and Accel', '', ['Jane Doe', 'Accel']],
    ['Quillon in talks to raise $30M from SoftBank and Use Its Chips', '', ['SoftBank']],
    [
      'Quillon raises $30M',
      'Investors in the round included Alder, Birch Ventures and Cedar.',
      ['Alder', 'Birch Ventures', 'Cedar'],
    ],
    ['Quillon raises $30M', 'Participants included Accel and angel investors such as Jane Doe.', ['Accel', 'Jane Doe']],
    [
      'Quillon raises $30M',
      'The round had participation from Alder as well as Birch Ventures.',
      ['Alder', 'Birch Ventures'],
    ],
    ['Quillon raised a $30M Series D, with Alder, Birch and Cedar among investors', '', ['Alder', 'Birch', 'Cedar']],
    ['Quillon raises $40M as Alder, Nvidia join its round', '', ['Alder', 'NVIDIA']],
    ['Nvidia invests $30M in Quillon', '', ['NVIDIA']],
    ['Microsoft’s M12 invests $30M in Quillon', '', ['M12']],
    ['Amazon backs sensor startup Quillon', '', ['Amazon']],
  ])('%s %s', (title, summary, investors) => {
    expect(investorsOf(title, summary)).toEqual(investors)
  })

  it.each([
    [
      'de',
      'Quillon sammelt 30 Millionen Euro ein',
      'Die Runde wurde von Alder angeführt, auch Creandum und HV Capital beteiligten sich.',
      ['Creandum', 'HV Capital'],
    ],
    ['de', 'Quillon erhält 30 Millionen Euro von Investoren', '', []],
    ['de', 'Quillon erhält 30 Millionen Euro von Kapitalgebern', '', []],
    [
      'fr',
      'Quillon lève 30 millions d’euros',
      'Un tour mené avec la participation de Creandum et Bpifrance.',
      ['Creandum', 'Bpifrance'],
    ],
    ['fr', 'Quillon lève 30 millions d’euros auprès de Northzone et Bpifrance', '', ['Northzone', 'Bpifrance']],
    [
      'es',
      'Quillon levanta 30 millones de euros',
      'La ronda contó con la participación de Creandum y Northzone.',
      ['Creandum', 'Northzone'],
    ],
    [
      'ko',
      '온결, 300억원 투자 유치',
      '세쿼이아 캐피털, 구글 벤처스 등으로부터 300억원을 투자받았다.',
      ['Sequoia Capital', 'GV'],
    ],
    ['ko', '온결, 300억원 투자 유치', '이번 투자에는 올더벤처스 등이 참여했다.', ['올더벤처스']],
    ['ko', '네이버, AI 스타트업 온결에 300억원 투자', '', ['Naver']],
    ['zh', '云桥智能完成3亿元融资', '投资方包括红杉中国、高瓴创投等。', ['HongShan', 'Hillhouse']],
    ['zh', '云桥智能完成3亿元融资', '启明创投、老股东真格基金跟投。', ['Qiming Venture Partners', 'ZhenFund']],
    ['ko', '퀼론, 산업은행 등에서 300억 투자 유치', '', ['Korea Development Bank']],
    ['ko', '퀼론, 판교에서 300억 투자 유치', '', []],
    ['ja', 'クイロン、ソフトバンクなどから50億円を調達', '', ['SoftBank']],
    ['zh', '奎隆智能获红杉中国、高瓴投资', '', ['HongShan', 'Hillhouse']],
    ['ja', 'サカナAI、30億円を調達', 'ジャフコやソニーなどが出資した。', ['JAFCO', 'Sony']],
  ])('%s: %s %s', (language, title, summary, investors) => {
    expect(investorsOf(title, summary, language)).toEqual(investors)
  })

  it.each([
    'It works alongside Microsoft and Google.',
    'It is in a club of firms of this worth, alongside Databricks and Stripe.',
    'It competes with Globex, backed by Microsoft.',
    'Founded by former Google engineers, joined by Jane Doe of Apple.',
    'Alice Smith and Bob Jones joined as co-founders last year.',
    'OpenAI and Microsoft invested heavily in chips this year.',
    'To date it has raised $90 million from Accel and Creandum.',
    'Most of its revenue, $12 million, is from Walmart and Target.',
    'It was built with the support of Meta and Google.',
  ])('nobody in: %s', (summary) => {
    expect(investorsOf('Quillon raises $30M', summary)).toEqual([])
  })

  it.each([
    ['Ex-chip designers found a new startup, raise $30M; Jane Also Invested', 'en'],
    ['Quillon secures $30M from Saudi Arabia and Qatar', 'en'],
    ['Quillon raises €30M from European governments and VCs', 'en'],
    ['네이버의 지원을 받는 온결, 시리즈 B 투자 유치', 'ko'],
    ['온결, 300억원 투자 유치… 하나은행, KB국민은행이 참여하는 실증 사업도', 'ko'],
  ])('nobody in the headline: %s', (title, language) => {
    expect(investorsOf(title, '', language)).toEqual([])
  })

  it('is nobody who only may give, unless the whole round is talk', () => {
    expect(investorsOf('Quillon raises $30M', 'Google is in talks to invest in Quillon, too.')).toEqual([])
    expect(investorsOf('SoftBank in talks to invest $30M in Quillon')).toEqual(['SoftBank'])
  })

  it('is nobody who leads, under whatever name', () => {
    const summary = 'The round was led by Alder Ventures with participation from Birch Ventures.'
    expect(investorsOf('Quillon raises $30M from Alder, Birch', summary)).toEqual(['Birch Ventures'])
  })
})
