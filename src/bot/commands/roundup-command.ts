import type { Card, CardButton } from '../../core/card.ts'
import type { Language } from '../../core/workspace.ts'
import { inBrackets } from '../cards/brackets.ts'
import { buildRoundup } from '../roundup/build-roundup.ts'
import { addWeeks, isoWeekOf } from '../roundup/iso-week.ts'
import { buildRoundupCard } from '../roundup/roundup-card.ts'
import { roundupScope } from '../roundup/roundup-scope.ts'
import { isOfOthers, mistake, type CommandContext } from './command-context.ts'
import { parseWeek } from './parse-week.ts'
import { readText } from './read-options.ts'

const YEARS_BACK = 10

/** `/roundup`: a week as this channel's subscriptions see it; the running week when none is named. */
export async function runRoundup(context: CommandContext): Promise<Card> {
  const { deps, strings, language, channel, workspace } = context
  const current = isoWeekOf(deps.clock.nowMs(), channel.timeZone)
  const week = readWeek(context, current)
  const previous = addWeeks(week, -1)
  // Who reads in another workspace's channel gets the whole week: what is chosen there is not theirs to see.
  const isOurs = !isOfOthers(context.call, channel)
  const subscriptions = isOurs ? await deps.store.subscriptions.listOfChannel(channel.id) : []
  const roundup = await buildRoundup(deps.store, {
    week,
    timeZone: channel.timeZone,
    workspaceId: workspace.id,
    scope: roundupScope(subscriptions),
    muted: isOurs ? channel.muted : [],
    channel: isOurs ? channel : null,
  })
  const isRunning = deps.clock.nowMs() < roundup.untilAt
  return {
    ...buildRoundupCard(roundup, language, channel.timeZone, isRunning),
    buttons: [
      ...(isTooOld(previous, current) ? [] : [weekButton(strings.previousWeek, previous, language)]),
      ...(week < current ? [weekButton(strings.nextWeek, addWeeks(week, 1), language)] : []),
    ],
  }
}

function readWeek(context: CommandContext, current: string): string {
  const typed = readText(context, 'week')
  if (typed === null) return current
  const week = parseWeek(typed, context.deps.clock.nowMs(), context.channel.timeZone)
  if (week === null || isTooOld(week, current)) {
    throw mistake(context, context.strings.badWeek(typed), `/roundup week:${addWeeks(current, -1)}`)
  }
  if (week > current) throw mistake(context, context.strings.weekAhead(week), `/roundup week:${current}`)
  return week
}

function isTooOld(week: string, current: string): boolean {
  return Number(week.slice(0, 4)) < Number(current.slice(0, 4)) - YEARS_BACK
}

function weekButton(label: string, week: string, language: Language): CardButton {
  return {
    kind: 'command',
    label: `${label}${inBrackets(week, language)}`,
    run: { command: 'roundup', options: { week } },
  }
}
