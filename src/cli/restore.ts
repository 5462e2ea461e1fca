import { restoreDatabase } from '../app/database-files.ts'
import { parseConfig } from '../config.ts'
import { InputError } from '../core/errors.ts'
import { readEnvironment } from './environment.ts'

/** `aiwire restore FILE`: puts a backup in the place of the database. Refused while a bot runs on it. */
export function restore(args: readonly string[]): number {
  const [file, ...more] = args
  if (file === undefined || file.trim() === '' || more.length > 0)
    throw new InputError(['Name one file: aiwire restore FILE'])
  const config = parseConfig(readEnvironment())
  const kept = restoreDatabase(config, file)
  const before = kept === null ? '' : `; what stood there is kept as ${kept}`
  process.stdout.write(
    `The database is the backup ${file} now${before}.\n` +
      'What was posted since it was made may be posted once more. What was set or forgotten since then has to be once more.\n',
  )
  return 0
}
