/** What a text has that says of anybody that they take part, in Latin letters and in others; most have nothing of it. */
export const TAKES_PART =
  /particip|back|support|invest|join|alongside|from|auprès|\bvon\b|parte de|took part|among|beteilig|Geldgeber|Kapitalgeber|gemeinsam|côtés|apoyo|inversor|fondos/iu
export const TAKES_PART_EAST = /참여|투자|베팅|백킹|로부터|から|跟投|参投|参与|参加|出資|引受|投资/u
/** Where a list of those begins who take part. */
export const OPENS =
  /\b(?:with (?:the )?(?:participation|investments?) (?:from|of|by)|participation (?:from|of|by)|(?:(?:other|new|existing|key) )?(?:backers?|investors?|participants?) (?:in (?:[\w$.]{1,10} ){0,4}round )?(?:includ(?:es|ed|ing|e)|such as|like)|from investors|other investors|new investors|existing (?:investors|backers)|also (?:participating|invest(?:ed|ing)) (?:were|are)?|co-investors?|(?:mit|unter|bei) Beteiligung von|[Bb]eteiligt (?:sind|waren|haben) (?:sich )?(?:auch |zudem |außerdem |unter anderem )?|(?:Investoren|Geldgebern?|Kapitalgebern?) wie|avec la participation (?:de |d['’]|du )|aux côtés (?:de |d['’]|du )|con (?:la )?participación (?:de|del)|con el apoyo de|(?:inversores|fondos) como)/giu
/** The same where only a round can be meant: somebody joins a team, and works alongside others. */
export const OPENS_AFTER_ROUND = /\b(?:joined by|alongside|gemeinsam mit)/giu
/** The same where a sum may be meant, too. */
export const OPENS_AFTER_SUM = /\b(?:backed by|with (?:the )?(?:backing|support) (?:from|of|by))/giu
export const SUM_BEFORE = /(?:\bvaluation\b|[$€£]\d)[^.;]{0,90}$|^$/iu
export const ROUND_BEFORE =
  /(?:\b(?:rounds?|funding|financing|series|seed|deal|investments?|invested|rais\w{1,3}|led|leads|Finanzierung\w*|\w{0,12}runde)\b)[^.;]{0,90}$/iu
/** Where such a list ends with what they did. */
export const CLOSES =
  /\b(?:(?:also )?(?:participated|joined(?! by| as\b| the (?:company|team|board|firm|start-?up))|invested|took part|are investing|participating|joining)\b|(?:to )?join(?:s|ed)? (?:the |its |this )?(?:[\w$.]{1,10} )?(?:funding|round)|among (?:the |its |other )?(?:investors|backers|participants)|(?:sich )?(?:ebenfalls |auch )?beteilig(?:t|te|ten)\b|(?:ont |han )?(?:également |también )?(?:particip[éeaó]\p{L}{0,5}))/giu
/** `에` before it says what they take part in, and names of one list stand before `등이 참여`. */
export const EASTERN_CLOSES =
  /(?:(?:이|가|도)\s?(?:(?:(?:신규|전략적|재무적)\s?)?투자자(?:\([A-Z]{2}\))?로 |신규로 |새로 |공동으로 |함께 |각각 )?(?:후속\s?투자(?:했|에\s)|참여(?!\s?중|(?:하는|한|할)\s(?:\S{1,8}\s)?(?:실증|사업|프로젝트|컨소시엄|행사|연구|협의체|과제|개발))|투자에 나|베팅|공동\s?투자)|\s(?:참여|베팅)(?=했|하기|하며|하고|해|로)|\s백킹|(?:으로|로)부터(?=[^.。]{0,40}(?:투자|유치|조달|자금|출자))|에서(?=\s[^.。…]{0,24}?(?:투자|자금)\s?(?:를\s|을\s)?(?:유치|조달))|から(?=[^.。、]{0,20}?(?:調達|資金))|(?<=获(?:得)?[^，。；\d]{2,16})(?:战略)?投资(?=$|[，。；,])|跟投|参投|参与(?:了)?(?:本轮|此轮|投资|投資)|が参加|が出資|も参加|も出資|からの出資|(?:を引受先と))/gu
/** A list of those who take part that nothing but a comma or `等` ends. */
export const CHINESE_LIST = /(?:投资方|投资机构|参投方|跟投方)(?:包括|为|有|还有)(?=[^。；，]{2,80})/gu
/** `Acme raises $30M from`: only with a word for raising before it is what follows an investor. */
export const FROM =
  /(?:[$€£₹]\s?\d[\d.,]*\s?(?:[kmb]n?|million|billion|crore)?\+?|\b(?:million|billion|[Mm]illions?|funding|financing|investments?|capital|round|seed|series [a-k]|backing|sum|amount|euros?|d[’']euros|each|more))\b\*?[ ](?:(?:in|of|new|fresh|growth|total|seed|debt|equity|series [a-k]|funding|financing|capital|money|round) ){0,4}(?:from(?: the likes of)?|auprès (?:de |d['’]|du )|von|de parte de) ?/giu
export const RAISES =
  /\b(?:(?:emerg(?:es|ed)|debut(?:s|ed)?|launch(?:es|ed)) [^.;:]{0,40}\bwith|rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|land(?:s|ed|ing)?|nab(?:s|bed)?|clos(?:e|es|ed|ing)|grab(?:s|bed)?|scor(?:e|es|ed)|snag(?:s|ged)?|bag(?:s|ged)?|adds|gets?|got|receiv(?:e|es|ed|ing)|attract(?:s|ed|ing)?|pull(?:s|ed)? in|haul(?:s|ed)? in|takes?|took|collect(?:s|ed)?|nets?|netted|obtain(?:s|ed)?|lock(?:s|ed)? (?:in|up)|pick(?:s|ed)? up|consists? of|lève(?:nt)?|levé|boucle|sammelt|erhält|holt|sichert)(?!\p{L})[^.;:]{0,70}$/iu
/** All that was ever raised is not this round. */
export const TO_DATE = /\b(?:to date|so far|in total|has already|had|previously|it['’]d)\b[^.;:]{0,70}$/iu
/** Only near one of these does somebody take part in a round. */
export const EASTERN_ROUND =
  /투자|라운드|펀딩|시리즈|유치|조달|자금|融|投|轮|輪|調達|出資|資金|増資|リード|밸류|[$€]\d/u
/** What is paid for, behind the name of who pays. */
export const NO_INVESTMENT = /^ (?:contracts?|customers?|clients?|sales|revenue|orders?|deals? with)\b/iu
