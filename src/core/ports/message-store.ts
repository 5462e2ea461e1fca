import type { Delivery } from '../delivery.ts'
import type { Message } from '../message.ts'

export interface MessageStore {
  /** Open messages that a story has to itself, over all channels. */
  listOfStory(storyId: string): Promise<readonly Message[]>
  /** Open messages that a story shares with others, over all channels. */
  listSharedOf(storyId: string): Promise<readonly Message[]>
  /** The message that a story has to itself. */
  findOfStory(channelId: string, storyId: string): Promise<Message | null>
  /** An open message. */
  find(messageId: string): Promise<Message | null>
  /**
   * Open messages of the channel that show a story as it was before, with that story and the revision of it that they show:
   * one that is shared comes once for each such story, with what it began with.
   */
  listOutdated(
    channelId: string,
  ): Promise<readonly { readonly message: Message; readonly storyId: string; readonly shown: number }[]>
  /** When the channel got the last message of ours that was owed to it. `null`: it never got one. Unix milliseconds. */
  lastSentAt(channelId: string): Promise<number | null>
  /** When the message that carries a delivery was sent, open or not; `null` where there is none. */
  sentAtOf(delivery: Pick<Delivery, 'id' | 'channelId' | 'leadId'>): Promise<number | null>
  setRevision(messageId: string, revision: number): Promise<void>
  freeze(messageId: string, nowMs: number): Promise<void>
  close(messageId: string, nowMs: number): Promise<void>
}
