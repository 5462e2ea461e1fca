import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Card, CommandState } from '../core/card.ts'
import { LOOPBACK } from '../core/loopback.ts'
import { isRecord, parseJson } from '../core/parse-json.ts'
import type { UploadedPicture } from '../core/ports/chat-adapter.ts'
import type { Route } from '../core/ports/route.ts'
import { readCapped } from '../core/read-capped.ts'
import { LANGUAGES, type Language } from '../core/workspace.ts'
import { LOCALE } from '../bot/cards/locale.ts'
import { drawDiscord, drawDiscordQuote, type DiscordShown } from './draw-discord.ts'
import { drawDiscordForm, drawSlackView, type DiscordFormShown, type SlackViewShown } from './draw-form.ts'
import type { MessageOptions } from './draw-picture.ts'
import { drawSlack, drawSlackQuote, type SlackShown } from './draw-slack.ts'
import { previewPage } from './preview-page.ts'

/** A message of the previewed channel. */
type PreviewedMessage = {
  readonly ref: string
  readonly threadOf: string | null
  /** A reply that is to be seen in the channel, too. */
  readonly isForAll: boolean
  readonly deliveryId: string
  readonly card: Card
  readonly language: Language
  readonly pictures: readonly UploadedPicture[]
}

/** What the page shows and asks. */
export type PreviewSource = {
  readonly messages: () => readonly PreviewedMessage[]
  /** Calls back at every new or changed message, until the returned function is called. */
  readonly onChange: (listener: (message: PreviewedMessage) => void) => () => void
  /** Runs a typed line; `null` for a blank one. */
  readonly type: (line: string, language: Language) => Promise<Answered | null>
  /** Runs what rides in a button. */
  readonly press: (run: CommandState, language: Language) => Promise<Answered>
  /** What people see beside messages and answers. */
  readonly scene: (name: SceneName, language: Language) => Promise<Scene>
  readonly complete: (
    line: string,
    language: Language,
  ) => Promise<readonly { readonly label: string; readonly line: string }[]>
  readonly nowMs: () => number
}

const SCENE_NAMES = ['greeting', 'forms', 'home'] as const
export type SceneName = (typeof SCENE_NAMES)[number]

/** `null` where the platform has no such thing. */
export type Scene = {
  readonly discord:
    | { readonly kind: 'message'; readonly shown: DiscordShown }
    | { readonly kind: 'form'; readonly shown: DiscordFormShown }
    | null
  readonly slack:
    | { readonly kind: 'message'; readonly shown: SlackShown }
    | { readonly kind: 'view'; readonly shown: SlackViewShown }
    | null
}

export type Answered = {
  readonly command: string
  readonly card: Card
  readonly pictures: readonly UploadedPicture[]
}

/** The very payloads that the platforms would get, and how a press of their buttons is read. */
export type Platforms = {
  readonly discord: {
    /** `message` is `null` for an answer. */
    readonly render: (
      card: Card,
      message: PreviewedMessage | null,
      pictures: readonly UploadedPicture[],
    ) => DiscordShown
    readonly decode: (id: string) => CommandState | null
  }
  readonly slack: {
    readonly render: (card: Card, command: string | null, pictures: readonly UploadedPicture[]) => SlackShown
    readonly decode: (id: string) => CommandState | null
  }
}

// Text of feeds cannot run here: no script but our own file, no style but our own sheet, and nothing from elsewhere.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#5865f2"/><path d="M4 11h8M4 8h8M4 5h5" stroke="#fff" stroke-width="1.6"/></svg>'
const PICTURES = '/preview/pictures'
const MOST_MESSAGES = 200
const MOST_ANSWERS = 30
const LONGEST_BODY_BYTES = 10_000

