import { expect, test } from 'vitest'
import { mostImportant } from '../../../src/bot/roundup/most-important.ts'
import { fact } from '../../builders/fact.ts'
import { fundingStory } from '../../builders/sample-story.ts'

const of = (company: string | null, importance: number) =>
  fundingStory(
    'announced',
    { company: company === null ? null : fact(company) },
    { id: `${company ?? 'nobody'} ${importance}`, importance },
  )
const ids = (stories: readonly { readonly id: string }[]) => stories.map(({ id }) => id)

test('at most two of one company, the most important ones, in the order given', () => {
  const stories = [of('OpenAI', 3), of('Quillon', 1), of('openai', 9), of('OpenAI Inc', 7), of('Mistral', 2)]
  expect(ids(mostImportant(stories, 10))).toEqual(['Quillon 1', 'openai 9', 'OpenAI Inc 7', 'Mistral 2'])
  expect(ids(mostImportant(stories, 2))).toEqual(['openai 9', 'OpenAI Inc 7'])
  expect(ids(mostImportant(stories, 3))).toEqual(['openai 9', 'OpenAI Inc 7', 'Mistral 2'])
})

test('stories that name no company are each their own', () => {
  const stories = [of(null, 1), of(null, 2), of(null, 3)]
  expect(mostImportant(stories, 10)).toHaveLength(3)
})
