import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { ROUNDUP_FORMATS } from '../app/write-roundup.ts'
import { InputError } from '../core/errors.ts'
import { errorWords } from '../core/error-words.ts'
import { LANGUAGES } from '../core/workspace.ts'
import { withQuietApp } from './with-quiet-app.ts'

const HINT = 'Write roundup --week 2026-W07 --format md.'

/** `aiwire roundup`: a week as everybody may see it, for e-mail, blogs and programs. Throws InputError. */
export async function roundup(args: readonly string[], output: Writable): Promise<number> {
  const { week, format, language } = readOptions(args)
  return await withQuietApp(async (app) => {
    output.write(await app.writeRoundup({ week, format, language }))
    return 0
  })
}

function readOptions(args: readonly string[]) {
  const { week, format, language } = parse(args)
  return {
    week: week ?? null,
    format: oneOf('--format', ROUNDUP_FORMATS, format),
    language: oneOf('--language', LANGUAGES, language),
  }
}

function parse(args: readonly string[]) {
  try {
    const options = {
      week: { type: 'string' },
      format: { type: 'string', default: 'md' },
      language: { type: 'string', default: 'en' },
    } as const
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new InputError([`roundup: ${errorWords(error)}. ${HINT}`])
  }
}

function oneOf<T extends string>(option: string, known: readonly T[], typed: string): T {
  const found = known.find((one) => one === typed)
  if (found === undefined) throw new InputError([`${option}: "${typed}" is none of ${known.join(', ')}. ${HINT}`])
  return found
}
