import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderAnswer as renderOnDiscord, renderMessage } from '../../src/bot/adapters/discord/render.ts'
import { parseLine } from '../../src/bot/adapters/preview/parse-line.ts'
import { renderTerminal } from '../../src/bot/adapters/preview/render-terminal.ts'
import { renderAnswer as renderOnSlack, renderCard, renderWords } from '../../src/bot/adapters/slack/render.ts'
import { COMMANDS } from '../../src/bot/commands/definitions.ts'
import { errorCard } from '../../src/bot/cards/error-card.ts'
import { feedTroubleCard } from '../../src/bot/cards/feed-cards.ts'
import { buildGreetingCard } from '../../src/bot/cards/greeting-card.ts'
import { buildHeldCard } from '../../src/bot/cards/held-card.ts'
import { buildMergedCard, buildRetractedCard } from '../../src/bot/cards/mended-card.ts'
import { buildNoteCard, buildStoryCard } from '../../src/bot/cards/story-card.ts'
import type { StoredFeed } from '../../src/core/ports/feed-store.ts'
import type { Card } from '../../src/core/card.ts'
import { COMMAND_NAMES, type CommandName } from '../../src/core/command.ts'
import { LANGUAGES, type Language } from '../../src/core/workspace.ts'
import { fact, usd } from '../builders/fact.ts'
import { commandBench, type CommandBench } from '../builders/command-bench.ts'
import { report } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'
import { messageProblems } from '../fakes/discord/body-rules.ts'
import { blockKitProblems } from '../fakes/slack/block-kit-rules.ts'
import { FIRST_AT, fundingStory, oneModel, modelStory } from '../builders/sample-story.ts'

const NOW = FIRST_AT + 3_600_000
const QUOTE = 'Anthropic raises $30 billion at a $380 billion valuation, led by GIC'

/** What is typed for each command, one after the other: the usual, what else it does, and a mistake. */
const SCENES: Readonly<Record<CommandName, readonly string[]>> = {
  models: ['/models', '/models open_weights:yes', '/models vendor:Antropic', '/models since:soon'],
  funding: ['/funding sort:largest', '/funding round:seed', '/funding min_amount:lots'],
  search: ['/search Anthropic', '/search office', '/search nothing like it'],
  story: ['/story id:f1', '/story Anthropic', '/story id:f1 wrong:yes', '/story id:"unheard of"'],
  subscribe: [
    '/subscribe funding min_amount:"1억 달러" rounds:"series g, seed" languages:en,ko min_sources:2 max_per_day:3 mention:@&scouts mention_min:1b backfill:2',
    '/subscribe models companies:Anthropic,Mistral not_words:lawsuit rumours:yes',
    '/subscribe models preview:7d',
    '/subscribe roundup',
    '/subscribe funding open_weights:yes',
  ],
  subscriptions: [
    '/subscriptions',
    '/subscriptions mute:Anthropic',
    '/subscriptions',
    '/subscriptions unmute:Anthropic',
  ],
  unsubscribe: ['/unsubscribe funding', '/unsubscribe funding', '/unsubscribe roundup'],
  roundup: ['/roundup', '/roundup last', '/roundup week:2026-W99'],
  feeds: [
    '/feeds',
    '/feeds plant',
    '/feeds add https://own.example/feed',
    '/feeds add https://own.example/feed',
    '/feeds',
    '/feeds check https://own.example/feed',
    '/feeds remove https://own.example/feed',
    '/feeds add https://own.example/late',
    '/feeds check https://own.example/late',
    '/feeds remove https://own.example/late',
    '/feeds add https://own.example/busy',
    '/feeds check https://own.example/busy',
    '/feeds remove https://own.example/busy',
    '/feeds check https://own.example/late',
    '/feeds add',
  ],
  watch: ['/watch add Anthropic', '/watch list', '/watch remove Anthropic', '/watch add Antropic'],
  settings: [
    '/settings',
    '/settings time_zone:seoul quiet_hours:22-7 roundup:"fri 17"',
    '/settings time_zone:UTC quiet_hours:off roundup:off',
    '/settings threads:off',
    '/settings card:short',
    '/settings quiet_hours:22:30-7',
  ],
  why: ['/why Anthropic', '/why https://news.example/nothing', '/why nothing'],
  health: ['/health'],
  help: ['/help', '/help subscribe', '/help modles'],
}

