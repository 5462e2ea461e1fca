import { readdirSync } from 'node:fs'
import { parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { SAMPLES, renderSample, renderTemplate } from '../../samples/samples.ts'
import { DAY_MS } from '../../src/core/durations.ts'
import { FEED_KINDS } from '../../src/core/feed.ts'

const NOW = Date.parse('2026-02-18T12:00:00Z')
const WEEK_MS = 7 * DAY_MS

type Found = { readonly title: string; readonly url: string; readonly id: string; readonly dates: readonly number[] }

type XmlNode = ReturnType<typeof parseDocument>['children'][number]
type XmlElement = Extract<XmlNode, { readonly attribs: unknown }>

function isElement(node: XmlNode): node is XmlElement {
  return 'attribs' in node
}

function elements(nodes: readonly XmlNode[], ...names: readonly string[]): XmlElement[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return []
    return [...(names.includes(node.name) ? [node] : []), ...elements(node.children, ...names)]
  })
}

function textOf(node: XmlNode): string {
  if ('data' in node) return node.data
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

function textOfFirst(entry: XmlElement, ...names: readonly string[]): string {
  const found = elements(entry.children, ...names)[0]
  return found === undefined ? '' : textOf(found).trim()
}

function findInXml(body: string): Found[] {
  return elements(parseDocument(body, { xmlMode: true }).children, 'item', 'entry').map((entry) => ({
    title: textOfFirst(entry, 'title'),
    url: textOfFirst(entry, 'link') || (elements(entry.children, 'link')[0]?.attribs.href ?? ''),
    id: textOfFirst(entry, 'guid', 'id') || (entry.attribs['rdf:about'] ?? ''),
    dates: elements(entry.children, 'pubDate', 'published', 'updated', 'dc:date').map((date) =>
      Date.parse(textOf(date)),
    ),
  }))
}

function findInJson(body: string): Found[] {
  const feed = JSON.parse(body) as {
    readonly items: readonly {
      readonly title: string
      readonly url: string
      readonly id: string
      readonly date_published: string
    }[]
  }
  return feed.items.map(({ title, url, id, date_published }) => ({
    title,
    url,
    id,
    dates: [Date.parse(date_published)],
  }))
}

function findEntries(file: string): Found[] {
  const body = renderSample(file, NOW)
  return file.endsWith('.json') ? findInJson(body) : findInXml(body)
}

/** Names that are opened and not closed, or closed and not opened. */
function unbalancedTags(xml: string): string[] {
  const bare = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '')
  const open: string[] = []
  const wrong: string[] = []
  for (const [, closing, name = '', selfClosing] of bare.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (selfClosing === '/') continue
    if (closing !== '/') open.push(name)
    else if (open.pop() !== name) wrong.push(name)
  }
  return [...wrong, ...open]
}

describe('renderTemplate', () => {
  test.each([
    ['{{-3d4h|iso}}', '2026-02-15T08:00:00.000Z'],
    ['{{-1h|rfc822}}', 'Wed, 18 Feb 2026 11:00:00 GMT'],
    ['{{-30m|iso}}', '2026-02-18T11:30:00.000Z'],
    ['{{-2d1h5m|iso}}', '2026-02-16T10:55:00.000Z'],
    ['a {{-1d|iso}} b {{-2d|iso}}', 'a 2026-02-17T12:00:00.000Z b 2026-02-16T12:00:00.000Z'],
  ])('%s', (template, expected) => {
    expect(renderTemplate(template, NOW)).toBe(expected)
  })

  test.each(['{{}}', '{{now|iso}}', '{{3d|iso}}', '{{-|iso}}', '{{-3d}}', '{{-3d|unix}}', '{{-4h3d|iso}}'])(
    'refuses %s',
    (template) => {
      expect(() => renderTemplate(template, NOW)).toThrow(template)
    },
  )
})

test('every document of the folder is listed once, and no other', () => {
  const folder = readdirSync(new URL('../../samples/', import.meta.url)).filter((name) => !/\.(ts|md)$/.test(name))
  expect(SAMPLES.map((sample) => sample.file).toSorted()).toEqual(folder.toSorted())
  expect(new Set(SAMPLES.map((sample) => sample.id)).size).toBe(SAMPLES.length)
})

