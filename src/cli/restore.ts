import { restoreDatabase } from '../app/database-files.ts'
import { parseConfig } from '../config.ts'
import { InputError } from '../core/errors.ts'
import { readEnvironment } from './environment.ts'

/** `aiwire restore FILE`: puts a backup in the place of the database. Refused while a bot runs on it. */
export async function restore(args: readonly string[]): Promise<number> {
  const [file, ...more] = args
  if (file === undefined || more.length > 0) throw new InputError(['Name one file: aiwire restore FILE'])
  const config = parseConfig(readEnvironment())
  await restoreDatabase(config, file)
  process.stdout.write(`The database is the backup ${file} now; what stood there is kept as .before-restore.\n`)
  return 0
}
