/** A text with letters that patterns take for others, words cut off or glued, and capitals. */
export function oddTexts(text: string): readonly string[] {
  return [
    text.toUpperCase(),
    text.replaceAll('s', 'ſ').replaceAll('k', '\u212a').replaceAll('i', 'ı'),
    text.replaceAll(' ', 'ſ'),
    text.replaceAll(' ', '_'),
    text.replaceAll(' ', '\u00a0').replaceAll(/\d/gu, '7'),
    text.slice(0, text.length / 2),
  ]
}
