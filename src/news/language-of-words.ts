import { fnv, START, withUnit } from './linear/hash-feature.ts'

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

/** A word with how much it speaks for each language, by its place among `LANGUAGES`. */
type KnownWord = {
  readonly word: string
  readonly weights: readonly { readonly language: number; readonly weight: number }[]
}

/** By their hash, with which a text is walked unit by unit: hardly one of its words is known. */
function knownWords(): ReadonlyMap<number, KnownWord> {
  const known = new Map<number, KnownWord>()
  Object.values(WORDS).forEach(({ little, news }, language) => {
    for (const [words, weight] of [
      [little, 1],
      [news, 2],
    ] as const) {
      for (const word of words.split(' ').filter((one) => one !== '')) {
        const before = known.get(fnv(word))
        if (before !== undefined && before.word !== word) throw new Error(`${word} and ${before.word} have one hash`)
        known.set(fnv(word), { word, weights: [...(before?.weights ?? []), { language, weight }] })
      }
    }
  })
  return known
}

const KNOWN = knownWords()
/** Languages whose news is read by forms of their own. */
const READ: ReadonlySet<string> = new Set(['de', 'fr', 'es', 'pt', 'it', 'nl'])
const REACH = 400
/** Less is no more than a name or a quotation. */
const LEAST = 2
/** How much more than English there has to be of it. */
const TIMES_ENGLISH = 2

const LETTER = /\p{L}/u
/** The letters of `o3`, `GPT-4o` and `e-commerce` are no words. */
const JOINS_LETTER = /[\d-]/u
const APOSTROPHE = "'".charCodeAt(0)

/** Whether a UTF-16 unit of a text in small letters is a letter. Asked of each of them: few are beyond ASCII. */
function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit > 0x7f && LETTER.test(String.fromCharCode(unit)))
}

/** Whether the letters from `start` to `end` are the word; one that is joined to a name by what is beside it is none. */
function isWord(word: string, text: string, start: number, end: number): boolean {
  const isJoined = JOINS_LETTER.test(text.charAt(start - 1)) || JOINS_LETTER.test(text.charAt(end))
  return text.slice(start, word.endsWith("'") ? end + 1 : end) === word && !(end - start === 1 && isJoined)
}

/** The known words of a text in small letters, each once. `d'` of `d'euros` is a word, and all of `I'd` but the `d`. */
function knownWordsOf(lower: string): ReadonlySet<KnownWord> {
  const found = new Set<KnownWord>()
  let start = 0
  let hash = START
  for (let at = 0; at <= lower.length; at += 1) {
    const unit = at < lower.length ? lower.charCodeAt(at) : 0
    if (isLetter(unit)) {
      hash = withUnit(hash, unit)
      continue
    }
    const known = at > start ? KNOWN.get(unit === APOSTROPHE ? withUnit(hash, unit) : hash) : undefined
    if (known !== undefined && isWord(known.word, lower, start, at)) found.add(known)
    start = at + 1
    hash = START
  }
  return found
}

/** Which of German, French, Spanish, Portuguese, Italian and Dutch a text in Latin letters is written in, by its words; `null` where they do not tell, or are English. */
export function languageOfWords(text: string): string | null {
  const scores = LANGUAGES.map(() => 0)
  for (const { weights } of knownWordsOf(text.slice(0, REACH).toLowerCase().replaceAll('’', "'")))
    for (const { language, weight } of weights) scores[language] = (scores[language] ?? 0) + weight
  const [score = 0, next = 0] = scores.toSorted((one, other) => other - one)
  const isClear = score >= LEAST && score > next && score > TIMES_ENGLISH * (scores[ENGLISH] ?? 0)
  const best = isClear ? LANGUAGES[scores.indexOf(score)] : undefined
  return best !== undefined && READ.has(best) ? best : null
}
