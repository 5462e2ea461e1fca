/** How long it was since something, as Korean, Japanese and Chinese headlines tell it, each the source of a pattern: `반년`, `わずか半年`, `仅3个月`. */
export const TIME_WENT_BY = {
  ko: '(?:불과\\s?|단\\s?)?(?:반년|\\d{1,2}\\s?(?:년|개월|달|주))',
  ja: '(?:わずか|約|たった)?(?:\\d{1,2}|半|[一二三数])(?:年|[カかヶケ]月|週間|日)',
  zh: '(?:仅|不到|才)?(?:半年|[\\d一两三几]{1,2}(?:个月|年))',
} as const
