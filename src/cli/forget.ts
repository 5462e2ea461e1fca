import type { Writable } from 'node:stream'
import { InputError } from '../core/errors.ts'
import { PLATFORMS } from '../core/workspace.ts'
import { counted } from './counted.ts'
import { withQuietApp } from './with-quiet-app.ts'

/** `aiwire forget PLATFORM:ID`: deletes what is kept about a person. Throws InputError. */
export async function forget(args: readonly string[], output: Writable): Promise<number> {
  const [person = '', ...more] = args
  const at = person.indexOf(':')
  const platform = PLATFORMS.find((known) => known === person.slice(0, at))
  const personId = person.slice(at + 1)
  if (platform === undefined || personId === '' || more.length > 0) {
    throw new InputError(['Name one person by platform and id: aiwire forget discord:80351110224678912'])
  }
  const rows = await withQuietApp(({ store }) => store.operations.forgetPerson(platform, personId))
  output.write(
    rows === 0
      ? `Nothing is kept about ${platform}:${personId}. People are known by their ids alone: digits on Discord, and on Slack such as U012AB3CD.\n`
      : `${counted(rows, 'row that named that person was', 'rows that named that person were')} cleared.\n`,
  )
  return 0
}
