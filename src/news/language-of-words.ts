/** Little words of each language, and words of its news that no other has and that count twice; `da` stands for Scandinavia, whose news is not read. */
const WORDS: Readonly<Record<string, { readonly little: string; readonly news: string }>> = {
  en: {
    little:
      'the of and to for with from by is are its as that after has have will into an at on it this their says how why new over more was be not but they can or if so what you i we he she do no a millions',
    news: '',
  },
  de: {
    little:
      'der die das und mit für von ein eine einen einem einer ist sich auf dem den im zum zur bei nach über wird werden auch aus hat in an will',
    news: 'sammelt erhält veröffentlicht millionen milliarden finanzierungsrunde sichert investoren verfügbar',
  },
  fr: {
    little:
      "le la les des une un est pour dans avec sur du au aux par et qui son sa ses de d' l' qu' s' n' en se plus à",
    news: 'lève lèvent dévoile présente levée milliards publie auprès millions',
  },
  es: {
    little: 'el la los las una un para con del por y que su sus en se más como al de es ya',
    news: 'lanza levanta recauda millones millón ronda financiación abierto',
  },
  pt: {
    little: 'o os um uma para com da dos das na em por ao são mais seu sua não e que de se já é',
    news: 'lança apresenta milhões bilhões bilhão rodada levanta aporte captação disponibiliza disponível aberto',
  },
  it: {
    little:
      "il la gli le di un una per con del della dei nel che da è ed sono suo sua e lo alla si dal l' dell' all' un'",
    news: 'lancia raccoglie rilascia svela milioni miliardi miliardo dollari',
  },
  nl: {
    little: 'de het een van voor met op zijn niet naar bij en in is aan door',
    news: 'miljoen miljard haalt investeringsronde',
  },
  da: { little: 'og at som til af av på är med ett och den der det for en i er fra ny', news: 'millioner miljoner' },
}

const LANGUAGES = Object.keys(WORDS)
const ENGLISH = LANGUAGES.indexOf('en')

/** How much a word speaks for a language, by its place among `LANGUAGES`. */
type Weight = { readonly language: number; readonly weight: number }

function weightsOf(): ReadonlyMap<string, readonly Weight[]> {
  const weights = new Map<string, Weight[]>()
  Object.values(WORDS).forEach(({ little, news }, language) => {
    for (const [words, weight] of [
      [little, 1],
      [news, 2],
    ] as const) {
      for (const word of words.split(' ').filter((one) => one !== ''))
        weights.set(word, [...(weights.get(word) ?? []), { language, weight }])
    }
  })
  return weights
}

const WEIGHTS = weightsOf()
/** Languages whose news is read by forms of their own. */
const READ: ReadonlySet<string> = new Set(['de', 'fr', 'es', 'pt', 'it', 'nl'])
/** `d’` of `d’euros`, and all of `I’d` but the `d`; the letters of `o3`, `GPT-4o` and `e-commerce` are no words. */
const WORD = /(?<![\d-])\p{L}(?![\p{L}\d-])'?|\p{L}{2,}'?/gu
const REACH = 400
/** Less is no more than a name or a quotation. */
const LEAST = 2
/** How much more than English there has to be of it. */
const TIMES_ENGLISH = 2

/** Which of German, French, Spanish, Portuguese, Italian and Dutch a text in Latin letters is written in, by its words; `null` where they do not tell, or are English. */
export function languageOfWords(text: string): string | null {
  const scores = LANGUAGES.map(() => 0)
  const counted = new Set<readonly Weight[]>()
  const words = text.slice(0, REACH).toLowerCase().replaceAll('’', "'").match(WORD) ?? []
  for (const word of words) {
    const weights = WEIGHTS.get(word)
    if (weights === undefined || counted.has(weights)) continue
    counted.add(weights)
    for (const { language, weight } of weights) scores[language] = (scores[language] ?? 0) + weight
  }
  const [score = 0, next = 0] = scores.toSorted((one, other) => other - one)
  const isClear = score >= LEAST && score > next && score > TIMES_ENGLISH * (scores[ENGLISH] ?? 0)
  const best = isClear ? LANGUAGES[scores.indexOf(score)] : undefined
  return best !== undefined && READ.has(best) ? best : null
}