let bench: CommandBench

beforeAll(async () => {
  bench = await commandBench(NOW)
  const { store } = bench
  await store.feeds.replaceCatalogue(
    ['news', 'late'].map((id) => ({
      ...WIRE_FEED,
      id,
      name: `Example ${id}`,
      url: `https://${id}.example/feed`,
    })),
  )
  for (const { feed, state } of await store.feeds.list()) {
    const trouble = { problem: 'timeout', lastProblem: 'late', lastSuccessAt: FIRST_AT - 86_400_000 } as const
    await store.feeds.saveState(feed.id, { ...state, lastSuccessAt: NOW - 120_000, ...(feed.id === 'late' && trouble) })
  }
  const weights = [
    oneModel('Qwen3.5-397B', {
      vendor: fact('Alibaba', 'Alibaba opens Qwen3.5-397B'),
      parameters: fact('397B', 'Qwen3.5-397B'),
      contextTokens: fact(1_000_000, 'a context of one million tokens'),
    }),
  ]
  await store.stories.insert(modelStory('released', { id: 'm1', updatedAt: NOW }))
  const qwen = { id: 'm2', title: 'Alibaba opens Qwen3.5-397B', eventAt: FIRST_AT - 1 }
  await store.stories.insert(modelStory('open-weights', qwen, weights))
  await store.stories.insert(
    modelStory('rumoured', { id: 'm3', title: 'DeepSeek V4 is near', eventAt: FIRST_AT - 2 }, []),
  )
  const changes = [
    { kind: 'status', from: 'in-talks', to: 'announced', at: FIRST_AT, entryId: 'e1', revision: 2 },
    { kind: 'amount', from: 'USD 20000000000', to: 'USD 30000000000', at: FIRST_AT, entryId: 'e1', revision: 2 },
  ] as const
  const facts = { company: fact('Anthropic', QUOTE), amount: fact(usd(30e9).value, QUOTE) }
  const big = fundingStory('announced', facts, { id: 'f1', changes, updatedAt: NOW })
  await store.stories.insert(big)
  const seed = {
    company: fact('Mistral'),
    round: fact('seed'),
    amount: fact({ amountMinor: 5_000_000_000, currency: 'EUR' }),
    amountUsd: 60e6,
    valuation: null,
    leads: [],
  }
  await store.stories.insert(
    fundingStory('announced', seed, { id: 'f2', title: 'Mistral raises €50 million', eventAt: FIRST_AT - 3 }),
  )
  await store.stories.insert(
    fundingStory('in-talks', { company: fact('Moonshot') }, { id: 'f3', title: 'Moonshot in talks for $30 billion' }),
  )
  for (const [id, title] of [
    ['e1', QUOTE],
    ['e2', 'Anthropic releases Claude Opus 4.6'],
    ['e3', 'Anthropic opens an office'],
  ] as const) {
    const times = { publishedAt: FIRST_AT, seenAt: FIRST_AT }
    const rest = { url: `https://news.example/${id}`, summary: '', language: 'en', ...times }
    await store.entries.insert({ id, feedId: 'news', identity: id, identityKeys: [id], title, ...rest }, 'no-topic')
  }
  await store.stories.addReport(
    'f1',
    report({ entryId: 'e1', facts: big.facts, title: QUOTE, publishedAt: FIRST_AT }),
    [],
  )
  await store.entries.setOutcome('e1', 'new-story', 'f1')
  const opus = await store.stories.find('m1')
  if (opus === null) throw new Error('the story is missing')
  await store.stories.addReport('m1', report({ entryId: 'e2', facts: opus.facts, publishedAt: FIRST_AT }), [])
  await store.entries.setOutcome('e2', 'new-story', 'm1')
})
afterAll(() => bench.store.close())

