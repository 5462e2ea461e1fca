import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createHandlers } from '../../../src/app/create-handlers.ts'
import { parseLine } from '../../../src/bot/adapters/preview/parse-line.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { ChatError } from '../../../src/core/errors.ts'
import { DEFAULT_FILTER } from '../../../src/core/subscription.ts'
import { fact } from '../../builders/fact.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, fundingStory, modelStory } from '../../builders/sample-story.ts'

const NOW = FIRST_AT + 3_600_000
const CHANNEL = 'preview:c'
let bench: CommandBench

beforeEach(async () => {
  bench = await commandBench(NOW)
  await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
  await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1' }))
  await bench.store.stories.insert(fundingStory('announced', { company: fact('Mistral') }, { id: 'f2' }))
})
afterEach(() => bench.store.close())

const tell = async (...call: Parameters<CommandBench['ask']>) => readCard(await bench.ask(...call))
/** As typed in the terminal. */
const type = async (line: string, call: Parameters<CommandBench['ask']>[2] = {}) => {
  const run = parseLine(line, COMMANDS)
  if (run === null) throw new Error('nothing was typed')
  return await bench.ask(run.command, run.options, call)
}
const subscriptionOf = async (channelId = CHANNEL) => (await bench.store.subscriptions.listOfChannel(channelId))[0]

