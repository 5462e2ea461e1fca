/** Kills a bot again and again while it delivers to a Discord and a Slack of our own: `--kills N`, `--seed S`. */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
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

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
})
const kills = Number(values.kills)
const chance = createChance(Number(values.seed))

const CHILD = path.join(import.meta.dirname, 'deliver-child.ts')
const STEP_MS = 15
/** Fewer than would share a message. */
const MAX_WAITING = 10
const SETTLE_WITHIN_MS = 120_000

const folder = mkdtempSync(path.join(tmpdir(), 'aiwire-kill-'))
const file = path.join(folder, 'kill.db')
const beganAt = Date.now()
const clock = createFastClock(beganAt)
const nowMs = (): number => clock.nowMs()
const discord = await startFakeDiscord(undefined, nowMs)
const slack = await FakeSlack.start(nowMs)
const store = await openStore({ url: `sqlite:${file}`, random: createSystemRandom(clock) })
const setup = JSON.stringify({
  databaseUrl: `sqlite:${file}`,
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
  await to.transaction(async (ledger) => {
    const known = await ledger.stories.find(`s${number}`)
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
  })
}

const open = async (): Promise<number> => {
  const states = await store.deliveries.countByState()
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
let next = start()
for (let at = 0; at < kills; at += 1) {
  const child = await next
  // The one after it loads meanwhile.
  next = start()
  await run(child)
  await delay(300 + chance.below(1_500))
  await kill(child)
}
isWriting = false
await writing
const last = await next
await run(last)
const until = performance.now() + SETTLE_WITHIN_MS
while ((await open()) > 0 && performance.now() < until) await delay(50)
await kill(last)

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
const db = new Database(file, { readonly: true })
const integrity = String(db.pragma('integrity_check', { simple: true }))
db.close()
rmSync(folder, { recursive: true, force: true })

const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
process.stdout.write(
  `${kills} kills, ${written.stories} stories, ${messages} messages: ${sum.lost} lost, ${sum.twice} twice, ${sum.outOfOrder} out of order, ${sum.notesTwice} notes twice, ${sum.stale} stale, ${unsettled} unsettled; database ${integrity}; ${seconds} s\n`,
)
const failures = unsettled + Object.values(sum).reduce((all, one) => all + one, 0)
process.exitCode = failures === 0 && integrity === 'ok' && written.stories > kills ? 0 : 1
