import { describe, expect, it } from 'vitest'
import { fundingOf } from './read-fields.ts'

describe('who gets the money, in Korean, Chinese, Japanese and German', () => {
  it.each([
    ['ko', '퀼론, 산업은행 등에서 300억 투자 유치', '퀼론'],
    ['ko', '퀼론, 산업은행·카카오벤처스로부터 100억원 투자 유치', '퀼론'],
    ['ko', '네이버, 퀼론에 50억원 투자', '퀼론'],
    ['ko', '카카오, AI 스타트업 퀼론에 100억 투자', '퀼론'],
    ['ko', '퀼론 1000억 규모 시리즈C 투자 유치', '퀼론'],
    ['ko', '퀼론, 시리즈B에 200억원 투자 유치', '퀼론'],
    ['ja', 'クイロン、みずほ銀行から10億円の融資枠を獲得', 'クイロン'],
    ['ja', 'ソフトバンク、クイロンに50億円出資', 'クイロン'],
    ['ja', 'トヨタなど、AI新興クイロンに50億円出資', 'クイロン'],
    ['ja', 'AIスタートアップのクイロン、評価額1000億円でユニコーンに', 'クイロン'],
    ['ja', 'ロボットAIのクイロン、30億円調達', 'クイロン'],
    ['zh', '具身智能公司奎隆机器人获10亿元融资', '奎隆机器人'],
    ['zh', 'AI芯片公司奎隆科技完成5亿元B轮融资', '奎隆科技'],
    ['zh', '大模型独角兽奎隆科技宣布完成10亿元融资', '奎隆科技'],
    ['zh', '红杉中国领投，奎隆智能完成数亿元A轮融资', '奎隆智能'],
    ['zh', '腾讯领投奎隆科技5亿元融资', '奎隆科技'],
    ['zh', '鸿海投资奎隆科技 1 亿元', '奎隆科技'],
    ['zh', '奎隆智造 B 轮融资 5 亿元 联电旗下创投跟投', '奎隆智造'],
    ['zh', '奎隆科技获国家大基金投资 金额未披露', '奎隆科技'],
    ['zh', '腾讯投资奎隆科技 持股两成', '奎隆科技'],
    ['zh', '港大教授创办奎隆未来获5亿港元A轮融资', '奎隆未来'],
    ['zh', '腾讯 2 亿元入股奎隆科技', '奎隆科技'],
    ['zh', '英伟达向奎隆 AI 投资 2 亿美元', '奎隆 AI'],
    ['zh', '语音 AI 初创奎隆语音获 500 万美元种子轮', '奎隆语音'],
    ['zh', '前谷歌高管创办的奎隆科技融资1亿美元', '奎隆科技'],
    ['zh', '奎隆科技寻求5亿元融资', '奎隆科技'],
    ['zh', '英伟达将向奎隆科技投资至多20亿美元', '奎隆科技'],
    ['zh', '腾讯拟向奎隆科技投资5亿元', '奎隆科技'],
    ['zh', '奎隆机器人获红杉领投数亿元融资', '奎隆机器人'],
    ['zh', '奎隆科技获腾讯投资数亿元', '奎隆科技'],
    ['zh', '奎隆科技获腾讯投资后估值翻倍', '奎隆科技'],
    ['zh', '红杉领投AI芯片公司奎隆科技', '奎隆科技'],
    ['zh', '具身智能创企奎隆科技融资额达5亿元', '奎隆科技'],
    ['zh', '奎隆科技9月B轮融资额达3亿元', '奎隆科技'],
    ['zh', '阿里投资入股奎隆科技', '奎隆科技'],
    ['zh', '腾讯、阿里投资的奎隆科技完成B轮融资', '奎隆科技'],
    ['zh', '消息人士：英伟达拟向奎隆投资至多20亿美元', '奎隆'],
    ['zh', '奎隆科技：完成2亿元A轮融资', '奎隆科技'],
    ['zh', '奎隆科技回应10亿元融资：消息不实', '奎隆科技'],
    ['zh', '奎隆科技称10亿元融资不属实', '奎隆科技'],
    ['zh', '奎隆科技CEO否认10亿元融资传闻', '奎隆科技'],
    ['zh', '奎隆智能一年内完成四轮融资 累计超20亿元', '奎隆智能'],
    ['zh', '奎隆智能追加融资2亿元，A轮总额达7亿元', '奎隆智能'],
    ['ja', 'クイロン、シリーズBで30億円調達　アルトなどから', 'クイロン'],
    ['zh', '奎隆科技等三家公司完成融资，总额超5亿元', '奎隆科技'],
    ['ko', '퀼론, AI 반도체 개발에 200억 투자 유치', '퀼론'],
    ['zh', '又一家具身智能公司拿下5亿融资：奎隆科技', '奎隆科技'],
    ['zh', '90后清华博士创业，奎隆科技获亿元融资', '奎隆科技'],
    ['zh', '奎隆科技员工老股转让估值达200亿元', '奎隆科技'],
    ['ja', 'クイロン、アルトなどを引受先とする第三者割当増資で12億円を調達', 'クイロン'],
    ['ja', '米AI新興クイロン、評価額50億ドルで資金調達交渉＝関係筋', 'クイロン'],
    ['ja', 'エヌビディア、米クイロンに5億ドル出資へ', 'クイロン'],
    ['ko', '퀼론 몸값 2조…시리즈C 논의', '퀼론'],
    ['ja', 'クイロンにソフトバンクが20億円出資', 'クイロン'],
    ['ko', '도브테일 로보틱스, 5000만달러 투자 유치 논의', '도브테일 로보틱스'],
    ['zh', '某战投入局，「奎隆动力」完成亿元级A轮融资', '奎隆动力'],
    ['zh', '红杉出手，具身智能公司奎隆动力完成数亿元A轮融资', '奎隆动力'],
    ['zh', '腾讯、红杉联手押注，奎隆科技完成5亿元B轮融资', '奎隆科技'],
    ['zh', '腾讯入股「奎隆动力」', '奎隆动力'],
    ['zh', '国家大基金三期入股奎隆半导体', '奎隆半导体'],
    ['zh', '奎隆机器人获某电子、某资产联合投资', '奎隆机器人'],
    ['zh', '奎隆智慧传以50亿美元估值募资', '奎隆智慧'],
    ['zh', '某资本领投，AI新创奎隆智慧完成3000万美元融资', '奎隆智慧'],
    ['ja', '株式会社クイロン、プレシリーズAラウンドにて2.2億円の資金調達を完了', 'クイロン'],
    ['ja', '株式会社クイロン・ラボ、アルト、ブリンドル等から総額6億円を調達', 'クイロン・ラボ'],
    ['ja', '(株)クイロン、シードラウンドで1億円を調達', 'クイロン'],
    ['ja', 'クイロン株式会社、シードラウンドで1億円を調達', 'クイロン'],
    ['ko', '㈜퀼론, 시리즈A 30억 투자 유치', '퀼론'],
    ['ko', '(주)퀼론, 30억원 투자 유치', '퀼론'],
    ['ja', 'シード期のAIエージェント企業クイロン、1億円の資金調達', 'クイロン'],
    ['ja', 'AI企業クイロン、1億円を調達', 'クイロン'],
    ['ja', 'ロボットAIのクイロン、DCMベンチャーズ主導で1200万ドルを調達', 'クイロン'],
    ['ja', 'クイロン、a16z主導のシリーズBで5000万ドルを調達', 'クイロン'],
    ['fr', "Bpifrance investit 50 millions d'euros dans Quillon", 'Quillon'],
    ['fr', 'Nvidia investit 100 millions de dollars dans la start-up Quillon', 'Quillon'],
    ['es', 'Kfund invierte 12 millones de euros en Quillon', 'Quillon'],
    ['de', 'Investoren stecken 12 Millionen Euro in Quillon', 'Quillon'],
    ['de', 'KI-Suchmaschine Quillon erhält 1,2 Milliarden Dollar', 'Quillon'],
  ])('%s: %s', (language, title, company) => {
    const { company: found } = fundingOf(title, '', language)
    expect(found?.value).toBe(company)
    expect(found?.evidence.quote).toBe(company)
  })

  it('a company is called without its legal form by its summary, too', () => {
    const summary = 'クイロンノート株式会社は、第三者割当増資により総額8.5億円の資金調達を実施しました。'
    const title = 'AI契約審査のクイロンノート、シリーズA 1stクローズで8.5億円を調達'
    expect(fundingOf(title, summary, 'ja').company?.value).toBe('クイロンノート')
  })

  it('whoever gives is no company where nobody is named who gets it', () => {
    expect(fundingOf('네이버, 미국 AI 스타트업에 50억 투자', '', 'ko').company).toBeNull()
    expect(fundingOf('红杉资本投资合伙人加入奎隆', '', 'zh').company?.value).not.toBe('合伙人加入奎隆')
    expect(fundingOf('估值100亿，奎隆科技完成新一轮融资', '', 'zh').company?.value).not.toBe('估值')
    expect(fundingOf('亚马逊计划对AI初创企业投资100亿美元', '', 'zh').company).toBeNull()
  })
})

describe('what it is worth, where the word for it stands before the sum', () => {
  it('a sum that is raised beside it is no valuation', () => {
    const { amount, valuation } = fundingOf('앤트로픽 100억달러 조달설…기업가치 5000억달러', '', 'ko')
    expect(amount?.value).toEqual({ amountMinor: 1_000_000_000_000, currency: 'USD' })
    expect(valuation?.value).toEqual({ amountMinor: 50_000_000_000_000, currency: 'USD' })
  })

  it.each(['퀼론, 기업가치 1조원 인정받아…유니콘 등극', '퀼론, 몸값 1조원 유니콘 등극'])('%s', (title) => {
    const { amount, valuation } = fundingOf(title, '', 'ko')
    expect(amount).toBeNull()
    expect(valuation?.value).toEqual({ amountMinor: 1_000_000_000_000, currency: 'KRW' })
  })
})
