import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { App } from '../../src/app.ts'
import { fanOut } from '../../src/bot/delivery/fan-out.ts'
import type { Story } from '../../src/core/story.ts'
import { createShiftedClock, type ShiftedClock } from '../builders/shifted-clock.ts'
import { startSlackBot } from '../builders/slack-bot.ts'
import { SLACK_CONNECTIONS, type SlackConnection } from '../builders/slack-connection.ts'
import { releaseFacts, story } from '../builders/story.ts'
import { FakeSlack, type FakeAnswer } from '../fakes/slack/fake-slack.ts'
import { TEAM } from '../fakes/slack/payloads.ts'
import { installApp } from '../fakes/slack/install-app.ts'
import { readBlocks } from '../fakes/slack/read-blocks.ts'

let slack: FakeSlack
let clock: ShiftedClock
let bot: App
let url: string

async function open(connection: SlackConnection): Promise<void> {
  clock = createShiftedClock()
  slack = await FakeSlack.start(() => clock.nowMs())
  slack.people.set('U1', { locale: 'en-US' })
  const started = await startSlackBot(connection, slack, clock)
  bot = started.bot
  url = started.url
}

afterEach(async () => {
  await slack.settle()
  await bot.stop()
  await slack.close()
  expect(slack.problems).toEqual([])
})

/** A channel, and the workspace that it is in. */
type Place = { readonly teamId: string; readonly channel: string }
const here = (channel: string): Place => ({ teamId: TEAM, channel })
const shown = ({ body }: FakeAnswer) => readBlocks(String(body.text), body.blocks).text
const use = async ({ teamId, channel }: Place, command: string, text: string) =>
  shown(await slack.sendSlash({ command, text, channel, person: 'U1', where: { teamId } }))
const messagesIn = (channel: string) => slack.messages.filter((message) => message.channel === channel)
const posted = (channel: string) =>
  messagesIn(channel)
    .filter(({ threadTs }) => threadTs === null)
    .map((message) => readBlocks(message.text, message.blocks).text)
    .filter((text) => !text.includes('from now on'))
/** What rests there goes on, and what is owed goes out now and not with the next sweep. */
const wake = ({ teamId, channel }: Place) => {
  slack.sendEvent({ type: 'channel_unarchive', channel, user: 'U1' }, { teamId })
}

const codestral = (id: string, parts: Partial<Story> = {}): Story => {
  const at = clock.nowMs()
  return story({
    id,
    facts: releaseFacts({ vendor: 'Mistral', name: 'Codestral 3' }),
    eventAt: at,
    updatedAt: at,
    ...parts,
  })
}
/** A story breaks or changes, and every channel that follows models is owed it. */
async function breakNews(news: Story): Promise<void> {
  await bot.store.transaction(async (ledger) => {
    const isMaterial = news.revision > 1
    await (isMaterial ? ledger.stories.update(news) : ledger.stories.insert(news))
    const at = clock.nowMs()
    await fanOut(ledger, { story: news, sourcesBefore: 0, isMaterial, mayPost: true, seenAt: at }, at)
  })
}

