/** A mistake of one line that the simulation has to notice. */
export type PlantedBug = {
  readonly name: string
  /** Ends the module's address. */
  readonly file: string
  readonly line: string
  readonly instead: string
  /** Where it shows soon, and by which schedule at the latest. */
  readonly platform: 'discord' | 'slack'
  readonly schedules: number
  readonly seed?: number
}

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'tells nobody of a sum that its publisher mended',
    file: 'src/pipeline/revise-stories.ts',
    line: `isMaterial: revised.changes.length > story.changes.length,`,
    instead: `isMaterial: false,`,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'takes no correction from a publisher',
    file: 'src/pipeline/revise-stories.ts',
    line: `if (report === null) continue`,
    instead: `continue`,
    platform: 'discord',
    schedules: 400,
  },
  {
    name: 'sends again without looking',
    file: 'src/bot/delivery/send-part.ts',
    line: `if (ref !== null) return ref`,
    instead: `if (ref === '') return ref`,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'forgets that a part of a week stands already',
    file: 'src/bot/delivery/send-work.ts',
    line: `if (part < claimed.partsSent) continue`,
    instead: ``,
    platform: 'slack',
    seed: 805,
    schedules: 2,
  },
  {
    name: 'does not wait until a late request has arrived',
    file: 'src/bot/delivery/after-failure.ts',
    line: `dueAt: Math.max(now + Math.max(leastMs, backOffMs(claimed)), late),`,
    instead: `dueAt: now + backOffMs(claimed),`,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'does not wait for the last request of a process that died',
    file: 'src/bot/delivery/send-part.ts',
    line: `if (isEarly) throw new TooEarly()`,
    instead: ``,
    platform: 'slack',
    seed: 30800,
    schedules: 2,
  },
  {
    name: 'takes a lease that ran out for a fresh start',
    file: 'src/store/claimed-deliveries.ts',
    line: `isAmbiguous: isExpired(row, nowMs) ? 1 : row.isAmbiguous,`,
    instead: `isAmbiguous: row.isAmbiguous,`,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'sends the newest first',
    file: 'src/store/next-delivery.ts',
    line: `sql\`select min("seq") from "deliveries"`,
    instead: `sql\`select max("seq") from "deliveries"`,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'believes that a message that was found shows the newest revision',
    file: 'src/bot/delivery/claim-work.ts',
    line: `if (rendered.kind === 'post' && !claimed.ambiguous)`,
    instead: `if (rendered.kind === 'post')`,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'posts a baseline',
    file: 'src/bot/delivery/fan-out.ts',
    line: `if (!step.mayPost) return [...toWake]`,
    instead: ``,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'forgets what a dead process was sending',
    file: 'src/store/found-deliveries.ts',
    line: `.where('id', 'in', due.union(expired(nowMs)))`,
    instead: `.where('id', 'in', due)`,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'forgets that a story moved on while its post was on the way',
    file: 'src/bot/delivery/record-sent.ts',
    line: `if (story === null || story.revision <= revision) return`,
    instead: `if (story !== null) return`,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'drops what a channel refuses for a while',
    file: 'src/bot/delivery/after-failure.ts',
    line: `keep: () => hold(now),`,
    instead: `keep: () => ledger.deliveries.markEnded(claimed, 'failed', problem),`,
    platform: 'slack',
    seed: 61,
    schedules: 2,
  },
  {
    name: 'remembers a document before it has read it',
    file: 'src/pipeline.ts',
    line: `const nowMs = deps.clock.nowMs()
  const read = `,
    instead: `const nowMs = deps.clock.nowMs()
  await deps.store.feeds.saveState(feed.id, afterSuccess(feed, state, gathered, nowMs, deps.awakeSince))
  const read = `,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'keeps half a transaction',
    file: 'src/store/group-commit.ts',
    line: `await first?.runAlone(tx)`,
    instead: `await first?.runAlone(tx).catch(first.failed)`,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'leaves what was retracted in messages that it shares',
    file: 'src/bot/delivery/correct-messages.ts',
    line: `for (const { id, channelId, isShared } of [...own, ...standing])`,
    instead: `for (const { id, channelId, isShared } of own)`,
    platform: 'slack',
    seed: 297,
    schedules: 2,
  },
  {
    name: 'sends what was retracted once more when its answer was lost',
    file: 'src/bot/delivery/send-part.ts',
    line: `if (over !== null) throw new Over(over)`,
    instead: ``,
    platform: 'slack',
    seed: 2401,
    schedules: 4,
  },
  {
    name: 'believes that what never arrived shows the first attempt',
    file: 'src/bot/delivery/send-part.ts',
    line: `if (isHeld && rendered.kind === 'post') await ledger.deliveries.setShown(rendered.shown)`,
    instead: ``,
    platform: 'slack',
    seed: 3623,
    schedules: 2,
  },
  {
    name: 'tells in threads what a channel wants in its messages alone',
    file: 'src/bot/delivery/render-delivery.ts',
    line: `if (!forAll && !hasThread) return unwanted(NOT_IN_THREADS)`,
    instead: ``,
    platform: 'slack',
    schedules: 400,
  },
  {
    name: 'edits a short card into a full one',
    file: 'src/bot/delivery/render-delivery.ts',
    line: `{ correction, style: channel.cardStyle }`,
    instead: `{ correction }`,
    platform: 'discord',
    schedules: 400,
  },
  {
    name: 'looks for a post of a forum as for a message',
    file: 'src/bot/adapters/discord/find-sent.ts',
    line: `if (guildId === null) return findIn(`,
    instead: `return findIn(`,
    platform: 'discord',
    schedules: 400,
  },
  {
    name: 'sends faster than the platform allows',
    file: 'src/bot/delivery/way.ts',
    line: `await turnstile.request()`,
    instead: `await Promise.resolve()`,
    platform: 'discord',
    // The second schedule of it is a wide one.
    seed: 213,
    schedules: 2,
  },
]
