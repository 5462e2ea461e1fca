const MARK = /[,、，;；\n]/u

/** What stands between the commas, whatever the script. */
export function splitList(typed: string): readonly string[] {
  return typed
    .split(MARK)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** Whether a comma joins what was typed to the word behind it. */
export function isJoined(before: string, next: string): boolean {
  return MARK.test(before.slice(-1)) || MARK.test(next.slice(0, 1))
}
