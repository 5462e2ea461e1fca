import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError, RateLimitError } from 'discord.js'
import { ChatError, type ChatErrorKind } from '../../../core/errors.ts'
import { isRecord } from '../../../core/parse-json.ts'
import { LONG_WAIT_MS, SOME_WAIT_MS, unanswered } from '../../../core/unanswered.ts'

/** Discord's codes that mean something to us. */
export const CODES = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMessage: 10008,
  unknownWebhook: 10015,
  slowMode: 20016,
  tooManyPublishedEdits: 20022,
  channelTooFast: 20028,
  serverTooFast: 20029,
  tooManyEdits: 30046,
  directTooFast: 40003,
  sendingDisabled: 40004,
  featureDisabled: 40006,
  publishedAlready: 40033,
  noMessages: 40058,
  resourceTooFast: 40062,
  noTagForAll: 40066,
  tagRequired: 40067,
  barred: 40333,
  missingAccess: 50001,
  notTheAuthor: 50005,
  directClosed: 50007,
  notText: 50008,
  missingPermissions: 50013,
  threadArchived: 50083,
  noHistory: 160002,
  threadExists: 160004,
  threadLocked: 160005,
  threadsFull: 160006,
  newsThreadsFull: 160007,
  noHistoryToName: 160009,
  notYetAvailable: 110001,
  overloaded: 130000,
} as const

/**
 * What is refused for something in it, of which plain words may be free: its form, its files, what it says or links to.
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
const OF_THE_BODY = new Set<number>([
  ...[0, 20009, 30015, 40005, CODES.noMessages, 50006, CODES.notText, 50024, 50035, 50045, 50046, 50068, 50109, 50110],
  ...[50123, 50124, 50146, 160010, 160014, 200000, 200001, 240000, 400001],
])

const KINDS = new Map<number | string, ChatErrorKind>([
  [CODES.unknownChannel, 'channel-gone'],
  [CODES.unknownGuild, 'workspace-gone'],
  [CODES.unknownMessage, 'message-gone'],
  [CODES.tooManyEdits, 'rate-limited'],
  [CODES.tooManyPublishedEdits, 'rate-limited'],
  // Said of a channel, a server or a resource of Discord's that is too busy, and not as a 429 each time.
  [CODES.slowMode, 'rate-limited'],
  [CODES.channelTooFast, 'rate-limited'],
  [CODES.serverTooFast, 'rate-limited'],
  [CODES.resourceTooFast, 'rate-limited'],
  [CODES.notYetAvailable, 'rate-limited'],
  // Turned off for everybody, for a while.
  [CODES.sendingDisabled, 'rate-limited'],
  [CODES.featureDisabled, 'rate-limited'],
  // Of one bot in all direct messages together, though it is said of one of them, as a 403.
  [CODES.directTooFast, 'rate-limited'],
  // A server has a thousand threads that are not archived, whoever opened them. In time some of them are.
  [CODES.threadsFull, 'rate-limited'],
  [CODES.newsThreadsFull, 'rate-limited'],
  // A forum whose posts must carry a tag takes none of ours until somebody changes that.
  [CODES.tagRequired, 'tag-required'],
  [CODES.noTagForAll, 'tag-required'],
  // Of a bot that ran on this database before: that says nothing about the channel.
  [CODES.notTheAuthor, 'edit-closed'],
  // What stands in front of Discord let nothing through.
  [CODES.barred, 'unavailable'],
  [CODES.overloaded, 'ambiguous'],
  [CODES.missingAccess, 'forbidden'],
  [CODES.directClosed, 'forbidden'],
  [CODES.missingPermissions, 'forbidden'],
  // A message opens an archived thread again, but not one that is locked.
  [CODES.threadArchived, 'forbidden'],
  [CODES.threadLocked, 'forbidden'],
])

/** What an error of discord.js or of its HTTP client means. */
export function toChatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error
  if (error instanceof RateLimitError) {
    const waitMs = Math.ceil(Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout))
    return new ChatError('rate-limited', 'Discord asks to wait', {
      platformCode: '429',
      retryAfterMs: waitMs > 0 ? waitMs : SOME_WAIT_MS,
      isShared: error.scope === 'shared',
      cause: error,
    })
  }
  if (error instanceof DiscordAPIError) return fromAnswer(error)
  if (error instanceof HTTPError) {
    return new ChatError('ambiguous', `Discord answered ${error.status}`, {
      platformCode: String(error.status),
      cause: error,
    })
  }
  if (isMissingToken(error)) return new ChatError('unauthorized', 'Discord refused the token', { cause: error })
  return unanswered('Discord', error)
}

/** Discord's own number for what it refused; `null` for anything else. */
export function discordCode(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null
}

/** Whether the channel takes no messages as such: a forum has posts. Discord has two codes for it. */
export function takesNoMessages(error: unknown): boolean {
  const code = discordCode(error)
  return code === CODES.notText || code === CODES.noMessages
}

/** Whether a 404 says nothing about what the address names: nobody answers at it. */
export function isUnknownAddress(error: unknown): boolean {
  const { kind, cause } = toChatError(error)
  return kind === 'unavailable' && cause instanceof DiscordAPIError && cause.status === 404
}

function fromAnswer(error: DiscordAPIError): ChatError {
  const kind = KINDS.get(error.code) ?? kindOfStatus(error)
  // Only a 429 says a time.
  const retryAfterMs = kind !== 'rate-limited' ? null : error.status === 429 ? SOME_WAIT_MS : LONG_WAIT_MS
  // discord.js puts the body's text into the message; it names fields and carries no secret. Of a page it has no words.
  const words =
    typeof error.code === 'number'
      ? `Discord refused: ${error.message}`
      : `Discord, or what stands in front of it, answered ${error.status}`
  return new ChatError(kind, words, {
    platformCode: String(typeof error.code === 'number' ? error.code : error.status),
    retryAfterMs,
    cause: error,
  })
}

function kindOfStatus(error: DiscordAPIError): ChatErrorKind {
  if (error.status === 401) return 'unauthorized'
  // Of a proxy that did not wait for Discord's answer: https://github.com/germanoeich/nirn-proxy#proxy-specific-responses
  if (error.status === 408) return 'ambiguous'
  // Without Discord's own code the answer is from something in front of Discord: it says nothing about the channel.
  if (error.status === 403) return typeof error.code === 'number' ? 'forbidden' : 'unavailable'
  // "404: Not Found" with the code 0 is about the address that was asked, and no word about a channel either.
  if (error.status === 404) return typeof error.code === 'number' && error.code !== 0 ? 'channel-gone' : 'unavailable'
  if (error.status === 429) return 'rate-limited'
  // Nor did Discord refuse what says nothing at all: it names what is wrong.
  if (!isRecord(error.rawError) || Object.keys(error.rawError).length === 0) return 'unavailable'
  return typeof error.code === 'number' && !OF_THE_BODY.has(error.code) ? 'unclear' : 'invalid'
}

function isMissingToken(error: unknown): boolean {
  if (error instanceof DiscordjsError) {
    return error.code === DiscordjsErrorCodes.TokenInvalid || error.code === DiscordjsErrorCodes.TokenMissing
  }
  // After one 401 discord.js forgets its token and refuses to send at all, until it gets the token again.
  return error instanceof Error && /^Expected token to be set|^Authentication failed/u.test(error.message)
}
