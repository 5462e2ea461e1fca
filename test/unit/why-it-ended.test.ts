import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { whyItEnded } from '../../src/cli/why-it-ended.ts'
import { ChatError } from '../../src/core/errors.ts'
import { closedSet } from '../../src/store/closed-set.ts'

function errorOf(work: () => unknown): unknown {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}

test('a full disk and what a newer version wrote are said in words, and what nobody foresaw with all that is known', () => {
  const database = new Database(':memory:')
  database.exec('create table notes (name text); pragma max_page_count = 2')
  const full = errorOf(() => database.prepare('insert into notes values (?)').run('x'.repeat(100_000)))
  database.close()
  expect(whyItEnded(full)).toBe('The database cannot be used: its disk is full. Make room.')
  expect(whyItEnded(errorOf(() => closedSet(['due']).read('later')))).toBe(
    'DATABASE_URL: the database holds later, which this version does not know: a newer AI Wire has written it. Start the newer one.',
  )
  expect(whyItEnded(new ChatError('unauthorized', 'Discord refused the token'))).toMatch(
    /^Discord refused the token\. /u,
  )
  expect(whyItEnded(new RangeError('planned'))).toMatch(/^RangeError: planned\n +at /u)
})
