import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commandForm } from '../../../src/bot/adapters/discord/form.ts'
import { commandForm as slackForm, readForm } from '../../../src/bot/adapters/slack/form.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { formOf } from '../../../src/bot/commands/form-of.ts'
import { GATHERED } from '../../../src/bot/commands/gathered-options.ts'
import type { CommandForm } from '../../../src/core/command.ts'
import { LANGUAGES, type Language } from '../../../src/core/workspace.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { callbackProblems } from '../../fakes/discord/body-rules.ts'
import { viewProblems } from '../../fakes/slack/block-kit-rules.ts'
import { fillForm, shownIn } from '../../fakes/slack/fill-form.ts'
import { FIRST_AT, fundingStory } from '../../builders/sample-story.ts'

const SUBSCRIBE = COMMANDS.find(({ name }) => name === 'subscribe')
const SEAT = { channelId: 'C1', responseUrl: null, askedAtMs: FIRST_AT }
/** Everything that can be set. `Anthropics!` looks like a slip, and is meant. */
const FULL = {
  ...{ topic: 'funding', companies: 'Mistral, Anthropics!', not_companies: 'Cohere', rounds: 'series a, seed' },
  ...{ countries: '韓国, UK', sources: 'labs, quaypost.example!', not_sources: 'gazette.example!' },
  ...{ statuses: 'announced, in-talks', rumours: 'no', ai_only: 'no', languages: 'English, Korean' },
  ...{ words: 'agents, "chips"', not_words: '소송', min_sources: '2', max_per_day: '3' },
  ...{ min_amount: '123456789', mention: '<@&7>', mention_min: '€50m' },
}

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  await bench.store.stories.insert(fundingStory('announced'))
})
afterEach(() => bench.store.close())

const ask = async (options: Readonly<Record<string, string>>, canManage = true): Promise<CommandForm | null> => {
  const place = { platform: 'preview', workspaceExternalId: 'w', channelExternalId: 'c', personId: 'p' } as const
  const person = { canManage, isAdmin: canManage, managesToo: [], language: null }
  return await formOf({ command: 'subscriptions', options, ...place, ...person }, bench.deps)
}
const filterOf = async () => (await bench.store.subscriptions.listOfChannel('preview:c')).map((one) => one.filter)
const onDiscord = (form: CommandForm | null, language: Language = 'en') =>
  form === null || SUBSCRIBE === undefined ? null : commandForm(SUBSCRIBE, form, language)
/** What Discord sends where nobody touches anything. */
const untouched = (form: ReturnType<typeof onDiscord>) =>
  Object.fromEntries((form?.components ?? []).map(({ component }) => [component.custom_id, component.value ?? '']))

