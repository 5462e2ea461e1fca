import type { SearchedText } from '../../patterns/searched-text.ts'

/** Words that may stand between a sum and the fund that it makes up; `of`, `from` or `round` begin something else. */
const KIND =
  '(?:(?!(?:to|by|from|rounds?|in|led|with|for|into|at|help|and|raise|series|seed|funding|financing|via|as|of|on|after)\\b)[\\p{L}\\d-]{1,20}[ -]){0,3}'
const SUM =
  '(?:[$€£₹¥₩]|(?:US|C|A|S)\\$|(?:USD|EUR|GBP|INR|Rs\\.?)\\s?)\\d[\\d.,]{0,12}\\s?(?:(?:[bmk]n?|tn|billion|million|trillion|crore)\\b)?\\+?'

const FUND = new RegExp(
  `${SUM}[ -](?:for (?:an?|its|the|his|her|their)?\\s?)?${KIND}funds?(?:-of-funds)?\\b(?![ -](?:rais|round|manager))|` +
    `${SUM} (?:series [a-k]|(?:pre-)?seed) fund\\b(?! ?-?rais)|` +
    `^(?:[\\p{L}-]{2,14} ){0,3}(?:seed|venture|vc|growth|early-stage|hedge) fund (?!(?:for|of|to|in|that|backs|admin\\w*|data|manag\\w+|platform|software|start-?up|tech)\\b)[^,;:$€£¥₹]{2,30} (?:closes|raises|lands|secures|hauls in|pulls in) ${SUM}|` +
    '펀드(?:를|을)?\\s?(?:결성|조성|출범|설립)|(?:设立|成立|募集|发起)[^，。；：]{0,24}基金(?!会|等|领投)|(?:产业|产投|引导|母|政府|国资|创投|投资)基金[^，。；：投]{0,12}(?:落地|揭牌|完成(?:备案|募集|关账)|获批)|' +
    'ファンド(?:を)?(?:設立|組成)',
  'iu',
)

/** Most headlines have no such word. */
const ANY_FUND = /funds?\b|펀드|基金|ファンド/iu

/**
 * Whether a headline's money makes up a fund: an investor's or a state's, that will be spent on companies nobody has named
 * yet. That is no company's round, however much it reads like one.
 */
export function tellsOfFund(title: SearchedText): boolean {
  return title.has(ANY_FUND) && FUND.test(title.text)
}
