/** The `reach` characters of a text before `at`, or as many as there are; `slice` alone would count from the end of the text. */
export function textBefore(text: string, at: number, reach: number): string {
  return text.slice(Math.max(0, at - reach), at)
}
