/** Beginnings of month names without accents, January first: English, French, German, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, Hungarian, Greek, Russian. */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'styc', 'ιαν', 'янв'],
  ['feb', 'fev', 'lut', 'φεβ', 'фев'],
  ['mar', 'mrz', 'mrt', 'maa', 'μαρ', 'мар'],
  ['apr', 'avr', 'abr', 'kwi', 'απρ', 'апр'],
  ['may', 'mai', 'mag', 'maj', 'mei', 'μαι', 'μαϊ', 'май', 'мая', 'маи'],
  ['jun', 'juin', 'giu', 'cze', 'ιουν', 'июн'],
  ['jul', 'juil', 'lug', 'lip', 'ιουλ', 'июл'],
  ['aug', 'aou', 'ago', 'sie', 'αυγ', 'авг'],
  ['sep', 'set', 'wrz', 'szep', 'σεπ', 'сен'],
  ['oct', 'okt', 'ott', 'out', 'paz', 'οκτ', 'окт'],
  ['nov', 'lis', 'νοε', 'ноя'],
  ['dec', 'dez', 'dic', 'des', 'gru', 'δεκ', 'дек'],
]

/** 1 to 12, `null` for another word. */
export function monthOf(word: string): number | null {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/\.$/, '').toLowerCase()
  if (!/^\p{L}{3,12}$/u.test(plain)) return null
  const at = BEGINNINGS.findIndex((names) => names.some((name) => plain.startsWith(name)))
  return at < 0 ? null : at + 1
}
