import { webApi, type App, type Receiver } from '@slack/bolt'
import type { AdapterHandlers } from '../../../core/ports/chat-adapter.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Log } from '../../../core/ports/log.ts'
import { registerAnswers } from './answers.ts'
import { createDesk } from './desk.ts'
import { registerHome } from './home.ts'
import { registerMembership } from './membership.ts'
import { createPeople } from './people.ts'
import { PromptApp } from './prompt-app.ts'
import { sdkLog } from './sdk-log.ts'
import type { Uploading } from './upload-picture.ts'
import type { Workspaces } from './workspaces.ts'

/** A bolt app that answers people and follows channels, whatever its requests come by. */
export function openBoltApp(
  receiver: Receiver,
  workspaces: Workspaces,
  parts: {
    readonly clientOptions: webApi.WebClientOptions
    readonly handlers: AdapterHandlers
    readonly installUrl: string | null
    readonly uploading: Uploading
    readonly clock: Clock
    readonly log: Log
  },
): App {
  const { clientOptions, handlers, installUrl, uploading, clock, log } = parts
  const app = new PromptApp(
    {
      receiver,
      clientOptions,
      logger: sdkLog(log),
      convoStore: false,
      // Tokens are checked when they are used; without this bolt would ask Slack about each.
      authorize: async (source) => {
        try {
          return await workspaces.authorize(source)
        } catch (error) {
          log.error('whose request of Slack it is could not be looked up', { err: error })
          // Whoever asked is told by the listener, which looks again.
          return { ...(source.teamId !== undefined && { teamId: source.teamId }) }
        }
      },
    },
    clock,
  )
  app.error((error) => {
    log.error('an event of Slack could not be handled', { err: error })
    return Promise.resolve()
  })
  const clientOf = async (teamId: string) => {
    const token = await workspaces.tokenOf(teamId)
    return token === null ? null : new webApi.WebClient(token, clientOptions)
  }
  const deskParts = { handlers, clientOf, findPerson: createPeople(clock, log), installUrl, uploading, clock, log }
  registerAnswers(app, createDesk(deskParts), deskParts)
  registerHome(app, deskParts)
  registerMembership(app, deskParts)
  return app
}

/** Tokens of people are none of ours. */
export function isOfBot(tokens?: { readonly bot?: readonly string[] }): boolean {
  return tokens?.bot === undefined || tokens.bot.length > 0
}
