import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { InputError } from '../core/errors.ts'

const FILE = '.env'

/**
 * The process environment, with what a `.env` file in the working folder adds. What is set already wins. Throws InputError
 * where the file is there and cannot be read.
 */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  for (const [name, value] of Object.entries(parseEnv(readText()))) process.env[name] ??= value
  return process.env
}

function readText(): string {
  try {
    return decode(readFileSync(FILE))
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    if ('code' in cause && cause.code === 'ENOENT') return ''
    // Docker makes a folder of a file that it is to mount and that is not there.
    throw new InputError([
      `${FILE} cannot be read (${cause.message}). Make it a file that AI Wire may read, or take it away.`,
    ])
  }
}

/** Windows writes text as UTF-16, or with a mark that would become a part of the first name. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
