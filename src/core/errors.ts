/** A setting, option or file that a person gave is wrong. `problems` are whole sentences that say what would be right. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

export const FEED_ERROR_KINDS = [
  'blocked-address',
  'credentials',
  'closed-port',
  'bad-redirect',
  'dns',
  'tls',
  'refused',
  'timeout',
  'too-large',
  'http-status',
  'login',
  'challenge',
  'rate-limited',
  'gone',
  'html',
  'empty',
  'not-a-feed',
] as const
export type FeedErrorKind = (typeof FEED_ERROR_KINDS)[number]

/** What to do; what happened is the message's part. */
const FEED_HINTS: Readonly<Record<FeedErrorKind, string>> = {
  'blocked-address': 'Use a public http or https address.',
  credentials: 'Use an address without them.',
  'closed-port': 'Use an address without a port, or with port 80, 443, 8080 or 8443.',
  'bad-redirect': 'Look for the current address of the feed.',
  dns: 'Check the spelling of the address.',
  tls: 'The publisher has to put it right.',
  refused: 'It is tried again later.',
  timeout: 'It is tried again later.',
  'too-large': 'Look for a smaller feed of the same publisher.',
  'http-status': 'It is tried again later.',
  login: 'Look for a public feed of the same publisher.',
  challenge: 'Ask the publisher to let feed readers in, or look for another feed of it.',
  'rate-limited': 'It is tried again when the server allows.',
  gone: 'Remove it, or look for its successor.',
  html: 'Look for the feed address on that page.',
  empty: 'It is tried again later.',
  'not-a-feed': 'Check the address.',
}

/** A feed could not be had. `message` says what happened, `hint` what to do. */
export class FeedError extends Error {
  override readonly name = 'FeedError'
  readonly kind: FeedErrorKind
  readonly hint: string
  /** The HTTP status, where there was one. */
  readonly httpStatus: number | null
  /** How long the server asked to wait; `null` when it did not. */
  readonly retryAfterMs: number | null
  /** Set when the wait holds for all feeds of that host (`host` or `host:port`). */
  readonly heldHost: string | null
  /** Set when no server at all is reached: then it says nothing about this one. */
  readonly isOurNetwork: boolean
  constructor(
    kind: FeedErrorKind,
    message: string,
    details: {
      readonly httpStatus?: number
      readonly retryAfterMs?: number | null
      readonly heldHost?: string | null
      readonly isOurNetwork?: boolean
      readonly cause?: unknown
    } = {},
  ) {
    super(message, { cause: details.cause })
    this.kind = kind
    this.isOurNetwork = details.isOurNetwork ?? false
    this.hint = FEED_HINTS[kind]
    this.httpStatus = details.httpStatus ?? null
    this.heldHost = details.heldHost ?? null
    this.retryAfterMs = details.retryAfterMs ?? null
  }
}

/**
 * What a platform's refusal means for us.
 * - `unauthorized`: the token is bad; stop sending on this platform
 * - `forbidden`: the bot may not post there; pause the subscriptions of that channel
 * - `tag-required`: the channel takes only posts with a tag, and has none for this one; pause as above
 * - `one-each`: the channel takes one story a message; send each by itself
 * - `channel-gone`: pause; the channel does not exist for us any more
 * - `workspace-gone`: the bot was removed from the workspace: pause all its channels
 * - `token-refused`: the token of this one workspace is refused, though the bot may still be there: pause all its channels
 * - `message-gone`: somebody deleted the message; leave it deleted
 * - `edit-closed`: this message takes no more edits
 * - `thread-closed`: nothing can be said in this message's thread; the message and its channel go on
 * - `rate-limited`: wait `retryAfterMs`; no attempt is counted
 * - `invalid`: the platform refuses the body; our fault
 * - `ambiguous`: it may or may not have been carried out; reconcile before sending again
 * - `unseen`: the bot may not look for what it sent; send it again once, and then give it up
 * - `unavailable`: it was certainly not carried out; try again later
 * - `unclear`: refused with a word that nobody documents; try again a few times, at last in plain words, and keep it then. A
 *   channel that refuses the next post like that, too, pauses as one that forbids to post
 */
