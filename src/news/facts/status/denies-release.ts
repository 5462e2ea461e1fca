/** `reports of a GPT-9 launch are untrue`, `回应GLM-9发布：假消息`: what is told of a release is not so. What is said beside one is another matter. */
export const RELEASE_IS_FALSE =
  /(?<!\b(?:launch|releas|unveil|introduc|debut|open-sourc)e?s (?:.{1,80} )?)\b(?:reports?|rumou?rs?|claims?|stor(?:y|ies)|talk) (?:(?:of|about|on|that) [^.;:]{0,60}? )?(?:is|are|was|were) (?:(?:completely|totally|simply|just) )?(?:false|untrue|not true|wrong|inaccurate|fake|baseless|fabricated|unfounded)\b|(?:发布|推出|上线|开源)(?:一事|消息|传闻|传言)?[：:，,]?\s?(?:均|并|系|为|纯属|是)?(?:假消息|谣言|不实|不属实|子虚乌有)/iu
