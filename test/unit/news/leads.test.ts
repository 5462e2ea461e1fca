import { describe, expect, it } from 'vitest'
import { readLeads } from '../../../src/news/facts/funding/read-leads.ts'
import { fundingOf, sourceOf } from './read-fields.ts'

function leadsOf(title: string, summary = ''): readonly string[] {
  return readLeads(sourceOf(title, summary)).map(({ value }) => value)
}

describe('who leads a round', () => {
  it.each([
    [
      'The round is led by Accel, Index Ventures, Creandum and Northzone.',
      ['Accel', 'Index Ventures', 'Creandum', 'Northzone'],
    ],
    ['The round was led by existing investor Accel, with new investors Birch Ventures and Cedar.', ['Accel']],
    ['The Series B was co-led by Alder and Birch Ventures, and Cedar participated.', ['Alder', 'Birch Ventures']],
    ['The $20M round was led by Lightspeed, Bloomberg reported.', ['Lightspeed']],
    ['The round was led by Alder and Norway, the state.', ['Alder']],
    ['Alder, a venture firm from Oslo, is leading the round.', ['Alder']],
    ['Alder led with a $40 million investment.', ['Alder']],
    ['$9M round led by Accel; Jane Larkin, Nat Birch join', ['Accel']],
    ['$9M round led by Accel; Birch Capital', ['Accel', 'Birch Capital']],
    ['Alder is in talks to lead the round.', ['Alder']],
    ["Alder in talks to lead Quillon's $300M round", ['Alder']],
    ["Alder nears deal to lead Quillon's $300M funding round", ['Alder']],
    ['The deal was led by Google’s Birchwood Fund.', ['Birchwood Fund']],
    ['A $30M round led by Jane Doe of Alder Capital.', ['Jane Doe of Alder Capital']],
    ['Die Finanzierungsrunde wurde von Northzone angeführt.', ['Northzone']],
    ['Angeführt wird die Series-A-Runde von Northzone und Alder Capital.', ['Northzone', 'Alder Capital']],
    ['Die Runde kam unter Führung von Northzone zustande.', ['Northzone']],
    ['Le tour de table a été mené par Northzone et Bpifrance.', ['Northzone', 'Bpifrance']],
    ['La ronda estuvo liderada por Northzone y Alder Capital.', ['Northzone', 'Alder Capital']],
    ['Alder Capital führt die Series-A-Runde an.', ['Alder Capital']],
    ['Quillon erhält 4 Millionen Euro. Lead-Investor ist Alder.', ['Alder']],
    ['Quillon lève 70 M€. Alder Capital mène ce tour de série C.', ['Alder Capital']],
    ['Alder Capital ha liderado la operación.', ['Alder Capital']],
    ['Quillon recibe una inyección de 50 millones de dólares liderada por Northzone', ['Northzone']],
    ['A rodada Série A foi liderada pela Northzone e Alder Capital.', ['Northzone', 'Alder Capital']],
    ['Quillon capta 40 milhões de dólares. A Northzone liderou a ronda.', ['Northzone']],
    ['Quillon ottiene 12 milioni di euro in un round guidato da Northzone', ['Northzone']],
    ['Quillon ha raccolto 320 milioni di euro da Northzone, che guida il round.', ['Northzone']],
    ['이번 라운드는 소프트뱅크벤처스와 알토스벤처스가 공동 주도했다.', ['SoftBank Ventures Asia', 'Altos Ventures']],
    ['이번 투자는 미국 벤처캐피털 올더(Alder)가 주도했다.', ['Alder']],
    ['이번 펀딩은 소니(Sony), 퀄리스(Qualis) 등 여러 기업들이 주도했다.', ['Sony', 'Qualis']],
    ['네이버의 투자 부문인 올더랩(AlderLab)이 주도한 새 라운드', ['AlderLab']],
    ['TQ벤처스가 주도한 이번 라운드를 마쳤다.', ['TQ Ventures']],
    ['本轮融资由红杉中国、高瓴创投联合领投。', ['HongShan', 'Hillhouse']],
    ['本轮由国投创业、中金资本联合领投。', ['国投创业', 'CICC Capital']],
    ['奎隆资本2亿元领投布林德科技', ['奎隆资本']],
    ['リード投資家はジャフコ。', ['JAFCO']],
  ])('%s', (text, leads) => {
    expect(leadsOf('', text)).toEqual(leads)
  })

  it.each([
    ['Quillon Lands $30M in Alder-Led Deal', ['Alder']],
    ['Alder leads $80M bet on AI accounting start-up Quillon', ['Alder']],
    ['Quillon secures $50M; Alder Capital leads', ['Alder Capital']],
    ['Quillon raises $50M, with Alder leading', ['Alder']],
    ['Quillon raises $50M in a round Alder led', ['Alder']],
    ['Quillon Closes Round Led By Alder Capital With Participation From Birch', ['Alder Capital']],
    ['クイロン、a16z主導のシリーズBで5000万ドルを調達', ['Andreessen Horowitz']],
    ['クイロン、アルト・キャピタルの主導で12億円を調達', ['アルト・キャピタル']],
    ['クイロン、アルトキャピタルをリードに8億円調達', ['アルトキャピタル']],
    ['クイロン、8億円調達　アルトキャピタルとブリンドルが共同リード', ['アルトキャピタル', 'ブリンドル']],
    ['퀼론, 프리A 20억 투자 유치…올더벤처스 리드', ['올더벤처스']],
    ['퀼론, 120억 시리즈B 유치…알토스벤처스·DSC인베스트먼트 공동 리드', ['Altos Ventures', 'DSC Investment']],
    ['奎隆智能获 500 万美元种子轮投资，达盈管顾领投', ['达盈管顾']],
    ['奎隆智能完成 500 万美元种子轮 达盈管顾领投', ['达盈管顾']],
    ['Alder becomes the top shareholder of Quillon after leading its latest funding round', ['Alder']],
  ])('in a headline: %s', (title, leads) => {
    expect(leadsOf(title)).toEqual(leads)
  })

  it.each([
    'Quillon lands $30M to build AI-led tutoring',
    'El equipo está liderado por Jane Doe.',
    'Il progetto è guidato da Jane Doe.',
    'Quillon, an AI startup led by Jane Doe, raises $30M',
    'Quillon raises $30M. A team led by Jane Doe started it.',
    'Quillon raises $30M. Google leads the market for such chips.',
    'Quillon raises $30M to lead the robot race',
    'Quillon raises $30M. Its previous Series A was led by Alder.',
    'The money comes a year after it raised $5.5 million in a seed round led by Alder.',
    'Das Team, geleitet von Anna Muster, sitzt in Berlin.',
    'L’équipe menée par Jeanne Dupont compte 40 personnes.',
    'La empresa liderada por Ana Prado tiene 40 empleados.',
    '온결은 구글이 주도하는 검색 시장에 도전한다.',
    '구글이 주도한 오픈소스 프로젝트에서 출발했다.',
    'グーグルがリードする検索市場に挑む。',
    '国主導で半導体の開発に出資する。',
    'AI主導で業務を見直し、10億円を調達する。',
    '퀼론, 30억 유치…시장 주도',
  ])('nobody in: %s', (text) => {
    expect(leadsOf('', text)).toEqual([])
  })

  it('is never the company itself', () => {
    expect(fundingOf('Ferngrove leads its own $30M round').leads).toEqual([])
  })

  it('is proven by the very name', () => {
    const title = 'Quillon raises $30M in a round led by existing investor Alder Capital'
    const [lead] = fundingOf(title).leads
    expect(title.slice(lead?.evidence.start, lead?.evidence.end)).toBe('Alder Capital')
  })
})

it('what money is given for is nobody', () => {
  expect(fundingOf('Holt gives $50M to AI for health').company?.value).not.toBe('AI')
  expect(fundingOf('Quillon raises $50M to bring AI to health').company?.value).toBe('Quillon')
})
