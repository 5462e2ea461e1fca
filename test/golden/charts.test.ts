import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatUsd } from '../../src/bot/cards/format-money.ts'
import { buildRoundup } from '../../src/bot/roundup/build-roundup.ts'
import { drawPublicRoundup } from '../../src/bot/roundup/public-roundup.ts'
import { PUBLIC_SCOPE } from '../../src/bot/roundup/roundup-scope.ts'
import { moneyFromMajor } from '../../src/core/money.ts'
import type { Roundup } from '../../src/core/roundup.ts'
import { LANGUAGES, type Language } from '../../src/core/workspace.ts'
import { fact, fundingStory, modelFacts, modelStory } from '../unit/cards/build-story.ts'
import { withStories } from '../unit/roundup/with-stories.ts'

const MONDAY = Date.UTC(2026, 1, 9)
const DAY_MS = 86_400_000
const at = (day: number) => ({ eventAt: MONDAY + day * DAY_MS, updatedAt: MONDAY + day * DAY_MS })

function round(id: string, company: string, usd: number, day: number) {
  const facts = { company: fact(company), amount: fact(moneyFromMajor(usd, 'USD')), amountUsd: usd }
  return fundingStory('announced', facts, { id, ...at(day) })
}

const STORIES = [
  round('a', 'Anthropic', 30e9, 3),
  round('b', 'Didero <b>&', 30e6, 3),
  round('c', 'World Labs', 1e9, -6),
  modelStory('open-weights', { id: 'm', ...at(2) }, [modelFacts('GLM-5', { vendor: fact('Zhipu AI') })]),
  modelStory('released', { id: 'n', ...at(5) }, [modelFacts('Seed 2.0', { vendor: fact('ByteDance') })]),
]

async function build(stories = STORIES): Promise<Roundup> {
  const query = { week: '2026-W07', timeZone: 'UTC', workspaceId: null, scope: PUBLIC_SCOPE, muted: [] }
  return await withStories(stories, (store) => buildRoundup(store, query))
}

async function draw(roundup: Roundup, language: Language) {
  return (await drawPublicRoundup(roundup, language, 'UTC')).charts
}

describe('the charts of a week', () => {
  for (const language of LANGUAGES) {
    test(`are drawn as before in ${language}, and say their numbers in words`, async () => {
      const charts = await draw(await build(), language)
      expect(charts).toHaveLength(3)
      for (const [index, { svg }] of charts.entries()) {
        await expect(svg).toMatchFileSnapshot(path.join(import.meta.dirname, 'charts', `${language}-${index}.svg`))
      }
      const [rounds, models, weeks] = charts.map(({ alt }) => alt)
      expect(rounds).toContain(`Anthropic ${formatUsd(30e9, language)}`)
      expect(models).toContain('Zhipu AI GLM-5')
      expect(weeks).toContain(`2026-W06 ${formatUsd(1e9, language)}`)
    })
  }

  test('are the same text however often they are drawn', async () => {
    const roundup = await build()
    expect(await draw(roundup, 'en')).toEqual(await draw(roundup, 'en'))
  })

  test('say so where the bars are no plain measure', async () => {
    const [wide] = await draw(await build(), 'en')
    expect(wide?.svg).toContain('logarithmic scale')
    const [narrow] = await draw(await build([round('a', 'A', 3e9, 1), round('b', 'B', 1e9, 1)]), 'en')
    expect(narrow?.svg).not.toContain('logarithmic scale')
  })

  test('let no name of a feed be markup', async () => {
    const [rounds] = await draw(await build(), 'en')
    expect(rounds?.svg).not.toContain('<b>')
    expect(rounds?.svg).toContain('Didero &lt;b&gt;&amp;')
  })

  test('are left out where there is nothing to show', async () => {
    expect(await draw(await build([]), 'en')).toEqual([])
  })
})
