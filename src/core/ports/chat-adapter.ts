import type { Card } from '../card.ts'
import type { Command, CommandCall, CommandForm, CompletionChoice } from '../command.ts'
import type { LossReason, WorkspaceLoss } from '../subscription.ts'
import type { Channel, Language, Platform, Workspace } from '../workspace.ts'

/** A painted picture of a card, as PNG. `name` is a file's name, another for each picture of a card. */
export type Picture = { readonly name: string; readonly alt: string; readonly png: Uint8Array }

/** `fileId` is the platform's id of it; `null` where a picture travels with its message. */
export type UploadedPicture = Picture & { readonly fileId: string | null }

/** A card on its way to a channel. `deliveryId` rides along so that the message can be found again after a lost answer. */
export type OutgoingMessage = {
  readonly deliveryId: string
  readonly card: Card
  readonly language: Language
  /** The platform refused the card: its badge, title and link go as plain words. Default: false. */
  readonly isPlain?: boolean
  /** It holds several stories: a channel that takes one a message throws ChatError `one-each`. Default: false. */
  readonly isShared?: boolean
  /** It goes on to the channels elsewhere that follow this one, where the platform has that; if not, no matter. Default: false. */
  readonly isPublished?: boolean
  /** A reply that is to be seen in the channel, too, where a thread shows it to few. Default: false. */
  readonly isForAll?: boolean
  /** An edit that tells what no reply does: what a reply brings up to date besides comes with it. Default: false. */
  readonly isInsteadOfReply?: boolean
  /** Of the card's images, those that could be painted. Where the platform takes none it goes without. Default: none. */
  readonly pictures?: readonly UploadedPicture[]
}

/** Somebody looks at the overview of a workspace. Ids are the platform's. */
export type HomeCall = {
  readonly platform: Platform
  readonly workspaceExternalId: string
  readonly personId: string
  readonly language: Language | null
}

/**
 * A part of the overview: about one channel, by the platform's id, or (`null`) about the whole workspace. It is written
 * only when it is asked for, since not all of a large workspace is shown. Rejects only when the store does.
 */
export type HomePart = { readonly channelExternalId: string | null; readonly write: () => Promise<readonly Card[]> }

/** A workspace that the bot was just added to. */
export type NewWorkspace = Workspace & {
  readonly language: Language
  /** Where the bot may speak, best first: the platform's ids. */
  readonly channels: readonly string[]
}

/** What an adapter needs to answer people. */
export type AdapterHandlers = {
  readonly commands: readonly Command[]
  /** Never rejects: what goes wrong comes back as an error card. */
  readonly answer: (call: CommandCall) => Promise<Card>
  /** The form that this call is better filled in with, where the platform has forms; `null`: it runs as it is. Never rejects. */
  readonly form: (call: CommandCall) => Promise<CommandForm | null>
  /** The pictures of a card that answers, as far as they can be painted. Takes its time. Never rejects. */
  readonly paint: (card: Card) => Promise<readonly Picture[]>
  /** Ways to finish the option that is being typed, at most COMPLETIONS_MAX. Never rejects: no help is an empty list. */
  readonly complete: (call: CommandCall, option: string) => Promise<readonly CompletionChoice[]>
  /** The bot can do nothing in a workspace any more. */
  readonly workspaceGone: (workspaceId: string, reason: WorkspaceLoss) => Promise<void>
  /** The bot is in a workspace. Told at a start, too: it may have been added again while nothing ran. */
  readonly workspaceJoined: (workspaceId: string) => Promise<void>
  /** Says there how to begin, once for ever: a workspace that was greeted before hears nothing. Never rejects. */
  readonly greet: (workspace: NewWorkspace) => Promise<void>
  /** The workspaces where something rests because the bot could not post. Rejects only when the store does. */
  readonly listWaiting: (platform: Platform) => Promise<readonly Workspace[]>
  /**
   * Where the bot may post in that workspace, maybe since just now: what rests because it could not goes on. Takes the
   * platform's ids, with why something rests there.
   */
  readonly channelsOpen: (
    workspaceId: string,
    mayPost: (externalId: string, reason: LossReason) => boolean,
  ) => Promise<void>
  /**
   * The bot of that workspace can post nothing in that channel any more; one that is not known, or is another workspace's,
   * is no matter: workspaces may share a channel, each with a bot of its own.
   */
  readonly channelLost: (channelId: string, reason: LossReason, workspaceId: string) => Promise<void>
  /** The bot may post there (again): what rests because it could not goes on. */
  readonly channelBack: (channelId: string) => Promise<void>
  /** The platform gave a channel another id; one that is not known is no matter. */
  readonly channelMoved: (channelId: string, to: Pick<Channel, 'id' | 'externalId'>) => Promise<void>
  /** The workspace whose news comes to these direct messages; `null` where they are not that person's, or not known. */
  readonly directOf: (channelId: string, personId: string) => Promise<Workspace | null>
  /** Rejects only when the store does. */
  readonly home: (call: HomeCall) => Promise<readonly HomePart[]>
}

/** Named differences between platforms: callers ask these, never the platform's name. */
type AdapterCapabilities = {
  /** Sent messages can be looked up again by delivery id. */
  readonly canReconcile: boolean
  /** The most requests a second over all channels; `null` when there is no shared limit. */
  readonly requestsPerSecond: number | null
  /** A request that was not answered by then never will be, but for a margin. */
  readonly requestTimeoutMs: number
  /** Whether one message holds all of the card's words: of a larger one, the end would be cut off. */
  readonly fits: (card: Card) => boolean
}

/** A chat platform. Every method that sends throws ChatError and never retries by itself. */
export interface ChatAdapter {
  readonly platform: Platform
  readonly capabilities: AdapterCapabilities
  /** Connects, registers the commands and begins to answer them. Throws ChatError `unauthorized` on a bad token, InputError where a setting keeps it from it. */
  start(handlers: AdapterHandlers): Promise<void>
  stop(): Promise<void>
  /** Posts once and returns the new message's reference. The same `deliveryId` soon again gives the first message where the platform can. */
  post(channel: Channel, message: OutgoingMessage): Promise<string>
  /**
   * Takes a picture to the platform where messages only name theirs, and returns the platform's id; `null` elsewhere.
   * Nobody sees it before a message shows it, so doing it twice harms nothing.
   */
  upload(channel: Channel, picture: Picture): Promise<string | null>
  /** Replaces the message's card. */
  edit(channel: Channel, ref: string, message: OutgoingMessage): Promise<void>
  /**
   * Posts in the message's thread (opens one where needed), or as an answer in the channel, and returns the reply's
   * reference.
   */
  reply(channel: Channel, ref: string, message: OutgoingMessage): Promise<string>
  /** Opens the direct messages with a person of a workspace; gives the platform's id of that channel. */
  openDirect(workspace: Workspace, personId: string): Promise<string>
  /**
   * Finds the post (`threadOf` null) or the reply that carries this delivery id among the bot's messages since that time.
   * Throws ChatError `unseen` where the bot may not look.
   */
  findSent(
    channel: Channel,
    query: { readonly deliveryId: string; readonly sinceMs: number; readonly threadOf: string | null },
  ): Promise<string | null>
}
