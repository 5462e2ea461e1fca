import { afterEach, beforeEach, expect, test } from 'vitest'
import { stringsOf } from '../../../src/bot/cards/strings.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, modelStory } from '../cards/build-story.ts'

let bench: CommandBench
beforeEach(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
})
afterEach(() => bench.store.close())

test.each(LANGUAGES)('an answer without stories says in %s what would bring some', async (language) => {
  const strings = stringsOf(language)
  const said = async (command: string, options: Readonly<Record<string, string>> = {}) =>
    readCard(await bench.ask(command, options, { language }))
  // Nobody gave a filter that could be wider.
  expect(await said('models')).toContain(strings.noneYet)
  expect(await said('funding', { sort: 'largest' })).toContain(strings.noneYet)
  await bench.store.stories.insert(modelStory('released'))
  expect(await said('models', { open_weights: 'yes' })).toContain(strings.nothingFound)
  expect(await said('search', { query: 'heard of' })).toContain(strings.nothingWithWords)
  expect(await said('models', { query: 'heard of' })).toContain(strings.nothingWithWords)
})

test('help names what an option takes once', async () => {
  const help = async (command: string) => readCard(await bench.ask('help', { command }))
  expect(await help('subscribe')).toContain(
    'topic (required) · What to follow: models, funding or the weekly roundup\n',
  )
  expect(await help('settings')).toContain('language · Language of the posts: en, ko, ja, zh\n')
  // What its description does not say is listed.
  expect(await help('funding')).toMatch(/sort · .*: newest, largest/u)
})

test('the settings tell the roundup as a day and an hour, and give an example of the own language', async () => {
  await bench.ask('subscribe', { topic: 'roundup' })
  const settings = await bench.ask('settings', {}, { language: 'ko' })
  expect(settings.fields.map(({ value }) => value)).toContain('매주 월요일 09:00(UTC)')
  expect(readCard(settings)).toContain('/settings language:ko time_zone:Asia/Seoul quiet_hours:22-7')
})
