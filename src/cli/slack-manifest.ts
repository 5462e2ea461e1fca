import { slackManifestText } from '../app/slack-manifest-text.ts'
import { PUBLIC_ADDRESS } from '../config/settings.ts'
import { InputError } from '../core/errors.ts'

/** Prints the manifest from which Slack makes the app: for Socket Mode, or with `--url` for signed HTTP. */
export function slackManifest(args: readonly string[], output: NodeJS.WritableStream): number {
  output.write(slackManifestText(readUrl(args)))
  return 0
}

/** Slack compares addresses letter by letter: it is told what `PUBLIC_URL` makes of the same words. */
function readUrl(args: readonly string[]): string | null {
  if (args.length === 0) return null
  const [name, address = ''] = args
  if (name !== '--url' || args.length !== 2 || URL.parse(address)?.protocol !== 'https:') {
    throw new InputError(['Usage: aiwire slack-manifest [--url https://aiwire.example.org]. Slack takes https alone.'])
  }
  const read = PUBLIC_ADDRESS.safeParse(address)
  if (!read.success) throw new InputError(read.error.issues.map(({ message }) => `--url ${message}.`))
  return read.data
}
