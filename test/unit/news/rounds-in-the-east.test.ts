import { describe, expect, it } from 'vitest'
import { majorOf } from '../../../src/core/money.ts'
import { factsOf, fundingOf } from './read-fields.ts'

describe('rounds in Korean, Chinese and Japanese words of headlines', () => {
  it.each([
    ['ja', 'AI創薬のクイロン、30億円の第三者割当増資', 'クイロン', 3e9],
    ['ko', '퀼론, 기업은행서 50억 투자 받아', '퀼론', 5e9],
    ['ko', 'xAI 200억달러 실탄 확보', 'xAI', 20e9],
    ['ko', '퀼론, 500억 프리IPO 마무리', '퀼론', 50e9],
    ['ko', '업스테이지에 1000억 베팅한 산업은행', 'Upstage', 100e9],
    ['zh', 'MiniMax再融5亿美元', 'MiniMax', 500e6],
    ['ja', '病院向けAIのクイロンが75億円のシリーズC', 'クイロン', 75e8],
    ['ja', 'クイロン、シードで3億円　AIで契約書を要約', 'クイロン', 3e8],
    ['ja', 'クイロン、50億円のデットファイナンスを実施', 'クイロン', 5e9],
    ['ja', 'クイロン、アルト・ベータ・パートナーズなどから15億円を調達', 'クイロン', 1.5e9],
    ['ko', '퀼론, 투자협약 체결하고 100억 유치', '퀼론', 10e9],
    ['en', 'OpenAI finalizes $40B round, largest ever', 'OpenAI', 40e9],
    ['en', 'DARPA awards $10M to Quillon', 'Quillon', 10e6],
    ['en', 'Quillon gets $60M Army contract, raises $20M', 'Quillon', 20e6],
    ['en', 'Quillon raises $60M to fill orders', 'Quillon', 60e6],
    ['en', 'Jane Holt gives $100M to AI startup Quillon', 'Quillon', 100e6],
    ['en', 'Ex-OpenAI trio raises $100M for Quillon', 'Quillon', 100e6],
    ['en', 'Alder backs German AI startup Quillon with $40M', 'Quillon', 40e6],
  ])('%s: %s', (language, title, company, amount) => {
    const read = fundingOf(title, '', language)
    expect([read.company?.value, read.amount === null ? null : majorOf(read.amount.value)]).toEqual([company, amount])
    expect(read.status.value).toBe('announced')
  })

  it.each([
    ['ko', '퀼론, 산업은행서 대출 300억원 확보', '퀼론', 30e9],
    ['ko', '퀼론, 기업은행서 50억 대출', '퀼론', 5e9],
    ['ko', '퀼론, 산업은행에서 50억 대출', '퀼론', 5e9],
    ['zh', '奎隆科技获银行贷款2亿元', '奎隆科技', 200e6],
    ['zh', '奎隆科技获工商银行5亿元授信支持', '奎隆科技', 500e6],
    ['ja', 'クイロン、日本政策金融公庫から1億円の融資', 'クイロン', 100e6],
    ['ja', 'みずほ銀行、クイロンに10億円を融資', 'クイロン', 1e9],
    ['ja', 'クイロン、三菱UFJ銀行など3行から20億円の融資枠', 'クイロン', 2e9],
    ['fr', "Quillon obtient un prêt de 20 millions d'euros de la BEI", 'Quillon', 20e6],
    ['de', 'Quillon erhält Kredit über 50 Millionen Euro von der EIB', 'Quillon', 50e6],
  ])('a loan to a company is one; %s: %s', (language, title, company, amount) => {
    const read = fundingOf(title, '', language)
    expect([read.company?.value, read.amount === null ? null : majorOf(read.amount.value)]).toEqual([company, amount])
    expect([read.kind?.value, read.status.value]).toEqual(['debt', 'announced'])
  })

  it.each([
    ['zh', '传奎隆科技计划融资10亿元', '奎隆科技'],
    ['zh', '消息称奎隆科技拟融资5亿美元', '奎隆科技'],
    ['zh', '传音控股完成10亿元融资', '传音控股'],
    ['zh', '奎隆科技Pre-IPO融资30亿元', '奎隆科技'],
    ['zh', '传感科技完成5亿元A轮融资', '传感科技'],
  ])('who says so is no part of the name; %s: %s', (language, title, company) => {
    expect(fundingOf(title, '', language).company?.value).toBe(company)
  })

  it.each([
    ['ko', '퀼론, 2000억 프리IPO 나선다', 'in-talks'],
    ['ko', '퀼론, 투자 유치 실패로 폐업', 'withdrawn'],
    ['ko', '퀼론, 시리즈B 유치 무산 후 30명 감원', 'withdrawn'],
    ['en', 'OpenAI is finalizing a $40B round', 'in-talks'],
    ['ko', '퀼론, 500억 투자 유치 난항', 'in-talks'],
    ['zh', '消息人士：奎隆科技将以50亿美元估值融资5亿美元', 'rumoured'],
    ['zh', '奎隆科技C轮5亿元融资受阻', 'in-talks'],
    ['en', 'Quillon struggles to raise $200M', 'in-talks'],
    ['en', "Quillon's $300M round stalls", 'in-talks'],
  ])('what is not done is not told as done; %s: %s', (language, title, status) => {
    expect(fundingOf(title, '', language).status.value).toBe(status)
  })

  it.each([
    ['ja', 'クイロン、IPOで50億円調達'],
    ['ko', '퀼론, 코스닥 상장으로 300억 조달'],
    ['zh', '奎隆科技IPO募资20亿元'],
    ['en', 'Billionaire founder donates $200M to MIT'],
    ['en', 'NSF awards $100M to five AI institutes'],
    ['en', 'Quillon founder gives $50M to a university'],
    ['ko', '정부, AI 스타트업에 1조원 투자'],
    ['ko', '가계대출 5조원 증가'],
    ['ko', '퀼론뱅크, 앱에서 전세대출 1조원 돌파'],
    ['ko', '은행권에서 가계대출 5조원 늘어'],
    ['zh', '银行业一季度新增贷款10万亿元'],
    ['zh', '今年AI融资总额突破千亿元'],
    ['ko', '올해 AI 스타트업 투자액 총 3조원'],
    ['ko', '퀼론, 500억 규모 AI 펀드 조성'],
    ['ko', '퀼론, 누적 투자 유치액 1200억 달성'],
    ['ko', '한국투자파트너스, 스타트업 5곳에 투자'],
    ['ko', '퀼론, 투자 유치 대신 IPO'],
    ['ja', 'クイロン、累計調達額100億円に'],
    ['ko', '삼성전자, AI에 10조 투자'],
    ['ko', '퀼론, AI 인프라에 5000억 투자'],
    ['en', 'Quillon raises guidance to $4B'],
    ['en', 'Quillon raises revenue forecast to $4 billion'],
  ])('many rounds, funds and all that was ever raised are none; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })
})

describe('who puts money into a company that is named, in the East', () => {
  it.each([
    ['zh', '腾讯投资奎隆科技', '奎隆科技', ['Tencent']],
    ['zh', '小米入股奎隆半导体', '奎隆半导体', ['Xiaomi']],
    ['zh', '腾讯入股奎隆后持股5%', '奎隆', ['Tencent']],
    ['zh', '软银拟向奎隆投资300亿美元', '奎隆', ['SoftBank']],
    ['zh', '奎隆获国家大基金投资', '奎隆', ['国家大基金']],
    ['ko', '롯데벤처스, 푸드테크 스타트업 퀼론 투자', '퀼론', []],
    ['ko', '블루포인트, 배터리 진단 스타트업 퀼론에 투자', '퀼론', ['블루포인트']],
    ['ko', '삼성벤처투자, 美 AI 스타트업 퀼론에 베팅', '퀼론', []],
    ['ja', 'トヨタ、クイロンに100億円投資', 'クイロン', ['Toyota']],
    ['ja', 'アルダー自動車、AIロボットのクイロンに出資', 'クイロン', ['アルダー自動車']],
    ['ja', 'ソニーグループ、AI新興クイロンに50億円を投資', 'クイロン', ['ソニーグループ']],
    ['ja', 'トヨタ、自動運転新興クイロンに100億円出資', 'クイロン', ['Toyota']],
    ['ja', 'トヨタ、米新興クイロンに追加出資', 'クイロン', ['Toyota']],
  ])('%s: %s', (language, title, company, investors) => {
    const read = fundingOf(title, '', language)
    expect([read.company?.value, read.investors.map(({ value }) => value)]).toEqual([company, investors])
  })

  it.each([
    ['zh', '腾讯投资具身智能'],
    ['zh', '腾讯投资回报率创新高'],
    ['zh', '小米投资汽车'],
    ['zh', '阿里巴巴向员工投资者道歉'],
    ['zh', '宁德时代投资欧洲电池材料'],
    ['zh', '阿里投资量子计算技术'],
    ['zh', '比亚迪向巴西投资30亿元'],
    ['ko', '중기부, 유망 스타트업 발굴 투자'],
    ['ko', '카카오, 스타트업 생태계에 투자'],
    ['ko', '네이버, 베트남에 투자'],
    ['ko', '국민성장펀드, 소부장에 1000억 투자'],
    ['ko', '국민성장펀드, 새만금에 2조 투자'],
    ['ko', '신한은행, 디지털에 1조 투자'],
    ['ja', 'トヨタ、AIに1兆円投資'],
    ['ja', 'ソニー、アニメに500億円投資'],
    ['ja', 'アマゾン、マレーシアに1兆円投資'],
    ['ja', '楽天グループ、モバイルに3000億円投資'],
    ['ja', 'ソニー、イメージセンサーに3000億円投資'],
    ['ja', 'トヨタ、サーキットに100億円投資'],
    ['ja', 'みずほ銀行、アンモニアに500億円投資'],
    ['ja', '住友商事、チリのリチウムに出資'],
    ['ja', 'NTTグループ、IOWNに1000億円投資'],
  ])('a trade or a place is none; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })
})

describe('how Chinese headlines begin and go on', () => {
  it.each([
    ['刚刚，奎隆官宣融资40亿', '奎隆'],
    ['刚刚，奎隆融了7亿美元，英伟达投了', '奎隆'],
    ['估值200亿，奎隆智能又融了10亿', '奎隆智能'],
    ['奎隆智能半年完成三轮融资', '奎隆智能'],
    ['奎隆科技近日完成3亿元B轮融资', '奎隆科技'],
    ['奎隆流血融资，估值腰斩', '奎隆'],
    ['奎隆据悉寻求50亿美元融资', '奎隆'],
    ['奎隆增资扩股引入战略投资者，募资60亿元', '奎隆'],
    ['奎隆企业服务获数千万融资', '奎隆企业服务'],
    ['AI融资热潮中，奎隆科技完成3亿元B轮融资', '奎隆科技'],
    ['继去年完成2亿元A轮后，奎隆科技再获5亿元融资', '奎隆科技'],
    ['奎隆科技融资热度不减，再获2亿元', '奎隆科技'],
    ['成立两年，估值超30亿美元，清华姚班创业公司再获融资', null],
  ])('is no part of a name: %s', (title, company) => {
    expect(fundingOf(title, '', 'zh').company?.value ?? null).toBe(company)
  })

  it.each([
    ['成立不到一年！奎隆科技再获加注', '公司近日完成新一轮融资。', '奎隆科技'],
    ['奎隆科技推出新机器人，并获产业资本投资', '公司同时完成超1.2亿美元的C轮融资。', '奎隆科技'],
  ])('and what a summary calls it is nobody: %s', (title, summary, company) => {
    expect(fundingOf(title, summary, 'zh').company?.value ?? null).toBe(company)
  })

  it('with a space before who leads', () => {
    expect(fundingOf('奎隆智能完成数亿元融资 阿尔德资本领投', '', 'zh').leads.map(({ value }) => value)).toEqual([
      '阿尔德资本',
    ])
  })

  it.each([
    ['zh', '奎隆否认融资传闻'],
    ['ko', '퀼론 "투자 유치설 사실무근"'],
  ])('and deny a round; %s: %s', (language, title) => {
    expect(fundingOf(title, '', language).status.value).toBe('denied')
  })

  it('and tell of a trade in general', () => {
    expect(factsOf('具身智能融资热：半年超200亿', '', 'zh')).toEqual([])
  })
})

describe('Korean headlines', () => {
  it.each([
    ['퀼론, 상반기 200억 투자 유치', 'announced'],
    ['퀼론, 올 상반기 300억 투자 유치 성공', 'announced'],
    ['퀼론, 상반기 내 200억 투자 유치', 'rumoured'],
    ['퀼론, 내년 상반기 200억 투자 유치', 'rumoured'],
    ['퀼론, 하반기 300억 투자 유치 계획', 'rumoured'],
  ])('of a half of a year: %s', (title, status) => {
    expect(fundingOf(title, '', 'ko').status.value).toBe(status)
  })

  it.each([
    ['오픈AI 출신이 세운 퀼론, 창업 3개월 만에 1조 투자 유치', 1e12],
    ['퀼론 구주 거래서 기업가치 3조 인정', null],
    ['퀼론 구주 거래, 기업가치 3조 인정', null],
    ['퀼론, 올더벤처스서 투자 받는다', null],
    ["수십억 시드 투자 받은 '퀼론', 뭐하는 회사?", null],
    ['"한국판 팔란티어" 퀼론, 수백억 규모 투자 유치 나서', null],
    ['퀼론 투자유치 무산…자금난 심화', null],
    ['퀼론 다운라운드 감수…몸값 절반에 150억 조달', 15e9],
  ])('name who raises: %s', (title, amount) => {
    const read = fundingOf(title, '', 'ko')
    expect([read.company?.value, read.amount === null ? null : majorOf(read.amount.value)]).toEqual(['퀼론', amount])
  })
})

describe('Japanese headlines', () => {
  it.each([
    ['クイロンが資金調達、金額は非公開', null],
    ['クイロン、アルトから出資を受ける', null],
    ['クイロン、ANRIなどから資金調達', null],
    ['クイロン、シリーズAラウンドを完了', 'series-a'],
    ['ヘルスケアAIのクイロンがシリーズA、リードはアルト', 'series-a'],
    ['クイロン、デットファイナンス含め総額18億円を調達', null],
    ['クイロン、日本政策金融公庫から資本性ローンで1億円調達', 'debt'],
    ['クイロン、みずほ銀行などから総額50億円のシンジケートローン', 'debt'],
    ['クイロン、NEDOのDTSU事業に採択 最大25億円の助成', 'grant'],
    ['株式会社クイロン、シリーズAラウンドで3.5億円の資金調達', 'series-a'],
    ['京大発クイロン、核融合で50億円調達', null],
    ['京大発クイロン、5億円のシードラウンド', 'seed'],
    ['15億円を調達したクイロン、海外展開へ', null],
    ['AI半導体のクイロン、政府系ファンドなどから数十億円調達', null],
  ])('of a round: %s', (title, round) => {
    const read = fundingOf(title, '', 'ja')
    expect([read.company?.value, read.round?.value ?? null]).toEqual(['クイロン', round])
  })

  it.each([
    'クイロン、社債で500億円調達',
    'スタートアップの資金調達額、上期は4000億円',
    'クイロン、資金調達に関するお知らせ',
    'クイロン、数十億円を借り換え',
    'クイロン、数十億円を調達する手法を公開',
  ])('of none: %s', (title) => {
    expect(factsOf(title, '', 'ja')).toEqual([])
  })

  it.each([
    ['クイロンは、アルダーキャピタルをリード投資家として、総額8億円を調達した。', 'アルダーキャピタル'],
    ['調達額は融資を含め約10億円。リードはANRI。', 'ANRI'],
  ])('and who leads: %s', (summary, lead) => {
    expect(fundingOf('クイロン、シリーズAで資金調達', summary, 'ja').leads.map(({ value }) => value)).toEqual([lead])
  })
})

describe('sums and parties of the East', () => {
  it.each([
    ['Anthropic融资300亿美元 估值3800亿美元', 30e9, 'USD 380000000000'],
    ['德国无人机公司奎隆融资6亿欧元，估值120亿', 600e6, 'EUR 12000000000'],
    ['奎隆融资7亿美元，估值120亿', 700e6, 'CNY 12000000000'],
  ])('what it is worth: %s', (title, amount, valuation) => {
    const read = fundingOf(title, '', 'zh')
    expect(read.amount === null ? null : majorOf(read.amount.value)).toBe(amount)
    const worth = read.valuation?.value
    expect(worth === undefined ? null : `${worth.currency} ${majorOf(worth)}`).toBe(valuation)
  })

  it.each([
    ['ko', '퀼론, 일본 소프트뱅크서 1천억 투자 받는다', '퀼론'],
    ['ko', '퀼론 상장 앞두고 프리IPO 300억 유치', '퀼론'],
    ['ko', '삼성전자, 美 퀼론 지분 투자', '퀼론'],
    ['ja', 'クイロン、企業評価額が1000億円に', 'クイロン'],
    ['ja', 'クイロン、三井住友銀行と10億円の融資契約', 'クイロン'],
  ])('who gets it; %s: %s', (language, title, company) => {
    expect(fundingOf(title, '', language).company?.value).toBe(company)
  })

  it.each([
    ['ja', 'クイロン、50億円調達　トヨタとホンダが出資', ['Toyota', 'Honda']],
    ['ja', 'クイロン、50億円調達　トヨタ、ホンダが出資', ['Toyota', 'Honda']],
    ['ja', 'クイロン、50億円を調達 トヨタなどが出資', ['Toyota']],
    ['ko', '현대차가 투자한 퀼론, 500억 유치', []],
    ['en', 'BYD, CATL back Quillon in $90M round', []],
  ])('who gives is not who gets; %s: %s', (language, title, investors) => {
    const read = fundingOf(title, '', language)
    expect(read.company?.value).toMatch(/^(?:クイロン|퀼론|Quillon)$/u)
    expect(read.investors.map(({ value }) => value)).toEqual(investors)
  })

  it.each([
    ['ja', 'ソニー、クイロンへの出資を引き揚げ'],
    ['ja', 'ソニー、クイロンへの出資を見送り'],
  ])('what is taken out again is not put in; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })

  it('who joins as an investor, and who follows up', () => {
    const summary =
      '퀼론이 150억원을 유치했다. 알더벤처스와 버치인베스트먼트가 신규 투자자로 참여했고, 라치파트너스가 후속 투자했다.'
    const investors = fundingOf('퀼론, 150억원 투자 유치', summary, 'ko').investors.map(({ value }) => value)
    expect(investors).toEqual(['알더벤처스', '버치인베스트먼트', '라치파트너스'])
  })

  it('which round it had last year is not the one of now', () => {
    const summary = '此次融资由国投创业领投。去年9月，奎隆刚完成3亿元B轮融资。'
    const read = fundingOf('奎隆再获5亿元融资', summary, 'zh')
    expect([read.round, read.amount === null ? null : majorOf(read.amount.value)]).toEqual([null, 500e6])
  })
})
