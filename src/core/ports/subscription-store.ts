import type { PauseReason, Subscription } from '../subscription.ts'
import type { Topic } from '../topic.ts'
import type { Channel } from '../workspace.ts'

export interface SubscriptionStore {
  /**
   * One per channel and topic: a second one replaces the filter and starts the subscription again. Unless it is paused, its
   * channel rests no more, and what was refused there goes on.
   */
  save(subscription: Subscription): Promise<void>
  remove(channelId: string, topic: Topic): Promise<boolean>
  listOfChannel(channelId: string): Promise<readonly Subscription[]>
  /**
   * Those that get the news of a topic, with their channels: active ones, and ones of a channel that refuses and is still
   * probed, told as if they were active.
   */
  listActive(topic: Topic): Promise<readonly { readonly subscription: Subscription; readonly channel: Channel }[]>
  /** Returns those that were active until now. */
  pauseChannel(channelId: string, reason: PauseReason, nowMs: number): Promise<readonly Subscription[]>
  /** Wakes the channel's subscriptions that rest for that reason; returns them as they were. */
  resumeChannel(channelId: string, reason: PauseReason): Promise<readonly Subscription[]>
  /**
   * Returns those that were active until now. A person's direct messages that another workspace has a part in go on as that
   * one's. To be called in a transaction.
   */
  pauseWorkspace(workspaceId: string, reason: PauseReason, nowMs: number): Promise<readonly Subscription[]>
  /** Wakes the workspace's subscriptions that rest for that reason; returns the ids of their channels. */
  resumeWorkspace(workspaceId: string, reason: PauseReason): Promise<ReadonlySet<string>>
  /** How many stories of the topic the channel was owed on that local day, such as `2026-02-12`. */
  postsOn(channelId: string, topic: Topic, day: string): Promise<number>
  /** One more story of the topic for each of these channels, on its local day. No channel is listed twice. */
  countPosts(topic: Topic, posts: readonly { readonly channelId: string; readonly day: string }[]): Promise<void>
}
