import type { SearchedText } from '../../patterns/searched-text.ts'
import { DENIED } from './hearsay.ts'

type Forms = {
  /** A clause that denies something, and nothing of the news. */
  readonly denial: RegExp
  /** What is said beside it, where that is the news. */
  readonly news: RegExp
}

const OF_NEWS_EN =
  "(?:rais|fund|financ|round|invest|valu|money|capital|talks|launch|releas|unveil|debut|announc|rumou?r|report|claim|stor(?:y|ies)|leak|speculat|it(?![\\p{L}'’])|this|that|them|by(?!\\p{L}))"
const BRINGS_EN =
  '(?:raises|closes|secures|lands|nabs|completes|nears|launches|releases|unveils|introduces|debuts|open-sources)'
const DENIES_EN =
  '(?:denies|denied|denying|refutes|debunks|(?:has |have |with |there are )?no plans to|dismisses (?!reports|rumou?rs|claims|talk))'
/** What is denied, as far as it goes: nothing of a round or a release, but talks of a sale, whatever they are called. */
const OTHER_EN = `(?:(?:takeover|merger|acquisition|buyout|sale|IPO|layoffs?) (?:talks|rumou?rs?|reports?|claims|plans)|(?:(?!(?<!\\p{L})${OF_NEWS_EN})[^,;:]){2,60}?)`
const WHO_EN = '(?:(?:the |its )?(?:CEO|co-?founder|founder|company|chief|boss|it|which|who) ){0,2}'

const FORMS: readonly Forms[] = [
  // `…, denies layoffs`, `Quillon denies layoffs as it raises $50M`
  {
    denial: new RegExp(
      `(?:[,;:–—](?: (?:but|and|while|also|still)){0,2}| (?:and|as|while)) ${WHO_EN}${DENIES_EN} ${OTHER_EN}(?=$|[,;:]| (?:as|while|and) )|(?<=^[^,;:]{2,40}) ${DENIES_EN} ${OTHER_EN}(?=(?:,| (?:as|while|and)) (?:it )?${BRINGS_EN}(?!\\p{L}))`,
      'iu',
    ),
    news: new RegExp(`(?<!\\p{L})${BRINGS_EN}(?!\\p{L})`, 'iu'),
  },
  // `奎隆否认裁员，…`, `…，创始人否认将上市`
  {
    denial:
      /(?<=(?:^|[，；。！：\s])[\p{Script=Han}A-Za-z]{0,8})(?:否认|辟谣)(?:(?:将|被|已|拟|遭)?(?:裁员|破产|倒闭|欠薪|跑路|收购|并购|出售|上市|抄袭|侵权)(?:传闻|传言|消息|报道|指控|一事)|(?![\p{Script=Han}]{0,11}(?:融|募|投|资金|估值|发布|推出|上线|开源|公开|传闻|传言|消息|报道|此|该|相关|一事))\p{Script=Han}{2,12})(?=$|[，；。！\s])/u,
    news: /(?:完成|获)[^，。；]{0,24}(?:融资|募资|投资)|发布|推出|上线|开源/u,
  },
  // `… 매각설은 부인`, `…"표절 의혹 사실무근"`
  {
    denial:
      /(?:^|[,…·"“'‘]\s?|\.{2,}\s?)(?![^,…]{0,40}(?:투자|유치|조달|펀딩|출시|공개|발표|관련|해당))(?:(?:[^\s,…]{1,10}\s){1,2}[^\s,…]{0,10}?|[^\s,…]{1,10}?)(?:설|의혹|논란|계획|가능성)[은는을를도이가]?\s?(?:부인|일축|사실\s?(?:무근|(?:이\s)?아[니냐]))/u,
    news: /유치|조달|출시|공개|발표|선[보봬]/u,
  },
  // `… 買収報道は否定`
  {
    denial:
      /(?:^|[、。…\s])(?![^、。…\s]{0,20}(?:調達|出資|融資|公開|リリース|発表|提供|投入|一部|関連))[^、。…\s「」はがも]{2,16}?(?:報道|説|計画|指摘|懸念|観測|うわさ|噂|疑惑|疑い|可能性|関与)(?:は|を|も|については?)(?:全面)?否定/u,
    news: /調達|公開|発表|リリース|提供開始|投入/u,
  },
]

/** Whether a headline denies something else than the news that it tells: `Quillon raises $50M, denies layoffs`. */
export function deniesAnother(text: string): boolean {
  return FORMS.some(({ denial, news }) => {
    const beside = text.replace(denial, '')
    return beside !== text && news.test(beside) && !DENIED.test(beside)
  })
}

/** Whether a headline denies what it tells. */
export function deniesIt(title: SearchedText): boolean {
  return title.has(DENIED) && !deniesAnother(title.text)
}
