/** What a text may signal, in the languages of the feeds. Bounded alternations only; for text in lower case, which is
 * searched much faster than with the `i` flag. */
export const CUES: Readonly<Record<string, RegExp>> = {
  // The masks of `text-features.ts` make these alike in every language: thin ones learn from the others.
  raised:
    /\b(?:raises?|raised|lands?|secures?|closes|nabs?|bags)\b.{0,24}(?:zmoney|round|series|seed|funding)|zmoney.{0,24}(?:유치|투자|融资|融資|調達)|(?:完成|获|獲|宣布|拿下|揽).{0,24}(?:融资|融資|投资|轮)|融资.{0,6}(?:zmoney|[超近数])|資金調達|투자\s?유치/u,
  released:
    /\b(?:releases?|launches|unveils|introduces|introducing|open[- ]sources|debuts|announces)\b.{0,30}(?:zmodel|zfamily|models?\b)|(?:zmodel|zfamily).{0,24}(?:공개|출시|발표|发布|發布|上线|开源|公開|発表|登場|リリース|提供(?:を)?開始)|(?:发布|發布|推出|开源|上线).{0,30}(?:zmodel|zfamily|模型)|모델.{0,20}(?:공개|출시)|モデル.{0,24}(?:公開|発表|登場|リリース)/u,
  raise:
    /\b(?:rais(?:es?|ed|ing)|secur(?:es?|ed|ing)|lands?|landed|nabs?|nabbed|grabs?|bags?|bagged|snags?|snagged|nets?|scores?|scored|closes|closed|hauls?|pulls? in|picks? up|scoops?|collects?|funding|fundraise|fundraising|invests?|invested|backs|backed|sammelt|erhält|sichert|lève|levée|boucle|levanta|recauda|capta)\b|유치|투자(?:를|한다|했|받|금|\s?논의|\s?검토|\s?결정)|펀딩|조달|融资|融資|注资|投资|募资|領投|领投|获投|資金調達|調達|出資/u,
  round:
    /\b(?:pre-?)?(?:seed|series\s[a-k])\b|\bfunding round\b|\b[a-k][+]?轮|[a-k]\+?輪|(?:种子|天使)轮|시리즈\s?[a-k]|시드|프리\s?(?:a|시리즈)|シリーズ[a-k]|シード|투자\s?라운드|finanzierungsrunde|tour de table|ronda/u,
  valuation: /valu(?:ation|ed|ing)|worth|가치|몸값|估值|評価額|企業価値|市值|bewert|valoris|valora/u,
  leads: /\b(?:led by|leads?|co-led|leading)\b|주도|리드|领投|領投|主導/u,
  talks:
    /\b(?:in (?:early |advanced |late-stage )?talks|talks (?:to|with|for|about)|discuss(?:es|ing)? (?:\w+ ){0,3}(?:round|funding|raise|raising|investment|financing)|nears?|nearing|close to|about to|finaliz|set to raise|in discussions|negotiat|closing in|raising)\b|논의|협의|임박|추진|조율|협상|검토|타진|洽谈|洽談|商谈|谈判|正(?:在)?(?:寻求|进行|洽|与投资)|接近完成|即将完成|協議|交渉/u,
  rumour:
    /\b(?:reportedly|rumou?r(?:s|ed)?|sources? sa(?:y|id)|said to|leak(?:s|ed)?|spotted|plans? to|planning|expected|could|may|might|eyes?|eyeing|seeks?|seeking|considering|weighs?|mulls?|upcoming|soon|coming|next week|hints?|teases?|testing|wants?|looking to)\b|루머|유출|포착|예정|전망|임박|준비|가능성|곧|소문|계획|알려졌다|传|曝|或将|即将|据悉|泄露|据报道|有望|拟|消息称|传闻|知情人士|噂|リーク|予定|近日|近く|見通し|観測|準備中|検討|か[」』]?\s*$/mu,
  release:
    /\b(?:releas(?:es?|ed|ing)|launch(?:es|ed|ing)?|unveil(?:s|ed)?|introduc(?:es|ed|ing)|announc(?:es?|ed|ing)|debuts?|open[- ]?sourc(?:es|ed|ing)|drops?|dropped|rolls? out|ships?|shipped|now available|is here|is out|is live|arrives?|new model|available|presents?|welcome|hello|meet|officially|veröffentlicht|stellt|lance|dévoile|lanza|presenta)\b|출시|공개|발표|선보|오픈소스|탑재|등장|내놨|발매|发布|發布|推出|开源|上线|亮相|公开|公開|発表|リリース|提供(?:を)?開始|登場|お披露目/u,
  weights:
    /\bopen[- ]?(?:weights?|source[ds]?|model)|weights|apache[- ]2|mit license|hugging ?face|오픈\s?소스|오픈\s?웨이트|가중치|허깅페이스|开源|開源|权重|开放权重|オープンソース|オープンウェイト|オープンモデル|\bgguf\b|ollama/u,
  preview:
    /\b(?:preview|beta|early access|limited|waitlist|research preview|experimental|alpha|stealth)\b|프리뷰|베타|미리보기|预览|内测|公测|抢先|测试版|プレビュー|ベータ/u,
  model:
    /\b(?:models?|llms?|vlms?|foundation|multimodal|text-to-\w+|image-to-\w+|reasoning|parameters?|\d+[bm])\b|모델|매개변수|파라미터|模型|参数|模態|多模态|モデル|modell|modèle|modelo/u,
  acquisition:
    /\b(?:acqui(?:res?|red|ring|sition|hire)|buys?|bought|merger|merges?|takeover|to buy)\b|인수|합병|收购|併購|并购|買収/u,
  raisesOther:
    /\brais(?:es?|ed|ing)\b (?:\S{1,20} ){0,5}(?:budgets?|capex|spending|forecasts?|guidance|prices?|outlook|dividends?|rates?|fees?|concerns?|questions?|eyebrows|alarms?|the bar|limits?|wages?|expectations|estimates?|doubts|fears)\b|上调|调高|인상|상향|引き上げ|増額/u,
  ipo: /\b(?:ipo|goes public|going public|listing|listed|nasdaq|nyse|shares?|stock|spac|public offering|bonds?)\b|상장|공모|주가|증시|코스닥|코스피|上市|股价|招股|上場|株価|债券|회사채/u,
  revenue:
    /\b(?:revenue|arr|annualized|profit|earnings|sales|quarter|losses|spend(?:s|ing)?)\b|매출|영업이익|실적|营收|收入|利润|财报|売上/u,
  lawsuit:
    /\b(?:lawsuit|sues?|sued|court|judge|settle(?:s|ment|d)?|copyright|fine[ds]?|antitrust|regulators?)\b|소송|고소|법원|벌금|起诉|诉讼|法院|罚款|訴訟/u,
  capex:
    /\b(?:data[- ]?cent(?:er|re)s?|capex|capital (?:expenditure|spending)|budgets?|spending|gigawatts?|infrastructure deal|contract|chips deal|compute deal|campus|power plant|factory)\b|데이터\s?센터|계약|공장|예산|설비\s?투자|数据中心|合同|采购|预算|资本(?:开支|支出)|データセンター|予算|設備投資/u,
  fund: /\b(?:clos(?:es|ed|ing)|rais(?:es|ed|ing)|launch(?:es|ed)|lands|unveils|debuts|announces) (?:(?:[\w$€£.,’'-]+|zmoney) ){0,5}funds?\b(?![- ]?(?:rais|ing))|\b(?:new|first|second|third|fourth|fifth|sixth|debut|growth|flagship|venture|\w{2,8}th|[ivx]{1,4}|[1-9]) fund\b|\bfund (?:i{1,3}|iv|v|vi|[1-9])\b|\bvc firm|venture (?:firm|capital (?:firm|fund))|limited partners|fund[- ]of[- ]funds|zmoney (?:\w+ ){0,2}fund(?!ing|raise)|펀드(?:를|를\s?새로)?\s?(?:결성|조성|출범|출시|마련)|(?:결성|조성)한 펀드|벤처펀드|모펀드|(?:号|期|投资|创投|母|产业|风险)基金|基金(?:完成|募集|关账|设立|成立)|ファンド(?:を)?(?:組成|設立|立ち上げ)|号ファンド/u,
  grant: /\b(?:grants?|award(?:s|ed)?|government|program(?:me)?|initiative)\b|지원금|정부|국책|补贴|政府|補助/u,
  layoffs:
    /\b(?:lay ?offs?|laid off|job cuts|resigns?|steps down|leaves|hires?|ceo|appoint)\b|해고|감원|사임|영입|채용|裁员|离职|退社|人事/u,
  howto:
    /\b(?:how to|how i|how we|why|what is|guide|tutorial|tips|lessons|best|vs\.?|versus|compar(?:e|ed|ing|ison)|review|explained|opinion|notes on|using|running|build(?:ing)?)\b|방법|가이드|비교|후기|이유|정리|활용|教程|指南|如何|实测|体验|评测|对比|解读|使い方|比較|試し/u,
  benchmark:
    /\b(?:benchmarks?|leaderboard|arena|swe-bench|mmlu|aime|gpqa|score[sd]?|sota|state-of-the-art|outperform\w{0,3}|beats?|surpass\w{0,3}|rank\w{0,3})\b|벤치마크|성능|1위|基准|测评|榜|ベンチマーク|性能/u,
  product:
    /\b(?:apps?|features?|tool|tools|plugin|extension|agent|agents|assistant|browser|platform|subscription|plan|integrat\w{1,6}|chatbot|search|shopping|memory|sdk|cli|api|mcp|library|framework|dataset|skills?|workspace|enterprise|update)\b|앱|기능|도구|에이전트|플랫폼|서비스|통합|功能|应用|智能体|插件|平台|工具|接入|集成|アプリ|機能|エージェント|サービス|プラットフォーム/u,
  price: /\b(?:price|pricing|cheaper|discount|cost|free)\b|가격|요금|무료|인하|价格|降价|免费|涨价|料金|値下げ/u,
  paper:
    /\b(?:paper|arxiv|research|study|method|we propose|we present|technical report|dataset|benchmarking|survey|framework|system card)\b|논문|연구|论文|研究|技术报告|データセット|論文/u,
  chip: /\b(?:gpus?|chips?|tpu|npu|semiconductor|h100|blackwell)\b|반도체|칩|芯片|算力|半導体|チップ/u,
  safety:
    /\b(?:safety|jailbreak\w{0,3}|alignment|risks?|attack\w{0,3}|vulnerab\w{1,9}|security|privacy|bias|hallucinat\w{1,5})\b|안전|보안|공격|위험|취약|安全|漏洞|越狱|风险|セキュリティ|脆弱/u,
  cloud:
    /\b(?:now (?:available )?(?:on|in)|comes? to|bedrock|azure|vertex|foundry|copilot|github|vs ?code|support(?:s|ed)? for|openrouter|lm studio)\b|지원|코파일럿|베드록|支持|登陆|対応/u,
  startup:
    /\b(?:startups?|founders?|founded|unicorn|stealth|y combinator|vc|ventures?|investors?)\b|스타트업|창업|유니콘|투자자|初创|创始人|独角兽|创业|スタートアップ/u,
  tender:
    /\b(?:tender offer|secondary|share sale|employee shares?|stake|convertible|debt|loan|credit)\b|공개매수|구주|지분|대출|老股|回购|股份|贷款|债务|株式/u,
  ended:
    /\b(?:den(?:y|ies|ied)|deprecat\w{1,4}|retire\w{0,3}|shut(?:s|ting)? down|delay(?:s|ed)?|postpon\w{1,3}|cancel\w{0,5}|scrapp?\w{0,3}|withdr[ae]w\w{0,2}|collapse[ds]?|halt\w{0,2})\b|부인|지연|연기|중단|무산|철회|종료|否认|推迟|延期|取消|下线|停止|停用|延期|中止|撤回/u,
  many: /\b(?:roundup|weekly|daily|digest|newsletter|this week|top \d+|the download|recap|last week in)\b|[：:|;；].{0,80}[;；|]|주간|일간|뉴스레터|日报|周报|早报|晚报|まとめ/u,
  question: /[?？]\s*$|^(?:is|are|can|does|do|will|what|who|why|how|when)\b/u,
}

/** Of the cues that may begin with anything (`a ninth fund`): what none of their matches is without. */
export const OPEN_CUES: Readonly<Record<string, RegExp>> = {
  fund: /fund|vc firm|venture|limited partners|펀드|基金|ファンド/u,
}
