import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANY_STORY } from '../../src/core/any-story.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { Status } from '../../src/core/status.ts'
import type { Story } from '../../src/core/story.ts'
import type { Topic } from '../../src/core/topic.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'
import { runAiwire, type Run } from './run-aiwire.ts'

const folder = mkdtempSync(join(tmpdir(), 'aiwire-demo-'))
const database = join(folder, 'demo.db')
let first: Run
let store: Store

beforeAll(async () => {
  first = await runAiwire(['demo', '--db', database])
  store = await openStore({ url: `sqlite:${database}`, random: sequence() })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The numbers under a heading of the summary. */
function tallyOf(output: string): { readonly total: number; readonly sum: number } {
  const total = /^(\d+) entries:$/mu.exec(output)?.[1]
  const rows = [
    ...output.matchAll(
      /^ {2}(?:new-story|joined|no-topic|repeated|edited|old|mass-change|over-cap|baseline) +(\d+)$/gmu,
    ),
  ]
  return { total: Number(total), sum: rows.reduce((sum, row) => sum + Number(row[1]), 0) }
}

async function storiesAbout(topic: Topic, words: string): Promise<readonly Story[]> {
  return await store.stories.list({
    ...ANY_STORY,
    topic,
    words,
    limit: 20,
    offset: 0,
  })
}

describe('the demo, without a terminal', () => {
  test('ends well, and its outcomes add up to its entries', () => {
    expect(first.errors).toBe('')
    expect(first.code).toBe(0)
    const { total, sum } = tallyOf(first.output)
    expect(total).toBeGreaterThan(50)
    expect(sum).toBe(total)
  })

  test.each<readonly [Topic, string, Status]>([
    ['funding', 'anthropic', 'announced'],
    ['funding', 'temporal', 'announced'],
    ['funding', 'moonshot', 'in-talks'],
    ['model-release', 'claude opus 4.6', 'released'],
    ['model-release', 'gpt-5.2', 'released'],
    ['model-release', 'qwen', 'open-weights'],
    ['model-release', 'kimi', 'released'],
    ['model-release', 'sonnet 5', 'rumoured'],
    ['model-release', 'deepseek', 'rumoured'],
  ])('%s %s is one story, %s, told by several outlets', async (topic, words, status) => {
    const [story, ...others] = await storiesAbout(topic, words)
    expect(others.map(({ title }) => title)).toEqual([])
    expect(story?.status).toBe(status)
    expect(story?.sources.length).toBeGreaterThanOrEqual(3)
  })

  test('a second run on the same database posts nothing and knows every entry', async () => {
    const second = await runAiwire(['demo', '--db', database])
    expect(second.code).toBe(0)
    expect(second.output).toContain('0 deliveries made')
    expect(second.output).toContain('15 feeds polled, none of them in trouble')
    const { total, sum } = tallyOf(second.output)
    expect(sum).toBe(total)
    expect(second.output).not.toMatch(/^ {2}(new-story|joined) /mu)
  })
})

describe('the demo on a folder', () => {
  test('names what is no feed, reads the rest, and lives in the time of the entries', async () => {
    const feeds = join(folder, 'feeds')
    mkdirSync(feeds)
    writeFileSync(join(feeds, 'notes.txt'), 'milk, eggs')
    writeFileSync(join(feeds, 'page.html'), '<!doctype html><html><title>Hello</title><p>no feed</p></html>')
    writeFileSync(join(feeds, 'empty.xml'), '')
    writeFileSync(
      join(feeds, 'wire.xml'),
      `<rss version="2.0"><channel><title>Old Wire</title><link>https://wire.example/</link><item>
        <title>Acme Robotics AI raises $120 million Series B led by Example Ventures</title>
        <link>https://wire.example/acme</link><guid>acme-1</guid><pubDate>Tue, 10 Feb 2026 10:00:00 GMT</pubDate>
      </item></channel></rss>`,
    )
    const run = await runAiwire(['demo', '--feeds', feeds])
    expect(run.code).toBe(0)
    for (const name of ['notes.txt', 'page.html', 'empty.xml']) expect(run.output).toContain(`  ${name}: `)
    expect(run.output).toContain('4 feeds polled, 3 of them could not be read')
    expect(run.output).toContain('1 announced')
    expect(run.output).toContain('$120M')
  })

  test.each([
    [['--feeds', '/nowhere/at/all'], '--feeds: '],
    [['--now', 'soon'], '--now must be a date'],
    [['--now', '2026-02-30'], '--now must be a date'],
    [['--now', '2026-02-30T09:00:00Z'], '--now must be a date'],
    [['--speed', '2'], '--feeds DIR'],
  ])('%j is answered with what would be right, exit code 2', async (args, message) => {
    const run = await runAiwire(['demo', ...args])
    expect(run.code).toBe(2)
    expect(run.errors).toContain(message)
    expect(run.errors).not.toContain('    at ')
  })
})

describe('the command line', () => {
  test('a wrong setting of start is named, exit code 2', async () => {
    const run = await runAiwire(['start'], { environment: { PORT: 'high', DISCORD_TOKEN: 'nonsense' } })
    expect(run.code).toBe(2)
    expect(run.errors).toContain('PORT must be')
    expect(run.errors).toContain('DISCORD_TOKEN must be')
    expect(run.errors).not.toContain('nonsense')
  })

  test('parse prints a feed as JSON, and refuses what is none', async () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>A &amp; B</title></entry></feed>'
    const good = await runAiwire(['parse'], { input: atom })
    expect(JSON.parse(good.output)).toMatchObject({ feed: { title: 'T' }, entries: [{ id: '1', title: 'A & B' }] })
    const bad = await runAiwire(['parse'], { input: '<html><body>x</body></html>' })
    expect(bad.code).toBe(1)
    expect(bad.errors).toContain('web page')
    expect(await runAiwire(['parse'], { input: '' })).toEqual({
      code: 1,
      output: '',
      errors: 'The document is empty. Put in one whole document of RSS, Atom, RDF or JSON Feed.\n',
    })
  })

  test('a broken line of classify is reported with its number and the rest is answered', async () => {
    const run = await runAiwire(['classify'], {
      input: '{"id":"a","title":"Acme AI raises $5M seed round"}\nnot json\n{"id":"b","title":"Weather"}\n',
    })
    expect(run.code).toBe(1)
    expect(run.errors).toMatch(/line 2\b/u)
    expect(
      run.output
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toMatchObject([
      { id: 'a', topics: ['funding'] },
      { id: 'b', topics: [] },
    ])
  })

  test('classify says which rule decided, where it is asked why', async () => {
    const input = '{"id":"a","title":"Quillon lands $30M after it launched its first model"}\n'
    const run = await runAiwire(['classify', '--why'], { input })
    expect(JSON.parse(run.output)).toMatchObject({ topics: ['funding'], why: { funding: { by: 'tellsOfRaise' } } })
    expect(await runAiwire(['classify', 'items.jsonl'], { input })).toMatchObject({ code: 2, output: '' })
  })

  test.each(['fly', 'constructor'])('an unknown verb shows the verbs: %s', async (verb) => {
    const run = await runAiwire([verb])
    expect(run.code).toBe(2)
    expect(run.errors).toContain(`There is no verb "${verb}", only start, demo, `)
    expect(run.errors).toContain('aiwire --help')
  })

  test.each([
    ['doctr', 'doctor'],
    ['roundups', 'roundup'],
    ['helth', 'health'],
    ['status', 'doctor'],
    ['version', '--version'],
  ])('a slip in a verb, or what others call it, %s, is answered with what was meant', async (verb, meant) => {
    const run = await runAiwire([verb])
    expect(run.code).toBe(2)
    expect(run.errors).toContain(`There is no verb "${verb}". Did you mean aiwire ${meant}?`)
  })

  test('an option that start has not is named, with where settings come from', async () => {
    const run = await runAiwire(['start', '--port', '1'])
    expect(run.code).toBe(2)
    expect(run.errors).toContain("start: Unknown option '--port'.")
    expect(run.errors).toContain('Settings come from the environment or from .env')
    expect((await runAiwire(['start', '--role', 'cook'])).errors).toContain('Name roles like this: aiwire start --role')
  })

  test('a verb that takes no words says so, and waits for nothing', async () => {
    const run = await runAiwire(['parse', 'feed.xml'])
    expect(run).toEqual({ code: 2, output: '', errors: 'parse takes no words. Write: aiwire parse < feed.xml\n' })
    expect((await runAiwire(['doctor', '--quick'])).code).toBe(2)
  })

  test('every verb says how it is used instead of running', async () => {
    const all = await runAiwire(['--help'])
    expect(all).toMatchObject({ code: 0, errors: '' })
    const verbs = new Set([...all.output.matchAll(/^ {2}(\S+)/gmu)].map(([, verb = '']) => verb))
    expect([...verbs]).toEqual(expect.arrayContaining(['start', 'demo', 'parse', 'backup', 'health']))
    for (const verb of verbs) {
      const run = await runAiwire([verb, '--help'])
      expect(run, verb).toMatchObject({ code: 0, errors: '' })
      const lines = run.output.split('\n').filter((line) => /^ {2}\S/u.test(line))
      expect(lines.length, verb).toBeGreaterThan(0)
      for (const line of lines) expect(line.startsWith(`  ${verb} `), line).toBe(true)
    }
  }, 60_000)

  test('health says no when nothing runs', async () => {
    const run = await runAiwire(['health'], { environment: { PORT: '1' } })
    expect(run.code).toBe(1)
  })
})
