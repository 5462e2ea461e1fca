import type { Command } from '../../../core/command.ts'

export type TypedCommand = { readonly command: string; readonly options: Readonly<Record<string, string>> }

/**
 * Reads a typed command: `/funding company:Temporal min_amount:"100M"`, or plain words, which fill the options in their
 * order; the last one takes the rest. Returns `null` for a blank line.
 */
export function parseLine(line: string, commands: readonly Command[]): TypedCommand | null {
  const [head, ...rest] = line.trim().split(/\s+/u)
  if (head === undefined || head === '') return null
  const name = head.replace(/^\//u, '')
  const definition = commands.find((command) => command.name === name)
  const options: Record<string, string> = {}
  const words: string[] = []
  for (const [, key, quoted, bare, word] of rest
    .join(' ')
    .matchAll(/([a-z_]{1,32}):(?:"([^"]*)"|([^\s"/][^\s]*))|(\S+)/gu)) {
    if (key !== undefined) options[key] = quoted ?? bare ?? ''
    else if (word !== undefined) words.push(word)
  }
  const open = (definition?.options ?? []).filter((option) => options[option.name] === undefined)
  const last = Math.min(open.length, words.length) - 1
  for (const [at, option] of open.slice(0, last + 1).entries()) {
    options[option.name] = at === last ? words.slice(at).join(' ') : (words[at] ?? '')
  }
  return { command: name, options }
}
