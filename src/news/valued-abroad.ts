import { UP_TO_SUM } from './up-to-sum.ts'

/** How German, French, Spanish, Portuguese and Italian say what a company is worth, as sources of patterns. */

/** Right before the sum: `Bewertung steigt auf`, `se valora en`, `avaliada em`, `ora vale`. */
export const VALUED_BEFORE_ABROAD =
  '(?<!\\p{L})(?:bewertung (?:von|auf|bei|(?:steigt|klettert|springt|wächst) auf|liegt bei|erreicht)|bewertet mit' +
  '|valorisée?s?(?: à)?|se valorise(?: à)?|valorisation (?:de|à|atteint|grimpe à)|vaut' +
  '|valorad[ao]s? en|(?:se|la|lo) (?:valora|valoraría) en|valoración (?:de|en|a|hasta)' +
  '|avaliad[ao]s? em|avaliação (?:de|em|a)|valuation (?:de|di|a)|valer' +
  `|valutat[ao](?: a)?|valutazione (?:di|a|da)|vale(?:n)?)${UP_TO_SUM}$`

/** Right behind it: `-Bewertung`, `de valorisation`. */
export const VALUED_BEHIND_ABROAD =
  '[\\s-](?:bewertet|bewertung|de valorisation|de valoración|de avaliação|de valuation|di valutazione)(?!\\p{L})'
