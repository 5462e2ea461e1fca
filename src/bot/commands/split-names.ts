// By a sign, or by `and` and `or` in each of our languages.
const BETWEEN = /\s*[|/&+・·]\s*|\s+(?:and|or|및|또는)\s+|(?:와|과)\s+|\s*(?:と|または|和|与|或)\s*/iu

/**
 * Several names that are joined by something else than a comma, such as `Anthropic and Mistral`. Many a name has an `and`
 * of its own, so it is taken for two only where each of them is known; `null` where not.
 */
export function splitNames(typed: string, isKnown: (name: string) => boolean): readonly string[] | null {
  const names = typed.split(BETWEEN).filter((name) => name !== '')
  return names.length > 1 && names.every(isKnown) ? names : null
}
