/** What was typed, without case, width of letters and space around it: as words are compared. */
export function plainWord(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
