import type { Audited } from '../../core/audited.ts'
import { personName, text, type CardSection, type Line } from '../../core/card.ts'
import { formatDate } from '../cards/format-date.ts'
import { shorten } from '../cards/visible-text.ts'
import { asTyped } from './as-typed.ts'
import type { CommandContext } from './command-context.ts'
import { commandLine } from './command-line.ts'

/** What readers say of a story is filed with the changes, and is for the operator alone. */
const TOLD: ReadonlySet<string> = new Set(['subscribe', 'subscriptions', 'unsubscribe', 'settings', 'feeds'])
const LOOKED_AT = 20
const SHOWN = 3
const LONGEST = 200

/** When the channel was changed last; the newest changes with who made them and how, for whoever may do it too. Nothing where nobody did. */
export async function lastChanges({
  deps,
  strings,
  language,
  channel,
  call,
}: CommandContext): Promise<readonly CardSection[]> {
  const changes = await deps.store.audit.list(channel.id, LOOKED_AT)
  // A look at a feed counts as a change, and changes nothing of the channel.
  const told = changes.filter(({ action, options }) => TOLD.has(action) && options.action?.toLowerCase() !== 'check')
  const [last] = told
  if (last === undefined) return []
  const dayOf = ({ at }: Audited) => formatDate(at, language, channel.timeZone)
  if (!call.canManage) return [{ heading: null, lines: [[text(strings.lastChange(dayOf(last)))]] }]
  const lines = told.slice(0, SHOWN).map((change): Line => {
    const day = change === last ? strings.lastChange(dayOf(change)) : dayOf(change)
    const { personId, action, options } = change
    // By itself it ends pauses, and does nothing else.
    if (personId === null) return [text(`${day} · AI Wire · ${strings.pauseOver}`)]
    const typed = shorten(commandLine(asTyped({ command: action, options })), LONGEST)
    return [text(day), text(' · '), personName(personId), text(` · ${typed}`)]
  })
  return [{ heading: null, lines }]
}