describe('/subscribe', () => {
  test('understands every filter at once, and shows the command that makes it again', async () => {
    const line =
      '/subscribe topic:funding companies:"anthropic、Newcomer" not_companies:Mistral min_amount:"1억 달러" ' +
      'rounds:"시리즈 A, B轮, seed" statuses:announced,talks ai_only:no languages:"Korean, 日本語, en" words:"raises, 조달" ' +
      'not_words:lawsuit min_sources:2 max_per_day:5 mention:@&scouts mention_min:€1b mention_words:"GPT, 클로드"'
    const made = await type(line)
    expect(made.tone).not.toBe('error')
    const first = await subscriptionOf()
    expect(first?.filter).toEqual({
      subjects: ['Anthropic', 'Newcomer'],
      notSubjects: ['Mistral'],
      minAmountUsd: 1e8,
      rounds: ['series-a', 'series-b', 'seed'],
      statuses: ['announced', 'in-talks'],
      rumours: true,
      openWeightsOnly: false,
      aiOnly: false,
      languages: ['ko', 'ja', 'en'],
      words: ['raises', '조달'],
      notWords: ['lawsuit'],
      minSources: 2,
      maxPerDay: 5,
    })
    expect(first?.mention).toEqual({ kind: 'role', id: 'scouts', minAmountUsd: 1.2e9, words: ['GPT', '클로드'] })
    expect(await tell('subscriptions')).toContain(
      'Mentions a role for $1.2B or more, with one of these words: GPT or 클로드.',
    )
    const again = /Change it: (\/subscribe .*)/u.exec(await tell('subscriptions'))?.[1]
    await bench.clock.sleep(120_000)
    expect((await type(again ?? '')).tone).not.toBe('error')
    expect(await subscriptionOf()).toEqual({ ...first, filterSince: bench.clock.nowMs() })
  })

  test('wants no more than the defaults when nothing is said, and the rumours that the channel is set to', async () => {
    await type('/subscribe models')
    expect((await subscriptionOf())?.filter).toEqual(DEFAULT_FILTER)
    await bench.ask('settings', { rumours: 'on' })
    expect((await subscriptionOf())?.filter.rumours).toBe(true)
    await type('/unsubscribe models')
    await type('/subscribe models')
    expect((await subscriptionOf())?.filter.rumours).toBe(true)
    await type('/subscribe models rumours:no')
    expect((await subscriptionOf())?.filter.rumours).toBe(false)
  })

  test('takes a name that looks like a slip when it is insisted on', async () => {
    await type('/subscribe funding companies:Antropic!')
    expect((await subscriptionOf())?.filter.subjects).toEqual(['Antropic'])
  })

  test('posts a test card first, and subscribes nothing where the bot may not post', async () => {
    bench.refuse = new ChatError('forbidden', 'planned')
    expect(await tell('subscribe', { topic: 'funding' })).toContain('I may not post in that channel')
    bench.refuse = new ChatError('unavailable', 'planned')
    expect(await tell('subscribe', { topic: 'roundup' })).toContain('did not take a test post')
    // An invitation would help nothing here.
    bench.refuse = new ChatError('token-refused', 'planned')
    expect(await tell('subscribe', { topic: 'funding' })).toMatch(/^(?!.*invite).*Install the app again/su)
    expect(await subscriptionOf()).toBeUndefined()
    expect(await bench.store.audit.list(CHANNEL, 9)).toEqual([])
    bench.refuse = null
    await bench.ask('subscribe', { topic: 'funding', min_amount: '100M' })
    expect(bench.announced).toHaveLength(1)
    expect(readCard(bench.announced[0]?.card ?? never())).toContain('AI Wire posts funding here from now on')
    // A change of what runs already needs no proof.
    await bench.ask('subscribe', { topic: 'funding' })
    expect(bench.announced).toHaveLength(1)
  })

  test('given twice at once posts one test card, and so do a pause that ends, the roundup and a watched name', async () => {
    const twice = async (line: string, personId = 'somebody-else') => {
      const before = bench.announced.length
      const cards = await Promise.all([type(line), type(line, { personId })])
      expect(
        cards.map(({ tone }) => tone),
        line,
      ).toEqual(['info', 'info'])
      await bench.clock.sleep(60_000)
      return bench.announced.length - before
    }
    expect(await twice('/subscribe models')).toBe(1)
    await type('/subscriptions pause:yes')
    expect(await twice('/subscriptions resume:yes')).toBe(1)
    expect(await twice('/subscribe roundup')).toBe(1)
    expect(await twice('/watch add Mistral', 'p')).toBe(1)
    // A failure holds up nobody.
    bench.refuse = new ChatError('forbidden', 'planned')
    const [failed, changed] = await Promise.all([type('/subscribe funding'), type('/settings quiet_hours:22-7')])
    expect([failed.tone, changed.tone]).toEqual(['error', 'info'])
  })

  test('says in which language and by whose clock it speaks, and that the first post may take its time', async () => {
    await type('/settings language:ko time_zone:seoul')
    const made = await tell('subscribe', { topic: 'models' })
    expect(made).toContain('every Monday between 09:00 and 10:00 (Asia/Seoul)')
    expect(made).toContain('Posts here are in Korean; /settings language:en|ja|zh changes that.')
    expect(made).toContain('The first one comes with the next news; backfill:3')
    const changed = await tell('subscribe', { topic: 'models', words: 'open' })
    for (const words of ['Posts here are in', 'The first one comes']) expect(changed).not.toContain(words)
    expect(await tell('subscribe', { topic: 'funding', backfill: '2' })).not.toContain('The first one comes')
  })

  test('shows how to have back what was set before, and so does an end', async () => {
    await type('/subscribe funding min_amount:100M companies:Mistral')
    const changed = await tell('subscribe', { topic: 'funding' })
    expect(changed).toContain('To have it as it was: /subscribe topic:funding companies:Mistral min_amount:$100M')
    expect(await tell('subscribe', { topic: 'funding' })).not.toContain('as it was')
    expect(await tell('unsubscribe', { topic: 'funding' })).toContain('To have it as it was: /subscribe topic:funding')
  })

  test('says so where the role that it shall call cannot be called', async () => {
    const line = '/subscribe funding mention:@&7'
    expect(readCard(await type(line, { uncallable: ['7'] }))).toContain('Discord does not let me mention that role yet')
    expect(readCard(await type(line, { uncallable: ['8'] }))).not.toContain('does not call')
  })

  test('promises no roundup for what is over the limit of a day where none comes', async () => {
    const over = fundingStory('announced', {}, { id: 'f9', updatedAt: NOW })
    await bench.store.stories.insert(over)
    await type('/subscribe funding max_per_day:1')
    expect(await tell('subscriptions')).toContain('At most 1 a day; the rest waits for the roundup.')
    await bench.store.subscriptions.countPosts('funding', [{ channelId: CHANNEL, day: '2026-02-12' }])
    expect(await tell('why', { story: 'f9' })).toContain('the roundup tells it')
    await type('/settings roundup:off')
    expect(await tell('subscriptions')).toContain('At most 1 a day; the rest is not posted.')
    expect(await tell('why', { story: 'f9' })).not.toContain('roundup')
  })

  test('goes to another channel for who may manage it', async () => {
    await type('/subscribe models channel:#elsewhere', { managesToo: ['elsewhere'] })
    expect(await subscriptionOf()).toBeUndefined()
    expect((await subscriptionOf('preview:elsewhere'))?.topic).toBe('model-release')
    expect(bench.announced.map(({ channelId }) => channelId)).toEqual(['preview:elsewhere'])
  })

  test('and so do all other commands that change a channel, with its name and without buttons for this one', async () => {
    const elsewhere = { managesToo: ['elsewhere'], canManage: false }
    await type('/subscribe models words:open channel:#elsewhere', elsewhere)
    const list = await type('/subscriptions channel:elsewhere', elsewhere)
    expect(list.lines[0]).toEqual([{ kind: 'channel', text: '#elsewhere', externalId: 'elsewhere' }])
    expect(readCard(list)).toContain('/subscribe topic:models words:open channel:<#elsewhere>')
    expect(list.buttons).toEqual([])
    expect((await type('/subscriptions pause:yes channel:elsewhere', elsewhere)).tone).toBe('info')
    expect((await subscriptionOf('preview:elsewhere'))?.pauseReason).toBe('asked')
    await type('/settings time_zone:seoul channel:elsewhere', elsewhere)
    expect(readCard(await type('/settings channel:elsewhere', elsewhere))).toContain('Time zone: Asia/Seoul')
    expect((await type('/settings')).title).toBe('Settings of this channel')
    await type('/unsubscribe models channel:elsewhere', elsewhere)
    expect(await subscriptionOf('preview:elsewhere')).toBeUndefined()
    await bench.clock.sleep(60_000)
    for (const line of ['/subscriptions', '/settings', '/unsubscribe topic:models']) {
      const refused = await type(`${line} channel:elsewhere`, { managesToo: [] })
      expect(readCard(refused), line).toContain('Only people who may manage that channel')
    }
  })

  test("does not touch another workspace's channel", async () => {
    await bench.ask('subscribe', { topic: 'models' }, { workspaceExternalId: 'other', channelExternalId: 'theirs' })
    const card = await type('/subscribe funding channel:theirs', { managesToo: ['theirs'] })
    expect(card.tone).toBe('error')
    // It looks like one that is not there.
    expect(readCard(card)).toContain('Only people who may manage that channel')
    expect(await bench.store.subscriptions.listOfChannel('preview:theirs')).toHaveLength(1)
  })

  test('shows what the last days would have brought, and subscribes nothing', async () => {
    const card = await type('/subscribe funding companies:Mistral preview:7d')
    expect(readCard(card)).toContain('The last 7 days of funding')
    expect(readCard(card)).toContain('nothing was subscribed')
    expect(card.buttons).toEqual([
      {
        kind: 'command',
        label: 'Subscribe like this',
        run: { command: 'subscribe', options: { topic: 'funding', companies: 'Mistral' } },
      },
    ])
    expect(await subscriptionOf()).toBeUndefined()
    expect(bench.announced).toEqual([])
  })
})

