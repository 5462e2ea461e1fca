/**
 * Kills bots again and again while they deliver to a Discord and a Slack of our own: `--kills N`, `--seed S`. With
 * `--engine postgres` three of them share the work, some are frozen until their claims ran out, and the server is
 * restarted in the middle.
 */
import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { fanOut } from '../../src/bot/delivery/fan-out.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Story } from '../../src/core/story.ts'
import { platformId } from '../../src/core/workspace.ts'
import { createSystemRandom } from '../../src/ops/system-random.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { startFakeDiscord } from '../fakes/discord/fake-discord.ts'
import { visibleText } from '../fakes/discord/reader.ts'
import { FakeSlack } from '../fakes/slack/fake-slack.ts'
import { readBlocks } from '../fakes/slack/read-blocks.ts'
import { createChance } from '../simulation/chance.ts'
import { createFastClock } from './fast-clock.ts'
import { createKillDatabase } from './kill-database.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'sqlite' },
  },
})
const kills = Number(values.kills)
const chance = createChance(Number(values.seed))

const CHILD = path.join(import.meta.dirname, 'deliver-child.ts')
const STEP_MS = 15
/** Fewer than would share a message. */
const MAX_WAITING = 10
const SETTLE_WITHIN_MS = 120_000

const database = await createKillDatabase(values.engine)
const beganAt = Date.now()
const clock = createFastClock(beganAt)
const nowMs = (): number => clock.nowMs()
const discord = await startFakeDiscord(undefined, nowMs)
const slack = await FakeSlack.start(nowMs)
const store = await openStore({ url: database.url, random: createSystemRandom(clock) })
const setup = JSON.stringify({
  databaseUrl: database.url,
  beganAt,
  discordUrl: discord.apiUrl,
  discordToken: discord.token,
  slackUrl: slack.apiUrl,
})

function start(): Promise<ChildProcess> {
  const child = fork(CHILD, [setup], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('message', () => {
      resolve(child)
    })
  })
}

function run(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('message', () => {
      resolve()
    })
    child.send('go')
  })
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.kill('SIGKILL')
  })
}

const nameOf = (number: number): string => `Company ${String(number).padStart(5, '0')}`
const storyNumber = (number: number): Story =>
  story({ id: `s${number}`, facts: fundingFacts({ company: nameOf(number), amountUsd: 300e6, status: 'in-talks' }) })

/** One more story, or a change in one of the last. */
async function step(to: Store, written: { stories: number }): Promise<void> {
  const changes = written.stories > 3 && chance.oneIn(3)
  const number = changes ? written.stories - 1 - chance.below(3) : written.stories++
  await insist(() =>
    to.transaction(async (ledger) => {
      const known = await ledger.stories.find(`s${number}`)
      // Written already, when the server was stopped before it could say so.
      if (known !== null && !changes) return
      const closed = fundingFacts({ company: nameOf(number), amountUsd: 300e6 })
      const now: Story =
        known === null
          ? storyNumber(number)
          : {
              ...known,
              facts: closed,
              status: 'announced',
              revision: known.revision + 1,
              changes: [{ kind: 'status', from: 'in-talks', to: 'announced', at: nowMs(), entryId: 'e' }],
            }
      if (known?.status === 'announced') return
      if (known === null) await ledger.stories.insert(now)
      else await ledger.stories.update(now)
      await fanOut(
        ledger,
        { story: now, sourcesBefore: 1, isMaterial: known !== null, mayPost: true, seenAt: nowMs() },
        nowMs(),
      )
    }),
  )
}

