import { ANY_STORY } from '../../src/core/any-story.ts'
import { buildStoryCard } from '../../src/bot/cards/story-card.ts'
import { DAY_MS } from '../../src/core/durations.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Story } from '../../src/core/story.ts'
import { FEEDS, OLD_COMPANY, sumOf, UNSET, wrongSumOf, type Scenario, type SimReport } from './scenario.ts'
import { DIRECT, type SimMessage, type SimPlatform } from './sim-platform.ts'

type History = {
  readonly scenario: Scenario
  readonly platform: SimPlatform
  readonly store: Store
  readonly startMs: number
  readonly crashes: number
  /** Companies whose story was taken back, and when. */
  readonly retracted: ReadonlyMap<string, number>
}

/** So long after a request was made it may still arrive. */
const LATE_MS = 5 * 60_000

/** What must hold at the end of every history. Looks at the platform and at what was published, not at how the bot keeps its books. */
export async function findViolations({
  scenario,
  platform,
  store,
  startMs,
  retracted,
}: History): Promise<readonly string[]> {
  const problems = [...platform.violations]
  const roundups = await roundupsAmong(platform.messages, store)
  const states = await store.deliveries.countByState()
  for (const state of ['due', 'sending'] as const) {
    const count = states.get(state) ?? 0
    if (count > 0) problems.push(`${count} deliveries are still ${state}`)
  }
  const recorded = await store.entries.search({ url: null, words: 'million', workspaceId: null }, 1_000)
  const published = scenario.reports.length + FEEDS.length
  if (recorded.length !== published)
    problems.push(`${published} entries were published, ${recorded.length} have an outcome`)

  problems.push(...twice(platform.messages), ...toldTooOften(platform.messages, scenario))
  const companies = [...new Set(scenario.reports.map(({ company }) => company))]
  const stories = await store.stories.list({ ...ANY_STORY, topic: 'funding', limit: 1_000, offset: 0 })
  const storyOf = (company: string): Story | undefined => stories.find(({ title }) => title.includes(company))
  for (const company of companies) {
    const count = stories.filter(({ title }) => title.includes(company)).length
    const expected = retracted.has(company) ? 0 : 1
    if (count !== expected) problems.push(`${company} has ${count} stories`)
    const { facts } = storyOf(company) ?? {}
    if (facts?.topic === 'funding' && facts.amountUsd !== sumOf(company) * 1_000_000) {
      problems.push(`${company} raised ${sumOf(company)} million, not ${facts.amountUsd}`)
    }
  }

  const dead = await store.deliveries.listDead(1_000)
  const trouble = troubleOf(scenario)
  const isDeadRoundup = ({ channelId }: { readonly channelId: string }): boolean =>
    dead.some((delivery) => delivery.channelId === channelId && delivery.kind === 'roundup')
  const owed = scenario.events.some(({ event }) => event.kind === 'roundup')
    ? scenario.channels
        .filter(({ channel }) => !channel.startsWith('2'))
        .map(({ channel }) => ({ channelId: `${platform.name}:${channel}` }))
        .filter((one) => !isDeadRoundup(one))
    : []
  const late = scenario.events.find(({ event }) => event.kind === 'subscribe')
  const channels = [
    ...scenario.channels.map((one) => ({ ...one, sinceMs: 0 })),
    ...(late === undefined ? [] : [{ ...UNSET, channel: '104', sinceMs: late.atMs }]),
  ]
  for (const { channel, rumours, hasThreads, cardStyle, sinceMs } of channels) {
    const changes = scenario.events.flatMap(({ event }) =>
      event.kind === 'threads' && event.channel === channel ? [event.isOn] : [],
    )
    const [isAlwaysOn, isNeverOn] = [true, false].map((isOn) => [hasThreads, ...changes].every((one) => one === isOn))
    const posts = platform.messages.filter(
      (message) => message.channel === channel && message.threadOf === null && !roundups.has(message),
    )
    problems.push(...(await outOfOrder(channel, posts, store)), ...broughtIn(channel, posts, companies))
    if (posts.some(({ firstBody }) => firstBody.includes(OLD_COMPANY)) && sinceMs === 0) {
      problems.push(`${channel}: the baseline was posted`)
    }
    const channelId = `${platform.name}:${channel}`
    const isOwed = owed.some((delivery) => delivery.channelId === channelId) && !trouble.has(channel)
    const parts = [...roundups].filter((message) => message.channel === channel)
    problems.push(...missingParts(channel, parts, isOwed && scenario.poison === null))
    for (const company of companies) {
      const story = storyOf(company)
      const all = posts.filter(({ firstBody }) => firstBody.includes(company))
      // What was sent again because somebody had deleted it unseen counts once.
      const said = all.filter((one, at) => !all.slice(at + 1).some(({ deliveryId }) => deliveryId === one.deliveryId))
      problems.push(...tooOften(channel, company, said, companies))
      const retractedAt = retracted.get(company)
      if (retractedAt !== undefined) {
        const isGivenUp = trouble.has(channel) || dead.some((delivery) => delivery.channelId === channelId)
        problems.push(...stillTold(channel, company, all, retractedAt, isGivenUp))
      }
      if (trouble.has(channel) || story === undefined) continue
      const isDead = dead.some((delivery) => delivery.channelId === channelId && delivery.storyId === story.id)
      const isWanted = scenario.reports.some(
        (report) => report.company === company && isNews(report, scenario.reports, rumours, sinceMs),
      )
      if (isDead || company === scenario.poison) continue
      if (isWanted && said.length === 0) problems.push(`${channel}: ${company} was lost`)
      const own = said.find((message) => namesIn(message.firstBody, companies).length === 1)
      if (own?.deletedAt !== null) continue
      // One that stories share may name a single one, where the others were retracted while it waited.
      const shared = await store.messages.listSharedOf(story.id)
      if (shared.some(({ deliveryId }) => deliveryId === own.deliveryId)) continue
      const changedAt =
        startMs +
        Math.max(
          ...scenario.reports.filter((one) => one.company === company).map(({ atMs, mendedAtMs = atMs }) => mendedAtMs),
        )
      const expected = platform.draw(own.deliveryId, buildStoryCard(story, 'en', { style: cardStyle }))
      if (own.body !== expected && changedAt < own.madeAt + DAY_MS) {
        problems.push(`${channel}: the message of ${company} does not show the newest revision`)
      }
      const notes = platform.messages.filter(({ threadOf }) => threadOf === own.ref)
      if (isNeverOn === true && notes.length > 0) {
        problems.push(`${channel}: wants no notes, and has one on ${company}`)
      }
      if (isAlwaysOn !== true) continue
      if (own.firstBody.includes('In talks') && story.status === 'announced' && notes.length === 0) {
        problems.push(`${channel}: nobody was told in the thread of ${company} that it closed`)
      }
      if (own.firstBody.includes(`$${wrongSumOf(company)}M`) && notes.length === 0) {
        problems.push(`${channel}: nobody was told in the thread of ${company} that its sum was wrong`)
      }
    }
  }
  return problems
}