describe('/subscriptions', () => {
  test('mutes a company for the whole channel, from a button, and undoes it', async () => {
    await type('/subscribe funding')
    await bench.store.stories.update(fundingStory('announced', {}, { id: 'f1', updatedAt: NOW }))
    expect(await tell('subscriptions', { mute: 'anthropic' })).toContain('Anthropic is muted')
    expect(await tell('why', { story: 'f1' })).toContain('this company is muted in this channel')
    expect(await tell('roundup')).not.toContain('Anthropic')
    const list = await bench.ask('subscriptions')
    expect(readCard(list)).toContain('Muted here\nAnthropic')
    expect(list.buttons.map(({ label }) => label)).toEqual([
      'Pause',
      'Change: funding',
      'End: funding',
      'End: Weekly roundup',
      'Unmute Anthropic',
    ])
    expect(await tell('subscriptions', { unmute: 'Anthropic' })).toContain('no longer muted')
    expect(await tell('roundup')).toContain('Anthropic')
    expect((await bench.store.audit.list(CHANNEL, 9)).map(({ options }) => options)).toEqual([
      { unmute: 'Anthropic' },
      { mute: 'anthropic' },
      { topic: 'funding' },
    ])
  })

  test('tries again what is paused', async () => {
    await type('/subscribe funding min_amount:100M')
    await bench.store.subscriptions.pauseChannel(CHANNEL, 'forbidden', NOW)
    expect((await bench.ask('subscriptions')).buttons[0]?.label).toBe('Try again')
    bench.refuse = new ChatError('forbidden', 'planned')
    expect((await bench.ask('subscriptions', { resume: 'true' })).tone).toBe('error')
    expect((await subscriptionOf())?.pausedAt).toBe(NOW)
    bench.refuse = null
    await bench.ask('subscriptions', { resume: 'true' })
    expect(await subscriptionOf()).toMatchObject({ pausedAt: null, filter: { minAmountUsd: 1e8 } })
    expect(await tell('subscriptions', { resume: 'true' })).toContain('Nothing is paused')
  })

  test('rests as long as somebody wants it to, with all that is set, whatever happens to the channel', async () => {
    await type('/subscribe funding min_amount:100M')
    await type('/subscribe models')
    await bench.store.subscriptions.pauseChannel(CHANNEL, 'forbidden', NOW)
    await bench.store.subscriptions.resumeChannel(CHANNEL, 'forbidden')
    const list = await bench.ask('subscriptions')
    expect(list.buttons.map(({ label }) => label)).toContain('Pause')
    expect(await tell('subscriptions', { pause: 'true' })).toContain('What was set is kept')
    const paused = await bench.store.subscriptions.listOfChannel(CHANNEL)
    expect(paused.map(({ pauseReason }) => pauseReason)).toEqual(['asked', 'asked'])
    const { channelBack, workspaceJoined } = createHandlers({
      ...bench.deps,
      painter: { paint: () => Promise.reject(new Error('nothing to paint')) },
      adapters: new Map(),
    })
    await channelBack(CHANNEL)
    await workspaceJoined('preview:w')
    expect(await bench.store.subscriptions.listOfChannel(CHANNEL)).toEqual(paused)
    expect(await bench.store.channels.listSubscribed()).toEqual([])
    const shown = await bench.ask('subscriptions')
    expect(readCard(shown)).toContain('paused: somebody here paused it')
    expect(shown.buttons[0]?.label).toBe('Resume')
    expect(await tell('health')).toContain('This channel is paused')
    await bench.clock.sleep(60_000)
    await bench.ask('subscriptions', { resume: 'true' })
    const [one, two] = await bench.store.subscriptions.listOfChannel(CHANNEL)
    expect([one, two]).toMatchObject([{ pausedAt: null }, { pausedAt: null }])
    expect(two?.filter.minAmountUsd ?? one?.filter.minAmountUsd).toBe(1e8)
  })

  test('bring no roundup while all of them are paused, and say so', async () => {
    await type('/subscribe funding')
    await type('/subscriptions pause:yes')
    for (const command of ['subscriptions', 'settings']) {
      expect(await tell(command), command).toContain('No roundup of the week while everything here is paused.')
      expect(await tell(command), command).not.toContain('A roundup of the week comes')
    }
    // Of its own, it comes all the same.
    await type('/subscribe roundup')
    expect(await tell('subscriptions')).toContain('A roundup of the week comes every Monday')
    await type('/unsubscribe roundup')
    await bench.clock.sleep(60_000)
    await type('/settings roundup:on')
    await type('/subscribe models')
    expect(await tell('subscriptions')).toContain('A roundup of the week comes every Monday')
  })

  test('of all channels are shown together to who may know of them', async () => {
    await type('/subscribe models')
    await type('/subscribe funding channel:quiet', { managesToo: ['quiet'] })
    await type('/subscriptions pause:yes channel:quiet', { managesToo: ['quiet'] })
    await type('/watch add Mistral')
    await bench.ask('subscribe', { topic: 'models' }, { workspaceExternalId: 'other', channelExternalId: 'theirs' })
    const told = readCard(await type('/subscriptions all:yes', { seesAll: true, canManage: false }))
    expect(told).toContain('2 subscribed channels')
    expect(told).toContain('#c · model releases')
    expect(told).toContain('#quiet · funding (paused: somebody here paused it')
    for (const hidden of ['dm-p', 'theirs']) expect(told).not.toContain(hidden)
    expect(readCard(await type('/subscriptions all:yes'))).toContain('Only people with Manage Server')
  })

  test('offers its buttons only to who may press them', async () => {
    await type('/subscribe funding')
    expect((await bench.ask('subscriptions', {}, { canManage: false })).buttons).toEqual([])
  })
})

describe('the roundup by itself', () => {
  test('is followed without a topic, moved and ended', async () => {
    await type('/subscribe roundup')
    const channel = async () => (await bench.store.channels.find(CHANNEL))?.roundup
    expect(await channel()).toMatchObject({ mode: 'always', since: NOW })
    expect((await bench.store.channels.listSubscribed()).map(({ id }) => id)).toEqual([CHANNEL])
    expect(await tell('settings', { roundup: '金曜日 17時' })).toContain('Fridays between 17:00 and 18:00')
    expect(await channel()).toMatchObject({ mode: 'always', weekday: 5, hour: 17 })
    await type('/unsubscribe roundup')
    expect(await channel()).toMatchObject({ mode: 'off' })
    expect(await tell('settings', { roundup: 'on' })).toContain('Fridays between 17:00 and 18:00')
    // A day alone keeps the hour.
    expect(await tell('settings', { roundup: 'tuesday' })).toContain('Tuesdays between 17:00 and 18:00')
  })
})

