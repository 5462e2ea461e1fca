import { describe, expect, test } from 'vitest'
import { readCard } from '../../builders/command-bench.ts'
import { CHANNEL, NOW, bench, type, typeOnBench } from './typed-bench.ts'

typeOnBench()

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

  test('ten changes a minute and person, each with who and when', async () => {
    for (let count = 1; count <= 10; count += 1) {
      await bench.clock.sleep(1_000)
      expect((await type(`/settings quiet_hours:${count + 10}-9`)).tone).toBe('info')
    }
    expect(readCard(await type('/settings quiet_hours:11-9'))).toContain('10 changes in one minute')
    expect((await bench.store.channels.find(CHANNEL))?.quietHours?.fromHour).toBe(20)
    expect((await type('/settings quiet_hours:7-9', { personId: 'somebody else' })).tone).toBe('info')
    await bench.clock.sleep(51_000)
    expect((await type('/settings quiet_hours:8-9')).tone).toBe('info')
    const [newest, other, tenth] = await bench.store.audit.list(CHANNEL, 99)
    expect(newest).toMatchObject({
      personId: 'p',
      at: NOW + 61_000,
      action: 'settings',
      options: { quiet_hours: '8-9' },
    })
    expect(other?.personId).toBe('somebody else')
    expect(tenth?.at).toBe(NOW + 10_000)
  })

  test('changes that were made while the clock was ahead shut nobody out', async () => {
    const workspaceId = (await bench.store.channels.find(CHANNEL))?.workspaceId ?? 'preview:w'
    const ahead = { workspaceId, channelId: CHANNEL, personId: 'p', action: 'settings', options: {} }
    for (let count = 0; count < 10; count += 1) await bench.store.audit.add({ ...ahead, at: NOW + 3 * 86_400_000 })
    expect((await type('/settings quiet_hours:6-9')).tone).toBe('info')
    for (let count = 0; count < 9; count += 1) await bench.store.audit.add({ ...ahead, at: NOW + 30_000 })
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
    for (let count = 3; count <= 10; count += 1) await type(`/settings quiet_hours:${count + 10}-9`)
    expect(readCard(await type(`/feeds add ${feed}`))).toContain('10 changes in one minute')
    expect((await bench.store.feeds.list()).map(({ feed: { url } }) => url)).not.toContain(feed)
  })

  test('the limit holds before anything is sent', async () => {
    for (let count = 1; count <= 10; count += 1) await type(`/settings quiet_hours:${count + 10}-9`)
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
