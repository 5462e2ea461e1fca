import { expect, test } from 'vitest'
import { parseFeed } from '../../../src/feeds/parse.ts'

const HEAD = '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><link>https://news.example/</link>'
const COUNT = 40
const ITEMS = Array.from(
  { length: COUNT },
  (_, at) =>
    `<item><title>Story ${at} &amp; more</title><link>https://news.example/${at}</link><guid>g${at}</guid>` +
    `<description>&lt;p&gt;Text ${at}&lt;/p&gt;</description></item>\n`,
)
const SOURCE = `${HEAD}${ITEMS.join('')}</channel></rss>`
const FLAWS = ['&', '<', '<br>', '<b>', '</p>', '&nope;', ']]>', '"', '>', '\u0001', '']

/** A fixed series of places, so that a failure can be seen again. */
function placeOf(run: number): number {
  return HEAD.length + ((run * 7919) % (SOURCE.length - HEAD.length - 20))
}

test('one flaw anywhere costs one entry or two, never the feed', async () => {
  let kept = 0
  let total = 0
  for (let run = 0; run < 220; run++) {
    const flaw = FLAWS[run % FLAWS.length] ?? ''
    const at = placeOf(run)
    const broken = SOURCE.slice(0, at) + flaw + SOURCE.slice(flaw === '' ? at + 1 : at)
    const { entries } = await parseFeed(Buffer.from(broken))
    const guids = new Set(entries.map((entry) => entry.id))
    const left = ITEMS.filter((_, item) => guids.has(`g${item}`)).length
    expect([flaw, at, left >= COUNT - 2]).toEqual([flaw, at, true])
    kept += left
    total += COUNT
  }
  expect(kept / total).toBeGreaterThan(0.99)
})

test('an element left open in the channel does not swallow the entries', async () => {
  const { entries } = await parseFeed(Buffer.from(`${HEAD}<category>AI<sub>${ITEMS.join('')}`))
  expect(entries).toHaveLength(COUNT)
})
