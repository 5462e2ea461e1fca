import { statusesOf, type Status } from '../../core/status.ts'
import type { Topic } from '../../core/topic.ts'
import { LANGUAGES } from '../../core/workspace.ts'
import { stringsOf } from '../cards/strings.ts'
import { plainWord } from './plain-word.ts'

const ALIASES: Readonly<Record<string, Status>> = {
  rumor: 'rumoured',
  rumour: 'rumoured',
  rumors: 'rumoured',
  rumours: 'rumoured',
  rumored: 'rumoured',
  talks: 'in-talks',
  'open weight': 'open-weights',
  open: 'open-weights',
  release: 'released',
}

/** A status by its name or as any language of the interface says it; `null` when the topic has none such. */
export function parseStatus(text: string, topic: Topic): Status | null {
  const typed = plainWord(text)
  return (
    statusesOf(topic).find(
      (status) =>
        status === typed.replaceAll(/[\s_]+/gu, '-') ||
        status === ALIASES[typed] ||
        LANGUAGES.some((language) => stringsOf(language).status[status].toLowerCase() === typed),
    ) ?? null
  )
}
