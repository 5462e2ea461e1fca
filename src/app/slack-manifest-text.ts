import { slackManifest } from '../bot/adapters/slack/manifest.ts'
import { COMMANDS } from '../bot/commands/definitions.ts'

/** What Slack makes the app from, as JSON; `publicUrl` null: for Socket Mode. */
export function slackManifestText(publicUrl: string | null): string {
  return `${JSON.stringify(slackManifest(COMMANDS, publicUrl), null, 2)}\n`
}
