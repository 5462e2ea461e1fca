import type { Channel, Platform, Workspace } from '../workspace.ts'

export type ChannelRest = {
  /** Nothing is sent before then: Unix milliseconds. */
  readonly restUntil: number
  /** How many posts in a row the platform forbade. Beside a `restUntil` of 0 it is one that it refused with a word that says nothing. */
  readonly refusals: number
}

export type ChannelWithRest = { readonly channel: Channel; readonly rest: ChannelRest }

export interface ChannelStore {
  /** Adds the workspace and the channel if they are new, else returns the channel as stored. */
  ensure(workspace: Workspace, channel: Channel): Promise<Channel>
  find(channelId: string): Promise<Channel | null>
  /** With whether it rests, in one question. */
  findWithRest(channelId: string): Promise<ChannelWithRest | null>
  /** Remembers that the workspace was greeted, and adds it if it is new. False when it was greeted before. */
  markGreeted(workspace: Workspace, nowMs: number): Promise<boolean>
  /** The direct messages with a person of that workspace, `null` when they were never opened. */
  findDirect(workspaceId: string, personId: string): Promise<Channel | null>
  /** Writes the settings of a channel that is known. */
  update(channel: Channel): Promise<void>
  /**
   * The platform gave the channel another id: everything of it goes along. Where that one is known already, what it has
   * wins. In a transaction; false where the channel is not known.
   */
  move(channelId: string, to: Pick<Channel, 'id' | 'externalId'>): Promise<boolean>
  /** Whether the channel rests, and how often in a row the platform refused it. */
  rest(channelId: string): Promise<ChannelRest>
  setRest(channelId: string, rest: ChannelRest): Promise<void>
  /** When a pause that somebody wanted ends by itself, Unix milliseconds; `null`: when somebody says so, or there is none. */
  pausedUntil(channelId: string): Promise<number | null>
  setPausedUntil(channelId: string, untilMs: number | null): Promise<void>
  /** Channels whose pause has ended by then. */
  listPauseEnded(nowMs: number): Promise<readonly string[]>
  /** Channels that get something: with an active subscription, or with a roundup that always comes. */
  listSubscribed(): Promise<readonly Channel[]>
  /** Those of a workspace with a subscription, active or not, or with a roundup that always comes. */
  listOfWorkspace(workspaceId: string): Promise<readonly Channel[]>
  /** The workspaces of a platform with a channel where something rests because nothing could be posted. */
  listWaiting(platform: Platform): Promise<readonly Workspace[]>
}