describe('the roundup where nothing is followed', () => {
  test('is not promised, and comes to whoever turns it on', async () => {
    expect(await tell('settings')).toContain('Weekly roundup: No roundup of the week.')
    expect(await tell('settings', { roundup: 'on' })).toContain('Mondays between 09:00 and 10:00 (UTC)')
    expect((await bench.store.channels.listSubscribed()).map(({ id }) => id)).toEqual([CHANNEL])
    expect((await bench.ask('subscriptions')).buttons.map(({ label }) => label)).toEqual(['End: Weekly roundup'])
    await bench.clock.sleep(60_000)
    await type('/unsubscribe roundup')
    await type('/subscribe models')
    await type('/settings roundup:on')
    // With a topic it goes with it.
    expect((await bench.store.channels.find(CHANNEL))?.roundup.mode).toBe('with-topics')
  })
})

describe('/watch', () => {
  test('follows names in the direct messages of one person, until the last is removed', async () => {
    expect(await tell('watch', { action: 'list' })).toContain('You watch nothing yet')
    await type('/watch add anthropic')
    await type('/watch add Newcomer Labs')
    expect(bench.announced.map(({ channelId }) => channelId)).toEqual(['preview:dm-p', 'preview:dm-p'])
    const direct = await bench.store.subscriptions.listOfChannel('preview:dm-p')
    const followed = new Map(direct.map(({ topic, filter }) => [topic, filter.subjects]))
    const both = ['Anthropic', 'Newcomer Labs']
    expect(followed).toEqual(
      new Map([
        ['model-release', both],
        ['funding', both],
      ] as const),
    )
    expect(await bench.store.channels.find('preview:dm-p')).toMatchObject({ personId: 'p', roundup: { mode: 'off' } })
    for (const options of [{ action: 'list' }, {}]) expect(await tell('watch', options)).toContain('Newcomer Labs')
    expect(await tell('watch', { action: 'list' }, { personId: 'q' })).toContain('You watch nothing yet')
    await type('/watch remove ANTHROPIC')
    await type('/watch remove newcomer labs')
    expect(await bench.store.subscriptions.listOfChannel('preview:dm-p')).toEqual([])
  })

  test('adds to what is followed by then: another name may have come while the test card was sent', async () => {
    await type('/watch add Anthropic')
    bench.meanwhile.push(async () => {
      await type('/watch add Mistral')
      await type('/watch remove Anthropic')
    })
    await type('/watch add Newcomer Labs')
    expect((await subscriptionOf('preview:dm-p'))?.filter.subjects).toEqual(['Mistral', 'Newcomer Labs'])
  })

  test('goes on since it began, and brings nothing old of a name that is new', async () => {
    await type('/watch add Anthropic')
    const before = await subscriptionOf('preview:dm-p')
    await bench.clock.sleep(3_600_000)
    await type('/watch add Newcomer Labs')
    const after = await subscriptionOf('preview:dm-p')
    expect(after?.createdAt).toBe(before?.createdAt)
    expect(after?.filterSince).toBeGreaterThanOrEqual((before?.filterSince ?? 0) + 3_600_000)
  })

  test('can be ended by whoever begins anew after being forgotten', async () => {
    await type('/watch add Anthropic')
    await bench.store.operations.forgetPerson('preview', 'p')
    expect(await tell('watch', { action: 'list' })).toContain('You watch nothing yet')
    await bench.clock.sleep(3_600_000)
    await type('/watch add Cohere')
    expect(await tell('watch', { action: 'list' })).toContain('Cohere')
    await type('/watch remove Cohere')
    expect(await bench.store.subscriptions.listOfChannel('preview:dm-p')).toEqual([])
  })

  test('is one list in all workspaces that a person is in', async () => {
    const elsewhere = { workspaceExternalId: 'w2' }
    await type('/watch add Anthropic')
    await type('/watch add Mistral', elsewhere)
    expect(await tell('watch', { action: 'list' }, elsewhere)).toContain('Anthropic')
    await type('/watch remove Anthropic', elsewhere)
    await type('/watch remove Mistral', elsewhere)
    expect(await bench.store.subscriptions.listOfChannel('preview:dm-p')).toEqual([])
    bench.refuse = new ChatError('forbidden', 'planned')
    expect(await tell('watch', { action: 'list' }, elsewhere)).toContain('You watch nothing yet')
  })

  test('goes on when the workspace where it began removes the bot, for whoever uses it in another one', async () => {
    await type('/watch add Anthropic')
    await type('/watch add Mistral', { workspaceExternalId: 'w2' })
    await bench.store.transaction((ledger) => ledger.subscriptions.pauseWorkspace('preview:w', 'bot-removed', 1))
    const watching = await bench.store.subscriptions.listOfChannel('preview:dm-p')
    expect(watching.map(({ pausedAt }) => pausedAt)).toEqual([null, null])
    expect(await bench.store.channels.findDirect('preview:w2', 'p')).toMatchObject({ id: 'preview:dm-p' })
  })

  test('that rests since direct messages were closed begins again with a name that is watched already', async () => {
    await type('/watch add Anthropic')
    await bench.store.subscriptions.pauseChannel('preview:dm-p', 'forbidden', 1)
    expect(readCard(await type('/watch add Anthropic'))).not.toContain('already')
    const watching = await bench.store.subscriptions.listOfChannel('preview:dm-p')
    expect(watching.map(({ pauseReason, filter }) => [pauseReason, filter.subjects])).toEqual([
      [null, ['Anthropic']],
      [null, ['Anthropic']],
    ])
    expect(readCard(await type('/watch add Anthropic'))).toContain('already')
  })

  test('says so when direct messages are closed', async () => {
    bench.refuse = new ChatError('forbidden', 'planned')
    expect((await type('/watch add Anthropic')).tone).toBe('error')
    expect(await bench.store.channels.findDirect('preview:w', 'p')).toBeNull()
  })

  test('is for everybody', async () => {
    expect((await type('/watch add Anthropic', { canManage: false })).tone).not.toBe('error')
  })
})

