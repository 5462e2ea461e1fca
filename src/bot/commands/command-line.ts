import type { CommandState } from '../../core/card.ts'

/** A command as it is typed: to be copied and changed. Options without a value are left out. */
export function commandLine({ command, options }: CommandState): string {
  return [`/${command}`, ...Object.entries(options).flatMap(([name, value]) => optionWord(name, value))].join(' ')
}

/** `name:value`, quoted where needed; nothing without a value. */
export function optionWord(name: string, value: string): readonly string[] {
  if (value.trim() === '') return []
  return [`${name}:${/[\s,]|^['\u2018\u2019\u201a]/u.test(value) ? `"${value}"` : value}`]
}
