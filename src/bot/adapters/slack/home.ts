import type { App } from '@slack/bolt'
import type { HomePart } from '../../../core/ports/chat-adapter.ts'
import { teamOf } from './answers.ts'
import type { DeskParts } from './desk.ts'
import { toChatError } from './errors.ts'
import { homeView } from './home-view.ts'
import { channelsOfPerson, publicChannelsOfBot, type InWorkspace } from './is-member-of.ts'
import type { Person } from './people.ts'

/** Draws the app's Home tab whenever somebody opens it. */
export function registerHome(app: App, { handlers, clientOf, findPerson, log }: DeskParts): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return
    const teamId = teamOf(context)
    const client = await clientOf(teamId)
    if (client === null) return
    try {
      const person = await findPerson(client, teamId, event.user, 'rights')
      const { language } = person
      const parts = await handlers.home({
        platform: 'slack',
        workspaceExternalId: teamId,
        personId: event.user,
        language,
      })
      const shown = await shownTo(person, { client, teamId }, event.user, parts)
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

/** Only channels of which it is known that the person may see them: a list that ends too early hides, and never shows. */
async function shownTo(
  { isGuest }: Person,
  place: InWorkspace,
  personId: string,
  parts: readonly HomePart[],
): Promise<readonly HomePart[]> {
  if (parts.every(({ channelExternalId }) => channelExternalId === null)) return parts
  const [own, open] = await Promise.all([
    channelsOfPerson(place, personId),
    // Guests see the channels that they are in, and no others.
    isGuest ? new Set<string>() : publicChannelsOfBot(place),
  ])
  // Of direct messages, there are only the person's own here.
  const isSeen = (id: string) => id.startsWith('D') || own.has(id) || open.has(id)
  return parts.filter(({ channelExternalId: id }) => id === null || isSeen(id))
}