describe('/settings', () => {
  test('tells of rumours as the subscriptions have it, and of one topic alone by its name', async () => {
    const rumours = async () => /Rumours and talks: (.*)/u.exec(await tell('settings'))?.[1]
    expect(await rumours()).toBe('no')
    await type('/subscribe models rumours:yes')
    expect(await rumours()).toBe('yes')
    await type('/subscribe funding rumours:no')
    expect(await rumours()).toBe('model releases')
    await type('/subscribe models rumours:no')
    expect(await rumours()).toBe('no')
  })

  test('are shown, changed together and kept', async () => {
    expect(await tell('settings')).toContain('Time zone: UTC')
    const changed = await type('/settings language:Korean time_zone:seoul quiet_hours:22-7 roundup:off rumours:on')
    expect(changed.tone).toBe('info')
    expect(await bench.store.channels.find(CHANNEL)).toMatchObject({
      language: 'ko',
      timeZone: 'Asia/Seoul',
      quietHours: { fromHour: 22, untilHour: 7 },
      rumours: true,
      roundup: { mode: 'off' },
    })
    expect(bench.woken).toEqual([CHANNEL])
    await type('/settings quiet_hours:off')
    expect((await bench.store.channels.find(CHANNEL))?.quietHours).toBeNull()
  })

  test.each(['off', 'no', '끔', 'オフ', '关闭', 'none'])(
    'threads:%s writes no notes in threads, and says what is still told',
    async (word) => {
      expect(await tell('settings')).toContain('Notes in threads: on')
      await type('/subscribe models')
      expect(await tell('subscriptions')).not.toContain('threads')
      const changed = readCard(await type(`/settings threads:${word}`))
      expect(changed).toContain('Notes in threads: off')
      expect(changed).toContain('From now on a change only edits its message.')
      expect(changed).toContain('To have it as it was: /settings threads:on')
      expect(await tell('subscriptions')).toContain('Notes in threads: off')
      // Said once more, it changes nothing.
      expect(readCard(await type(`/settings threads:${word}`))).not.toContain('From now on')
      await bench.clock.sleep(60_000)
      expect(readCard(await type('/settings threads:on'))).toContain('What changes from now on is told in the thread')
      const since = NOW + 60_000
      expect((await bench.store.channels.find(CHANNEL))?.threadsSince).toBe(since)
      // On already, nothing that is pending is forgotten.
      await bench.clock.sleep(60_000)
      expect(readCard(await type('/settings threads:yes'))).not.toContain('What changes from now on')
      expect((await bench.store.channels.find(CHANNEL))?.threadsSince).toBe(since)
    },
  )

  test.each(['short', 'SHORT', '짧게', '簡潔', '精简'])(
    'card:%s makes posts short, and says what comes of it',
    async (word) => {
      expect(await tell('settings')).toContain('Cards: full')
      await type('/subscribe models')
      expect(await tell('subscriptions')).not.toContain('Cards')
      const changed = readCard(await type(`/settings card:${word}`))
      expect(changed).toContain('Cards: short')
      expect(changed).toContain('A post shows its headline, figures and sources')
      expect(changed).toContain('To have it as it was: /settings card:full')
      expect(await tell('subscriptions')).toContain('Cards: short')
      expect((await bench.store.channels.find(CHANNEL))?.cardStyle).toBe('short')
      await bench.clock.sleep(60_000)
      expect(readCard(await type('/settings card:full'))).toContain('A post shows all that is known again')
    },
  )

  test('show the lines that bring back what was set before, and those do', async () => {
    await type('/subscribe models')
    await type('/subscribe funding rumours:yes')
    await type('/settings time_zone:seoul quiet_hours:22-7')
    const channelAsSet = async () => {
      const channel = await bench.store.channels.find(CHANNEL)
      const subscriptions = await bench.store.subscriptions.listOfChannel(CHANNEL)
      const rumours = subscriptions.map(({ topic, filter }) => [topic, filter.rumours])
      const hasThreads = channel?.threadsSince !== null
      const sinceThen = { roundup: { ...channel?.roundup, since: 0 }, threadsSince: hasThreads ? 0 : null }
      return { ...channel, ...sinceThen, rumours, hears: channel?.rumours }
    }
    const before = await channelAsSet()
    const lines = [
      '/settings language:ja time_zone:utc quiet_hours:off admins_only:yes rumours:yes',
      '/settings rumours:no',
      '/settings threads:off',
      '/settings card:short',
      '/settings roundup:off',
      '/settings roundup:"fri 17"',
      '/unsubscribe topic:roundup',
    ]
    for (const line of lines) {
      await bench.clock.sleep(120_000)
      const changed = readCard(await type(line))
      const undo = Array.from(changed.matchAll(/To have it as it was: (.*)/gu), ([, typed = '']) => typed)
      expect(undo.length, line).toBeGreaterThan(0)
      expect(changed, line).not.toContain('For example')
      expect(await channelAsSet(), line).not.toEqual(before)
      for (const typed of undo) expect((await type(typed)).tone, typed).toBe('info')
      expect(await channelAsSet(), line).toEqual(before)
    }
    // What changed nothing has nothing to bring back.
    for (const line of ['/settings time_zone:seoul', '/settings rumours:']) {
      expect(readCard(await type(line)), line).not.toContain('as it was')
    }
    const elsewhere = await type('/settings quiet_hours:1-2 channel:elsewhere', { managesToo: ['elsewhere'] })
    expect(readCard(elsewhere)).toContain('as it was: /settings channel:<#elsewhere> quiet_hours:off')
  })

  test.each([
    ['', 'language:en time_zone:UTC'],
    ['language:ja time_zone:seoul', 'language:ja time_zone:Asia/Seoul'],
    ['quiet_hours:22-7 rumours:yes', 'language:en time_zone:UTC quiet_hours:22-7 rumours:yes'],
    ['threads:off card:short', 'language:en time_zone:UTC threads:off card:short'],
    ['roundup:off', 'language:en time_zone:UTC roundup:off'],
    ['roundup:"fri 17" admins_only:yes', 'language:en time_zone:UTC roundup:"Friday 17" admins_only:yes'],
    ['roundup:on', 'language:en time_zone:UTC roundup:"Monday 9"'],
  ])('set by %s show the line that sets a new channel the same way', async (options, line) => {
    if (options !== '') await type(`/settings ${options}`)
    const shown = readCard(await type('/settings'))
    expect(shown).toContain(`The same in a new channel: /settings ${line}\n`)
    await type(`/settings ${line} channel:elsewhere`, { managesToo: ['elsewhere'] })
    const settingsOf = async (id: string) => {
      const channel = await bench.store.channels.find(id)
      const [roundup, hasThreads] = [{ ...channel?.roundup, since: 0 }, channel?.threadsSince !== null]
      return { ...channel, roundup, hasThreads, threadsSince: 0, id: '', externalId: '' }
    }
    if (options !== '') expect(await settingsOf('preview:elsewhere')).toEqual(await settingsOf(CHANNEL))
    expect(readCard(await type('/settings', { canManage: false }))).not.toContain('new channel')
  })

  test('show a roundup that comes with topics as one, so that no other channel gets it without them', async () => {
    await type('/subscribe models')
    await type('/settings roundup:"tue 8"')
    const [, line = ''] = /new channel: (.*)/u.exec(readCard(await type('/settings'))) ?? []
    expect(line).toBe('/settings language:en time_zone:UTC roundup:"Tuesday 8 with topics"')
    const elsewhere = { channelExternalId: 'elsewhere' }
    expect(readCard(await type(line, elsewhere))).toContain('No roundup of the week.')
    const roundupOf = async (id: string) => (await bench.store.channels.find(id))?.roundup
    expect(await roundupOf('preview:elsewhere')).toMatchObject({ mode: 'with-topics', weekday: 2, hour: 8 })
    await bench.clock.sleep(60_000)
    await type('/subscribe funding', elsewhere)
    expect(readCard(await type('/settings', elsewhere))).toContain('Tuesdays between 08:00 and 09:00')
    // A time alone is still wanted where nothing is followed, and can be taken back.
    const other = { channelExternalId: 'other' }
    await type('/settings language:en', other)
    const changed = readCard(await type('/settings roundup:"tue 8"', other))
    expect(await roundupOf('preview:other')).toMatchObject({ mode: 'always' })
    await type(/as it was: (.*)/u.exec(changed)?.[1] ?? '', other)
    expect(await roundupOf('preview:other')).toMatchObject({ mode: 'with-topics', weekday: 1, hour: 9 })
  })

  test('show how the roundup comes back that came without a topic', async () => {
    await type('/subscribe roundup')
    await type('/subscribe models')
    expect(readCard(await type('/unsubscribe roundup'))).toContain('as it was: /subscribe topic:roundup')
    expect(readCard(await type('/unsubscribe roundup'))).not.toContain('as it was')
    await bench.clock.sleep(60_000)
    await type('/unsubscribe models')
    await type('/subscribe roundup')
    const ended = readCard(await type('/unsubscribe roundup'))
    await type(/as it was: (.*)/u.exec(ended)?.[1] ?? '')
    expect((await bench.store.channels.find(CHANNEL))?.roundup.mode).toBe('always')
  })

  test('answer in English to who speaks none of ours, where nobody chose a language', async () => {
    const place = { channelExternalId: 'new', language: null }
    expect((await bench.ask('settings', {}, place)).title).toBe('Settings of this channel')
    await bench.ask('subscribe', { topic: 'funding' }, place)
    expect((await bench.store.channels.find('preview:new'))?.language).toBe('en')
  })

  test("answer in the channel's language to who speaks none of ours", async () => {
    await type('/settings language:ja')
    expect((await bench.ask('settings', {}, { language: null })).title).toBe('このチャンネルの設定')
    expect((await bench.ask('settings', {}, { language: 'zh' })).title).toBe('这个频道的设置')
  })
})

