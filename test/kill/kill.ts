/**
 * Kills bots again and again while they deliver to a Discord and a Slack of our own: `--kills N`, `--seed S`. With
 * `--engine postgres` three of them share the work, some are frozen until their claims ran out, and the server is
 * restarted in the middle. `--channels N` share the stories. With `--deliveries N` the kills come in bursts, spread over so
 * many posts, notes and edits; `--minutes N` ends it before. Time goes `--speed` times as fast as it does.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createBossJobs } from '../../src/jobs/boss-jobs.ts'
import { createSystemRandom } from '../../src/ops/system-random.ts'
import { openStore } from '../../src/store/open-store.ts'
import { SILENT } from '../builders/silent-log.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { createChance } from '../simulation/chance.ts'
import { startChatFakes } from './chat-fakes.ts'
import { countMistakes } from './count-mistakes.ts'
import { startCrew, type Worker } from './crew.ts'
import { createFastClock } from './fast-clock.ts'
import { createKillDatabase } from './kill-database.ts'
import { insist, startPublisher } from './publisher.ts'
import { watchTakeovers } from './takeovers.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'sqlite' },
    channels: { type: 'string', default: '2' },
    deliveries: { type: 'string', default: '0' },
    minutes: { type: 'string', default: '60' },
    speed: { type: 'string' },
  },
})
const kills = Number(values.kills)
// Where bots take over from each other, what takes a moment must not take longer than a claim lasts.
const deliveries = Number(values.deliveries)
const channels = Number(values.channels)
const isLong = deliveries > 0
const speed = Number(values.speed ?? (isLong ? '2' : values.engine === 'postgres' ? '20' : '60'))
const chance = createChance(Number(values.seed))

/** Bots that never live for seconds get nothing done, so there is a calm after so many kills where much is to be done. */
const BURST = 10
const SPARES = isLong ? Math.min(BURST, kills) : kills < 20 ? 1 : 3
/** Of the clock on the wall. */
const STORM_MS = { least: 300, most: isLong ? 700 : 1_500 }
const CALM_MS = { least: 2_000, most: 4_000 }
/** By the bots' clock: long enough for its claims to run out, and for others to have them. */
const FREEZE_MS = { least: 8_500, most: 20_000 }
const SETTLE_WITHIN_MS = 300_000
const PROGRESS_EVERY_MS = 15_000

const database = await createKillDatabase(values.engine)
const beganAt = Date.now()
const clock = createFastClock(beganAt, speed)
const nowMs = (): number => clock.nowMs()
const chat = await startChatFakes(channels, nowMs)
const store = await openStore({ url: database.url, random: createSystemRandom(clock) })
const jobs = store.isShared ? createBossJobs({ url: database.url, clock, log: SILENT }) : null

await store.transaction(async (ledger) => {
  for (const { name, platform } of chat.channels) {
    await subscribe(ledger, await addChannel(ledger, name, platform), 'funding')
  }
})
const crew = startCrew(
  {
    ...{ databaseUrl: database.url, beganAt, speed },
    ...{ discordUrl: chat.discord.url, discordToken: chat.discord.token, slackUrl: chat.slack.url },
  },
  { spares: SPARES, loadsAside: isLong },
)
while (crew.running.length < database.workers) await crew.add()

const startedAt = performance.now()
const takeovers = watchTakeovers(database, nowMs)
const publisher = startPublisher({
  ...{ store, database, chance, nowMs, mostDeliveries: isLong ? deliveries : Infinity },
  wake: (channelId) => {
    jobs?.wake(channelId)
  },
})

const between = ({ least, most }: { readonly least: number; readonly most: number }): number =>
  least + chance.below(most - least)
const take = (): Worker => {
  const [taken] = crew.running.splice(chance.below(crew.running.length), 1)
  if (taken === undefined) throw new Error('there is no worker')
  return taken
}

let freezes = 0
const thawing = new Set<Promise<void>>()
/** One that wakes up after others have taken over what it was sending. */
function freeze(): void {
  const frozen = take()
  frozen.child.kill('SIGSTOP')
  freezes += 1
  const thaw = delay(between(FREEZE_MS) / speed).then(() => {
    frozen.child.kill('SIGCONT')
    crew.running.push(frozen)
    thawing.delete(thaw)
  })
  thawing.add(thaw)
}

