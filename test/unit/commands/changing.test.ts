import { describe, expect, test } from 'vitest'
import { createHandlers } from '../../../src/app/create-handlers.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { ChatError } from '../../../src/core/errors.ts'
import { DEFAULT_FILTER } from '../../../src/core/subscription.ts'
import { readCard } from '../../builders/command-bench.ts'
import { fundingStory, modelStory } from '../../builders/sample-story.ts'
import { CHANNEL, NOW, bench, subscriptionOf, tell, type, typeOnBench } from './typed-bench.ts'

typeOnBench()

describe('/subscribe', () => {
  test('understands every filter at once, and shows the command that makes it again', async () => {
    const line =
      '/subscribe topic:funding companies:"anthropic、Newcomer" not_companies:Mistral min_amount:"1억 달러" ' +
      'rounds:"시리즈 A, B轮, seed" countries:미국、Japan statuses:announced,talks ai_only:no languages:"Korean, 日本語, en" words:"raises, 조달" ' +
      'sources:"capital.example!, gazette.example!" not_sources:rumourmill.example! ' +
      'not_words:lawsuit min_sources:2 max_per_day:5 mention:@&scouts mention_min:€1b mention_words:"GPT, 클로드"'
    const made = await type(line)
    expect(made.tone).not.toBe('error')
    const first = await subscriptionOf()
    expect(first?.filter).toEqual({
      subjects: ['Anthropic', 'Newcomer'],
      notSubjects: ['Mistral'],
      minAmountUsd: 1e8,
      rounds: ['series-a', 'series-b', 'seed'],
      countries: ['US', 'JP'],
      statuses: ['announced', 'in-talks'],
      rumours: true,
      openWeightsOnly: false,
      aiOnly: false,
      languages: ['ko', 'ja', 'en'],
      publishers: ['capital.example', 'gazette.example'],
      notPublishers: ['rumourmill.example'],
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

  test('takes a dash for nothing, where it would wait for ever', async () => {
    await type('/subscribe models words:- not_words:— companies:- statuses:– languages:- max_per_day:- mention:-')
    expect((await subscriptionOf())?.filter).toEqual(DEFAULT_FILTER)
    await type('/subscribe models words:"GPT, !!, -"')
    expect((await subscriptionOf())?.filter.words).toEqual(['GPT', '!!'])
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
    for (let count = 4; count <= 9; count += 1) await bench.ask('settings', { language: 'en' })
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