describe('who may change', () => {
  test('only who may manage the channel, whatever the command', async () => {
    const lines = [
      '/subscribe models',
      '/unsubscribe models',
      '/settings language:ko',
      '/subscriptions mute:Anthropic',
      '/subscriptions resume:yes',
      '/subscriptions pause:yes',
    ]
    for (const line of lines) expect(readCard(await type(line, { canManage: false })), line).toContain('may manage')
    expect((await bench.ask('settings', {}, { canManage: false })).tone).toBe('info')
    expect(await bench.store.audit.list(CHANNEL, 9)).toEqual([])
  })

  test('five changes a minute and person, each with who and when', async () => {
    for (let count = 1; count <= 5; count += 1) {
      await bench.clock.sleep(1_000)
      expect((await type(`/settings quiet_hours:${count}-9`)).tone).toBe('info')
    }
    expect(readCard(await type('/settings quiet_hours:6-9'))).toContain('5 changes in one minute')
    expect((await bench.store.channels.find(CHANNEL))?.quietHours?.fromHour).toBe(5)
    expect((await type('/settings quiet_hours:7-9', { personId: 'somebody else' })).tone).toBe('info')
    await bench.clock.sleep(56_000)
    expect((await type('/settings quiet_hours:8-9')).tone).toBe('info')
    const [newest, other, fifth] = await bench.store.audit.list(CHANNEL, 99)
    expect(newest).toMatchObject({
      personId: 'p',
      at: NOW + 61_000,
      action: 'settings',
      options: { quiet_hours: '8-9' },
    })
    expect(other?.personId).toBe('somebody else')
    expect(fifth?.at).toBe(NOW + 5_000)
  })

  test('changes that were made while the clock was ahead shut nobody out', async () => {
    const workspaceId = (await bench.store.channels.find(CHANNEL))?.workspaceId ?? 'preview:w'
    const ahead = { workspaceId, channelId: CHANNEL, personId: 'p', action: 'settings', options: {} }
    for (let count = 0; count < 5; count += 1) await bench.store.audit.add({ ...ahead, at: NOW + 3 * 86_400_000 })
    expect((await type('/settings quiet_hours:6-9')).tone).toBe('info')
    for (let count = 0; count < 5; count += 1) await bench.store.audit.add({ ...ahead, at: NOW + 30_000 })
    expect((await type('/settings quiet_hours:7-9')).tone).toBe('error')
  })

  test('feeds of the workspace are changes like others', async () => {
    const feed = 'https://own.example/feed'
    await bench.clock.sleep(1_000)
    expect((await type(`/feeds add ${feed}`)).tone).toBe('info')
    expect((await type(`/feeds remove ${feed}`)).tone).toBe('info')
    // Looking is none.
    for (const line of ['/feeds', '/feeds check nothing']) await type(line)
    expect(await bench.store.audit.list(CHANNEL, 9)).toMatchObject([
      { action: 'feeds', options: { action: 'remove', feed }, personId: 'p', at: NOW + 1_000 },
      { action: 'feeds', options: { action: 'add', feed } },
    ])
    for (let count = 3; count <= 5; count += 1) await type(`/settings quiet_hours:${count}-9`)
    expect(readCard(await type(`/feeds add ${feed}`))).toContain('5 changes in one minute')
    expect((await bench.store.feeds.list()).map(({ feed: { url } }) => url)).not.toContain(feed)
  })

  test('the limit holds before anything is sent', async () => {
    for (let count = 1; count <= 5; count += 1) await type(`/settings quiet_hours:${count}-9`)
    expect((await type('/subscribe models')).tone).toBe('error')
    expect((await type('/watch add Anthropic')).tone).toBe('error')
    expect(bench.announced).toEqual([])
  })
})