test('formats, languages and peculiarities', () => {
  expect(SAMPLES.length).toBeGreaterThanOrEqual(12)
  expect(new Set(SAMPLES.map((sample) => sample.language))).toEqual(new Set(['en', 'ko', 'zh', 'ja']))
  const bodies = SAMPLES.map((sample) => renderSample(sample.file, NOW))
  for (const mark of ['<rss version="2.0"', '<feed xmlns=', '<rdf:RDF', 'jsonfeed.org', '<![CDATA[', 'xml:base='])
    expect(
      bodies.some((body) => body.includes(mark)),
      mark,
    ).toBe(true)
})

describe.each(SAMPLES)('$file', ({ file, kind, weight }) => {
  const body = renderSample(file, NOW)
  const entries = findEntries(file)

  test('is well-formed', () => {
    expect(body).not.toMatch(/\{\{|\}\}(?!\s*[,\]}])/)
    if (!file.endsWith('.json')) expect(unbalancedTags(body)).toEqual([])
    expect(FEED_KINDS).toContain(kind)
    expect(weight).toBeGreaterThan(0)
    expect(weight).toBeLessThanOrEqual(1)
  })

  test('contains its entries, each with a title, an id and a link', () => {
    expect(entries.length).toBeGreaterThanOrEqual(3)
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
    for (const entry of entries) {
      expect(entry.title).not.toBe('')
      expect(entry.url).not.toBe('')
      expect(entry.id).not.toBe('')
    }
  })

  test('is dated within the last seven days, nothing later than now', () => {
    for (const { title, dates } of entries) {
      expect(dates.length, title).toBeGreaterThan(0)
      for (const date of dates) {
        expect(date, title).toBeLessThanOrEqual(NOW)
        expect(date, title).toBeGreaterThan(NOW - WEEK_MS)
      }
    }
    for (const [date] of body.matchAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)) expect(Date.parse(date)).toBeLessThanOrEqual(NOW)
  })

  test('links to example addresses only', () => {
    for (const [, host = ''] of body.matchAll(/https?:\/\/([^/"<\s]+)/g)) {
      expect(host).toMatch(/\.example$|^(jsonfeed\.org|www\.w3\.org|purl\.org)$/)
    }
  })
})

describe('each big event is told by several publishers in several languages', () => {
  test.each([
    ['Anthropic round', /Anthropic.*\$30|앤트로픽.*300억|Anthropic.*300\s?[亿億]/],
    ['Claude Opus 4.6', /Claude Opus 4\.6|클로드 오퍼스 4\.6/],
    ['GPT-5.2', /GPT-5\.2/],
    ['Qwen 3.5', /Qwen 3\.5|큐원 3\.5/],
    ['Kimi K2.5', /Kimi K2\.5|키미 K2\.5/],
    ['Moonshot talks', /Moonshot.*\$10|문샷.*100억|月之暗面.*100 亿/],
    ['Temporal round', /Temporal.*\$300|템포럴.*3억|Temporal.*3\s?[亿億]/],
    ['Claude Sonnet 5', /Claude Sonnet 5/],
    ['DeepSeek V4', /DeepSeek.*V4/],
  ])('%s', (_event, title) => {
    const tellers = SAMPLES.filter(({ file }) => findEntries(file).some((entry) => title.test(entry.title)))
    expect(tellers.length).toBeGreaterThanOrEqual(3)
    expect(new Set(tellers.map((sample) => sample.language)).size).toBeGreaterThanOrEqual(2)
  })
})

test('what was only expected is never told as out', () => {
  const expected = SAMPLES.flatMap(({ file }) => findEntries(file)).filter(({ title }) => /Sonnet 5|V4/.test(title))
  expect(expected.length).toBeGreaterThanOrEqual(5)
  for (const { title } of expected)
    expect(title).not.toMatch(/\b(released|launched|available|ships|out now)\b|출시|已发布|公開/)
})
