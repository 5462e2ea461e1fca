import { describe, expect, it } from 'vitest'
import { majorOf } from '../../../src/core/money.ts'
import { factsOf, fundingOf } from './read-fields.ts'

describe('who gets the money', () => {
  it.each([
    ['zh', '腾讯、阿里联合投资奎隆科技，金额达5亿元', '奎隆科技'],
    ['zh', '腾讯2亿元入股奎隆科技', '奎隆科技'],
    ['zh', '腾讯宣布入股奎隆科技', '奎隆科技'],
    ['ko', '미쓰비시UFJ, 사카나AI에 투자', 'Sakana AI'],
    ['ja', '三菱UFJ、Sakana AIに出資', 'Sakana AI'],
    ['ja', 'アルト、AI創薬のクイロンのシードラウンドをリード', 'クイロン'],
    ['ja', 'アルト、クイロンのシリーズAに参加', 'クイロン'],
    ['ja', 'KDDI Open Innovation Fund、AI音声のクイロンへ出資', 'クイロン'],
    ['ko', '퀼론, 미국 VC서 시드 투자…홀트도 참여', '퀼론'],
    ['ko', '돌봄 플랫폼 퀼론, 올더벤처투자서 후속 투자 유치', '퀼론'],
    ['zh', '英伟达斥资20亿美元入股奎隆科技', '奎隆科技'],
    ['zh', '【首发】奎隆科技获数千万元天使轮融资', '奎隆科技'],
    ['zh', '传奎隆科技以50亿美元估值融资', '奎隆科技'],
    ['zh', '传奎隆科技考虑首次外部融资', '奎隆科技'],
    ['zh', '传奎隆科技首次考虑引入外部投资', '奎隆科技'],
    ['zh', '曝奎隆科技启动新一轮融资', '奎隆科技'],
    ['zh', '亚马逊据传将向OpenAI投资高达500亿美元', 'OpenAI'],
    ['zh', '奎隆科技完成由红杉中国领投的9亿美元C轮融资', '奎隆科技'],
    ['ja', 'クイロン、企業価値1000億円超のユニコーンに', 'クイロン'],
    ['ja', 'Sakana AI、三菱UFJなどから200億円調達', 'Sakana AI'],
    ['ko', '퀼론, 카카오벤처스·네이버D2SF서 50억 유치', '퀼론'],
    ['ko', '[단독] 퀼론, 기업가치 5000억에 투자 유치 추진', '퀼론'],
    ['en', 'Alder to pay $400M for a slice of Quillon', 'Quillon'],
    ['en', 'Quillon employees to sell $200M in shares', 'Quillon'],
    ['en', "Quillon's Series C at $4B closes", 'Quillon'],
    ['zh', '奎隆科技B轮融资3亿元', '奎隆科技'],
    ['zh', '奎隆科技天使轮融资三千万元', '奎隆科技'],
    ['en', 'Canada gives $30M to AI startup Quillon', 'Quillon'],
    ['en', "Coatue in talks to lead Quillon's $300M round", 'Quillon'],
    ['en', "Coatue nears deal to lead Quillon's $300M funding round", 'Quillon'],
    ['en', "Coatue leads Quillon's $300M round", 'Quillon'],
    ['en', 'Anduril rival Larkwing in advanced talks to raise $700M at $6B valuation', 'Larkwing'],
    ['en', 'AI Startup Quillon Said to Near $2 Billion Valuation in New Funding', 'Quillon'],
    ['en', 'Quillon CEO denies fundraising report: "We are not raising"', 'Quillon'],
    ['ko', '퀼론 컴퓨트, 23억달러 조달…GPU 클라우드 구축', '퀼론 컴퓨트'],
    ['fr', "La deeptech Quillon obtient 12 millions d'euros de la BEI", 'Quillon'],
    ['en', 'Quillon taps Nvidia, AMD for $1B funding round', 'Quillon'],
    ['en', 'Salesforce Ventures, others invest $50M in Quillon', 'Quillon'],
    ['en', 'Quillon completes $300M employee share sale', 'Quillon'],
    ['en', 'Months after raising $300M, Quillon raises $1B', 'Quillon'],
    ['ja', 'オープンAI、400億ドル調達　ソフトバンクGなどから', 'OpenAI'],
    ['en', 'OpenAI backs Quillon in $42M round', 'Quillon'],
    ['en', 'BRIEF-Quillon Raises $200 Mln In Series D Funding', 'Quillon'],
    ['en', 'UPDATE 1-Quillon raises $200 mln, valued at $2 bln', 'Quillon'],
    ['en', 'Quillon Hires Goldman to Raise $500 Million', 'Quillon'],
    ['en', 'Inside Quillon’s $500 million raise', 'Quillon'],
    ['en', 'Fresh off a $42M round, Quillon launches in Europe', 'Quillon'],
    ['en', 'Armed with $42M, Quillon wants to replace spreadsheets', 'Quillon'],
    ['fr', "Exclusif : la start-up d'IA Quillon négocie une levée de 100 millions d'euros", 'Quillon'],
    ['fr', "La pépite de l'IA Quillon lève 100 millions d'euros", 'Quillon'],
  ])('%s: %s', (language, title, company) => {
    expect(fundingOf(title, '', language).company?.value).toBe(company)
  })
})