test('who may change a channel sees who did it last, and how', async () => {
  await type('/settings quiet_hours:22-7')
  await bench.ask('story', { id: 'f1', wrong: 'The amount is 3B' }, { personId: 'q' })
  for (const command of ['settings', 'subscriptions']) {
    await type('/subscribe models')
    await type('/settings quiet_hours:22-7')
    const card = await bench.ask(command)
    expect(card.sections.at(-1)?.lines.flat()).toContainEqual({ kind: 'person', text: '@p', externalId: 'p' })
    expect(readCard(card)).toContain('Last change: Feb 12, 2026 · @p · /settings quiet_hours:22-7')
    const seen = readCard(await bench.ask(command, {}, { canManage: false }))
    expect(seen).toMatch(/Last change: Feb 12, 2026\s*$/u)
    await bench.clock.sleep(60_000)
  }
})

test('yes and no stand among the last changes as people type them, whatever a platform says for them', async () => {
  await bench.ask('subscribe', { topic: 'funding', rumours: 'true', ai_only: 'false' })
  expect(readCard(await bench.ask('settings'))).toContain('/subscribe topic:funding rumours:yes ai_only:no')
})

test.each([
  ['funding only over $50M please', '/subscribe topic:funding min_amount:$50M'],
  ['funding bitte nur ab 50M', '/subscribe topic:funding min_amount:50M'],
  ['funding 1억 이상만 올려 주세요', '/subscribe topic:funding min_amount:1억'],
  ['funding of robots please', '/subscribe topic:funding companies:"Anthropic, Mistral"'],
  ['models only over $50M please', '/subscribe topic:models companies:"Anthropic, Mistral"'],
])('a wish in a sentence is answered with how it is typed: %s', async (typed, example) => {
  const told = readCard(await type(`/subscribe ${typed}`))
  expect(told).toContain(`For example: ${example}`)
})

test('whoever changed something after somebody else still sees who that was, of the last three changes', async () => {
  await type('/subscribe models')
  await bench.ask('settings', { language: 'ko' }, { personId: 'q' })
  await bench.clock.sleep(86_400_000)
  await type('/settings language:en')
  await type('/settings quiet_hours:22-7')
  const told = readCard(await bench.ask('subscriptions'))
  expect(told).toContain(
    [
      'Last change: Feb 13, 2026 · @p · /settings quiet_hours:22-7',
      'Feb 13, 2026 · @p · /settings language:en',
      'Feb 12, 2026 · @q · /settings language:ko',
    ].join('\n'),
  )
  expect(told).not.toContain('· /subscribe topic:models')
})

describe('something wrong', () => {
  test('is filed once a person and story, for the operator', async () => {
    expect(await tell('story', { id: 'f1', wrong: 'yes' })).toContain("It is on the operator's list now")
    await tell('story', { id: 'f1', wrong: 'The amount is 3B' }, { canManage: false })
    await tell('story', { id: 'f1', wrong: 'yes' }, { personId: 'q' })
    const [mine, other, ...more] = await bench.store.complaints.listOpen()
    expect(more).toEqual([])
    expect(mine).toMatchObject({ storyId: 'f1', personId: 'p', words: 'The amount is 3B', at: NOW })
    expect(other).toMatchObject({ personId: 'q', words: '' })
    expect(await bench.store.complaints.close(mine?.id ?? '', NOW)).toBe(true)
    expect(await bench.store.complaints.close(mine?.id ?? '', NOW)).toBe(false)
    expect(await bench.store.complaints.listOpen()).toHaveLength(1)
  })
})

test('every example works as it is typed', async () => {
  for (const { name, example } of COMMANDS) {
    await bench.clock.sleep(60_000)
    // By its name alone it could be the model or the round.
    const line = name === 'story' ? '/story id:Mistral' : example
    expect((await type(line)).tone, example).not.toBe('error')
  }
})

function never(): never {
  throw new Error('nothing was announced')
}