describe.each(SLACK_CONNECTIONS)('the whole bot by %s', (connection) => {
  beforeEach(() => open(connection))

  test('is used by forms, buttons, shortcuts and its Home tab', async () => {
    const answered = slack.sendSlash({ command: '/subscribe', text: '', channel: 'C1', person: 'U1' })
    await expect.poll(() => slack.views.length).toBe(1)
    slack.submit(slack.views[0]?.view ?? {}, { topic: 'models' }, 'U1')
    expect(shown(await answered)).toContain('model releases')
    await expect.poll(() => messagesIn('C1').length).toBe(1)

    await breakNews(codestral('s1'))
    wake(here('C1'))
    await expect.poll(() => posted('C1').length).toBe(1)
    const [message] = messagesIn('C1').filter(({ text }) => text.includes('Codestral 3'))
    const { text, blocks, ts = '' } = message ?? {}
    const press = (label: string, of: unknown) =>
      slack.press({ blocks: of, label, channel: 'C1', person: 'U1', message: { ts, blocks: of } })
    const why = await press('Why?', blocks)
    expect(why.body).toMatchObject({ response_type: 'ephemeral', replace_original: false })
    expect(shown(why)).toContain('Codestral 3')
    expect(shown(await slack.useOnMessage('aw_why', { text, blocks, ts }, 'C1', 'U1'))).toContain('Why it was posted')

    for (let at = 2; at <= 30; at += 1)
      await bot.store.stories.insert(
        codestral(`s${at}`, { title: `Model ${at}`, facts: releaseFacts({ vendor: 'Mistral', name: `Model ${at}` }) }),
      )
    const first = await slack.sendSlash({ command: '/models', text: '', channel: 'C1', person: 'U1' })
    const second = await press('Next', first.body.blocks)
    expect(second.body).toMatchObject({ replace_original: true })
    expect(shown(second)).not.toBe(shown(first))

    // What a subscription leaves out, and what is wrong with a story, is said in forms that show what is set.
    slack.views.length = 0
    const changed = slack.sendSlash({ command: '/subscriptions', text: 'change:models', channel: 'C1', person: 'U1' })
    await expect.poll(() => slack.views.length).toBe(1)
    slack.submit(slack.views[0]?.view ?? {}, { words: 'open', max_per_day: '4' }, 'U1')
    expect(shown(await changed)).toContain('At most 4')
    const [kept] = await bot.store.subscriptions.listActive('model-release')
    expect(kept?.subscription.filter).toMatchObject({ words: ['open'], maxPerDay: 4 })
    slack.views.length = 0
    const thanked = press('Something wrong?', blocks)
    await expect.poll(() => slack.views.length).toBe(1)
    slack.submit(slack.views[0]?.view ?? {}, { wrong: 'It is Codestral 4' }, 'U1')
    expect(shown(await thanked)).toContain('Codestral 3')
    expect((await bot.store.complaints.listOpen()).map(({ words }) => words)).toEqual(['It is Codestral 4'])

    slack.views.length = 0
    slack.useAnywhere('aw_subscribe', 'U1')
    await expect.poll(() => slack.views.length).toBe(1)
    slack.submit(slack.views[0]?.view ?? {}, { topic: 'funding', channel: 'C2' }, 'U1')
    await expect.poll(() => messagesIn('C2').length).toBe(1)
    await expect.poll(() => messagesIn('U1').length).toBe(1)

    for (const id of ['C1', 'C2']) slack.channels.set(id, { isPrivate: false, members: ['U1', 'U0BOT'] })
    slack.views.length = 0
    slack.sendEvent({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' })
    await expect.poll(() => slack.views.length).toBe(1)
    const home = JSON.stringify(slack.views[0]?.view)
    for (const part of ['<#C1>', '<#C2>', 'Settings of this channel', 'Top stories']) expect(home).toContain(part)
    expect(posted('C1')).toHaveLength(1)
  })

  test('answers through an address as often and as long as it takes answers, then by a message', async () => {
    const ask = () => slack.openForm({ command: '/aiwire', text: 'story', channel: 'C1', person: 'U1' })
    const form = await ask()
    for (let time = 1; time <= 6; time += 1) slack.submit(form, { id: 'none' }, 'U1')
    await expect.poll(() => slack.whispers.map(({ channel }) => channel)).toEqual(['C1'])
    const other = await ask()
    await slack.settle()
    clock.advance(31 * 60_000)
    slack.submit(other, { id: 'none' }, 'U1')
    await expect.poll(() => slack.whispers.length).toBe(2)
  })

  test('gives each channel a story once: a throttled one delays no other, a lost answer posts nothing twice', async () => {
    const places: Place[] = []
    for (const name of ['1', '2', '3']) {
      const place = connection === 'Socket Mode' ? here(`C${name}`) : { teamId: `T${name}`, channel: `C${name}` }
      if (connection === 'signed HTTP') await installApp(slack, url, { teamId: place.teamId })
      expect(await use(place, '/subscribe', 'models')).toContain('model releases')
      places.push(place)
    }
    const [throttled = here(''), lost = here(''), well = here('')] = places
    const tries = () => slack.sends.filter(({ body }) => body.channel === throttled.channel).length
    const before = tries()
    // Each where it belongs: the sweep may wake the channels in another order than this test does.
    slack.fail({ kind: 'rate-limited', retryAfter: '30' }, ['chat.postMessage'], throttled.channel)
    slack.fail({ kind: 'drop-after' }, ['chat.postMessage'], lost.channel)
    await breakNews(codestral('s1'))
    wake(throttled)
    await expect.poll(() => tries() - before).toBe(1)
    wake(lost)
    await expect.poll(() => posted('C2').length).toBe(1)
    wake(well)
    await expect.poll(() => posted('C3').length).toBe(1)
    expect(posted('C1')).toEqual([])
    await slack.settle()
    clock.advance(31_000)
    wake(throttled)
    await expect.poll(() => posted('C1').length).toBe(1)
    await slack.settle()
    clock.advance(60_000)
    wake(lost)
    const looked = () => slack.requests.filter(({ method }) => method === 'conversations.history').length
    await expect.poll(looked).toBe(1)
    await expect.poll(async () => (await bot.store.deliveries.countByState()).get('sent')).toBe(3)
    expect(['C1', 'C2', 'C3'].map((channel) => posted(channel).length)).toEqual([1, 1, 1])
    expect(posted('C1')[0]).toContain('Codestral 3')
  })

  test('says where it has to be invited, and goes on when it is, with what was set', async () => {
    slack.channels.set('CSECRET', { isPrivate: true, members: ['U1'] })
    slack.channels.set('COPEN', { isPrivate: false, members: ['U1'] })
    for (const channel of ['CSECRET', 'COPEN']) {
      expect(await use(here(channel), '/subscribe', 'models')).toContain('/invite')
      expect(await use(here(channel), '/models', '')).toContain('No stories yet')
    }
    await use(here('C1'), '/subscribe', 'models')
    slack.sendEvent({ type: 'member_left_channel', channel: 'C1', user: 'U0BOT' })
    await expect.poll(() => use(here('C1'), '/subscriptions', '')).toContain('paused')
    await expect
      .poll(() =>
        messagesIn('DU1')
          .map(({ text }) => text)
          .join(),
      )
      .toContain('Invite it again')
    slack.sendEvent({ type: 'member_joined_channel', channel: 'C1', user: 'U0BOT', inviter: 'U1' })
    await expect.poll(() => use(here('C1'), '/subscriptions', '')).toContain('active')
    await breakNews(codestral('s1'))
    wake(here('C1'))
    await expect.poll(() => posted('C1').length).toBe(1)
  })

  test('follows a channel that is archived, comes back, is renamed and gets another id', async () => {
    await use(here('C1'), '/subscribe', 'models')
    slack.sendEvent({ type: 'channel_archive', channel: 'C1', user: 'U1' })
    await expect.poll(() => use(here('C1'), '/subscriptions', '')).toContain('paused')
    expect(await bot.store.subscriptions.listActive('model-release')).toEqual([])
    wake(here('C1'))
    await expect.poll(() => use(here('C1'), '/subscriptions', '')).toContain('active')
    await breakNews(codestral('s1'))
    wake(here('C1'))
    await expect.poll(() => posted('C1').length).toBe(1)

    // Owed under the old id, and sent under the new one.
    await breakNews(
      codestral('s2', { title: 'Magistral 2', facts: releaseFacts({ vendor: 'Mistral', name: 'Magistral 2' }) }),
    )
    slack.sendEvent({ type: 'channel_rename', channel: { id: 'C1', name: 'new-name', created: 1 } })
    slack.changeChannelId('C1', 'C9')
    await expect.poll(() => posted('C9').length).toBe(2)
    const changes = [
      { kind: 'status', from: 'preview', to: 'released', at: clock.nowMs(), entryId: 'e2', revision: 2 },
    ] as const
    await breakNews(codestral('s1', { revision: 2, changes, title: 'Codestral 3 is out' }))
    wake(here('C9'))
    // The message that was there is edited, and its thread says what changed.
    await expect.poll(() => messagesIn('C9').filter(({ threadTs }) => threadTs !== null).length).toBe(1)
    await expect.poll(() => posted('C9').join()).toContain('Codestral 3 is out')
    expect(posted('C9')).toHaveLength(2)
    expect(await use(here('C9'), '/subscriptions', '')).toContain('active')
    expect(slack.messages.filter(({ channel }) => !['C9', 'U1', 'DU1'].includes(channel))).toEqual([])
  })
})

test('a workspace that leaves rests, is not in the others\u2019 Home tab, and is told how to come back', async () => {
  await open('signed HTTP')
  for (const teamId of ['T1', 'T2']) {
    await installApp(slack, url, { teamId })
    await use({ teamId, channel: `C${teamId}` }, '/subscribe', 'models')
  }
  slack.sendEvent({ type: 'app_uninstalled' }, { teamId: 'T1' })
  const active = () => bot.store.subscriptions.listActive('model-release')
  await expect.poll(async () => (await active()).map(({ channel }) => channel.externalId)).toEqual(['CT2'])
  await breakNews(codestral('s1'))
  wake({ teamId: 'T2', channel: 'CT2' })
  await expect.poll(() => posted('CT2').length).toBe(1)
  expect(posted('CT1')).toEqual([])
  const told = await use({ teamId: 'T1', channel: 'CT1' }, '/models', '')
  expect(told).toContain('https://aiwire.example.org/slack/install')

  for (const id of ['CT1', 'CT2']) slack.channels.set(id, { isPrivate: false, members: ['U1', 'U0BOT'] })
  slack.sendEvent({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }, { teamId: 'T2' })
  await expect.poll(() => slack.views.length).toBe(1)
  const home = JSON.stringify(slack.views[0]?.view)
  for (const part of ['<#CT2>', 'Settings of this channel', 'Codestral 3']) expect(home).toContain(part)
  expect(home).not.toContain('CT1')
})

test('a workspace whose token is gone, though nobody was told, rests as one that left, and goes on when it installs again', async () => {
  await open('signed HTTP')
  const place = { teamId: 'T1', channel: 'C1' }
  await installApp(slack, url, { teamId: 'T1' })
  await use(place, '/subscribe', 'models')
  // The process that was told ended right after.
  await bot.store.installations.remove('slack:T1', clock.nowMs())
  await breakNews(codestral('s1'))
  wake(place)
  const reasons = async () =>
    (await bot.store.subscriptions.listOfChannel('slack:C1')).map(({ pauseReason }) => pauseReason)
  await expect.poll(reasons).toEqual(['bot-removed'])
  expect(posted('C1')).toEqual([])
  await installApp(slack, url, { teamId: 'T1' })
  expect(await reasons()).toEqual([null])
})
