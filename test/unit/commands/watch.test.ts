import { describe, expect, test } from 'vitest'
import { ChatError } from '../../../src/core/errors.ts'
import { readCard } from '../../builders/command-bench.ts'
import { bench, subscriptionOf, tell, type, typeOnBench } from './typed-bench.ts'

typeOnBench()

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

  test('takes a name alone as one to be watched', async () => {
    expect(readCard(await type('/watch a16z'))).toContain('news about Andreessen Horowitz')
    expect(await tell('watch', { name: 'Cohere' })).toContain('news about Cohere')
    expect(readCard(await type('/watch stop a16z'))).toContain('/watch action:remove name:a16z')
    expect(readCard(await type('/watch all'))).toContain("'all' does not fit 'action'")
    const told = await tell('watch', { action: 'list' })
    expect(told).toContain('Andreessen Horowitz')
    expect(told).not.toContain('stop')
  })

  test('takes a dash for no name, and a name that begins as an action does for a name', async () => {
    for (const line of ['/watch -', '/watch action:-'])
      expect(readCard(await type(line))).toContain('You watch nothing yet')
    for (const line of ['/watch add —', '/watch add "-, -"', '/watch remove -'])
      expect(readCard(await type(line))).toContain("The option 'name' is missing")
    expect(readCard(await type('/watch add Anthropic, -'))).toContain('news about Anthropic')
    expect(await tell('watch', { action: 'list' })).not.toContain('• -')
    expect(readCard(await type('/watch Listen Labs'))).toContain('/watch action:add name:"Listen Labs"')
    expect(readCard(await type('/watch all'))).toContain('/watch action:add name:Mistral')
  })

  test('is for everybody', async () => {
    expect((await type('/watch add Anthropic', { canManage: false })).tone).not.toBe('error')
  })
})
