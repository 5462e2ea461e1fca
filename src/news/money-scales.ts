const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  mn: 1e6,
  mln: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  millones: 1e6,
  millón: 1e6,
  milioni: 1e6,
  milione: 1e6,
  milhões: 1e6,
  milhão: 1e6,
  mi: 1e6,
  mil: 1e3,
  mila: 1e3,
  miljoner: 1e6,
  millioner: 1e6,
  miljoen: 1e6,
  b: 1e9,
  bn: 1e9,
  bln: 1e9,
  billion: 1e9,
  billions: 1e9,
  milliarde: 1e9,
  milliarden: 1e9,
  milliard: 1e9,
  milliards: 1e9,
  mrd: 1e9,
  md: 1e9,
  mds: 1e9,
  mld: 1e9,
  'mil millones': 1e9,
  miliardi: 1e9,
  miliardo: 1e9,
  bilhões: 1e9,
  bilhão: 1e9,
  bi: 1e9,
  'mil milhões': 1e9,
  miljarder: 1e9,
  milliarder: 1e9,
  miljard: 1e9,
  miliar: 1e9,
  t: 1e12,
  tn: 1e12,
  trillion: 1e12,
  crore: 1e7,
  crores: 1e7,
  cr: 1e7,
  lakh: 1e5,
  lakhs: 1e5,
  'lakh crore': 1e12,
  'lakh crores': 1e12,
  'lakhs crore': 1e12,
  'lakhs crores': 1e12,
}

const EAST_SCALES: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  천: 1e3,
  백: 100,
  十万: 1e5,
  百万: 1e6,
  百萬: 1e6,
  백만: 1e6,
  千万: 1e7,
  千萬: 1e7,
  천만: 1e7,
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  亿: 1e8,
  億: 1e8,
  억: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  百億: 1e10,
  千億: 1e11,
  십억: 1e9,
  백억: 1e10,
  천억: 1e11,
  兆: 1e12,
  조: 1e12,
  万亿: 1e12,
}

/** `R$ 800 mil`, `600 mil euros`: a thousand; `$5 mil` is short for something else. */
const THOUSAND = '(?<=(?:r|us)\\$\\s?[\\d.,]{1,8}\\s?)mil|mil(?=\\s(?:de\\s)?(?:reais|euros|dólares|pesos))'

/** The first table in a pattern. */
export const WEST_SCALE =
  'thousand|millionen|(?:mil )?millones|millioner|millions?|milion[ei]|(?:mil )?milhões|milhão|' +
  `${THOUSAND}|mila|[mb]i(?!-)|` +
  'miljo(?:en|ner)|milliarden?|milliarder|milliards?|miliard[io]|miljard(?:er)?|miliar|billions?|bilh(?:ões|ão)|trillion|crores?|lakhs?(?: crores?)?|mrd\\.?|mio\\.?|mds?|mld|mln|bln|mm|mn|bn|tn|cr|[kmbt]'
/** The second, as far as it stands behind figures. */
export const EAST_UNIT = '万亿|[十百千]亿|[百千]億|[십백천]억|[百千十][万萬]|[백천]만|[万萬만亿億억兆조]'

/** By how much the number before it is to be multiplied: a million, `亿`. */
export function scaleOf(word: string | undefined): number {
  if (word === undefined) return 1
  return SCALES[word.toLowerCase().replace('.', '')] ?? EAST_SCALES[word] ?? 1
}
