import { isUncertain } from '../../core/status.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'
import { stringsOf } from './strings.ts'

/** The headline; one that is rumour or talk says so, whatever words its publisher chose. */
export function headline(story: Story, language: Language): string {
  return isUncertain(story.status) ? stringsOf(language).reportedly(story.title) : story.title
}
