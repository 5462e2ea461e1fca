import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSlash, usageCard } from '../../../src/bot/adapters/slack/commands.ts'
import { commandForm, parseSeat, readForm } from '../../../src/bot/adapters/slack/form.ts'
import { homeView } from '../../../src/bot/adapters/slack/home-view.ts'
import { renderAnswer } from '../../../src/bot/adapters/slack/render.ts'
import { whyOf } from '../../../src/bot/adapters/slack/shortcuts.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { home } from '../../../src/bot/commands/home.ts'
import type { CommandName } from '../../../src/core/command.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { commandBench, type CommandBench } from '../../builders/command-bench.ts'
import { blockKitProblems, viewProblems } from '../../fakes/slack/block-kit-rules.ts'
import { readBlocks } from '../../fakes/slack/read-blocks.ts'
import { FIRST_AT, fundingStory, modelStory } from '../../builders/sample-story.ts'

const HOSTILE = '<!channel> <@U1> <https://evil.example|bank> &lt;!here&gt; a|b\nc'

/** Uses of every command that lead to its different answers, refusals among them. */
const USES: Readonly<Record<CommandName, readonly Readonly<Record<string, string>>[]>> = {
  models: [{}, { query: HOSTILE }, { status: 'soon' }],
  funding: [{}, { sort: 'largest' }, { min_amount: HOSTILE }],
  search: [{ query: 'raises' }, { query: HOSTILE }],
  story: [{ id: 'f1' }, { id: 'm1' }, { id: HOSTILE }, { id: 'f1', wrong: HOSTILE }],
  subscribe: [{ topic: 'models', mention: '<@U1>' }, { topic: 'funding', preview: '7d' }, { topic: HOSTILE }],
  subscriptions: [{}, { mute: 'Anthropic' }, { unmute: HOSTILE }],
  unsubscribe: [{ topic: 'roundup' }, { topic: HOSTILE }],
  roundup: [{}, { week: 'last' }, { week: HOSTILE }],
  watch: [{}, { action: 'add', name: HOSTILE }],
  settings: [{}, { quiet_hours: '22-7' }, { threads: 'off', card: 'short' }, { time_zone: HOSTILE }],
  why: [{ link_or_title: 'x' }, { link_or_title: HOSTILE }, { story: 'f1' }],
  feeds: [{}, { action: 'add', address: HOSTILE }],
  health: [{}],
  help: [{}, ...COMMANDS.map(({ name }) => ({ command: name })), { command: HOSTILE }],
}

let bench: CommandBench

beforeAll(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1', title: `Anthropic raises ${HOSTILE}` }))
  await bench.store.stories.insert(modelStory('released', { id: 'm1', title: HOSTILE }))
})
afterAll(() => bench.store.close())

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'all that /%s answers fits, pings nobody and forges nothing',
    async (name, command) => {
      for (const options of USES[name]) {
        // One person may change only so much a minute.
        const personId = `p-${language}-${name}-${JSON.stringify(options).length}`
        const card = await bench.ask(name, options, { language, personId })
        const body = renderAnswer(card, name)
        expect(blockKitProblems(body)).toEqual([])
        const shown = readBlocks(body.text, body.blocks)
        expect(shown.pings).toEqual([])
        expect(shown.links.filter((address) => address.includes('evil'))).toEqual([])
      }
      const usage = renderAnswer(usageCard(command, command.example, language), '')
      expect(blockKitProblems(usage)).toEqual([])
    },
  )

  it.each(COMMANDS.filter(({ options }) => options.length > 0).map((command) => [command.name, command] as const))(
    'the form of /%s fits, and keeps what was typed',
    (_name, command) => {
      const filled = Object.fromEntries(command.options.map(({ name }) => [name, HOSTILE.repeat(50)]))
      for (const given of [{}, filled]) {
        for (const channelId of [null, 'C1']) {
          const responseUrl = `https://hooks.slack.example/${'x'.repeat(200)}`
          const seat = { channelId, responseUrl, askedAtMs: FIRST_AT }
          const view = commandForm(command, given, seat, language)
          expect(viewProblems(view)).toEqual([])
          expect(parseSeat(view.private_metadata ?? '')).toEqual(seat)
        }
      }
    },
  )

  it('the Home tab fits', async () => {
    await bench.ask('subscribe', { topic: 'models' }, { personId: `home-${language}` })
    const call = { platform: 'preview', workspaceExternalId: 'w', personId: 'p', language } as const
    const parts = await home(call, bench.deps)
    expect(parts.map(({ channelExternalId }) => channelExternalId)).toEqual(['c', null])
    const shown = parts.map((part) => ({
      ...part,
      channelExternalId: part.channelExternalId?.toUpperCase() ?? null,
    }))
    const subscribe = COMMANDS.find(({ name }) => name === 'subscribe') ?? null
    const view = await homeView(shown, subscribe, language)
    expect(viewProblems(view)).toEqual([])
    expect(readBlocks('', view.blocks).pings).toEqual(['<#C>'])
    expect(readBlocks('', view.blocks).text).toContain('Anthropic raises')
    expect(bench.logged).toEqual([])
  })
})

describe('whatever is typed', () => {
  const parts = ['<!channel>', '<@U1>', '<https://x|y>', '&lt;', '|', '\n', 'topic:', '"', 'models', ' ', '한국어']
  const typed = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 10,
  })

  it('a form made of it fits and says nothing that was not in it', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(...COMMANDS), (words, command) => {
        const read = parseSlash(COMMANDS, '/aiwire', `${command.name} ${words.join('')}`)
        const filled = read.kind === 'form' ? read.filled : read.kind === 'run' ? read.run.options : {}
        const view = commandForm(command, filled, { channelId: 'C1', responseUrl: null, askedAtMs: 0 }, 'en')
        if (command.options.length > 0) expect(viewProblems(view)).toEqual([])
        const known = command.options.map(({ name }) => name)
        const values = Object.fromEntries(known.map((name) => [name, { [`aw:field:${name}`]: { value: 'v' } }]))
        const readBack = Object.keys(readForm(command, values))
        expect(readBack.filter((name) => !known.includes(name))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it.each(['subscribe backfill:500', 'subscribe max_per_day:0', 'subscribe companies:"Mistral, Mistral, Anthropic"'])(
    'a form that `%s` opens holds what its fields take, each once',
    (line) => {
      const read = parseSlash(COMMANDS, '/aiwire', line)
      if (read.kind !== 'form') throw new Error('no form')
      const seat = { channelId: 'C1', responseUrl: null, askedAtMs: 0 }
      expect(viewProblems(commandForm(read.command, read.filled, seat, 'en'))).toEqual([])
    },
  )

  it('a message asked about gives a question that can be asked', () => {
    fc.assert(
      fc.property(typed, fc.anything(), (words, blocks) => {
        const asked = whyOf({ text: words.join(''), blocks })
        expect(Object.values(asked).every((value) => value.isWellFormed())).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
