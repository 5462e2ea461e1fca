import { InteractionResponseType, Routes } from 'discord.js'
import { z } from 'zod'
import type { AdapterHandlers, ChatAdapter } from '../../../core/ports/chat-adapter.ts'
import type { Route } from '../../../core/ports/route.ts'
import { parseJson } from '../../../core/parse-json.ts'
import { readCapped } from '../../../core/read-capped.ts'
import { platformId } from '../../../core/workspace.ts'
import { getApplication, type Application } from './application.ts'
import type { DiscordOptions } from './discord-adapter.ts'
import { endpointProblems, INTERACTIONS_PATH } from './endpoint-problems.ts'
import { toChatError } from './errors.ts'
import { createHttpGreeter, parseWebhookEvent, type HttpGreeter } from './greet-over-http.ts'
import { parseInteraction } from './interaction.ts'
import { createAnswerer, type Answerer, type FirstAnswer } from './interactions.ts'
import { inviteLink } from './invite-link.ts'
import { keepsToken } from './keeps-token.ts'
import { INTERACTION_BYTES, REQUEST_TIMEOUT_MS, SERVERS_PAGE } from './limits.ts'
import { closeRest, openRest, watchRefusals } from './open-rest.ts'
import { writesForms } from './writes-forms.ts'
import { pacedRest } from './paced-rest.ts'
import { registerAtStart } from './register-commands.ts'
import { fits } from './render.ts'
import { createSender } from './send.ts'
import { createSendingNotes } from './sending-notes.ts'
import { snowflake } from './snowflake.ts'
import { asStartError } from './start-error.ts'
import { createSignatureCheck } from './verify-signature.ts'

/** Under `PUBLIC_URL`, what goes into Webhook Events, where somebody wants new servers to be greeted at once. */
export const EVENTS_PATH = '/discord/events'

type DiscordHttpOptions = DiscordOptions & {
  /** From General Information of the application: proves that a request is Discord's. */
  readonly publicKey: string
  /** Where Discord reaches our HTTP server, without a slash at its end. */
  readonly publicUrl: string
}

export type DiscordHttpAdapter = ChatAdapter & { readonly routes: readonly Route[] }

const servers = z.array(z.object({ id: snowflake }))

/**
 * Discord by signed HTTP requests, without any connection to the gateway. Nobody tells then that the bot was removed, or
 * that a channel changed: that is learnt from what Discord answers.
 */
export function createDiscordHttpAdapter(options: DiscordHttpOptions): DiscordHttpAdapter {
  const { clock, log, pace, requestsPerSecond } = options
  const timeoutMs = options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS
  const client = openRest(options)
  watchRefusals(client, pace, log)
  const direct = keepsToken(writesForms(client), () => client.setToken(options.token))
  const rest = pace === undefined ? direct : pacedRest(direct, pace)
  const isDiscords = createSignatureCheck(options.publicKey, () => clock.nowMs())
  const stopping = new AbortController()
  let ownId: string | null = null
  let answer: Answerer | null = null
  let greeter: HttpGreeter | null = null

  async function start(handlers: AdapterHandlers): Promise<void> {
    let application: Application
    try {
      application = await getApplication(rest)
      await registerAtStart(rest, application.id, handlers.commands, log)
    } catch (error) {
      throw asStartError(error)
    }
    ownId = application.bot?.id ?? null
    answer = createAnswerer(direct, handlers, clock, log)
    greeter = createHttpGreeter(rest, handlers, log)
    for (const problem of endpointProblems(application, options)) log.error('discord cannot ask us', { problem })
    log.info('discord answers over HTTP', { address: `${options.publicUrl}${INTERACTIONS_PATH}` })
    options.print?.(`Add the bot to a Discord server: ${inviteLink(application.id)}`)
    void tellServers(handlers)
  }

  /** The servers that the bot is in: it may have been added again while nothing ran. */
  async function tellServers(handlers: AdapterHandlers): Promise<void> {
    try {
      let after = '0'
      for (let found = SERVERS_PAGE; found === SERVERS_PAGE && !stopping.signal.aborted;) {
        const query = new URLSearchParams({ after, limit: String(SERVERS_PAGE) })
        const page = await patiently(async () => servers.parse(await rest.get(Routes.userGuilds(), { query })))
        for (const { id } of page) await handlers.workspaceJoined(platformId('discord', id))
        after = page.at(-1)?.id ?? after
        found = page.length
      }
    } catch (error) {
      if (!stopping.signal.aborted) log.warn('discord servers not listed', { problem: toChatError(error).message })
    }
  }

  /** Waits as Discord asks: nobody waits for this. */
  async function patiently<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        const { kind, retryAfterMs } = toChatError(error)
        if (kind !== 'rate-limited' || stopping.signal.aborted) throw error
        await clock.sleep(retryAfterMs ?? 1_000, stopping.signal)
      }
    }
  }

  /** What a request says that Discord signed; else what is answered. */
  async function readSigned(request: Request): Promise<{ readonly said: unknown } | Response> {
    const body = await readCapped(request, INTERACTION_BYTES)
    if (body === null) return plain(413, 'too large')
    if (!isDiscords({ headers: request.headers, body })) return plain(401, 'the signature is wrong')
    return { said: parseJson(new TextDecoder().decode(body)) }
  }

  async function handle(request: Request): Promise<Response> {
    const signed = await readSigned(request)
    if (signed instanceof Response) return signed
    const interaction = parseInteraction(signed.said)
    if (interaction === null) return plain(400, 'this is no interaction that we know')
    if (interaction.type === 1) return Response.json({ type: InteractionResponseType.Pong } satisfies FirstAnswer)
    if (answer === null) return plain(503, 'not now')
    const answering = answer
    return await new Promise<Response>((resolve) => {
      const respond = (_asked: unknown, first: FirstAnswer): Promise<void> => {
        resolve(Response.json(first))
        return Promise.resolve()
      }
      void answering(interaction, respond).then(async () => {
        // Where there was an answer, this comes too late to change it.
        resolve(plain(400, 'there is no answer to this'))
        await greeter?.onAnswered(interaction)
      })
    })
  }

  /** https://docs.discord.com/developers/events/webhook-events#responding-to-events */
  async function hear(request: Request): Promise<Response> {
    const signed = await readSigned(request)
    if (signed instanceof Response) return signed
    const event = parseWebhookEvent(signed.said)
    if (event === null) return plain(400, 'this is no event that we know')
    void greeter?.onEvent(event)
    return new Response(null, { status: 204, headers: { 'content-type': 'application/json' } })
  }

  return {
    platform: 'discord',
    capabilities: { canReconcile: true, requestsPerSecond, requestTimeoutMs: timeoutMs, fits },
    ...createSender(rest, timeoutMs, {
      ownId: () => ownId,
      // Nobody tells what the bot may do: a refused picture goes as words.
      canReadHistory: () => null,
      canAttachFiles: () => true,
      isStopped: () => stopping.signal.aborted,
      ...createSendingNotes(log),
    }),
    start,
    stop() {
      stopping.abort()
      answer = null
      greeter = null
      closeRest(client)
      return Promise.resolve()
    },
    routes: [
      { method: 'POST', path: INTERACTIONS_PATH, handle },
      { method: 'POST', path: EVENTS_PATH, handle: hear },
    ],
  }
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, { status })
}