describe('what is easily left half-done or taken literally', () => {
  test('a name is unmuted by what it is also called', async () => {
    await bench.ask('subscriptions', { mute: '앤트로픽' })
    expect((await bench.store.channels.find(CHANNEL))?.muted).toEqual(['Anthropic'])
    expect((await bench.ask('subscriptions', { unmute: '앤트로픽' })).tone).not.toBe('error')
    expect((await bench.store.channels.find(CHANNEL))?.muted).toEqual([])
  })

  test('two topics are resumed as one change, near the pace limit as well', async () => {
    await bench.ask('subscribe', { topic: 'funding' })
    await bench.ask('subscribe', { topic: 'models' })
    await bench.ask('subscriptions', { pause: 'yes' })
    await bench.ask('settings', { language: 'en' })
    expect((await bench.ask('subscriptions', { resume: 'yes' })).tone).not.toBe('error')
    const resumed = await bench.store.subscriptions.listOfChannel(CHANNEL)
    expect(resumed.map(({ pausedAt }) => pausedAt)).toEqual([null, null])
    expect(await tell('settings', { rumours: 'yes' })).toContain('changes')
  })

  test('a topic that ends while the others are announced again is not brought back', async () => {
    await bench.ask('subscribe', { topic: 'funding' })
    await bench.ask('subscribe', { topic: 'models' })
    await bench.ask('subscriptions', { pause: 'yes' })
    bench.meanwhile.push(() => bench.store.subscriptions.remove(CHANNEL, 'funding').then(() => undefined))
    await bench.ask('subscriptions', { resume: 'yes' })
    const left = await bench.store.subscriptions.listOfChannel(CHANNEL)
    expect(left).toMatchObject([{ topic: 'model-release', pausedAt: null }])
  })

  test.each([
    [{ companies: 'none' }, 'subjects'],
    [{ companies: 'All' }, 'subjects'],
    [{ companies: 'any' }, 'subjects'],
    [{ companies: 'off' }, 'subjects'],
    [{ companies: '모두' }, 'subjects'],
    [{ not_companies: 'none' }, 'notSubjects'],
    [{ words: 'none' }, 'words'],
    [{ not_words: 'なし' }, 'notWords'],
  ] as const)('%j leaves nothing out', async (options, kept) => {
    await bench.ask('subscribe', { topic: 'funding', ...options })
    expect((await subscriptionOf())?.filter[kept]).toEqual([])
  })

  test('a list may hold such a word beside others', async () => {
    await bench.ask('subscribe', { topic: 'funding', words: 'all, none' })
    expect((await subscriptionOf())?.filter.words).toEqual(['all', 'none'])
  })

  test('a wrong round is answered with all that are offered', async () => {
    const offered = await bench.suggest('funding', { round: '' }, 'round')
    const said = await tell('funding', { round: 'lunch' })
    for (const round of ['pre-series a', 'series l', 'pre-ipo']) expect(said).toContain(round)
    expect(/one of: (.*)\./u.exec(said)?.[1]?.split(', ')).toHaveLength(offered.length)
  })
})

test('what one ends while another pauses stays ended', async () => {
  await bench.ask('subscribe', { topic: 'models' })
  await bench.ask('subscribe', { topic: 'funding' })
  const ended = bench.ask('unsubscribe', { topic: 'models' }, { personId: 'another' })
  await Promise.all([ended, bench.ask('subscriptions', { pause: 'yes' })])
  const left = await bench.store.subscriptions.listOfChannel(CHANNEL)
  expect(left.map(({ topic, pauseReason }) => [topic, pauseReason])).toEqual([['funding', 'asked']])
})

describe('what is paused', () => {
  test('is followed again with a test post, however it is asked for', async () => {
    await bench.ask('subscribe', { topic: 'models' })
    await bench.ask('subscriptions', { pause: 'yes' })
    expect((await bench.ask('subscribe', { topic: 'models' })).title).toBe('This channel now follows model releases')
    expect(bench.announced).toHaveLength(2)
    expect((await subscriptionOf())?.pausedAt).toBeNull()
  })

  test('does not go on by itself once somebody paused it, though the bot may post again', async () => {
    await bench.ask('subscribe', { topic: 'models' })
    await bench.store.subscriptions.pauseChannel(CHANNEL, 'forbidden', NOW)
    await bench.ask('subscriptions', { pause: 'yes' })
    expect((await subscriptionOf())?.pauseReason).toBe('asked')
  })

  test('and runs again by the time of the test post is left as it is', async () => {
    await bench.ask('subscribe', { topic: 'models' })
    await bench.ask('subscriptions', { pause: 'yes' })
    const again = { topic: 'models', words: 'open' }
    bench.meanwhile.push(async () => {
      await bench.ask('subscribe', again, { personId: 'another' })
      await bench.clock.sleep(1_000)
    })
    await bench.ask('subscriptions', { resume: 'yes' })
    expect(await subscriptionOf()).toMatchObject({ createdBy: 'another', pausedAt: null, filter: { words: ['open'] } })
  })
})

test('a name is muted once, however often it is asked for', async () => {
  await bench.store.stories.insert(modelStory('released', { id: 'muted' }))
  await bench.ask('subscriptions', { mute: 'Anthropic' })
  expect((await bench.ask('subscriptions', { mute: 'anthropic' })).title).toBe('Anthropic is muted in this channel')
  expect((await bench.store.channels.find(CHANNEL))?.muted).toEqual(['Anthropic'])
})

test('a blank option asks for no change, so it is nobody refused', async () => {
  const card = await bench.ask('subscriptions', { mute: '  ' }, { canManage: false })
  expect(card.tone).toBe('info')
})

test.each(['add', 'remove', 'check'])('a member without rights cannot %s a feed', async (action) => {
  await bench.ask('feeds', { action: 'add', feed: 'https://own.example/feed' })
  const refused = await bench.ask('feeds', { action, feed: 'https://own.example/feed' }, { canManage: false })
  expect(readCard(refused)).toContain('Only people who may manage this channel')
  expect((await bench.store.feeds.list()).map(({ feed }) => feed.url)).toEqual(['https://own.example/feed'])
})

test('no more than a hundred names are muted in a channel', async () => {
  await bench.store.stories.insert(modelStory('released', { id: 'last' }))
  await bench.ask('settings', { rumours: 'no' })
  const channel = await bench.store.channels.find(CHANNEL)
  if (channel === null) throw new Error('the channel is missing')
  const muted = Array.from({ length: 100 }, (_, at) => `Company ${at}`)
  await bench.store.channels.update({ ...channel, muted })
  const refused = await bench.ask('subscriptions', { mute: 'Anthropic' })
  expect(readCard(refused)).toContain('At most 100 names can be muted in a channel.')
  expect((await bench.store.channels.find(CHANNEL))?.muted).toEqual(muted)
})