it.each([
  '$42M for Quillon, which wants to replace spreadsheets',
  'With $42M in new funding, Quillon wants to replace spreadsheets',
  'Fresh off raising $42M, Quillon hires a finance chief',
])('what is wanted with the money does not make it less: %s', (title) => {
  expect(fundingOf(title).status.value).toBe('announced')
})

it.each([
  'With $42M in sight, Quillon seeks a lead',
  'Fresh off a $42M round, Quillon is in talks to raise $90M',
  'Quillon wants to raise $42M',
])('but what is wanted is not had: %s', (title) => {
  expect(fundingOf(title).status.value).not.toBe('announced')
})

it.each([
  ['Quillon now worth $4 billion after new round', 'en'],
  ['KI-Start-up Quillon wird mit vier Milliarden Dollar bewertet', 'de'],
])('what a company is worth is no sum that it raised: %s', (title, language) => {
  const { amount, valuation } = fundingOf(title, '', language)
  expect([amount, valuation?.value]).toEqual([null, { amountMinor: 400_000_000_000, currency: 'USD' }])
})

it('what was raised months ago is not what is told', () => {
  const { amount } = fundingOf('Months after raising $300M, Quillon raises $1B')
  expect(amount?.value.amountMinor).toBe(1000e8)
})

it('what a total stands behind is the round', () => {
  expect(fundingOf('퀼론, 시리즈B 300억 클로징…누적 450억', '', 'ko').amount?.value.amountMinor).toBe(30e9)
})

it('what a valuation comes near is the valuation', () => {
  const { amount, valuation } = fundingOf('奎隆智能估值逼近300亿元，新一轮融资即将完成', '', 'zh')
  expect([amount, valuation?.value.amountMinor]).toEqual([null, 3000e9])
})

it('what is lent and sold is no loan alone', () => {
  expect(fundingOf('Quillon完成23亿美元股权和债务融资', '', 'zh').kind?.value ?? null).not.toBe('debt')
})

it('what is borrowed is a loan', () => {
  expect(fundingOf('Quillon borrows $500 million to buy chips').kind?.value).toBe('debt')
})

it('a sum in characters is nobody', () => {
  expect(fundingOf('十亿美元估值的奎隆科技', '', 'zh').company?.value).not.toBe('十亿美元')
})

it('what comes in as revenue is not what is raised, and no company', () => {
  const { company, amount } = fundingOf("Quillon's ARR tops $40M as it raises $60M")
  expect([company?.value, amount?.value.amountMinor]).toEqual(['Quillon', 60e8])
})

it.each([
  ['Quillon dismisses talk of a bubble as it raises $40M', 'announced'],
  ['Quillon raises $40M as court dismisses claims', 'announced'],
  ['Quillon dismisses reports of a $300M round', 'denied'],
  ['Quillon shoots down rumours of raising $300M', 'denied'],
])('only a round that is dismissed is denied: %s', (title, status) => {
  expect(fundingOf(title).status.value).toBe(status)
})

describe('what is done in the end', () => {
  it.each([
    '퀼론, 시리즈B 투자 유치 난항 끝에 200억 확보',
    '퀼론, 투자 유치 실패 딛고 200억 조달',
    '투자 유치 실패했던 퀼론, 200억 시리즈B 유치',
    '퀼론, 시리즈A 실패 후 3년만에 200억 유치',
  ])('is told as done, hard as it was: %s', (title) => {
    expect(fundingOf(title, '', 'ko').status.value).toBe('announced')
  })
})