export type ChatErrorKind =
  | 'unauthorized'
  | 'forbidden'
  | 'tag-required'
  | 'one-each'
  | 'channel-gone'
  | 'workspace-gone'
  | 'token-refused'
  | 'message-gone'
  | 'edit-closed'
  | 'thread-closed'
  | 'rate-limited'
  | 'invalid'
  | 'ambiguous'
  | 'unseen'
  | 'unavailable'
  | 'unclear'

const CHAT_HINTS: Readonly<Record<ChatErrorKind, string>> = {
  unauthorized: 'Find out which token with "aiwire doctor", set a new one and start again.',
  forbidden: 'Let the bot see the channel and post in it. Then it goes on by itself within a day, with what was set.',
  'tag-required': 'Add a tag called Models or Funding to the forum, or let posts come without a tag.',
  'one-each': 'Each story is sent by itself.',
  'channel-gone': 'The channel no longer exists for the bot. Invite it, or subscribe another channel.',
  'workspace-gone': 'The bot was removed there. Add it again, and its subscriptions go on.',
  'token-refused':
    'Look at the allowed IP address ranges of the app, and start again; or have it installed there once more. Its subscriptions go on then.',
  'message-gone': 'Somebody deleted the message. It stays deleted.',
  'edit-closed': 'The platform takes no more edits of this message.',
  'thread-closed': 'Nothing can be written in its thread. The message itself is edited.',
  'rate-limited': 'The platform asks to wait. Sending goes on by itself.',
  invalid: 'The platform refused the message. Please report this as a bug.',
  ambiguous: 'The platform did not answer. The message is looked for before it is sent again.',
  unseen: 'Look in the channel: if the message is not there, send it again with "aiwire dead redrive".',
  unavailable: 'The platform cannot be reached. It is tried again.',
  unclear:
    'The bot does not know this word. It tries a few times; "aiwire dead redrive" sends what did not get through. Please report the word as a bug.',
}

/** What a platform answered that did not do what was asked of it. */
export class ChatError extends Error {
  override readonly name = 'ChatError'
  readonly kind: ChatErrorKind
  readonly hint: string
  /** The platform's own code, for logs: `50013`, `not_in_channel`. */
  readonly platformCode: string | null
  readonly retryAfterMs: number | null
  /** The wait is about a place that others fill, too: whoever waits there lets the rest go first. */
  readonly isShared: boolean
  /** No connection came about, so that what was asked has no part in it. */
  readonly isUnreached: boolean
  constructor(
    kind: ChatErrorKind,
    message: string,
    details: {
      readonly platformCode?: string | null
      readonly retryAfterMs?: number | null
      /** Default: false. */
      readonly isShared?: boolean
      /** Default: false. */
      readonly isUnreached?: boolean
      readonly cause?: unknown
    } = {},
  ) {
    super(message, { cause: details.cause })
    this.kind = kind
    this.hint = CHAT_HINTS[kind]
    this.platformCode = details.platformCode ?? null
    this.retryAfterMs = details.retryAfterMs ?? null
    this.isShared = details.isShared ?? false
    this.isUnreached = details.isUnreached ?? false
  }
}

/** Another right has a part of what this one is for. */
export class OverlapError extends Error {
  override readonly name = 'OverlapError'
}

/** Another right of its kind goes by another number; all of them have to go by the same. */
export class DisagreementError extends Error {
  override readonly name = 'DisagreementError'
  /** Those that the others go by. */
  readonly numbers: readonly number[]

  constructor(message: string, numbers: readonly number[]) {
    super(message)
    this.numbers = numbers
  }
}

/** The database holds a word that is none of a closed list: a newer version wrote the row. */
export class NewerWordError extends Error {
  override readonly name = 'NewerWordError'
}

/** A rule of our own was broken, such as a number without evidence. Never caught to go on as if nothing had happened. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError'
}

/**
 * Whether it is a fault of our own code, which no time mends: a broken rule, or what the language throws where a value is not
 * what it was taken for. What a database or a platform answers is none.
 */
export function isOwnFault(error: unknown): error is Error {
  const kinds = [InvariantError, TypeError, RangeError, ReferenceError, SyntaxError]
  return kinds.some((kind) => error instanceof kind)
}
