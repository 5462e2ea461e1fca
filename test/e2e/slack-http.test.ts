import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import { fanOut } from '../../src/bot/delivery/fan-out.ts'
import { parseConfig } from '../../src/config.ts'
import { SILENT } from '../builders/silent-log.ts'
import { createShiftedClock, type ShiftedClock } from '../builders/shifted-clock.ts'
import { modelFacts, story } from '../builders/story.ts'
import { FakeSlack } from '../fakes/slack/fake-slack.ts'
import { readBlocks } from '../fakes/slack/read-blocks.ts'

const SECRET = '0123456789abcdef0123456789abcdef'

let slack: FakeSlack
let clock: ShiftedClock
let bot: App
let url: string

beforeEach(async () => {
  clock = createShiftedClock()
  slack = await FakeSlack.start(() => clock.nowMs())
  slack.people.set('U1', { locale: 'en-US' })
  const settings = parseConfig({
    DATABASE_URL: 'sqlite::memory:',
    PORT: '0',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: SECRET,
    SLACK_TOKEN_KEY: 'ab'.repeat(32),
    SLACK_API_URL: slack.apiUrl,
    PUBLIC_URL: 'https://aiwire.example.org',
  })
  bot = await openApp({ config: settings, feeds: [], clock, log: SILENT, print: () => undefined, isColoured: false })
  url = await bot.start()
  slack.target = { url, signingSecret: SECRET }
  for (const teamId of ['T1', 'T2']) await install(teamId)
})

afterEach(async () => {
  await slack.settle()
  await bot.stop()
  await slack.close()
  expect(slack.problems).toEqual([])
})

async function install(teamId: string): Promise<void> {
  const token = `xoxb-${teamId}`
  slack.grants.set('code', { teamId, orgId: null, token, refreshToken: null, expiresIn: null })
  const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' })
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const done = await fetch(`${url}/slack/oauth_redirect?code=code&state=${state}`, { headers: { cookie } })
  expect(done.status).toBe(200)
}

const use = async (teamId: string, channel: string, command: string, text: string) => {
  const { body } = await slack.sendSlash({ command, text, channel, person: 'U1', where: { teamId } })
  return readBlocks(String(body.text), body.blocks).text
}
const posted = (channel: string) =>
  slack.messages
    .filter((message) => message.channel === channel)
    .map((message) => readBlocks(message.text, message.blocks).text)
    .filter((text) => !text.includes('from now on'))

/** A story breaks, and every channel that follows models is owed it. */
async function breakNews(id: string, name: string): Promise<void> {
  const at = clock.nowMs()
  const facts = modelFacts({ vendor: 'Mistral', name })
  const news = story({ id, facts, eventAt: at, updatedAt: at })
  await bot.store.transaction(async (ledger) => {
    await ledger.stories.insert(news)
    await fanOut(ledger, { story: news, sourcesBefore: 0, isMaterial: false, mayPost: true, seenAt: at }, at)
  })
}

/** The sweep that wakes channels comes every five seconds. */
const SOON = { timeout: 12_000, interval: 50 }

test('each workspace gets a story once: one that is throttled delays no other, a lost answer posts nothing twice', async () => {
  for (const teamId of ['T1', 'T2', 'T3']) {
    if (teamId === 'T3') await install(teamId)
    expect(await use(teamId, `C${teamId}`, '/subscribe', 'models')).toContain('model releases')
  }
  // In order of the channels: the first is throttled, the second's answer is lost.
  slack.fail({ kind: 'rate-limited', retryAfter: '30' })
  slack.fail({ kind: 'drop-after' })
  await breakNews('s1', 'Codestral 3')
  await expect.poll(() => posted('CT3').length + posted('CT2').length + posted('CT1').length, SOON).toBe(2)
  clock.advance(31_000)
  const all = () => ['CT1', 'CT2', 'CT3'].map((channel) => posted(channel).length)
  await expect.poll(all, SOON).toEqual([1, 1, 1])
  clock.advance(60_000)
  const looked = () => slack.requests.filter(({ method }) => method === 'conversations.history').length
  await expect.poll(looked, SOON).toBe(1)
  expect(all()).toEqual([1, 1, 1])
  expect(posted('CT1')[0]).toContain('Codestral 3')
}, 40_000)

test('a workspace that leaves and a channel that is archived rest; the channel goes on when it is back', async () => {
  await use('T1', 'CT1', '/subscribe', 'models')
  await use('T2', 'CT2', '/subscribe', 'models')
  expect(await use('T2', 'CT2', '/subscriptions', '')).toContain('active')
  slack.sendEvent({ type: 'app_uninstalled' }, { teamId: 'T1' })
  slack.sendEvent({ type: 'channel_archive', channel: 'CT2', user: 'U1' }, { teamId: 'T2' })
  await slack.settle()
  await expect.poll(() => use('T2', 'CT2', '/subscriptions', '')).toContain('paused')
  expect(await bot.store.subscriptions.listActive('model-release')).toEqual([])
  slack.sendEvent({ type: 'channel_unarchive', channel: 'CT2', user: 'U1' }, { teamId: 'T2' })
  await expect.poll(() => use('T2', 'CT2', '/subscriptions', '')).toContain('active')
  await breakNews('s1', 'Codestral 3')
  await expect.poll(() => posted('CT2').length, SOON).toBe(1)
  expect(posted('CT1')).toEqual([])
  expect(await use('T1', 'CT1', '/models', '')).toContain('https://aiwire.example.org/slack/install')

  slack.sendEvent({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }, { teamId: 'T2' })
  await expect.poll(() => slack.views.length).toBe(1)
  const home = JSON.stringify(slack.views[0]?.view)
  for (const part of ['<#CT2>', 'Settings of this channel', 'Codestral 3']) expect(home).toContain(part)
  expect(home).not.toContain('CT1')
}, 40_000)