/** What Discord, by its official schemas, and Slack would refuse of a card, posted and as an answer. */
function problemsOf(card: Card, command: string, language: Language): readonly string[] {
  const post = { card, language, deliveryId: '019c8a3e-7b1f-7000-8000-00000000abcd' }
  const discord = [renderOnDiscord(card, []), renderMessage(post), renderMessage({ ...post, isPlain: true })]
  // As it travels: what is undefined is left out.
  const sent = discord.map((body): unknown => JSON.parse(JSON.stringify(body)))
  const slack = [renderOnSlack(card, command), renderCard(card), renderWords(card)]
  return [...sent.flatMap((body) => messageProblems(body, false)), ...slack.flatMap((body) => blockKitProblems(body))]
}

async function scene(name: CommandName, language: Language): Promise<string> {
  const drawn: string[] = []
  const draw = { language, isColoured: false, nowMs: NOW }
  for (const line of SCENES[name]) {
    // Each line has a minute of its own: the limit of changes is tested elsewhere.
    await bench.clock.sleep(60_000)
    const run = parseLine(line, COMMANDS)
    const card = await bench.ask(run?.command ?? '', run?.options ?? {}, {
      channelExternalId: `c-${language}`,
      language,
    })
    expect(problemsOf(card, name, language), line).toEqual([])
    drawn.push(`aiwire> ${line}\n${renderTerminal(card, draw)}\n`)
  }
  return drawn.join('\n')
}

/** A wide mark has its space in it, brackets beside wide letters are wide, and a day or a sum is no word of Latin letters. */
const MISPLACED_SPACE = /[：、，。] \S|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}] \(|[元日] \p{Script=Han}/u

describe.each(LANGUAGES)('cards in %s', (language) => {
  test('of every command, as they were agreed on', async () => {
    for (const name of COMMAND_NAMES) {
      const file = path.join(import.meta.dirname, 'cards', language, `${name}.txt`)
      const said = await scene(name, language)
      if (language !== 'ko') expect(MISPLACED_SPACE.exec(said), name).toBeNull()
      await expect(said, name).toMatchFileSnapshot(file)
    }
    expect(bench.logged).toEqual([])
  })

  test('of stories and notes', async () => {
    const draw = { language, isColoured: false, nowMs: NOW }
    const story = await bench.store.stories.find('f1')
    const rumour = await bench.store.stories.find('m3')
    const note = story === null ? null : buildNoteCard(story, 2, language)
    if (story === null || rumour === null || note === null) throw new Error('the stories are missing')
    const troubled = (await bench.store.feeds.list()).filter(({ feed }) => feed.id === 'late')
    const givenUp = (one: StoredFeed) => ({ ...one, state: { ...one.state, problem: 'gone' as const, stoppedAt: NOW } })
    const cards = [
      { ...buildStoryCard(story, language), mention: { kind: 'role', id: 'scouts' } } as const,
      buildStoryCard(rumour, language),
      buildStoryCard(story, language, { correction: true }),
      ...[story, rumour].map((told) => buildStoryCard(told, language, { style: 'short' })),
      note,
      feedTroubleCard(troubled, language),
      feedTroubleCard([...troubled, ...troubled.map(givenUp)], language),
    ]
    const others = [
      ...[story, rumour].map((told) => buildRetractedCard(told, language)),
      buildMergedCard(rumour, story, language),
      buildHeldCard(
        [
          { story, into: null },
          { story: { ...rumour, mending: { kind: 'retracted' } }, into: null },
          { story: { ...rumour, mending: { kind: 'merged', intoId: story.id } }, into: story },
        ],
        language,
        { heldBy: 'quiet', corrected: true },
      ),
      buildGreetingCard(language),
      errorCard('A mistake.', '/help', language),
    ]
    expect([...cards, ...others].flatMap((card) => problemsOf(card, '', language))).toEqual([])
    const drawn = cards.map((card) => `${renderTerminal(card, draw)}\n`).join('\n')
    await expect(drawn).toMatchFileSnapshot(path.join(import.meta.dirname, 'cards', language, 'posts.txt'))
  })
})
