/** What stands between the commas, whatever the script. */
export function splitList(typed: string): readonly string[] {
  return typed
    .split(/[,、，;；\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
