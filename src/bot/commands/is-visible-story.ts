import type { Story } from '../../core/story.ts'
import type { CommandContext } from './command-context.ts'

/** Stories of a workspace’s own feeds are for that workspace alone. */
export function isVisibleStory(story: Story, { workspace }: CommandContext): boolean {
  return story.workspaceId === null || story.workspaceId === workspace.id
}
