import type { ScannedField } from '../scan-text.ts'

/** How Korean, Chinese and Japanese headlines tell of a round in words that few of those that the models learnt from have. */
const ROUND: ReadonlyMap<string, RegExp> = new Map([
  [
    'ko',
    // `200억달러 실탄 확보`, `500억 프리IPO 마무리`, `산업은행서 대출 300억원 확보`; loans of households are none
    /(?:은행|캐피[탈털]|금고|공사|공단|금융|기금|그룹)(?:에서|서|로부터)\s[^.,…]{0,16}?(?<!전세|가계|주택|신용|담보)(?:대출|차입)(?!\s?(?:금리|규제|비교|상품|잔액))|\d\s?[조억만]?\s?(?:달러|원|유로|엔)?\s?(?:규모\s?)?(?:의\s)?(?:실탄\s?(?:확보|장전|마련)|(?:프리\s?IPO|브릿지\s?(?:라운드|투자)|시리즈\s?[A-K])(?:\s(?:투자|라운드|펀딩))?\s?(?:유치|마무리|클로징|완료|추진|나선다|나서|돌입|착수|임박|조달|확보))/u,
  ],
  // `再融5亿美元`, `获银行贷款2亿元`, `获国开行10亿元贷款`
  [
    'zh',
    /获[^，。；：]{0,12}?(?:银行|国开行|进出口行|农商行)[^，。；：]{0,10}?(?:贷款|授信)|获(?:得|批)?[^，。；：\d]{0,4}\d[\d.]{0,6}\s?[十百千]?[万亿][^，。；：\d]{0,6}(?:贷款|授信)(?!人|机构)|(?:签署|签订)[^，。；：]{0,6}\d[\d.]{0,6}[万亿][^，。；：\d]{0,4}(?:贷款|授信)协议|(?<![金可圆])(?:再|又|狂|连|豪|已)融(?:资)?(?:超|近|约|逾)?\d[\d.]{0,6}\s?[十百千]?[万亿]/u,
  ],
  // `50億円のデットファイナンスを実施`, `クイロンに10億円を融資`, `7500万ドルのシリーズC`
  [
    'ja',
    /(?:から|より|に)[^。、]{0,12}?[億万兆]\s?(?:円|ドル)(?:規模)?[のを](?:追加)?融資|[億万兆]\s?(?:円|ドル)(?:規模)?(?:の|を)?(?:デット(?:ファイナンス)?|ベンチャーデット|コミットメントライン|第三者割当増資|資金調達)(?:で|を|による)?[^。]{0,10}(?:実施|調達|完了|契約|締結)|[億万兆]\s?(?:円|ドル|ユーロ)(?:規模)?のシリーズ[A-K](?:ラウンド)?(?:$|を|、)/u,
  ],
])
const OTHER_MONEY = /펀드|회사채|채권|정부|예산|국비|공모|상장사|基金|债券|港股|A股|国债|ファンド|社債|国債|予算/u

/** Whether a Korean, Chinese or Japanese headline tells of a round, with its sum. */
export function tellsOfRoundInTheEast({ text, money }: ScannedField, language: string): boolean {
  return money.length > 0 && ROUND.get(language)?.test(text) === true && !OTHER_MONEY.test(text)
}
