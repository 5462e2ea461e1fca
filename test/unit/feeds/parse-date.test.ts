import { expect, test } from 'vitest'
import { parseDate } from '../../../src/feeds/parse-date.ts'

test.each([
  ['Tue, 03 Feb 2026 04:05:06 +0900', '2026-02-02T19:05:06.000Z'],
  ['2026-02-03T04:05:06.5-08:00', '2026-02-03T12:05:06.500Z'],
  ['2026-02', '2026-02-01T00:00:00.000Z'],
  ['2026년 2월 3일 오후 4시 5분', '2026-02-03T16:05:00.000Z'],
  ['2026年2月3日 10:20', '2026-02-03T10:20:00.000Z'],
  ['mar., 03 févr. 2026 10:00:00 +0100', '2026-02-03T09:00:00.000Z'],
  ['Tue, 3 Feb 2026 12:00:00 Europe/Berlin', '2026-02-03T11:00:00.000Z'],
  ['02/03/2026 4:05 pm', '2026-02-03T16:05:00.000Z'],
  ['1770000000', '2026-02-02T02:40:00.000Z'],
])('reads %s', (written, iso) => {
  expect(parseDate(written)).toBe(iso)
})

test.each(['', 'soon', '31 Feb 2026', 'Sun, 99 Jun 2026 12:00:00 GMT', '0000-00-00T00:00:00Z', 'x'.repeat(10_000)])(
  'takes %j for no date',
  (written) => {
    expect(parseDate(written)).toBeNull()
  },
)
