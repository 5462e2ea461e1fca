/** A company says that it does not raise money, or has not; only with a sum, or it may be about something else. */
export const DENIES_ROUND =
  /\b(?:deny|denies|refutes?|denied (?:it|that|reports?|rumou?rs|claims|having|being)) [^.;:]{0,40}?\b(?:rais(?:e|ed|ing)|fundrais\w{1,4}|round|funding talks)\b|\bsays it is not raising\b|(?:투자|유치|조달)[^.;]{0,16}(?:부인|사실무근)|(?:否认|辟谣)[^，。；]{0,16}(?:融资|募资)|(?:融资|募资)[^。；]{0,12}(?:否认|辟谣|不实|不属实)|調達[^。；]{0,16}否定/iu

/** The same without a sum: `Quillon CEO denies fundraising report`, `Holt denies Quillon is raising money`. */
export const DENIES_RAISING =
  /\b(?:den(?:y|ies|ied)|refutes?|dismiss(?:es|ed)|shoots? down) (?:(?:media |the |new )?(?:reports?|rumou?rs|claims|talk) (?:of|about) |(?:(?:media |the |new )?(?:reports?|rumou?rs|claims|talk) )?(?:that )?(?:it|[^\s.,;:]{2,20}(?: AI)?) (?:is|was|has been) )?(?:fundrais\w{1,4}|(?:a )?(?:new )?funding (?:round|talks)|raising (?:money|funds|capital|new funding))\b/iu

/** `Report of Quillon's $300M round is false`: what is told of a round is not so. */
export const ROUND_IS_FALSE =
  /\b(?:reports?|rumou?rs?|claims?|stor(?:y|ies)|talk) (?:of|about|on) [^.;:]{0,60}?\b(?:round|raise|fundrais\w{1,4}|funding|financing|investment|valuation)\b[^.;:,]{0,12} (?:(?:is|are|was|were) (?:(?:completely|totally|simply) )?(?:false|untrue|not true|wrong|inaccurate|fake|baseless|fabricated|groundless|unfounded)|(?:isn|aren)['’]t true)\b|\bcall(?:s|ed|ing) (?:[^.;:]{0,40}?\b(?:round|raise|fundrais\w{1,4}|funding|financing|investment|valuation) (?:reports?|rumou?rs?|claims?|talk)|(?:reports?|rumou?rs?|claims?|talk) (?:of|about) [^.;:]{0,60}?\b(?:round|raise|fundrais\w{1,4}|funding|financing|investment)) (?:false|untrue|wrong|inaccurate|fake|baseless|fabricated|groundless|unfounded)\b/iu
