import { backupDatabase } from '../app/database-files.ts'
import { parseConfig } from '../config.ts'
import { InputError } from '../core/errors.ts'
import { readEnvironment } from './environment.ts'

/** `aiwire backup FILE`: a checked copy of the database; the bot may go on meanwhile. */
export async function backup(args: readonly string[]): Promise<number> {
  const [file, ...more] = args
  if (file === undefined || file.trim() === '' || more.length > 0)
    throw new InputError(['Name one file: aiwire backup FILE'])
  await backupDatabase(parseConfig(readEnvironment()), file)
  process.stdout.write(`${file} is a whole copy of the database.\n`)
  return 0
}
