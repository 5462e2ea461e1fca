import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandBench, type CommandBench } from '../../builders/command-bench.ts'

const MEMBER = { isAdmin: false } as const

let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(Date.UTC(2026, 1, 12))
})
afterAll(() => bench.store.close())

const titleOf = async (...asked: Parameters<CommandBench['ask']>): Promise<string> =>
  JSON.stringify(await bench.ask(...asked))

test('a channel may be for admins alone to change, which only they decide', async () => {
  expect(await titleOf('settings', { admins_only: 'yes' }, MEMBER)).toContain('Only admins can change this')
  expect(await titleOf('subscribe', { topic: 'models' }, MEMBER)).toContain('New model releases')
  await bench.ask('settings', { admins_only: 'yes' })
  await bench.clock.sleep(60_000)
  for (const [command, options] of [
    ['subscribe', { topic: 'funding' }],
    ['unsubscribe', { topic: 'models' }],
    ['settings', { language: 'ko' }],
    ['feeds', { action: 'add', feed: 'https://own.example/feed' }],
    ['subscribe', { topic: 'funding', channel: 'c' }],
  ] as const)
    expect(await titleOf(command, options, MEMBER), command).toContain('Only admins')
  const fromElsewhere = { ...MEMBER, channelExternalId: 'other', managesToo: ['c'] }
  expect(await titleOf('subscribe', { topic: 'funding', channel: 'c' }, fromElsewhere)).toContain('Only admins')
  expect(await titleOf('settings', {}, MEMBER)).toContain('Only admins change things')
  expect(await titleOf('subscribe', { topic: 'funding' })).toContain('New funding')
})

test('nobody changes anything while the platform does not say what they may do, and hears to try again', async () => {
  const unknown = { canManage: false, isAdmin: false, isUnknown: true }
  for (const [command, options] of [
    ['subscribe', { topic: 'funding' }],
    ['subscribe', { topic: 'funding', channel: 'other' }],
    ['settings', { admins_only: 'no' }],
    ['feeds', { action: 'add', feed: 'https://own.example/feed' }],
  ] as const)
    expect(await titleOf(command, options, unknown), command).toContain('Please try again')
  expect(await titleOf('funding', {}, unknown)).not.toContain('Please try again')
})
