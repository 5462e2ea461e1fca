import type { Card, CardSection } from '../../core/card.ts'
import type { Language } from '../../core/workspace.ts'
import { inBrackets } from '../cards/brackets.ts'

/** The id by which the part is found again. The first has the delivery's own. */
export function partId(deliveryId: string, part: number): string {
  return part === 0 ? deliveryId : `${deliveryId}.${part + 1}`
}

/**
 * The card in as few cards as `fits` asks for, in order: each says which part it is, the first has the images, the last the
 * footer and the buttons. Sections are kept whole where they fit, else cut between two lines. A line that fits nowhere is
 * left to the platform, which shortens it.
 */
export function splitCard(whole: Card, fits: (card: Card) => boolean, language: Language): readonly Card[] {
  if (fits(whole)) return [whole]
  const shares: CardSection[][] = [[]]
  const make = (sections: readonly CardSection[], part: number, parts: number): Card =>
    partOf({ ...whole, title: `${whole.title}${inBrackets(`${part + 1}/${parts}`, language)}` }, sections, part, parts)
  const holds = (sections: readonly CardSection[]): boolean => fits(make(sections, shares.length - 1, MOST_PARTS))
  for (const section of whole.sections) {
    if (holds([...last(shares), section])) {
      last(shares).push(section)
      continue
    }
    if (last(shares).length > 0 && fits(make([section], shares.length, MOST_PARTS))) {
      shares.push([section])
      continue
    }
    for (const line of section.lines) {
      const share = last(shares)
      const begun = share.at(-1)
      const isBegun = begun?.heading === section.heading
      const more = { ...section, lines: isBegun ? [...begun.lines, line] : [line] }
      const next = [...(isBegun ? share.slice(0, -1) : share), more]
      if (share.length === 0 || holds(next)) shares[shares.length - 1] = next
      else shares.push([{ ...section, lines: [line] }])
    }
  }
  return shares.map((sections, part) => make(sections, part, shares.length))
}

/** Room for the numbers is reckoned with so many; a week has a few. */
const MOST_PARTS = 99

function partOf(whole: Card, sections: readonly CardSection[], part: number, parts: number): Card {
  const isFirst = part === 0
  const isLast = part === parts - 1
  // Until it is known which one is the last, each has room for what the last one has.
  const hasEnd = isLast || parts === MOST_PARTS
  return {
    ...whole,
    lines: isFirst ? whole.lines : [],
    fields: isFirst ? whole.fields : [],
    sections,
    images: isFirst ? whole.images : [],
    footer: hasEnd ? whole.footer : [],
    buttons: hasEnd ? whole.buttons : [],
    mention: isFirst ? whole.mention : null,
  }
}

function last(shares: readonly CardSection[][]): CardSection[] {
  return shares.at(-1) ?? []
}
