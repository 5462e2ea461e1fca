import type { App, webApi } from '@slack/bolt'
import type { HomePart } from '../../../core/ports/chat-adapter.ts'
import { teamOf } from './answers.ts'
import type { DeskParts } from './desk.ts'
import { toChatError } from './errors.ts'
import { homeView } from './home-view.ts'
import { privateChannelsOf } from './is-member-of.ts'

/** Draws the app's Home tab whenever somebody opens it. */
export function registerHome(app: App, { handlers, clientOf, findPerson, log }: DeskParts): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return
    const teamId = teamOf(context)
    const client = await clientOf(teamId)
    if (client === null) return
    try {
      const { language } = await findPerson(client, teamId, event.user)
      const parts = await handlers.home({
        platform: 'slack',
        workspaceExternalId: teamId,
        personId: event.user,
        language,
      })
      const hidden = await hiddenFrom(client, event.user, parts)
      const shown = parts.filter(({ channelExternalId: id }) => id === null || !hidden.has(id))
      const subscribe = handlers.commands.find(({ name }) => name === 'subscribe') ?? null
      await client.views.publish({
        user_id: event.user,
        view: await homeView(shown, subscribe, language ?? 'en'),
      })
    } catch (error) {
      log.warn('the Home tab could not be drawn on Slack', { code: toChatError(error).platformCode })
    }
  })
}

/** Private channels that the person is not in: what they follow is not for everybody. */
async function hiddenFrom(
  client: webApi.WebClient,
  personId: string,
  parts: readonly HomePart[],
): Promise<ReadonlySet<string>> {
  if (parts.every(({ channelExternalId }) => channelExternalId === null)) return new Set()
  const [ofBot, ofBoth] = await Promise.all([privateChannelsOf(client, null), privateChannelsOf(client, personId)])
  return new Set([...ofBot].filter((id) => !ofBoth.has(id)))
}
