import { expect, test } from 'vitest'
import { renderMessage } from '../../../src/bot/adapters/discord/render.ts'
import { renderWords } from '../../../src/bot/adapters/slack/render.ts'
import { buildMergedCard } from '../../../src/bot/cards/mended-card.ts'
import { buildNoteCard, buildStoryCard } from '../../../src/bot/cards/story-card.ts'
import type { Card } from '../../../src/core/card.ts'
import { fundingStory } from '../../builders/sample-story.ts'

const story = fundingStory('denied', {}, { title: 'Quillon raises $30M', revision: 2 })
const denied = {
  ...story,
  changes: [{ kind: 'status', from: 'announced', to: 'denied', at: 1, entryId: 'e', revision: 2 } as const],
}
const older = fundingStory('announced', {}, { id: 'older', title: 'Quillon closes its round' })

function inWords(card: Card | null): readonly string[] {
  if (card === null) throw new Error('there is no card')
  const message = { deliveryId: 'd', card, language: 'en', isPlain: true } as const
  return [renderMessage(message).content ?? '', renderWords(card).text]
}

test('a note in plain words names its story', () => {
  for (const words of inWords(buildNoteCard(denied, 2, 'en'))) {
    expect(words).toMatch(/Denied · .*Quillon raises/u)
    expect(words).toContain('https://')
  }
})

test('a merged story says in plain words where it is told', () => {
  for (const words of inWords(buildMergedCard(story, older, 'en')))
    expect(words).toMatch(/Quillon raises .* · .*Quillon closes its round/u)
})

test('a card with a link of its own has no more than that', () => {
  for (const words of inWords(buildStoryCard(denied, 'en'))) expect(words.match(/Quillon/gu)).toHaveLength(1)
})