/** Messages of a week: a delivery may make several, each under an id that begins with the delivery's. */
async function roundupsAmong(messages: readonly SimMessage[], store: Store): Promise<ReadonlySet<SimMessage>> {
  const found = new Set<SimMessage>()
  for (const message of messages) {
    const delivery = await store.deliveries.find(message.deliveryId.split('.')[0] ?? '')
    if (delivery?.kind === 'roundup') found.add(message)
  }
  return found
}

/** The parts of a week come in their order, and none is left out: the last one says that it is the last. */
function missingParts(channel: string, parts: readonly SimMessage[], isOwed: boolean): readonly string[] {
  const end = parts.at(-1)
  const [, at, of] = /\((\d+)\/(\d+)\)/u.exec(end?.firstBody ?? '') ?? []
  if (isOwed && (end === undefined || at !== of)) return [`${channel}: the week ends with part ${at} of ${of}`]
  const order = [...new Set(parts.map(({ deliveryId }) => Number(deliveryId.split('.')[1] ?? '1')))]
  return order.some((part, at) => part !== at + 1)
    ? [`${channel}: the parts of the week came as ${order.join(', ')}`]
    : []
}

/**
 * No delivery makes two messages, in a channel or in a thread. One that somebody deleted before the bot could learn that
 * it was there looks to everybody like one that never came: a second one is right then.
 */
function twice(messages: readonly SimMessage[]): readonly string[] {
  return messages.flatMap((message, at) => {
    const { channel, deliveryId, madeAt } = message
    if (deliveryId === '') return [`${channel}: a message carries no delivery`]
    const stands = messages.slice(0, at).some((one) => one.deliveryId === deliveryId && isThere(one, madeAt))
    return stands ? [`${channel}: ${deliveryId} was sent twice`] : []
  })
}

