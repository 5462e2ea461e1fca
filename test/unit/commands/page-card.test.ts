import { afterAll, beforeAll, expect, test } from 'vitest'
import { fits as fitsDiscord, renderCard } from '../../../src/bot/adapters/discord/render.ts'
import { fits as fitsSlack, renderAnswer } from '../../../src/bot/adapters/slack/render.ts'
import type { Card, CardButton } from '../../../src/core/card.ts'
import { fact } from '../../builders/fact.ts'
import { commandBench, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'

const STORIES = 60
const WEEK = '2026-W07'
const SHOWS = {
  discord: { fits: fitsDiscord, render: (card: Card) => renderCard(card) },
  slack: { fits: fitsSlack, render: (card: Card) => renderAnswer(card, 'roundup') },
}

let bench: CommandBench

beforeAll(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  for (let at = 0; at < STORIES; at += 1) {
    const words = `${'a long headline that says much '.repeat(4)}${at}`
    const models = [oneModel(`Model ${at}`, { vendor: fact(`Vendor ${at % 12}`) })]
    const url = `https://news.example/${'path/'.repeat(20)}${at}`
    await bench.store.stories.insert(modelStory('released', { id: `m${at}`, title: words, url }, models))
    const facts = { company: fact(`Company ${at}`) }
    await bench.store.stories.insert(fundingStory('announced', facts, { id: `f${at}`, title: words, url }))
  }
})
afterAll(() => bench.store.close())

const nextOf = (card: Card): CardButton | undefined =>
  card.buttons.find(({ kind, label }) => kind === 'command' && /^Next \(\d+\/\d+\)$/u.test(label))

const linesOf = (card: Card): readonly string[] => [
  ...card.lines.map((line) => JSON.stringify(line)),
  ...card.sections.flatMap(({ heading, lines }) => lines.map((line) => `${heading ?? ''} ${JSON.stringify(line)}`)),
]

for (const [platform, { fits, render }] of Object.entries(SHOWS)) {
  test(`an answer that is too long for ${platform} comes in pages that hold all of it, and nothing is cut`, async () => {
    const whole = await bench.ask('roundup', { week: WEEK })
    expect(fits(whole)).toBe(false)
    const pages = [await bench.ask('roundup', { week: WEEK }, { fits })]
    for (let next = nextOf(pages[0] ?? whole); next?.kind === 'command' && pages.length < 20;) {
      const page = await bench.ask(next.run.command, next.run.options, { fits })
      pages.push(page)
      next = nextOf(page)
    }
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flatMap(linesOf)).toEqual(linesOf(whole))
    expect(pages.flatMap(({ images }) => images)).toEqual(whole.images)
    for (const [at, page] of pages.entries()) {
      expect(page.title).toBe(`${whole.title} (${at + 1}/${pages.length})`)
      expect(page.footer).toEqual(whole.footer)
      expect(JSON.stringify(render(page))).not.toContain('…')
      expect(page.buttons.slice(-whole.buttons.length)).toEqual(whole.buttons)
    }
    const back = pages[1]?.buttons[0]
    expect(back).toMatchObject({ label: `Previous (1/${pages.length})`, run: { options: { week: WEEK, part: '1' } } })
  })
}

test('an answer that fits has no pages, and a page that is not there is a mistake', async () => {
  const short = await bench.ask('roundup', { week: '2025-W07' }, { fits: fitsDiscord })
  expect(short.title).not.toContain('(')
  const none = await bench.ask('roundup', { week: WEEK, part: '99' }, { fits: fitsDiscord })
  expect(none.tone).toBe('error')
})