describe('what is not done', () => {
  it.each([
    ['en', 'Quillon asks investors for $300M', 'in-talks'],
    ['en', 'Quillon taps Goldman for $300M round', 'in-talks'],
    ['en', 'Quillon Weighs Raising $300 Million', 'rumoured'],
    ['en', 'Quillon Raising $300 Million at $4 Billion Value', 'in-talks'],
    ['en', 'Quillon reportedly raising $10B at $350B valuation', 'in-talks'],
    ['en', 'Quillon to get $300M from Saudi PIF', 'in-talks'],
    ['en', 'SoftBank offers $10B to Quillon', 'rumoured'],
    ['ko', '퀼론, 500억 투자 유치 가시화', 'in-talks'],
    ['ko', '퀼론, 500억 투자 유치 초읽기', 'in-talks'],
    ['ko', '퀼론, 500억 규모 투자의향서 접수', 'in-talks'],
    ['ko', '오픈AI "투자 유치 계획 없다"', 'denied'],
    ['zh', '奎隆科技目标融资5亿元', 'rumoured'],
    ['zh', '奎隆科技估值或达100亿元', 'rumoured'],
    ['ja', 'クイロン、資金調達を延期', 'in-talks'],
  ])('is not told as done; %s: %s', (language, title, status) => {
    expect(fundingOf(title, '', language).status.value).toBe(status)
  })

  it.each([
    ['en', 'SoftBank offers $10B to Quillon', 'Quillon'],
    ['en', 'Quillon Weighs Raising $300 Million', 'Quillon'],
    ['zh', '奎隆科技5亿元融资即将敲定', '奎隆科技'],
    ['zh', '奎隆科技官宣5亿元融资', '奎隆科技'],
    ['ja', 'トヨタ、クイロンへの出資を検討', 'クイロン'],
  ])('who gets it; %s: %s', (language, title, company) => {
    expect(fundingOf(title, '', language).company?.value).toBe(company)
  })

  it.each([
    ['ko', '한국투자파트너스, 퀼론 등 3곳에 300억 투자'],
    ['zh', '成立3个月，估值10亿美元，这家AI公司完成新一轮融资'],
    ['zh', '前谷歌科学家创业，种子轮融资5000万美元'],
  ])('several, and what is nobody, are no company; %s: %s', (language, title) => {
    expect(fundingOf(title, '', language).company).toBeNull()
  })

  it('who leads is called without what they mean to do', () => {
    expect(fundingOf('软银拟领投奎隆科技', '', 'zh').leads.map(({ value }) => value)).toEqual(['SoftBank'])
  })

  it('a sum that was aimed at is not what is raised', () => {
    expect(fundingOf('퀼론, 목표 투자액 500억 중 300억 확보', '', 'ko').amount).toBeNull()
  })

  it('shares that somebody sells for it are no round', () => {
    expect(factsOf('소프트뱅크, 오픈AI 투자 재원 마련 위해 엔비디아 지분 매각', '', 'ko')).toEqual([])
  })
})