/** Whoever subscribed hears of the loss of a channel once each time, and of nothing else. */
function toldTooOften(messages: readonly SimMessage[], { events }: Scenario): readonly string[] {
  const losses = events.flatMap(({ event }) =>
    event.kind === 'forbid' || event.kind === 'remove-channel' ? [event.channel] : [],
  )
  const told = messages.filter(({ channel }) => channel === DIRECT)
  const about = told.map(({ firstBody }) => /<#(\d+)>/u.exec(firstBody)?.[1] ?? 'nothing that was lost')
  return [...new Set(about)].flatMap((channel) => {
    const count = about.filter((one) => one === channel).length
    return count > losses.filter((one) => one === channel).length ? [`${count} were told of ${channel}`] : []
  })
}

function isThere({ deletedAt }: SimMessage, atMs: number): boolean {
  return deletedAt === null || deletedAt > atMs
}

/** A story has one message to itself at most; before that it may have shared one, and after a change in it once more. */
function tooOften(
  channel: string,
  company: string,
  said: readonly SimMessage[],
  companies: readonly string[],
): readonly string[] {
  const isOwn = said.map(({ firstBody }) => namesIn(firstBody, companies).length === 1)
  const own = isOwn.filter(Boolean).length
  const shared = said.length - own
  if (own > 1) return [`${channel}: ${company} was posted ${own} times`]
  if (shared > 2) return [`${channel}: ${company} stands in ${shared} shared messages`]
  if (own === 1 && isOwn.at(-1) !== true) return [`${channel}: ${company} was shared after it had a message of its own`]
  return []
}

/** What was taken back says so wherever it stands, and is posted no more. */
function stillTold(
  channel: string,
  company: string,
  posts: readonly SimMessage[],
  retractedAt: number,
  isGivenUp: boolean,
): readonly string[] {
  const late = posts.filter(({ madeAt }) => madeAt > retractedAt + LATE_MS)
  const stands = posts.some(({ body, deletedAt }) => deletedAt === null && !body.includes('Retracted'))
  return [
    ...(late.length > 0 ? [`${channel}: ${company} was posted after it was retracted`] : []),
    ...(stands && !isGivenUp ? [`${channel}: ${company} was retracted and stands there as news`] : []),
  ]
}

/** An edit is about what the message told: nobody reads there of what they never read of. */
function broughtIn(channel: string, posts: readonly SimMessage[], companies: readonly string[]): readonly string[] {
  return posts.flatMap(({ firstBody, body }) =>
    namesIn(body, companies)
      .filter((company) => !firstBody.includes(company))
      .map((company) => `${channel}: an edit brought ${company} in`),
  )
}

/** Ids count up, so what was owed first has the lower one. Only what comes hours late in any case lets others go first. */
async function outOfOrder(channel: string, posts: readonly SimMessage[], store: Store): Promise<readonly string[]> {
  const last = { late: '', other: '' }
  const problems: string[] = []
  for (const { deliveryId } of posts) {
    const row = (await store.deliveries.find(deliveryId))?.isLate === true ? 'late' : 'other'
    if (last[row] > deliveryId) problems.push(`${channel}: ${deliveryId} came after ${last[row]}`)
    last[row] = deliveryId
  }
  return problems
}

/** Whether the report brings the story to a channel with that filter. */
function isNews(report: SimReport, reports: readonly SimReport[], rumours: boolean, sinceMs: number): boolean {
  // A report from before the subscription is no news.
  if (report.atMs < sinceMs) return false
  const isCertain = reports.some(
    (one) => one.company === report.company && one.kind !== 'talks' && one.atMs <= report.atMs,
  )
  return rumours || isCertain
}

/** Channels that may miss something: they were taken away or unsubscribed. */
function troubleOf({ events }: Scenario): ReadonlySet<string> {
  return new Set(
    events.flatMap(({ event }) =>
      event.kind === 'remove-channel' || event.kind === 'unsubscribe' ? [event.channel] : [],
    ),
  )
}

function namesIn(body: string, companies: readonly string[]): readonly string[] {
  return [...companies, OLD_COMPANY].filter((company) => body.includes(company))
}