/** The preview page: a channel as Discord and as Slack would show it, side by side. For loopback only. */
export function previewRoutes(source: PreviewSource, platforms: Platforms): readonly Route[] {
  const optionsOf = (language: Language) => ({ nowMs: source.nowMs(), locale: LOCALE[language] })
  /** Of the newest answers, by a name of their own. */
  const answered = new Map<string, readonly UploadedPicture[]>()
  let answers = 0
  const drawMessage = (message: PreviewedMessage) => {
    const { ref, threadOf, isForAll, card, language } = message
    const options = { ...optionsOf(language), pictures: placesOf(ref, message.pictures) }
    const onDiscord = platforms.discord.render(card, message, message.pictures)
    const onSlack = platforms.slack.render(card, null, message.pictures)
    return {
      ref,
      threadOf,
      isForAll,
      discord: drawDiscord(onDiscord, options),
      slack: drawSlack(onSlack, options),
      quotes: { discord: drawDiscordQuote(onDiscord, options), slack: drawSlackQuote(onSlack, options) },
    }
  }
  const drawAnswer = ({ command, card, pictures }: Answered, language: Language) => {
    const ref = `answer-${answers++}`
    answered.set(ref, pictures)
    answered.delete(`answer-${answers - MOST_ANSWERS}`)
    const options = { ...optionsOf(language), pictures: placesOf(ref, pictures) }
    return {
      command,
      isPrivate: card.isPrivate,
      discord: drawDiscord(platforms.discord.render(card, null, pictures), options),
      slack: drawSlack(platforms.slack.render(card, command, pictures), options),
    }
  }

  const drawScene = ({ discord, slack }: Scene, language: Language) => {
    const options = { ...optionsOf(language), pictures: new Map() }
    return {
      discord:
        discord === null
          ? ''
          : discord.kind === 'form'
            ? drawDiscordForm(discord.shown)
            : drawDiscord(discord.shown, options),
      slack:
        slack === null
          ? ''
          : slack.kind === 'view'
            ? drawSlackView(slack.shown, options)
            : drawSlack(slack.shown, options),
    }
  }

  return [
    page('/preview', 'text/html; charset=utf-8', () => previewPage()),
    page('/preview/client.js', 'text/javascript; charset=utf-8', () => asset('preview-client.mjs')),
    page('/preview/style.css', 'text/css; charset=utf-8', () => asset('preview-style.css')),
    page('/preview/icon.svg', 'image/svg+xml', () => ICON),
    {
      method: 'GET',
      path: '/preview/events',
      handle: (request) => (isOwn(request) ? events(source, drawMessage) : refuse()),
    },
    {
      method: 'GET',
      path: `${PICTURES}/:ref/:name`,
      handle: (request) => (isOwn(request) ? pictureOf(source, answered, new URL(request.url).pathname) : refuse()),
    },
    ask('/preview/type', async ({ line, language }) => {
      const answer = await source.type(line, language)
      return answer === null ? null : drawAnswer(answer, language)
    }),
    ask('/preview/press', async ({ line, language, platform }) => {
      const run = platforms[platform].decode(line)
      return run === null ? null : drawAnswer(await source.press(run, language), language)
    }),
    ask('/preview/scene', async ({ line, language }) => {
      const name = SCENE_NAMES.find((known) => known === line)
      if (name === undefined) return null
      return { command: name, isPrivate: false, ...drawScene(await source.scene(name, language), language) }
    }),
    ask('/preview/complete', ({ line, language }) => source.complete(line, language)),
  ]
}

/** Where the page finds pictures, by their names. */
function placesOf(ref: string, pictures: readonly UploadedPicture[]): MessageOptions['pictures'] {
  return new Map(
    pictures.map(({ name, alt, png }) => {
      const url = `${PICTURES}/${encodeURIComponent(ref)}/${name}`
      return [name, { url, alt, ...sizeOf(png) }]
    }),
  )
}

/** Width and height in pixels, as the header of every PNG has them. https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { width: header.getUint32(16), height: header.getUint32(20) }
}

function pictureOf(
  source: PreviewSource,
  answered: ReadonlyMap<string, readonly UploadedPicture[]>,
  at: string,
): Response {
  const [ref = '', name = ''] = at.slice(PICTURES.length + 1).split('/')
  const message = source.messages().find((one) => encodeURIComponent(one.ref) === ref)
  const picture = (message?.pictures ?? answered.get(ref))?.find((one) => one.name === name)
  if (picture === undefined) return new Response(null, { status: 404, headers: HEADERS })
  return new Response(Uint8Array.from(picture.png), { headers: { ...HEADERS, 'content-type': 'image/png' } })
}

function page(at: string, contentType: string, body: () => string): Route {
  return {
    method: 'GET',
    path: at,
    handle: (request) =>
      isOwn(request) ? new Response(body(), { headers: { ...HEADERS, 'content-type': contentType } }) : refuse(),
  }
}

type Asked = { readonly line: string; readonly language: Language; readonly platform: 'discord' | 'slack' }

function ask(at: string, answer: (asked: Asked) => Promise<unknown>): Route {
  return {
    method: 'POST',
    path: at,
    handle: async (request) => {
      // Another site can send a form here, but no JSON without asking first.
      if (!isOwn(request) || request.headers.get('content-type') !== 'application/json') return refuse()
      const body = await readCapped(request, LONGEST_BODY_BYTES)
      const asked = body === null ? null : readAsked(new TextDecoder().decode(body))
      if (asked === null) return new Response(null, { status: 400, headers: HEADERS })
      return Response.json(await answer(asked), { headers: HEADERS })
    },
  }
}

function readAsked(body: string): Asked | null {
  const value = parseJson(body)
  if (!isRecord(value) || typeof value.line !== 'string') return null
  const language = LANGUAGES.find((known) => known === value.language) ?? 'en'
  const platform = value.platform === 'slack' ? 'slack' : 'discord'
  return { line: value.line, language, platform }
}

/** Under another name the address may have been pointed here by somebody else (DNS rebinding). */
function isOwn(request: Request): boolean {
  return LOOPBACK.has(new URL(request.url).hostname)
}

function refuse(): Response {
  return new Response(null, { status: 403, headers: HEADERS })
}

/** Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): what stands there, then what comes. */
function events(source: PreviewSource, draw: (message: PreviewedMessage) => object): Response {
  const encoder = new TextEncoder()
  let stop = (): void => undefined
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (message: PreviewedMessage): void => {
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(draw(message))}\n\n`))
      }
      controller.enqueue(encoder.encode('retry: 1000\n\n'))
      for (const message of source.messages().slice(-MOST_MESSAGES)) send(message)
      stop = source.onChange(send)
    },
    cancel() {
      stop()
    },
  })
  return new Response(stream, { headers: { ...HEADERS, 'content-type': 'text/event-stream' } })
}

const assets = new Map<string, string>()

function asset(name: string): string {
  const known = assets.get(name) ?? readFileSync(path.join(import.meta.dirname, name), 'utf8')
  assets.set(name, known)
  return known
}
