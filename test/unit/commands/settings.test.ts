import { describe, expect, test } from 'vitest'
import { readCard } from '../../builders/command-bench.ts'
import { CHANNEL, NOW, bench, tell, type, typeOnBench } from './typed-bench.ts'

typeOnBench()

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
