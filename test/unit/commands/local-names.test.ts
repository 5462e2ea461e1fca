import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import type { LocalNames } from '../../../src/core/command.ts'

const LANGUAGES = ['ko', 'ja', 'zh'] as const
/** Discord: lower case, letters and digits of any script, `-`, `_`, at most 32. */
const NAME = /^[-_\p{L}\p{N}]{1,32}$/u

type Named = { readonly name: string; readonly localNames?: LocalNames }

function expectNames(named: readonly Named[]): void {
  for (const language of LANGUAGES) {
    const names = named.map(({ name, localNames }) => localNames?.[language] ?? `${name} has none`)
    for (const name of names) {
      expect(name).toMatch(NAME)
      expect(name).toBe(name.toLowerCase())
    }
    expect(new Set(names).size, names.join(', ')).toBe(names.length)
  }
}

describe('names of commands in other languages', () => {
  it('are there for every command, each once', () => {
    expectNames(COMMANDS)
  })

  it.each(COMMANDS)('are there for every option of $name, each once', ({ options }) => {
    expectNames(options)
  })

  it.each(COMMANDS)('are there for every choice of $name', ({ options }) => {
    for (const { choices, choiceNames } of options) expect(Object.keys(choiceNames ?? {})).toEqual([...choices])
  })
})
