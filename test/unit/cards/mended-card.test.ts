import { expect, test } from 'vitest'
import { buildMergedCard, buildRetractedCard } from '../../../src/bot/cards/mended-card.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { fundingStory } from '../../builders/sample-story.ts'

const wrong = fundingStory('announced', {}, { id: 'young', title: 'Anthropic raises $30 billion' })
const older = fundingStory(
  'in-talks',
  {},
  { id: 'old', title: 'Anthropic seeks money', url: 'https://example.com/old' },
)

test.each(LANGUAGES)('a withdrawn story keeps its headline and tells none of its facts: %s', (language) => {
  const built = buildRetractedCard(wrong, language)
  expect(built.title).toContain(wrong.title)
  expect(built.title).not.toBe(wrong.title)
  expect(built).toMatchObject({ url: null, badge: null, fields: [], buttons: [] })
  expect(built.lines).toHaveLength(1)
})

test.each(LANGUAGES)('a merged story leads to the older one, worded as what it is: %s', (language) => {
  const built = buildMergedCard(wrong, older, language)
  expect(built.fields).toEqual([])
  const target = built.lines.flat().find((part) => part.kind === 'link')
  expect(target).toMatchObject({ url: 'https://example.com/old' })
  // The older one is talk still, and says so.
  expect(target?.kind === 'link' ? target.text : '').not.toBe(older.title)
})
