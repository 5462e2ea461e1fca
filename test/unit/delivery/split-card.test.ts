import { describe, expect, test } from 'vitest'
import { fits as fitsDiscord } from '../../../src/bot/adapters/discord/render.ts'
import { renderMessage } from '../../../src/bot/adapters/discord/render.ts'
import { fits as fitsSlack, renderCard as renderForSlack } from '../../../src/bot/adapters/slack/render.ts'
import { partId, splitCard } from '../../../src/bot/delivery/split-card.ts'
import { card, link, text, type Card } from '../../../src/core/card.ts'
import { EMPTY_CHART } from '../../builders/empty-chart.ts'
import { messageProblems } from '../../fakes/discord/body-rules.ts'
import { blockKitProblems } from '../../fakes/slack/block-kit-rules.ts'

const ADDRESS = 'https://news.example/2026/02/12/a-company-raises-a-round-of-money-to-build-something'

function week(sections: number, linesEach: number): Card {
  const line = (section: number, at: number) => [
    link(`Story ${section}-${at}.`, `${ADDRESS}?${section}-${at}`),
    text(' · more'),
  ]
  return card({
    tone: 'roundup',
    title: 'The AI week 2026-W07',
    lines: [[text('What a week.')]],
    sections: Array.from({ length: sections }, (_, section) => ({
      heading: `Section ${section}`,
      lines: Array.from({ length: linesEach }, (_unused, at) => line(section, at)),
    })),
    images: [
      {
        alt: 'Numbers',
        chart: EMPTY_CHART,
      },
    ],
    footer: [text('Feb 9 – 15')],
  })
}

const PLATFORMS = [
  [
    'Discord',
    fitsDiscord,
    (part: Card) => {
      const body = renderMessage({ card: part, deliveryId: 'd', language: 'en' })
      expect(messageProblems(body, false)).toEqual([])
      return JSON.stringify(body.embeds)
    },
  ],
  [
    'Slack',
    fitsSlack,
    (part: Card) => {
      const body = renderForSlack(part)
      expect(blockKitProblems({ ...body })).toEqual([])
      return JSON.stringify(body.blocks)
    },
  ],
] as const

describe.each(PLATFORMS)('a week that %s does not take whole', (_name, fits, draw) => {
  test.each([
    [5, 20],
    [2, 60],
    [40, 4],
    [1, 200],
  ])('goes in parts that hold every line once, in order (%i sections of %i)', (sections, linesEach) => {
    const whole = week(sections, linesEach)
    const parts = splitCard(whole, fits, 'en')
    expect(parts.length).toBeGreaterThan(1)
    const drawn = parts.map(draw)
    const told = drawn.flatMap((body) => [...body.matchAll(/Story (\d+-\d+)\./gu)].map(([, id]) => id))
    const wanted = whole.sections.flatMap((_section, section) =>
      Array.from({ length: linesEach }, (_unused, at) => `${section}-${at}`),
    )
    expect(told).toEqual(wanted)
    expect(parts.map(({ title }) => title)).toEqual(
      parts.map((_part, at) => `The AI week 2026-W07 (${at + 1}/${parts.length})`),
    )
    // The images come first, where the week comes from last; what goes on under a heading says it again.
    expect(parts.map(({ images }) => images.length)).toEqual(parts.map((_part, at) => (at === 0 ? 1 : 0)))
    expect(parts.map(({ footer }) => footer.length)).toEqual(
      parts.map((_part, at) => (at === parts.length - 1 ? 1 : 0)),
    )
    expect(parts.every((part) => part.sections.every(({ heading }) => heading !== null))).toBe(true)
    expect(parts.every((part) => fits(part))).toBe(true)
  })

  test('counts its parts as the language does', () => {
    expect(splitCard(week(5, 20), fits, 'ja')[0]?.title).toMatch(/^The AI week 2026-W07（1\/\d+）$/u)
  })

  test('stays one where it fits', () => {
    const whole = week(2, 3)
    expect(splitCard(whole, fits, 'en')).toEqual([whole])
  })
})

test('a part is found by an id of its own, the first by that of the delivery', () => {
  expect([0, 1, 2].map((part) => partId('d-1', part))).toEqual(['d-1', 'd-1.2', 'd-1.3'])
})