const until = performance.now() + Number(values.minutes) * 60_000
let killed = 0
let restarts = 0
let saidAt = performance.now()
/** How many kills belong to what was owed until now. */
const killsBy = (owed: number): number => (isLong ? BURST * Math.ceil((owed / deliveries) * (kills / BURST)) : kills)
while (performance.now() < until && (killed < kills || (isLong && publisher.owed() < deliveries))) {
  const isStorm = killed < Math.min(kills, killsBy(publisher.owed()))
  await delay(between(isStorm ? STORM_MS : CALM_MS))
  if (kills > 0 && database.workers > 1 && thawing.size === 0 && chance.oneIn(4)) freeze()
  else if (isStorm) {
    const victim = take()
    await crew.kill(victim)
    await takeovers.gone(victim.name)
    killed += 1
    if (store.isShared && killed === Math.ceil(kills / 2)) {
      await database.restart()
      restarts += 1
    }
  }
  // One that is frozen still belongs to them.
  while (crew.running.length + thawing.size < database.workers) await crew.add()
  chat.forget()
  if (performance.now() - saidAt < PROGRESS_EVERY_MS) continue
  saidAt = performance.now()
  process.stderr.write(
    `${seconds()} s: ${killed} kills, ${publisher.owed()} owed of ${publisher.stories()} stories, ${chat.count()} messages\n`,
  )
}
await publisher.stop()
await Promise.all(thawing)
const open = async (): Promise<number> => {
  const states = await insist(store, () => store.deliveries.countByState())
  return (states.get('due') ?? 0) + (states.get('sending') ?? 0)
}
const settledBy = performance.now() + SETTLE_WITHIN_MS
while ((await open()) > 0 && performance.now() < settledBy) await delay(200)
const took = seconds()
await takeovers.stop()
await crew.end()

const stories = publisher.stories()
const states = await store.deliveries.countByState()
const mistakes = await countMistakes(chat, store, stories)
const unsettled = await open()
const dead = (await store.deliveries.listDead(1_000)).length
await jobs?.stop()
await store.close()
await chat.close()
const integrity = database.checkIntegrity()
await database.remove()

const { lost, twice, outOfOrder, notesTwice, stale } = mistakes
process.stdout.write(
  `${killed} kills, ${freezes} freezes, ${restarts} restarts, ${stories} stories in ${channels} channels, ${states.get('sent') ?? 0} deliveries, ${chat.count()} messages: ${lost} lost, ${twice} twice, ${outOfOrder} out of order, ${notesTwice} notes twice, ${stale} stale, ${dead} dead, ${unsettled} unsettled; database ${integrity}; ${took} s\n`,
)
process.stdout.write(
  `${takeovers.count()} deliveries were in the hands of a bot that was killed; by the bots' clock another had them after ${spread(takeovers.taken.map(({ takenMs }) => takenMs))}, ${spread(takeovers.taken.map(({ takenMs, claimLeftMs }) => takenMs - claimLeftMs))} of it when the claim was over, and they were settled after ${spread(takeovers.settledMs)}\n`,
)
const [longest] = takeovers.taken.toSorted((a, b) => b.takenMs - a.takenMs)
if (longest !== undefined) {
  const { kind, channelId, claimLeftMs, takenMs } = longest
  process.stdout.write(
    `the longest was ${kind} of ${channelId}: ${inSeconds(takenMs)}, for ${inSeconds(claimLeftMs)} of which its claim went on\n`,
  )
}
const failures = unsettled + dead + Object.values(mistakes).reduce((all, one) => all + one, 0)
const isEnough = stories > 0 && killed >= kills && publisher.owed() >= deliveries
const exitCode = failures === 0 && integrity === 'ok' && isEnough ? 0 : 1
// The package of the server ends the process by itself, with 0, when nothing is left to do.
process.exit(exitCode)

function seconds(): string {
  return ((performance.now() - startedAt) / 1_000).toFixed(1)
}

function spread(timesMs: readonly number[]): string {
  const sorted = timesMs.toSorted((a, b) => a - b)
  const at = (part: number): string => inSeconds(sorted[Math.floor((sorted.length - 1) * part)] ?? 0)
  return `${at(0.5)} (median), ${at(0.99)} (p99), ${at(1)} (at most)`
}

function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}
