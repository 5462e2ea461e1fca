import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import { HOUR_MS } from '../../src/core/durations.ts'
import { createShiftedClock, type ShiftedClock } from '../builders/shifted-clock.ts'
import { parseConfig, type Config } from '../../src/config.ts'
import type { Feed } from '../../src/core/feed.ts'
import { startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.ts'
import { visibleText } from '../fakes/discord/reader.ts'
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from '../fakes/slack/fake-slack.ts'
import { readBlocks } from '../fakes/slack/read-blocks.ts'
import { SILENT } from '../builders/silent-log.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const WEEK_MS = 7 * 24 * HOUR_MS
const A_MONDAY = Date.UTC(2024, 0, 1)
const MANAGE_CHANNELS = 16n

type Item = { readonly guid: string; readonly title: string; readonly at: number }

/** Two outlets whose documents the test writes. */
type Outlets = { readonly origin: string; readonly items: Map<string, Item[]>; readonly server: Server }

async function startOutlets(): Promise<Outlets> {
  const items = new Map<string, Item[]>([
    ['/wire', []],
    ['/post', []],
  ])
  const server = createServer((request, response) => {
    const rows = (items.get(request.url ?? '') ?? []).map(
      ({ guid, title, at }) =>
        `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title>
         <link>https://outlet.example${request.url ?? ''}/${guid}</link><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
    )
    response.setHeader('content-type', 'application/rss+xml')
    response.end(`<rss version="2.0"><channel><title>Outlet</title>${rows.join('')}</channel></rss>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, items, server }
}

let folder: string
let outlets: Outlets
let discord: FakeDiscord
let slack: FakeSlack
let clock: ShiftedClock
let app: App | null
let url: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-bot-'))
  outlets = await startOutlets()
  clock = createShiftedClock()
  discord = await startFakeDiscord(undefined, () => clock.nowMs())
  slack = await FakeSlack.start()
  slack.people.set('U1', { locale: 'en-US' })
  app = null
})
afterEach(async () => {
  await app?.stop()
  await discord.close()
  await slack.close()
  await new Promise((resolve) => outlets.server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

async function startBot(discordHttp: Config['discordHttp'] = null): Promise<App> {
  const feeds = ['wire', 'post'].map((id): Feed => ({
    ...WIRE_FEED,
    id,
    name: `The ${id}`,
    url: `${outlets.origin}/${id}`,
  }))
  const settings = parseConfig({ DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, PORT: '0' })
  app = await openApp({
    config: {
      ...settings,
      discord: { token: discord.token, apiUrl: discord.apiUrl, requestsPerSecond: 50, shards: 'auto' },
      discordHttp,
      slack: { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: slack.apiUrl },
      allowedPrivateHosts: ['127.0.0.1'],
    },
    feeds,
    clock,
    log: SILENT,
    print: () => undefined,
    isColoured: false,
    hostSpacingMs: 0,
  })
  url = await app.start()
  if (discordHttp !== null) {
    discord.interactionsTo = async (signed) => {
      const { method, headers } = signed
      return await fetch(`${url}/discord/interactions`, { method, headers, body: await signed.text() })
    }
  }
  expect((await fetch(`${url}/livez`)).status).toBe(200)
  return app
}

async function poll(bot: App): Promise<void> {
  clock.advance(25 * HOUR_MS)
  await bot.pollDue()
}

function publish(outlet: string, guid: string, title: string): void {
  // Before the next poll, and within the day in which a thread alone tells what changed.
  outlets.items.get(outlet)?.push({ guid, title, at: clock.nowMs() + 20 * HOUR_MS })
}

/** The first post of a subscription, which shows that the bot may post. */
const isTestCard = (text: string) => text.includes('from now on')
const isGreeting = (text: string) => text.includes("I'm AI Wire")
const allOnDiscord = () => discord.messages.map((message) => visibleText(message.body))
const allOnSlack = () => slack.messages.map((message) => readBlocks(message.text, message.blocks).text)
const onDiscord = () => allOnDiscord().filter((text) => !isTestCard(text) && !isGreeting(text))
const onSlack = () => allOnSlack().filter((text) => !isTestCard(text))

test('from a feed to one living message on Discord and on Slack, and not again after a restart', async () => {
  publish('/wire', 'old', 'Oldco AI raises $40 million Series A to build agents')
  const bot = await startBot()
  await poll(bot)

  const answer = await discord.slash(
    'subscribe',
    [
      { name: 'topic', type: 3, value: 'funding' },
      { name: 'rumours', type: 5, value: true },
    ],
    MANAGE_CHANNELS,
  )
  expect(visibleText(answer.body)).toMatch(/funding/iu)
  await slack.sendSlash({ command: '/subscribe', text: 'funding rumours:yes', channel: 'C1', person: 'U1' })
  expect([allOnDiscord().filter(isTestCard).length, allOnSlack().filter(isTestCard).length]).toEqual([1, 1])

  publish('/wire', 'talks', 'Acme Robotics AI in talks to raise $120 million Series B, sources say')
  await poll(bot)
  await expect.poll(() => [onDiscord().length, onSlack().length]).toEqual([1, 1])
  expect(onDiscord()[0]).toContain('In talks')
  expect(onDiscord().join('\n')).not.toContain('Oldco')

  publish('/post', 'closed', 'Acme Robotics AI raises $120 million Series B led by Example Ventures')
  await poll(bot)
  // The message is edited, and its thread says what changed.
  await expect.poll(() => [onDiscord().length, onSlack().length]).toEqual([2, 2])
  await expect.poll(() => onDiscord()[0]).toContain('Announced')
  await expect.poll(() => onSlack()[0]).toContain('Announced')

  await bot.stop()
  const again = await startBot()
  await poll(again)
  await again.stop()
  app = null
  expect([onDiscord().length, onSlack().length]).toEqual([2, 2])
})

test('with threads off and short cards, a change edits its message alone, and a denial is told in the channel', async () => {
  const bot = await startBot()
  await poll(bot)
  const option = (name: string, value: string) => ({ name, type: 3, value }) as const
  await discord.slash('subscribe', [option('topic', 'funding')], MANAGE_CHANNELS)
  await slack.sendSlash({ command: '/subscribe', text: 'funding', channel: 'C1', person: 'U1' })
  const set = await discord.slash('settings', [option('threads', 'off'), option('card', 'short')], MANAGE_CHANNELS)
  expect(visibleText(set.body)).toContain('From now on a change only edits its message.')
  const text = 'settings threads:off card:short'
  await slack.sendSlash({ command: '/aiwire', text, channel: 'C1', person: 'U1' })
  const threads = discord.threads.size

  publish('/wire', 'raised', 'Acme Robotics AI raises $120 million Series B')
  await poll(bot)
  await expect.poll(() => [onDiscord().length, onSlack().length]).toEqual([1, 1])
  publish('/post', 'more', 'Acme Robotics AI raises $120 million Series B at a $2 billion valuation')
  await poll(bot)
  for (const shown of [onDiscord, onSlack]) {
    await expect.poll(() => shown()[0]).toContain('$120M · Series B · valued at $2B')
    expect(shown()[0]).not.toContain('Company')
  }
  publish('/wire', 'denied', 'Acme Robotics AI denies raising $120 million Series B')
  await poll(bot)
  await expect.poll(() => [onDiscord().length, onSlack().length]).toEqual([2, 2])
  expect(discord.threads.size).toBe(threads)
  const [post] = discord.messages.filter(({ body }) => onDiscord().includes(visibleText(body)))
  expect(discord.messages.at(-1)).toMatchObject({
    channelId: post?.channelId,
    body: { message_reference: { message_id: post?.id } },
  })
  // Slack has no answer but in a thread: this one stands in the channel, too.
  expect(slack.messages.filter(({ threadTs }) => threadTs !== null)).toMatchObject([{ isBroadcast: true }])
})

test.each(['gateway', 'HTTP'])(
  'people on Discord: commands, completion, buttons and forms by %s; registered once, edited, told in the thread',
  async (way) => {
    const http = { publicKey: discord.signer.publicKey, publicUrl: 'https://aiwire.example' }
    discord.endpointUrl = way === 'HTTP' ? `${http.publicUrl}/discord/interactions` : null
    const bot = await startBot(way === 'HTTP' ? http : null)
    expect(discord.intents).toEqual(way === 'HTTP' ? [] : [1])
    expect(discord.commands).toHaveLength(14)
    await poll(bot)
    const topic = { name: 'topic', type: 3, value: 'funding' } as const
    const refused = await discord.slash('subscribe', [topic], 0n)
    expect([refused.isEphemeral, onDiscord()]).toEqual([true, []])
    const done = await discord.slash('subscribe', [topic, { name: 'rumours', type: 5, value: true }], MANAGE_CHANNELS)
    expect([done.isEphemeral, allOnDiscord().filter(isTestCard).length]).toEqual([true, 1])

    publish('/wire', 'talks', 'Acme Robotics AI in talks to raise $120 million Series B, sources say')
    await poll(bot)
    await expect.poll(() => onDiscord().length).toBe(1)
    publish('/post', 'closed', 'Acme Robotics AI raises $120 million Series B led by Example Ventures')
    await poll(bot)
    await expect.poll(() => onDiscord().length).toBe(2)
    await expect.poll(() => onDiscord()[0]).toContain('Announced')
    const [post, note] = discord.messages.filter(({ body }) => onDiscord().includes(visibleText(body)))
    expect(note?.channelId).toBe(post?.id)

    const offered = await discord.typing('funding', [{ name: 'company', type: 3, value: 'Acm', focused: true }])
    expect(JSON.stringify(offered)).toContain('Acme Robotics')
    const listed = await discord.slash('funding', [], 0n, 'ja')
    expect([listed.isEphemeral, visibleText(listed.body)]).toEqual([false, expect.stringContaining('Acme Robotics')])

    if (post === undefined) throw new Error('there is no post')
    const buttons = (post.body.components ?? []).flatMap((row) => row.components)
    const idOf = (label: string) => buttons.find((button) => button.label === label)?.custom_id ?? ''
    const details = await discord.press(idOf('Details'), post)
    expect([details.isEphemeral, visibleText(details.body)]).toEqual([true, expect.stringContaining('Series B')])
    const { form } = await discord.press(idOf('Something wrong?'), post)
    if (form === null) throw new Error('no form was opened')
    const thanks = await discord.fillIn(form, { wrong: 'It is a Series C' })
    expect([thanks.isEphemeral, thanks.callbacks]).toEqual([true, [4]])
    const complaints = await bot.store.complaints.listOpen()
    expect(complaints.map(({ words }) => words)).toEqual(['It is a Series C'])

    // What a subscription leaves out is changed in a form that shows what is set.
    const { body: list } = await discord.slash('subscriptions', [], MANAGE_CHANNELS)
    const change = list.components?.flatMap((row) => row.components).find(({ label }) => label === 'Change: funding')
    const open = async () => (await discord.press(change?.custom_id ?? '', 'ephemeral', MANAGE_CHANNELS)).form
    const asked = await open()
    if (asked === null) throw new Error('no form was opened')
    const fields = asked.components.map(({ component: { custom_id: id, value = '' } }) => [id, value] as const)
    const [, others = ''] = fields.find(([id]) => id === 'others') ?? []
    expect(others.split('\n')).toContain('rumours: yes')
    const mistaken = await discord.fillIn(asked, { min_amount: 'much', companies: 'Kestrel, Zenvia' }, MANAGE_CHANNELS)
    expect([mistaken.isEphemeral, mistaken.callbacks]).toEqual([true, [4]])
    for (const part of ["'much'", 'min_amount:100M', 'companies:"Kestrel, Zenvia"', 'rumours:yes'])
      expect(visibleText(mistaken.body)).toContain(part)
    const typed = { min_amount: '$100M', others: others.replace('max_per_day:', 'max_per_day: 3') }
    expect(visibleText((await discord.fillIn(asked, typed, MANAGE_CHANNELS)).body)).toContain('$100M')
    const [kept] = await bot.store.subscriptions.listActive('funding')
    expect(kept?.subscription.filter).toMatchObject({ minAmountUsd: 100e6, rumours: true, maxPerDay: 3, subjects: [] })
    expect((await discord.press(change?.custom_id ?? '', 'ephemeral', 0n)).form).toBeNull()

    await bot.stop()
    app = await startBot(way === 'HTTP' ? http : null)
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1)
  },
)

test('a second bot on one database is refused with a sentence that says what to do', async () => {
  await startBot()
  await expect(startBot()).rejects.toThrow(/another AI Wire is running/u)
})

test('a platform that is away at the start is tried again; a token that is refused stops sending for a while, and /readyz says so', async () => {
  slack.fail({ kind: 'status', status: 503 }, ['apps.connections.open'])
  const bot = await startBot()
  const ready = async () => {
    const answer = await fetch(`${url}/readyz`)
    return [answer.status, await answer.json()]
  }
  expect(await ready()).toMatchObject([503, { checks: { slack: 'not connected', discord: 'ok' } }])
  await poll(bot)
  await expect.poll(ready, { timeout: 5_000 }).toMatchObject([200, { ready: true }])
  await discord.slash('subscribe', [{ name: 'topic', type: 3, value: 'funding' }], MANAGE_CHANNELS)
  expect((await ready())[0]).toBe(200)
  discord.hangUp(4014)
  const unheard: unknown = expect.stringContaining('the intent Guilds')
  await expect.poll(ready).toMatchObject([503, { checks: { discord: unheard, slack: 'ok' } }])
  const refused = { do: 'answer', status: 401, methods: ['POST'], pathIncludes: '/messages' } as const
  discord.fault(refused)
  publish('/wire', 'one', 'Acme Robotics AI raises $120 million Series B led by Example Ventures')
  publish('/post', 'two', 'Zenvia AI raises $35 million Series A to build voice agents')
  await poll(bot)
  await expect.poll(ready).toMatchObject([503, { ready: false, checks: { discord: 'it refuses the token' } }])
  const asked = discord.requests.length
  // A day later there is another story; Discord is asked once, and no more when it refuses again.
  discord.fault(refused)
  publish('/wire', 'three', 'Kestrel AI raises $80 million Series B to build chips')
  await poll(bot)
  await expect.poll(() => discord.requests.length).toBe(asked + 1)
  await expect.poll(ready).toMatchObject([503, { checks: { discord: 'it refuses the token' } }])
  expect(onDiscord()).toEqual([])
  const states = async () => [...(await bot.store.deliveries.countByState())]
  await expect.poll(states).toEqual([['due', 3]])
  expect(discord.requests.length).toBe(asked + 1)
  // It was a mistake.
  await poll(bot)
  await expect.poll(states).toEqual([['sent', 3]])
})

test('a weekly roundup is posted once per channel and week, and names the round', async () => {
  const bot = await startBot()
  await poll(bot)
  await discord.slash('subscribe', [{ name: 'topic', type: 3, value: 'funding' }], MANAGE_CHANNELS)
  publish('/wire', 'round', 'Acme Robotics AI raises $120 million Series B led by Example Ventures')
  const toldAt = outlets.items.get('/wire')?.at(-1)?.at ?? 0
  await poll(bot)
  await expect.poll(() => onDiscord().length).toBe(1)
  // Whatever day it is today: past the hour of the roundup, on the Monday behind the week of the news.
  clock.advance(toldAt - ((toldAt - A_MONDAY) % WEEK_MS) + WEEK_MS + 10 * HOUR_MS - clock.nowMs())
  await bot.oweRoundups()
  // The first chart starts a thread with its fonts.
  await expect.poll(() => onDiscord().length).toBe(2)
  await bot.oweRoundups()
  await bot.stop()
  app = null
  expect(onDiscord()).toHaveLength(2)
  expect(onDiscord()[1]).toContain('$120M')
})
