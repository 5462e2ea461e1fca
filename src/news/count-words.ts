/** How a language counts: `units` from one on, `tens` from twenty on, both in order, and what it makes of the two. */
type Counting = {
  readonly units: string
  readonly tens: string
  readonly joined: (ten: string, unit: string) => readonly string[]
  /** Other forms, parts of a million and whole hundreds. */
  readonly others: Readonly<Record<string, number>>
}

const ENGLISH: Counting = {
  units:
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
  joined: (ten, unit) => [`${ten} ${unit}`, `${ten}-${unit}`],
  others: {
    a: 1,
    'a dozen': 12,
    half: 0.5,
    'half a': 0.5,
    'a half': 0.5,
    'a quarter': 0.25,
    'a quarter of a': 0.25,
    'three quarters of a': 0.75,
  },
}
const GERMAN: Counting = {
  units:
    'ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  tens: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  joined: (ten, unit) => [`${unit}und${ten}`],
  others: {
    eine: 1,
    einer: 1,
    'eine halbe': 0.5,
    'einer halben': 0.5,
    anderthalb: 1.5,
    eineinhalb: 1.5,
    zweieinhalb: 2.5,
    'ein dutzend': 12,
    hundert: 100,
    einhundert: 100,
    zweihundert: 200,
    dreihundert: 300,
    fünfhundert: 500,
  },
}
const FRENCH: Counting = {
  units:
    'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf',
  tens: 'vingt trente quarante cinquante soixante soixante-dix quatre-vingts',
  joined: (ten, unit) => [`${ten} ${unit}`, `${ten}-${unit}`],
  others: {
    une: 1,
    'un demi': 0.5,
    'une dizaine de': 10,
    'une douzaine de': 12,
    'une quinzaine de': 15,
    'une vingtaine de': 20,
    'une trentaine de': 30,
    'une quarantaine de': 40,
    'une cinquantaine de': 50,
    'une centaine de': 100,
    cent: 100,
    'deux cents': 200,
    'trois cents': 300,
    'cinq cents': 500,
  },
}
const SPANISH: Counting = {
  units:
    'un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
  tens: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  joined: (ten, unit) => [`${ten} y ${unit}`],
  others: {
    una: 1,
    medio: 0.5,
    'una decena de': 10,
    'una docena de': 12,
    'una veintena de': 20,
    veintiún: 21,
    veinticinco: 25,
    cien: 100,
    'un centenar de': 100,
    doscientos: 200,
    trescientos: 300,
    quinientos: 500,
    mil: 1000,
    'dos mil': 2000,
    'tres mil': 3000,
    'cinco mil': 5000,
    'diez mil': 10_000,
  },
}
const ITALIAN: Counting = {
  units:
    'un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
  tens: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
  joined: (ten, unit) => [`${ten}${unit}`],
  others: { mezzo: 0.5, 'una decina di': 10, 'una ventina di': 20, cento: 100, duecento: 200, cinquecento: 500 },
}
const PORTUGUESE: Counting = {
  units:
    'um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove',
  tens: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  joined: (ten, unit) => [`${ten} e ${unit}`],
  others: { meio: 0.5, catorze: 14, 'uma dezena de': 10, cem: 100, duzentos: 200, quinhentos: 500, 'dois mil': 2000 },
}

function wordsOf({ units, tens, joined, others }: Counting): readonly (readonly [string, number])[] {
  const ones = units.split(' ').map((word, at) => [word, at + 1] as const)
  const twenties = tens.split(' ').map((word, at) => [word, 10 * (at + 2)] as const)
  const both = twenties.flatMap(([ten, tenth]) =>
    ones.slice(0, 9).flatMap(([unit, one]) => joined(ten, unit).map((word) => [word, tenth + one] as const)),
  )
  return [...ones, ...twenties, ...both, ...Object.entries(others)]
}

/** `four and a half`, `soixante-quinze`, `quatre-vingt-dix`: what one language alone does. */
function ofItsOwn(): readonly (readonly [string, number])[] {
  const halves = ENGLISH.units.split(' ').map((unit, at) => [`${unit} and a half`, at + 1.5] as const)
  const scores = FRENCH.units.split(' ').map((unit, at) => [`quatre-vingt-${unit}`, 81 + at] as const)
  const seventies = FRENCH.units
    .split(' ')
    .slice(10)
    .map((unit, at) => [`soixante-${unit}`, 71 + at] as const)
  return [...halves, ...scores, ...seventies]
}

/** Numbers as English, German, French, Spanish, Italian and Portuguese texts write them before `million`, in small letters. */
export const COUNT_WORDS: ReadonlyMap<string, number> = new Map([
  ...[ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE].flatMap(wordsOf),
  ...ofItsOwn(),
])
