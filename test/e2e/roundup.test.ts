import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFeed as parseWithOther } from 'htmlparser2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openApp, type App } from '../../src/app.ts'
import { parseConfig } from '../../src/config.ts'
import { moneyFromMajor } from '../../src/core/money.ts'
import { parseFeed } from '../../src/feeds/parse.ts'
import { openStore } from '../../src/store/open-store.ts'
import { fact } from '../builders/fact.ts'
import { sequence } from '../builders/sequence.ts'
import { SILENT } from '../builders/silent-log.ts'
import { fundingStory, modelStory } from '../builders/sample-story.ts'
import { runAiwire } from './run-aiwire.ts'

const NOW = Date.UTC(2026, 1, 18, 12)
const IN_WEEK = { eventAt: Date.UTC(2026, 1, 12), updatedAt: Date.UTC(2026, 1, 12) }
const HOSTILE = 'Claude Opus <script>alert(1)</script> & "more" ]]> \u0007'

const folder = mkdtempSync(join(tmpdir(), 'aiwire-roundup-'))
const database = `sqlite:${join(folder, 'ledger.db')}`
let app: App
let origin: string

beforeAll(async () => {
  const store = await openStore({ url: database, random: sequence() })
  const amount = fact(moneyFromMajor(50e6, 'EUR'))
  await store.stories.insert(
    fundingStory(
      'announced',
      { company: fact('Mistral'), amount, amountUsd: 60e6 },
      { id: 'eur', title: 'Mistral raises €50 million', ...IN_WEEK },
    ),
  )
  await store.stories.insert(fundingStory('in-talks', {}, { id: 'talks', ...IN_WEEK }))
  await store.stories.insert(modelStory('released', { id: 'opus', title: HOSTILE, ...IN_WEEK }))
  await store.stories.insert(modelStory('released', { id: 'own', title: 'Hidden', workspaceId: 'slack:x', ...IN_WEEK }))
  await store.close()
  app = await openApp({
    config: { ...parseConfig({ DATABASE_URL: database, PORT: '0' }), host: '127.0.0.1' },
    feeds: [],
    clock: { nowMs: () => NOW, monotonicMs: () => NOW, sleep: () => Promise.resolve() },
    log: SILENT,
    print: () => undefined,
    isColoured: false,
  })
  origin = await app.start()
})
afterAll(async () => {
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function get(
  path: string,
  accept = '*/*',
): Promise<{ readonly status: number; readonly type: string; readonly body: string }> {
  const response = await fetch(origin + path, { headers: { accept } })
  return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() }
}

/** Where the links above the page lead. */
function linksOf(page: string): readonly string[] {
  const [, nav = ''] = /<nav>(.*?)<\/nav>/su.exec(page) ?? []
  return [...nav.matchAll(/href="([^"]+)"/gu)].map(([, address = '']) => address)
}

describe('feeds of our own', () => {
  test.each([
    ['models', ['Claude Opus <script>alert(1)</script> & "more" ]]>']],
    ['funding', ['Mistral raises €50 million']],
    ['roundup', ['The AI week 2026-W07']],
  ])('%s.xml is read by two parsers', async (name, titles) => {
    const { body, type } = await get(`/feeds/${name}.xml`)
    expect(type).toContain('application/atom+xml')
    const ours = await parseFeed(new TextEncoder().encode(body), { contentType: type })
    expect(ours.entries.map(({ title }) => title.trim())).toEqual(titles)
    const other = parseWithOther(body)
    expect(other?.type).toBe('atom')
    expect(other?.items.map(({ title }) => title?.trim())).toEqual(titles)
    expect(
      other?.items.every(({ id, link, pubDate }) => id !== undefined && link !== undefined && pubDate !== undefined),
    ).toBe(true)
  })

  test.each(['models', 'funding', 'roundup'])('%s.json tells the same as its Atom', async (name) => {
    const shape = z.object({ items: z.array(z.object({ id: z.string(), title: z.string(), url: z.url() })) })
    const json = await get(`/feeds/${name}.json`)
    const { items } = shape.parse(JSON.parse(json.body))
    const atom = parseWithOther((await get(`/feeds/${name}.xml`)).body)
    expect(items.map(({ id }) => id)).toEqual(atom?.items.map(({ id }) => id))
    const ours = await parseFeed(new TextEncoder().encode(json.body), { contentType: json.type })
    expect(ours.entries).toHaveLength(items.length)
  })

  test('the roundup leads to its page', async () => {
    const atom = parseWithOther((await get('/feeds/roundup.xml')).body)
    expect(atom?.items[0]?.link).toBe(`${origin}/roundups/2026-W07`)
  })
})

describe('the page of a week', () => {
  test('has its numbers, its charts in words, and nothing that runs', async () => {
    const { status, body } = await get('/roundups/2026-W07')
    expect(status).toBe(200)
    expect(body).toContain('1 model release and 1 funding round, together about $60M.')
    expect(body).toContain('alt="Funding of the week: Mistral about $60M"')
    expect(body).not.toContain('<script')
    expect(body).not.toContain('Hidden')
    expect(body).toContain('@media print')
  })

  test('leads home, to the weeks beside it and to its other languages; the running week says that it runs', async () => {
    const ended = await get('/roundups/2026-W07?lang=ko')
    // The first story is of this week.
    expect(linksOf(ended.body)).toEqual([
      '/?lang=ko',
      '/roundups/2026-W08?lang=ko',
      ...['en', 'ja', 'zh'].map((language) => `/roundups/2026-W07?lang=${language}`),
    ])
    expect(ended.body).not.toContain('아직 끝나지 않은 주입니다.')
    const running = await get('/roundups/2026-W08?lang=en')
    expect(running.body).toContain('The week is still running.')
    expect(linksOf(running.body)).toContain('/roundups/2026-W07?lang=en')
    expect(linksOf(running.body)).not.toContain('/roundups/2026-W09?lang=en')
  })

  test('where there is nothing, people get a page that leads on and programs get a line', async () => {
    for (const path of ['/roundups/2026-W54', '/nothing/here', '/stories/none']) {
      const page = await get(`${path}?lang=ja`, 'text/html,*/*;q=0.8')
      expect(page).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' })
      expect(page.body).toContain('ここには何もありません')
      expect(page.body).toContain('href="/models?lang=ja"')
      expect(await get(path)).toEqual({
        status: 404,
        type: 'text/plain; charset=utf-8',
        body: 'There is nothing here\nThe address may be old or mistyped.\n',
      })
    }
  })

  test.each(['2026-W54', 'x', '2026-W09'])('there is none of %s', async (week) => {
    expect((await get(`/roundups/${week}`)).status).toBe(404)
  })
})

describe('aiwire roundup', () => {
  const environment = { DATABASE_URL: database }

  test('writes Markdown in which a title is only text', async () => {
    const ahead = await runAiwire(['roundup', '--week', '2999-W01'], { environment })
    expect([ahead.code, ahead.errors]).toEqual([
      2,
      expect.stringContaining('2999-W01 has not begun yet. This week is 2'),
    ])
    const { code, output } = await runAiwire(['roundup', '--week', '2026-W07'], { environment })
    expect(code).toBe(0)
    expect(output).toContain('## Funding (1): €50M (about $60M)')
    expect(output).toContain(String.raw`\<script\>`)
    expect(output).not.toContain('Hidden')
  })

  test('writes a page that leads nowhere on a site', async () => {
    const { output } = await runAiwire(['roundup', '--week', '2026-W07', '--format', 'html'], { environment })
    expect(output).toContain('<h1>The AI week <span class="whole">2026-W07</span></h1>')
    expect(output).not.toContain('<nav>')
    expect(output).not.toContain('href="/')
  })

  test('writes numbers whose stories are all there', async () => {
    const { output } = await runAiwire(['roundup', '--week', '2026-W07', '--format', 'json'], { environment })
    const shape = z.object({
      funding: z.object({ count: z.number(), raisedUsdAbout: z.number(), stories: z.array(z.string()) }),
      stories: z.array(z.object({ id: z.string() })),
    })
    const { funding, stories } = shape.parse(JSON.parse(output))
    expect(funding).toEqual({ count: 1, raisedUsdAbout: 60e6, stories: ['eur'] })
    expect(stories.map(({ id }) => id).toSorted()).toEqual(['eur', 'opus', 'talks'])
  })

  test.each([
    [['--week', '2026-W54'], 'not a week'],
    [['--format', 'pdf'], 'none of md, html, json'],
  ])('refuses %j with a hint', async (options, words) => {
    const { code, errors } = await runAiwire(['roundup', ...options], { environment })
    expect(code).toBe(2)
    expect(errors).toContain(words)
  })
})
