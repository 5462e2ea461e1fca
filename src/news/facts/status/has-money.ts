const SUM = String.raw`(?:[$€£¥₹]\s?\d[\d.,]{0,8} ?(?:billion|million|crore|[bmkBMK]n?)?\+?)`
/** Behind such a sum: what was got. What is earned, or may be got, as in `With $2B on the table`, is none. */
const GOT = String.raw`(?=,|(?: (?:in|of))?(?: (?:new|fresh|additional|extra|total|growth|venture|equity|debt|[Ss]eed|[Pp]re-[Ss]eed|private|strategic|outside)){0,3} (?:funding|financing|capital|backing|cash|money|investment|equity|debt|loan|grant|round|raise|[Ss]eed|[Ss]eries [A-K]|bet|check|infusion|injection|haul|extension)\b(?![^,]{0,30}\b(?:sight|works|horizon|talks|looming|planned|expected|near(?:ing|by)?|target|reach)\b)| from )`

/**
 * `With $42M in new funding, Quillon wants to …`, `Fresh off raising $42M`, `$42M for Quillon, which wants to …`: how a headline
 * begins whose round is done, whatever somebody wants with the money.
 */
export const HAS_MONEY = new RegExp(
  String.raw`^(?:(?:[Ww]ith|[Aa]rmed with|[Bb]acked by|[Ff]lush with|[Ff]resh off|[Ff]resh from|[Oo]n the heels of) (?:raising )?(?:an? |its |over |another )?(?:new |fresh )?${SUM}${GOT}|${SUM} for (?:[a-z][\w-]{1,14} ){0,4}\p{Lu}[\w.&-]{1,24}, (?:which|the|an?)\b)`,
  'u',
)
