import { afterAll, beforeAll, expect, it } from 'vitest'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT } from '../../builders/sample-story.ts'

let bench: CommandBench

beforeAll(async () => {
  bench = await commandBench(FIRST_AT)
})
afterAll(() => bench.store.close())

it('is kept, shown and offered by the name that it has today', async () => {
  expect(readCard(await bench.ask('settings', { time_zone: 'Asia/Kolkata' }))).toContain('Time zone: Asia/Kolkata')
  expect((await bench.store.channels.find('preview:c'))?.timeZone).toBe('Asia/Kolkata')
  expect(await bench.suggest('settings', { time_zone: 'kyiv' }, 'time_zone')).toEqual(['Europe/Kyiv'])
})

it('that was stored by its old name is shown by its new one', async () => {
  const channel = await bench.store.channels.find('preview:c')
  if (channel !== null) await bench.store.channels.update({ ...channel, timeZone: 'Europe/Kiev' })
  const shown = readCard(await bench.ask('settings', { roundup: 'on' }))
  expect(shown).toContain('Time zone: Europe/Kyiv')
  expect(shown).not.toContain('Europe/Kiev')
})
