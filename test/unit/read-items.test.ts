import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { cappedLines } from '../../src/cli/capped-lines.ts'
import { readItems } from '../../src/cli/read-items.ts'
import { stories } from '../../src/cli/stories.ts'

async function read(...chunks: readonly (string | Buffer)[]) {
  const errors = new PassThrough()
  const items: (string | null)[] = []
  for await (const item of readItems(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), errors))
    items.push(item?.title ?? null)
  errors.end()
  return { items, told: (await text(errors)).split('\n') }
}
const EXAMPLE: unknown = expect.stringMatching(/^Each line is one item, such as \{"id"/u)

test('a line that is no item is told with its number, its fields and once what an item is', async () => {
  const lines = ['{"id":"1","title":"a"}', '{"id":"2"', '[]', 'null', '{"id":5}', '', '{"id":"3","title":"b","lang":1}']
  const { items, told } = await read(lines.join('\n'))
  expect(items).toEqual(['a', null, null, null, null, null])
  expect(told).toEqual([
    'line 2: not JSON',
    'line 3: not an object in {}',
    'line 4: not an object in {}',
    'line 5: id must be text in quotes, title is missing',
    'line 7: lang must be text in quotes',
    EXAMPLE,
    '',
  ])
})

test('lines come whole, however they arrive, with what begins and ends them elsewhere and what JSON may hold', async () => {
  const whole = Buffer.from('\ufeff{"id":"1","title":"모델\u2028공개"}\r\n{"id":"2","title":"b"}')
  const bytes = [...whole].map((byte) => Buffer.from([byte]))
  expect(await read(...bytes)).toEqual({ items: ['모델\u2028공개', 'b'], told: [''] })
  expect(await read(whole)).toEqual({ items: ['모델\u2028공개', 'b'], told: [''] })
  expect(await read()).toEqual({ items: [], told: [''] })
})

test('a line without an end is not kept, and those behind it are read', async () => {
  const lines: (string | null)[] = []
  for await (const line of cappedLines(Readable.from(['ab', 'cd', 'ef\nabc', '\n']), 4)) lines.push(line)
  expect(lines).toEqual([null, 'abc'])
})

test('a date that cannot be read is told, and one without a zone is in UTC', async () => {
  const { items, told } = await read('{"id":"1","title":"a","date":"soon"}\n{"id":"2","title":"b","date":""}')
  expect(items).toEqual(['a', 'b'])
  expect(told).toEqual(['line 1: date cannot be read, and counts as not given', EXAMPLE, ''])
  const output = new PassThrough()
  const line = (id: string, date: string): string =>
    `${JSON.stringify({ id, title: 'Quillon raises $40M Series B', date })}\n`
  const zone = process.env.TZ
  process.env.TZ = 'Asia/Seoul'
  try {
    const input = Readable.from([line('later', '2026-02-12 10:00'), line('first', '2026-02-12T05:00:00Z')])
    expect(await stories(input, output, new PassThrough())).toBe(0)
  } finally {
    process.env.TZ = zone
  }
  output.end()
  expect(await text(output)).toBe('{"id":"later","story":"first"}\n{"id":"first","story":"first"}\n')
})
