import { siftedText } from '../../patterns/sifted-text.ts'

/** How far a company has come by its rounds; `Pre-A` comes before A. */
const STAGES: readonly (readonly [RegExp, (letter: string) => number])[] = [
  [/^(?:pre-?seed|프리\s?시드|プレシード|种子前)/iu, () => 0],
  [/^(?:seed|angel|시드|シード|种子|天使)/iu, () => 1],
  [
    /^(?:pre-?(?:series[- ]?)?|프리\s?(?:시리즈\s?)?|プレ(?:シリーズ)?)([a-h])/iu,
    (letter) => stageOfLetter(letter) - 0.5,
  ],
  [/^(?:series[- ]|시리즈\s?|シリーズ)?([a-k])/iu, stageOfLetter],
]

function stageOfLetter(letter: string): number {
  return 2 + letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)
}

/** A round by its name; a letter alone is one only before 轮. */
const ROUND =
  '(?:pre-?seed|(?:pre-?)?series[- ][a-k](?![a-z])|seed(?= (?:round|funding|financing|investment|extension|with|to|and)|[,.;]|$)|(?:pre-?)?[a-k]\\d?\\+{0,2}轮|(?:种子|天使)\\+?轮|(?:프리\\s?)?시리즈\\s?[a-k](?![a-z])|프리\\s?[a-e](?![a-z])|(?:프리\\s?)?시드|(?:プレ)?シリーズ[a-k](?![a-z])|(?:プレ)?シード)'
/** `$15M Series A`, `15 million in Series A`, `1亿元A轮`, `50억원 규모 시리즈A`, `5億円のシリーズA`: the round whose sum it is. */
const BEHIND = new RegExp(`^(?: (?:in (?:an? |its )?)?|의?\\s?(?:규모(?:의|로)?\\s)?|の|级|规模)?(${ROUND})`, 'iu')
const ANYWHERE = new RegExp(`(?<![a-z\\d])${ROUND}`, 'giu')
const REACH = 32

function stageOf(round: string): number | null {
  for (const [pattern, stage] of STAGES) {
    const found = pattern.exec(round)
    if (found !== null) return stage(found[1] ?? '')
  }
  return null
}

/** The stage of the round that a sum which ends at `end` of a text is said to be; `null` where none is said right behind it. */
export function stageBehind(text: string, end: number): number | null {
  const round = siftedText(text)
    .part(end, end + REACH)
    .first(BEHIND)?.[1]
  return round === undefined ? null : stageOf(round)
}

/** The stage of the round that a headline names; `null` where it names none, or several, of which one may be to come. */
export function stageNamed(title: string): number | null {
  const [stage, ...others] = new Set((title.match(ANYWHERE) ?? []).flatMap((round) => stageOf(round) ?? []))
  return stage === undefined || others.length > 0 ? null : stage
}
