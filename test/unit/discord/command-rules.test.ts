import { expect, test } from 'vitest'
import { commandProblems } from '../../fakes/discord/command-rules.ts'

const CHOICE = { name: 'One', value: 'one' }
const OPTION = { type: 3, name: 'one', description: 'An option.', required: false }
const COMMAND = { type: 1, name: 'try', description: 'A command.', options: [OPTION] }
const many = <Part>(count: number, partOf: (at: number) => Part) => Array.from({ length: count }, (_, at) => partOf(at))
const withOption = (option: object) => ({ options: [{ ...OPTION, ...option }] })

test('the fake Discord takes a command', () => {
  const local = { name_localizations: { ko: '시도', ja: 'データ' } }
  expect(commandProblems([{ ...COMMAND, ...local }])).toEqual([])
})

test.each<[string, object]>([
  ['a name in capitals', { name: 'Try' }],
  ['a name of two words', { name: 'try it' }],
  ['a translated name in capitals', { name_localizations: { ko: 'AI시도' } }],
  ['a translated name of two words', { name_localizations: { ko: '시도 하기' } }],
  ['a translated name of 33 characters', { name_localizations: { ko: '가'.repeat(33) } }],
  ['a language that Discord does not speak', { name_localizations: { zh: '试' } }],
  ['no description', { description: ' ' }],
  ['a translated description of 101 characters', { description_localizations: { ko: '가'.repeat(101) } }],
  ['an option with a name in capitals', withOption({ name: 'One' })],
  ['an option with a translated name of two words', withOption({ name_localizations: { ja: '一 つ' } })],
  ['26 options', { options: many(26, (at) => ({ ...OPTION, name: `o${at}` })) }],
  ['two options of one name', { options: [OPTION, OPTION] }],
  [
    'two options of one translated name',
    { options: ['one', 'two'].map((name) => ({ ...OPTION, name, name_localizations: { ko: '하나' } })) },
  ],
  ['a required option behind another', { options: [OPTION, { ...OPTION, name: 'two', required: true }] }],
  ['choices that are completed', withOption({ choices: [CHOICE], autocomplete: true })],
  ['26 choices', withOption({ choices: many(26, (at) => ({ name: `${at}`, value: `${at}` })) })],
  ['two choices of one value', withOption({ choices: [CHOICE, { ...CHOICE, name: 'Two' }] })],
  ['two choices of one name', withOption({ choices: [CHOICE, { ...CHOICE, value: 'two' }] })],
  ['a choice of 101 characters', withOption({ choices: [{ ...CHOICE, name: 'a'.repeat(101) }] })],
  ['a choice for 101 characters', withOption({ choices: [{ ...CHOICE, value: 'a'.repeat(101) }] })],
  ['yes or no that is completed', withOption({ type: 5, autocomplete: true })],
  ['a least number over the most', withOption({ type: 4, min_value: 2, max_value: 1 })],
  [
    'over 8,000 characters with its longest translations',
    {
      options: many(25, (at) => ({
        ...OPTION,
        name: `o${at}`,
        choices: many(25, (place) => ({
          name: `${place}`,
          name_localizations: { ko: `${'가'.repeat(20)}${place}` },
          value: `${place}`,
        })),
      })),
    },
  ],
])('the fake Discord refuses %s', (_what, part) => {
  expect(commandProblems([{ ...COMMAND, ...part }])).not.toEqual([])
})

test('the fake Discord refuses two commands of one name, and over a hundred', () => {
  expect(commandProblems([COMMAND, COMMAND])).not.toEqual([])
  expect(commandProblems(many(101, (at) => ({ ...COMMAND, name: `try${at}` })))).not.toEqual([])
})