describe('the form of a subscription', () => {
  it('opens for the channel where it is asked for, and for no other', async () => {
    await bench.ask('subscribe', { topic: 'funding' })
    expect(await ask({ change: 'funding' })).not.toBeNull()
    expect(await ask({ change: 'funding', channel: '#other' })).toBeNull()
  })

  it.each(LANGUAGES)('sent as it is changes nothing, in %s', async (language) => {
    await bench.ask('subscribe', FULL)
    const before = await filterOf()
    const shown = onDiscord(await ask({ change: 'funding' }), language)
    expect(shown?.components).toHaveLength(5)
    expect(callbackProblems(9, shown)).toEqual([])
    const card = await bench.ask('subscribe', { topic: 'funding', ...untouched(shown) }, { language })
    expect(card.tone).toBe('info')
    expect(await filterOf()).toEqual(before)
    const [kept] = await bench.store.subscriptions.listOfChannel('preview:c')
    expect(kept?.mention).toEqual({ kind: 'role', id: '7', minAmountUsd: 60e6, words: [] })
    expect(before[0]).toMatchObject({
      minAmountUsd: 123_456_789,
      rumours: false,
      subjects: ['Mistral AI', 'Anthropics'],
    })
  })

  it.each(LANGUAGES)('sent as it is on Slack changes nothing, in %s', async (language) => {
    // What differs from the default either way, so that a field that is empty shows.
    const models = { topic: 'models', rumours: 'yes', open_weights: 'yes', statuses: 'open-weights', words: 'open' }
    const person = '<@U1>'
    for (const set of [{ ...FULL, mention: person }, models, { topic: 'funding', rumours: 'yes' }]) {
      await bench.ask('subscribe', set, { personId: JSON.stringify(set) })
      const before = await bench.store.subscriptions.listOfChannel('preview:c')
      const form = await ask({ change: set.topic })
      if (form === null || SUBSCRIBE === undefined) throw new Error('no form is opened')
      const view = slackForm(SUBSCRIBE, form.filled, SEAT, language, { asks: form.asks, given: form.run.options })
      const sent = { ...form.run.options, ...readForm(SUBSCRIBE, fillForm(view, shownIn(view))) }
      expect((await bench.ask('subscribe', sent, { personId: 'q' })).tone).toBe('info')
      const kept = await bench.store.subscriptions.listOfChannel('preview:c')
      expect(kept.map(({ filter, mention }) => ({ filter, mention }))).toEqual(
        before.map(({ filter, mention }) => ({ filter, mention })),
      )
    }
  })

  it.each(LANGUAGES)('is taken by both platforms for both topics, empty and full, in %s', async (language) => {
    for (const topic of ['models', 'funding']) {
      for (const full of [{ topic }, topic === 'funding' ? FULL : { topic, open_weights: 'yes', words: '가, b' }]) {
        await bench.ask('subscribe', full, { personId: `${topic}${Object.keys(full).length}` })
        const form = await ask({ change: topic })
        expect(callbackProblems(9, onDiscord(form, language))).toEqual([])
        if (form === null || SUBSCRIBE === undefined) return
        const part = { asks: form.asks, given: form.run.options }
        expect(viewProblems(slackForm(SUBSCRIBE, form.filled, SEAT, language, part))).toEqual([])
      }
    }
  })

  it('has a field or a line for everything that a subscription can leave out', async () => {
    const choosable = new Set(SUBSCRIBE?.options.map(({ name }) => name))
    for (const other of ['topic', 'channel', 'backfill', 'preview']) choosable.delete(other)
    await bench.ask('subscribe', { topic: 'models' })
    await bench.ask('subscribe', { topic: 'funding' })
    const asked = [...((await ask({ change: 'models' }))?.asks ?? []), ...((await ask({ change: '투자' }))?.asks ?? [])]
    expect(new Set(asked)).toEqual(choosable)
  })

  it('is not opened for whoever may not change it, nor where nothing is followed: the command says so', async () => {
    expect(await ask({ change: 'models' })).toBeNull()
    expect(readCard(await bench.ask('subscriptions', { change: 'models' }))).toContain('/subscribe topic:models')
    await bench.ask('subscribe', { topic: 'models', words: 'open, code' })
    expect(await ask({ change: 'models' }, false)).toBeNull()
    expect((await bench.ask('subscriptions', { change: 'models' }, { canManage: false })).tone).toBe('error')
    // Where no form opens, the line to type is shown.
    expect(readCard(await bench.ask('subscriptions', { change: 'models' }))).toContain('words:"open, code"')
    expect(await ask({ change: 'roundup' })).toBeNull()
    expect(await ask({})).toBeNull()
  })

  it('is not opened where it would cut what is set', async () => {
    const long = Array.from({ length: 20 }, (_, at) => `${'x'.repeat(57)}${at}`).join(', ')
    const lists = { not_words: long, languages: 'English', words: long.replaceAll('x', 'y') }
    await bench.ask('subscribe', { topic: 'funding', ...lists })
    expect(onDiscord(await ask({ change: 'funding' }))).not.toBeNull()
    const form = { run: { command: 'subscribe', options: {} }, asks: ['words'], filled: { words: 'x'.repeat(4_001) } }
    expect(onDiscord(form)).toBeNull()
  })

  it.each([
    ['min_sources: many', "'many'"],
    ['min_sorces: 2', "'min_sorces'"],
    ['just words', '“just words”'],
    ['words: one\nwords: two', '“words: two”'],
    [': 2', '“: 2”'],
  ])('says what is wrong with %j, and keeps all that was typed', async (others, problem) => {
    await bench.ask('subscribe', { topic: 'models' })
    const before = await filterOf()
    const typed = { topic: 'models', companies: 'Mistral, Cohere', [GATHERED]: others }
    const told = readCard(await bench.ask('subscribe', typed, { isFromForm: true }))
    expect(told).toContain(problem)
    expect(told).toContain('/subscribe topic:models companies:"Mistral, Cohere"')
    for (const word of others.split(/[\s:]+/u)) expect(told).toContain(word)
    expect(await filterOf()).toEqual(before)
  })
})

it('asks for five things in as many fields, and for more in one that takes the rest', () => {
  if (SUBSCRIBE === undefined) throw new Error('there is no such command')
  const fieldsOf = (asks: readonly string[]) =>
    commandForm(
      SUBSCRIBE,
      { run: { command: 'subscribe', options: { topic: 'models' } }, asks, filled: {} },
      'en',
    )?.components.map(({ component }) => component.custom_id)
  const five = ['companies', 'not_companies', 'statuses', 'languages', 'words']
  expect(fieldsOf(five)).toEqual(five)
  expect(fieldsOf([...five, 'not_words'])).toEqual([...five.slice(0, 4), GATHERED])
})

it('a form that asks for one thing, or from nowhere for a channel, wants it filled in', () => {
  if (SUBSCRIBE === undefined) throw new Error('there is no such command')
  const run = { command: 'subscribe', options: { topic: 'models' } }
  const only = commandForm(SUBSCRIBE, { run, asks: ['words'], filled: {} }, 'en')
  expect(only?.components.map(({ component }) => component.required)).toEqual([true])
  const optional = (channelId: string | null) =>
    slackForm(SUBSCRIBE, {}, { ...SEAT, channelId }, 'en').blocks.flatMap((block) =>
      'optional' in block && !block.optional ? [block.block_id] : [],
    )
  expect([optional('C1'), optional(null)]).toEqual([['topic'], ['topic', 'channel']])
  // A channel is picked, not typed.
  const { blocks } = slackForm(SUBSCRIBE, {}, { ...SEAT, channelId: null }, 'en')
  const channel = blocks.find(({ block_id }) => block_id === 'channel')
  expect(channel).toMatchObject({ element: { type: 'conversations_select' } })
})
