/** `reports of a GPT-9 launch are untrue`, `回应GLM-9发布：假消息`: what is told of a release is not so. What is said beside one is another matter. */
export const RELEASE_IS_FALSE =
  /(?<!\b(?:launch|releas|unveil|introduc|debut|open-sourc)e?s (?:.{1,80} )?)\b(?:reports?|rumou?rs?|claims?|stor(?:y|ies)|talk) (?:(?:of|about|on|that) [^.;:]{0,60}? )?(?:is|are|was|were) (?:(?:completely|totally|simply|just) )?(?:false|untrue|not true|wrong|inaccurate|fake|baseless|fabricated|unfounded)\b|(?:发布|推出|上线|开源)[”"」]?\s?(?:一事|消息|传闻|传言)?(?:[？?]\s?\p{Script=Han}{2,6})?[：:，,]?\s?(?:均|并|系|为|纯属|是)?(?:假消息|谣言|不实|不属实|子虚乌有)|(?:출시|공개|발표)\s?설[^.…,]{0,8}?(?:일축|반박)/iu

/** `の年内公開を否定`: the same of the model right before it, in Japanese; the source of a pattern. */
export const RELEASE_DENIED_JA =
  'の?[^。、]{0,6}?(?:公開|リリース|発表|提供)(?:時期)?(?:の|に関する|をめぐる)?(?:うわさ|噂|報道|情報|観測)?(?:を|は)[、「『]?(?:否定|事実(?:では|無根))'
