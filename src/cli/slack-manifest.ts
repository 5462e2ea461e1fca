import { slackManifestText } from '../app/slack-manifest-text.ts'
import { InputError } from '../core/errors.ts'

/** Prints the manifest from which Slack makes the app: for Socket Mode, or with `--url` for signed HTTP. */
export function slackManifest(args: readonly string[], output: NodeJS.WritableStream): number {
  output.write(slackManifestText(readUrl(args)))
  return 0
}

function readUrl(args: readonly string[]): string | null {
  if (args.length === 0) return null
  const [name, address = ''] = args
  const url = URL.parse(address)
  if (name !== '--url' || args.length !== 2 || url?.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw new InputError(['Usage: aiwire slack-manifest [--url https://aiwire.example.org]. Slack takes https alone.'])
  }
  return url.href.replace(/\/$/u, '')
}
