import { personName, text, type CardSection } from '../../core/card.ts'
import { formatDate } from '../cards/format-date.ts'
import { shorten } from '../cards/visible-text.ts'
import type { CommandContext } from './command-context.ts'
import { commandLine } from './command-line.ts'

/** What readers say of a story is filed with the changes, and is for the operator alone. */
const TOLD: ReadonlySet<string> = new Set(['subscribe', 'subscriptions', 'unsubscribe', 'settings', 'feeds'])
const LOOKED_AT = 10
const LONGEST = 200

/** When the channel was changed last; who did it and how, for whoever may do it too. Nothing where nobody did. */
export async function lastChange({
  deps,
  strings,
  language,
  channel,
  call,
}: CommandContext): Promise<readonly CardSection[]> {
  const changes = await deps.store.audit.list(channel.id, LOOKED_AT)
  // A look at a feed counts as a change, and changes nothing of the channel.
  const change = changes.find(({ action, options }) => TOLD.has(action) && options.action?.toLowerCase() !== 'check')
  if (change === undefined) return []
  const day = text(strings.lastChange(formatDate(change.at, language, channel.timeZone)))
  if (!call.canManage) return [{ heading: null, lines: [[day]] }]
  const typed = shorten(commandLine({ command: change.action, options: change.options }), LONGEST)
  return [{ heading: null, lines: [[day, text(' · '), personName(change.personId), text(` · ${typed}`)]] }]
}
