import type { Story } from '../../core/story.ts'
import type { CommandContext } from './command-context.ts'
import { isVisibleStory } from './is-visible-story.ts'
import { pastedAddress } from './pasted-address.ts'

/** A story's page of our own, under whatever path our pages begin. */
const PAGE = /\/stories\/([^/]+)\/?$/u
/** A message on Discord or Slack, as people copy its link. */
const MESSAGE = /^https:\/\/(?:(?:\w+\.)?discord(?:app)?\.com\/channels\/|[\w.-]+\.slack\.com\/archives\/)/iu

/** The story that is named by its id or by the address of its page; `null` where it is not, or not for them to see. */
export async function namedStory(typed: string, context: CommandContext): Promise<Story | null> {
  const story = await context.deps.store.stories.find(idIn(typed))
  return story !== null && isVisibleStory(story, context) ? story : null
}

/** Whether it is the address of a message on Discord or Slack. */
export function isMessageLink(typed: string): boolean {
  return MESSAGE.test(pastedAddress(typed) ?? '')
}

function idIn(typed: string): string {
  const address = pastedAddress(typed)
  return (address === null ? undefined : PAGE.exec(new URL(address).pathname)?.[1]) ?? typed
}
