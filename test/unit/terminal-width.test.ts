import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPreviewAdapter } from '../../src/bot/adapters/preview/preview-adapter.ts'
import { renderTerminal } from '../../src/bot/adapters/preview/render-terminal.ts'
import { card } from '../../src/core/card.ts'
import { LANGUAGES, newChannel } from '../../src/core/workspace.ts'
import { wrapText } from '../../src/core/wrap-text.ts'
import { commandBench, type CommandBench } from '../builders/command-bench.ts'
import { FIRST_AT, fundingStory } from '../builders/sample-story.ts'

let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(FIRST_AT)
  await bench.store.stories.insert(fundingStory('announced'))
})
afterAll(() => bench.store.close())

test.each(LANGUAGES)('no row of an answer in %s is wider than the terminal', async (language) => {
  await bench.ask('subscribe', { topic: 'funding', backfill: '0' }, { language, channelExternalId: language })
  const answers = await Promise.all(
    ['help', 'funding', 'subscriptions', 'settings'].map((command) =>
      bench.ask(command, {}, { language, channelExternalId: language }),
    ),
  )
  for (const columns of [40, 80]) {
    for (const shown of answers) {
      const drawn = renderTerminal(shown, { language, isColoured: false, nowMs: FIRST_AT, columns })
      for (const row of drawn.split('\n')) {
        if (row.includes('://')) continue
        expect(wrapText(row, columns), row).toHaveLength(1)
        // Nothing begins a row that Japanese or Chinese hang at the end of one.
        expect(row.replace(/^▌\s*/u, '')).not.toMatch(/^[、。，：）」”]/u)
      }
    }
  }
})

test('one that says it has no columns, as a new one may, is written to as one of which nobody knows', () => {
  const draw = (columns: number | undefined) =>
    renderTerminal(card({ tone: 'info', title: 'Two words' }), { language: 'en', isColoured: false, nowMs: 0, columns })
  expect(draw(0)).toBe(draw(undefined))
})

test('the buttons of a card are drawn whole, as many in a row as it holds', () => {
  const button = (label: string) =>
    ({ kind: 'command', label, run: { command: 'why', options: { story: 's1' } } }) as const
  const shown = card({ tone: 'info', title: 'T', buttons: ['Why?', 'Once more', 'And again'].map(button) })
  const drawn = renderTerminal(shown, { language: 'en', isColoured: false, nowMs: 0, columns: 62 })
  expect(drawn).toBe(
    ['▌ T', '▌ [Why?] /why story:s1  ·  [Once more] /why story:s1', '▌ [And again] /why story:s1'].join('\n'),
  )
})

test('whatever a story is called, its heading and its buttons take no more room than a line of it', () => {
  const endless = 'words '.repeat(20_000)
  const sections = [{ heading: endless, lines: [] }]
  const run = { command: 'models', options: { maker: endless } } as const
  const buttons = [{ kind: 'command', label: endless, run }] as const
  const shown = card({ tone: 'info', title: 'T', badge: endless, sections, buttons })
  const drawn = renderTerminal(shown, { language: 'en', isColoured: false, nowMs: 0, columns: 80 })
  const rows = drawn.split('\n')
  expect(rows.filter((row) => row.length > 80)).toEqual([])
  // A title of 400 signs, a heading of as many, and a line of 2,000.
  expect(rows.length).toBeLessThan(50)
})

test('a terminal that grows narrower is written to as it is then', async () => {
  let columns = 80
  const printed: string[] = []
  const adapter = createPreviewAdapter({
    print: (text) => printed.push(text),
    isColoured: false,
    columns: () => columns,
    clock: bench.clock,
  })
  const workspace = { id: 'preview:c', platform: 'preview', externalId: 'c' } as const
  const channel = newChannel(workspace, 'c', { language: 'en', timeZone: 'UTC' })
  const shown = card({ tone: 'info', title: 'word '.repeat(14).trim() })
  await adapter.post(channel, { deliveryId: 'a', card: shown, language: 'en' })
  columns = 40
  await adapter.post(channel, { deliveryId: 'b', card: shown, language: 'en' })
  expect(printed.map((text) => text.trim().split('\n').length)).toEqual([1, 2])
})
