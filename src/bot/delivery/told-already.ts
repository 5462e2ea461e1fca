import type { Ledger } from '../../core/ports/store.ts'
import type { Story } from '../../core/story.ts'
import { hearsOwnStories, type Channel } from '../../core/workspace.ts'

/**
 * Which channels hear of the event by another story. A workspace's own story and the public one tell the same event: in
 * each channel the one that was posted first goes on to tell it, and where neither was, the workspace's own.
 */
export async function toldAlready(
  { stories, deliveries }: Pick<Ledger, 'stories' | 'deliveries'>,
  story: Story,
): Promise<(channel: Channel) => boolean> {
  const postedIn = async (storyId: string): Promise<ReadonlySet<string>> =>
    new Set((await deliveries.listPosts(storyId)).map(({ channelId }) => channelId))
  if (story.publicId !== null) {
    const told = await postedIn(story.publicId)
    return ({ id }) => told.has(id)
  }
  const own = story.workspaceId === null ? await stories.listOwnOf(story.id) : []
  if (own.length === 0) return () => false
  const tellers = new Set(own.map(({ workspaceId }) => workspaceId))
  const posted = await postedIn(story.id)
  return (channel) => tellers.has(channel.workspaceId) && hearsOwnStories(channel) && !posted.has(channel.id)
}
