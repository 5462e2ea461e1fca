const SUM = String.raw`(?:[$€£¥₹]\s?\d[\d.,]{0,8} ?(?:billion|million|crore|[bmkBMK]n?)?\+?)`

/**
 * `With $42M in new funding, Quillon wants to …`, `Fresh off raising $42M`, `$42M for Quillon, which wants to …`: how a headline
 * begins whose round is done, whatever somebody wants with the money.
 */
export const HAS_MONEY = new RegExp(
  String.raw`^(?:(?:[Ww]ith|[Aa]rmed with|[Ff]lush with|[Ff]resh off|[Ff]resh from|[Oo]n the heels of) (?:raising )?(?:an? |its |over |another )?(?:new |fresh )?${SUM}(?!\w|[.,]\d)(?! (?:target|goal|in sight|in talks|offer|term sheet))|${SUM} for (?:[a-z][\w-]{1,14} ){0,4}\p{Lu}[\w.&-]{1,24}, (?:which|the|an?)\b)`,
  'u',
)