describe('Western headlines', () => {
  it.each([
    ['en', 'Meet Quillon, the startup that just raised $9M to fix PDF forms', 9e6],
    ['en', 'Swedish Quillon raises €12M to automate invoices', 12e6],
    ['de', 'Münchner Quillon sammelt 20 Millionen Euro ein', 20e6],
    ['en', 'Quillon raises undisclosed sum from Alder Ventures', null],
    ['es', 'Quillon cierra una ronda de 12 millones liderada por Alder', null],
    ['es', 'La catalana Quillon capta 5 millones', null],
    ['es', 'Quillon obtiene 10 millones de euros de financiación', 10e6],
  ])('of a round; %s: %s', (language, title, amount) => {
    const read = fundingOf(title, '', language)
    expect([read.company?.value, read.amount === null ? null : majorOf(read.amount.value)]).toEqual(['Quillon', amount])
  })

  it.each([
    ['en', 'Google hands $25M to literacy programs'],
    ['en', 'Quillon ordered to pay $40M'],
    ['en', 'Quillon raises $500M in convertible notes offering'],
    ['en', 'Super PAC raises $50M'],
    ['en', 'Microsoft announces $3 billion new investment to expand AI data centers'],
    ['en', 'UK government announces £100m new investment for AI labs'],
    ['en', 'Elon Musk is now worth $400B'],
    ['es', 'Quillon capta 5 millones de usuarios'],
  ])('of none; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })

  it('of what a maker is worth now', () => {
    expect(fundingOf('Mistral AI is now worth $14B').valuation).not.toBeNull()
  })

  it.each([
    ['Quillon raises $300M in asset-backed debt', 'debt'],
    ['Quillon closes $6 million convertible note', 'debt'],
  ])('of what is lent: %s', (title, round) => {
    expect(fundingOf(title).round?.value).toBe(round)
  })

  it('and who gave what a company begins with', () => {
    const read = fundingOf(
      'Quillon debuts from stealth',
      'Quillon emerged with $28 million in funding from Alder and Birch.',
    )
    expect(read.investors.map(({ value }) => value)).toEqual(['Alder', 'Birch'])
  })
})

describe('who raises, and how much, in more English words', () => {
  it.each([
    ['Quillon Completes $25M Growth Financing with Birch Capital', 'Quillon', 25e6, null],
    ['Alder, Birch lead $90M investment in chip startup Quillon', 'Quillon', 90e6, null],
    ['Quillon, valued at $2B, eyes new cash at $5B', 'Quillon', null, 5e9],
    ['Two ex-Meta engineers raise $8M for AI notetaker', null, 8e6, null],
    ['Two Chairs raises $72M', 'Two Chairs', 72e6, null],
    ['App Larkspur raises $7M', 'App Larkspur', 7e6, null],
    ['Ahead of IPO, Quillon raises $300M', 'Quillon', 300e6, null],
    ['Quillon names Ada Larkin CFO, raises $60M Series C', 'Quillon', 60e6, null],
    ['Ada Larkin joins Quillon as CFO after it raises $40M', 'Quillon', 40e6, null],
    ['Polish Robotics raises €3M', 'Polish Robotics', 3e6, null],
  ])('%s', (title, company, amount, valuation) => {
    const read = fundingOf(title)
    const sums = [read.amount, read.valuation].map((fact) => (fact === null ? null : majorOf(fact.value)))
    expect([read.company?.value ?? null, ...sums]).toEqual([company, amount, valuation])
  })

  it.each([
    ['Quillon denies it is raising money', 'denied'],
    ['Quillon pulls $500M raise', 'withdrawn'],
    ['Quillon pulls in $500M round', 'announced'],
    ['Quillon pulls its planned $200M raise', 'withdrawn'],
    ['Quillon halts talks over $300 million funding round', 'withdrawn'],
    ['Quillon pulls Nvidia into $2B funding round', 'announced'],
    ['Anthropic pulls level with OpenAI in valuation after $30B raise', 'announced'],
    ['Quillon halts robot sales weeks after $100M funding round', 'announced'],
  ])('and how it stands: %s', (title, status) => {
    expect(fundingOf(title).status.value).toBe(status)
  })

  it('and a seed round whose sum stands behind a colon', () => {
    expect(fundingOf('Quillon closes seed: $6M led by Alder').round?.value).toBe('seed')
    expect(fundingOf('Quillon extends seed with $4M more').round?.value).toBe('seed')
    expect(fundingOf('Quillon Data Centers lands $5B green loan').round?.value).toBe('debt')
  })

  it('and what a holding is worth is no round', () => {
    expect(factsOf("Microsoft's stake in OpenAI worth $135B")).toEqual([])
  })

  it('and an investor is not a company that is called as it begins', () => {
    const read = fundingOf('Quillon raises $2M from Inflection Point Ventures')
    expect(read.investors.map(({ value }) => value)).toEqual(['Inflection Point Ventures'])
  })

  it.each([
    ['Peak XV backs Indian startup Q2i to fix data center power', '', 'Q2i', null],
    ['Accel backs Bengaluru-based Quillon to automate lending', '', 'Quillon', null],
    [
      'This Sequoia-backed lab thinks the brain is the blueprint for the next AI',
      'AI lab Quillon just landed $180 million in seed funding from Sequoia, Birch and others to build models.',
      'Quillon',
      180e6,
    ],
  ])('and who is backed, or told of in the summary alone: %s', (title, summary, company, amount) => {
    const read = fundingOf(title, summary)
    expect([read.company?.value, read.amount === null ? null : majorOf(read.amount.value)]).toEqual([company, amount])
  })

  it.each([
    ["Sequoia backs start-up Emeryl's CEO in board fight", ''],
    ['This lab thinks AI can dream', 'Researchers just published a paper about $5 million in funding cuts.'],
    ['Where we are', 'We raised our Series A of $10M in 2019 and grew up.'],
    ['This startup is laying off everyone', 'AI lab Quillon just raised $50 million in funding two months ago.'],
  ])('and none: %s', (title, summary) => {
    expect(factsOf(title, summary)).toEqual([])
  })

  it('and a German headline with its sum behind a colon', () => {
    expect(fundingOf('Gentiane: 40 Millionen Euro für französisches KI-Start-up', '', 'de').company?.value).toBe(
      'Gentiane',
    )
  })
})

describe('rounds and none beside them, in Europe and the East', () => {
  it.each([
    ['de', 'Quillon erhält Großauftrag über 30 Millionen Euro'],
    ['de', 'Quillon sammelt beim Börsengang 500 Millionen Euro ein'],
    ['fr', "Quillon écope d'une amende de 50 millions d'euros"],
    ['fr', "Quillon s'introduit en Bourse et lève 80 millions d'euros"],
  ])('is none; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })

  it.each([
    ['fr', "Quillon valorisée 2 milliards d'euros après un nouveau tour", 'Quillon', 'announced'],
    ['es', 'Quillon busca 20 millones de euros para crecer en EEUU', 'Quillon', 'rumoured'],
    ['ko', '국민성장펀드, 퀼론에 1000억 투자', '퀼론', 'announced'],
    ['zh', '国家队入局！奎隆智能完成20亿元融资', '奎隆智能', 'announced'],
    ['zh', '90后创始人，奎隆拿下近亿融资', '奎隆', 'announced'],
    ['zh', '奎隆一年拿了5轮融资，估值300亿', '奎隆', 'announced'],
  ])('is one; %s: %s', (language, title, company, status) => {
    const read = fundingOf(title, '', language)
    expect([read.company?.value, read.status.value]).toEqual([company, status])
  })
})

describe('who gets how much, whatever stands around it', () => {
  it.each([
    ['ja', '自動運転の米クイロン、11億ドル調達', 'クイロン', 1.1e9],
    ['zh', '奎隆科技目前已完成2亿美元融资', '奎隆科技', 200e6],
    ['en', 'Alder Leads $400 Million Investment in Accounting AI Firm Quillon', 'Quillon', 400e6],
    ['en', 'Quillon Employees to Sell $120 Million of Shares in Tender at $6.5 Billion Value', 'Quillon', 120e6],
    ['en', 'AI chip maker Quillon becomes unicorn after 150 billion won pre-IPO round', 'Quillon', 150e9],
    ['ko', '퀼론, 시드 20억 이어 시리즈A 100억 투자 유치', '퀼론', 10e9],
    ['en', 'Former Larkspur Research Chief Seeks $1 Billion for New AI Lab', undefined, 1e9],
  ])('%s: %s', (language, title, company, amount) => {
    const read = fundingOf(title, '', language)
    expect([read.company?.value, read.amount === null ? null : majorOf(read.amount.value)]).toEqual([company, amount])
  })

  it.each([
    ['zh', '独家丨奎隆科技正以40亿美元估值融资', 'in-talks'],
    ['zh', '奎隆科技正在融资，估值40亿美元', 'in-talks'],
    ['zh', '奎隆科技正式完成10亿元融资', 'announced'],
    ['en', 'Quillon raises close to $500M funding', 'announced'],
    ['en', 'Former Larkspur Research Chief Seeks $1 Billion for New AI Lab', 'rumoured'],
  ])('%s: %s is %s', (language, title, status) => {
    expect(fundingOf(title, '', language).status.value).toBe(status)
  })

  it.each([
    ['en', 'Google backs nuclear plant'],
    ['en', 'Microsoft backs fusion project in Tennessee'],
    ['zh', '腾讯投资AI芯片公司'],
  ])('a thing, a cause or a trade is nobody; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })
})

describe('who gives', () => {
  it.each([
    ["Nvidia joins Quillon's $500M round", '', ['NVIDIA']],
    ['Samsung makes strategic investment in Quillon', '', ['Samsung']],
    ['Sequoia bets $12M on Quillon', '', ['Sequoia Capital']],
    [
      'Quillon raises $90 million',
      'Quillon closed a $90 million Series A from the likes of Accel, Birch Ventures, and Cedar.',
      ['Accel', 'Birch Ventures', 'Cedar'],
    ],
  ])('%s', (title, summary, investors) => {
    const read = fundingOf(title, summary)
    expect(read.company?.value).toBe('Quillon')
    expect(read.investors.map(({ value }) => value)).toEqual(investors)
  })
})

describe('what a start-up explores', () => {
  it.each([
    'Quillon considers funding round at $2 billion',
    'Warehouse Robot Maker Quillon Explores Funding at $2 Billion Value',
  ])('is no closed round: %s', (title) => {
    const read = fundingOf(title)
    expect([read.company?.value, read.status.value]).toEqual(['Quillon', 'rumoured'])
  })
})