/** Until it works: the server may be away for a while. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!store.isShared) throw error
      await delay(100)
    }
  }
}

const open = async (): Promise<number> => {
  const states = await insist(() => store.deliveries.countByState())
  return (states.get('due') ?? 0) + (states.get('sending') ?? 0)
}

const written = { stories: 0 }
let isWriting = true
async function write(): Promise<void> {
  while (isWriting) {
    if ((await open()) < MAX_WAITING) await step(store, written)
    await delay(STEP_MS)
  }
}

const channels: readonly [string, 'discord' | 'slack'][] = [
  [discord.channelId, 'discord'],
  ['C1', 'slack'],
]
for (const [name, platform] of channels) await subscribe(store, await addChannel(store, name, platform), 'funding')
const startedAt = performance.now()
const writing = write()
const running: ChildProcess[] = []
/** It loads while the others work. */
let spare = start()
const addWorker = async (): Promise<void> => {
  const child = await spare
  spare = start()
  await run(child)
  running.push(child)
}
const takeWorker = (): ChildProcess => {
  const [taken] = running.splice(chance.below(running.length), 1)
  if (taken === undefined) throw new Error('there is no worker')
  return taken
}
let freezes = 0
while (running.length < database.workers) await addWorker()
for (let at = 0; at < kills; at += 1) {
  const victim = takeWorker()
  // Long enough, by the bots' clock, for its claims to run out.
  const frozen = chance.oneIn(3) ? (running[0] ?? null) : null
  if (frozen?.kill('SIGSTOP') === true) freezes += 1
  await delay(300 + chance.below(1_500))
  await kill(victim)
  frozen?.kill('SIGCONT')
  if (at === Math.floor(kills / 2)) await database.restart()
  await addWorker()
}
isWriting = false
await writing
const until = performance.now() + SETTLE_WITHIN_MS
while ((await open()) > 0 && performance.now() < until) await delay(50)
for (const child of [...running, await spare]) await kill(child)

const texts = new Map([
  [
    'discord',
    discord.messages.map((one) => ({ text: visibleText(one.body), isNote: one.channelId !== discord.channelId })),
  ],
  [
    'slack',
    slack.messages.map((one) => ({ text: readBlocks(one.text, one.blocks).text, isNote: one.threadTs !== null })),
  ],
])
const sum = { lost: 0, twice: 0, outOfOrder: 0, stale: 0, notesTwice: 0 }
let messages = 0
for (const [name, platform] of channels) {
  const all = texts.get(platform) ?? []
  messages += all.length
  const posts = all
    .filter(({ isNote }) => !isNote)
    .map(({ text }) => ({ text, name: /Company \d{5}/u.exec(text)?.[0] ?? '' }))
  const names = posts.map((post) => post.name)
  for (let number = 0; number < written.stories; number += 1) {
    const count = names.filter((one) => one === nameOf(number)).length
    if (count === 0) sum.lost += 1
    if (count > 1) sum.twice += 1
    const now = await store.stories.find(`s${number}`)
    const post = posts.find((one) => one.name === nameOf(number))
    if (now?.status === 'announced' && post !== undefined && !post.text.includes('Announced')) sum.stale += 1
    const notes = all.filter(({ isNote, text }) => isNote && text.includes(nameOf(number))).length
    if (notes > 1) sum.notesTwice += 1
  }
  names.forEach((one, at) => {
    if ((names[at - 1] ?? '') > one) sum.outOfOrder += 1
  })
  const rest = await store.channels.rest(platformId(platform, name))
  if (rest.refusals > 0) process.stdout.write(`${platform} refused\n`)
}
const unsettled = await open()
await store.close()
await discord.close()
await slack.close()
const integrity = database.checkIntegrity()
await database.remove()

const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
process.stdout.write(
  `${kills} kills, ${freezes} freezes, ${written.stories} stories, ${messages} messages: ${sum.lost} lost, ${sum.twice} twice, ${sum.outOfOrder} out of order, ${sum.notesTwice} notes twice, ${sum.stale} stale, ${unsettled} unsettled; database ${integrity}; ${seconds} s\n`,
)
const failures = unsettled + Object.values(sum).reduce((all, one) => all + one, 0)
process.exitCode = failures === 0 && integrity === 'ok' && written.stories > kills ? 0 : 1
