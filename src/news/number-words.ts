/** Numbers as English, German, French and Spanish texts write them before `million`, in small letters. */
const UNITS: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11 },
  ...{ twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19 },
  ...{
    eine: 1,
    einer: 1,
    zwei: 2,
    drei: 3,
    vier: 4,
    fünf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
  },
  ...{ zwölf: 12, dreizehn: 13, vierzehn: 14, fünfzehn: 15, sechzehn: 16, siebzehn: 17, achtzehn: 18, neunzehn: 19 },
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12 },
  ...{ treize: 13, quatorze: 14, quinze: 15, seize: 16, 'dix-sept': 17, 'dix-huit': 18, 'dix-neuf': 19 },
  ...{
    una: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
    once: 11,
    doce: 12,
  },
  ...{ trece: 13, catorce: 14, quince: 15, dieciséis: 16, diecisiete: 17, dieciocho: 18, diecinueve: 19 },
}
const TENS: Readonly<Record<string, number>> = {
  ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
  ...{ zwanzig: 20, dreißig: 30, vierzig: 40, fünfzig: 50, sechzig: 60, siebzig: 70, achtzig: 80, neunzig: 90 },
  ...{ vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60, 'soixante-dix': 70, 'quatre-vingts': 80 },
  ...{ veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90 },
}
/** Whole numbers of their own, and parts of a million. */
const ALONE: Readonly<Record<string, number>> = {
  ...{
    a: 1,
    ein: 1,
    'a dozen': 12,
    'half a': 0.5,
    half: 0.5,
    'a half': 0.5,
    'a quarter of a': 0.25,
    'a quarter': 0.25,
  },
  ...{ 'three quarters of a': 0.75 },
  ...{ 'eine halbe': 0.5, 'einer halben': 0.5, anderthalb: 1.5, eineinhalb: 1.5, zweieinhalb: 2.5, 'ein dutzend': 12 },
  ...{ hundert: 100, einhundert: 100, zweihundert: 200, dreihundert: 300, fünfhundert: 500 },
  ...{ 'un demi': 0.5, 'une dizaine de': 10, 'une douzaine de': 12, 'une quinzaine de': 15, cent: 100 },
  ...{ 'une vingtaine de': 20, 'une trentaine de': 30, 'une quarantaine de': 40, 'une cinquantaine de': 50 },
  ...{ 'une centaine de': 100, 'deux cents': 200, 'trois cents': 300, 'cinq cents': 500 },
  ...{ medio: 0.5, 'una docena de': 12, 'una decena de': 10, 'una veintena de': 20, 'un centenar de': 100, cien: 100 },
  ...{ veinticinco: 25, veintiún: 21, doscientos: 200, trescientos: 300, quinientos: 500 },
}

function tensAndUnits(): readonly (readonly [string, number])[] {
  const found: (readonly [string, number])[] = []
  for (const [unit, one] of Object.entries(UNITS)) {
    found.push([`${unit} and a half`, one + 0.5], [`quatre-vingt-${unit}`, 80 + one])
    if (one > 10) found.push([`soixante-${unit}`, 60 + one])
  }
  for (const [tens, ten] of Object.entries(TENS)) {
    for (const [unit, one] of Object.entries(UNITS)) {
      if (one > 9) continue
      found.push([`${tens} ${unit}`, ten + one], [`${tens}-${unit}`, ten + one], [`${tens} y ${unit}`, ten + one])
    }
  }
  for (const [word, ten] of Object.entries(TENS).slice(8, 16)) {
    found.push([`einund${word}`, ten + 1])
    for (const [unit, one] of Object.entries(UNITS))
      if (one > 1 && one < 10) found.push([`${unit}und${word}`, ten + one])
  }
  return found
}

const VALUES = new Map<string, number>([
  ...Object.entries(UNITS),
  ...Object.entries(TENS),
  ...tensAndUnits(),
  ...Object.entries(ALONE),
])
/** So many words the longest of them has. */
const MOST_WORDS = 4
const LONGEST = 40
/** `one hundred and `, `two hundred `: what is added to the rest, or all. */
const HUNDREDS = /(?:^|[\s-])(a|one|two|three|four|five|six|seven|eight|nine)[\s-]hundred(?:[\s-]and)?[\s-]?$/u
/** `one or two million` is no sum, and of `two point five` and `deux cent cinquante` the end alone is a wrong one. */
const NO_NUMBER =
  /(?:^|[\s-])(?:few|several|or|and|und|et|y|point|komma|virgule|coma|hundred|thousand|cents?|mil(?:le)?|\p{L}{1,8}(?:cientos|hundert))[\s-]$/u
const WORD_BEFORE = /(?:^|[\s-])(\p{L}+)[\s-]$/u
const ARTICLES: ReadonlySet<string> = new Set(['a', 'ein', 'eine', 'einer', 'un', 'une', 'una'])

/** Whether what stands before a number is a part of it that is not read. */
function goesBack(rest: string): boolean {
  const word = WORD_BEFORE.exec(rest)?.[1] ?? ''
  return NO_NUMBER.test(rest) || (VALUES.has(word) && !ARTICLES.has(word))
}

type NumberInWords = { readonly value: number; readonly length: number }

/** The longest number of the table that ends `text`. */
function listedBefore(text: string): NumberInWords | null {
  let best: NumberInWords | null = null
  let at = text.length
  for (let words = 0; words < MOST_WORDS && at > 0; words += 1) {
    const space = Math.max(text.lastIndexOf(' ', at - 1), text.lastIndexOf('-', at - 1))
    const written = text.slice(space + 1)
    const value = VALUES.get(written) ?? VALUES.get(written.replaceAll('-', ' '))
    if (value !== undefined) best = { value, length: written.length }
    at = space
  }
  return best
}

/** The number in words that ends where `before` does, and how long it is; `null` where there is none. */
export function numberBefore(before: string): NumberInWords | null {
  const text = before.slice(-LONGEST).toLowerCase()
  const bare = text.replace(/[\s-]$/u, '')
  if (bare.length === text.length) return null
  const listed = listedBefore(bare)
  const rest = bare.slice(0, bare.length - (listed?.length ?? 0))
  const [, unit] = HUNDREDS.exec(rest) ?? []
  if (unit !== undefined) {
    const start = rest.search(HUNDREDS)
    const from = rest.startsWith(unit, start) ? start : start + 1
    const hundreds = 100 * (unit === 'a' ? 1 : (UNITS[unit] ?? 0))
    return { value: hundreds + (listed?.value ?? 0), length: text.length - from }
  }
  if (listed === null || goesBack(rest)) return null
  return { value: listed.value, length: text.length - rest.length }
}
