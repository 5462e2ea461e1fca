import { expect } from 'vitest'
import { DAY_MS } from '../../src/core/durations.ts'
import { ANY_STORY } from '../../src/core/any-story.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { fact } from '../builders/fact.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const NOW = Date.UTC(2026, 10, 30)
/** So few that there are several steps. */
const AT_ONCE = 3

/** What a process of the version before writes beside this one, and what it wrote before, comes to be as this one writes it. */
export async function renewOlderRows(
  store: Store,
  write: (statement: string) => Promise<void>,
  ask: (query: string) => Promise<string | null>,
): Promise<void> {
  await store.feeds.replaceCatalogue([{ ...WIRE_FEED, id: 'f' }])
  const wrote = (id: string, words: string): Promise<void> =>
    write(`insert into entries (id, "feedId", identity, title, words, summary, author, "publishedAt", "seenAt", outcome)
      values ('${id}', 'f', '${id}', 'as it was', '${words}', '', 'Ada', 1, 1, 'no-topic')`)
  await wrote('a', 'société étoile lève')
  await wrote('b', '星瀾 瀾完 完成')
  for (let at = 0; at < AT_ONCE; at += 1) await wrote(`e${at}`, 'one two')
  await wrote('z', '融資 5.2')
  const facts = { ...fundingFacts({ company: 'Acme', amountUsd: 5 }), country: fact('KR', 'Korean') }
  await store.stories.insert(story({ id: 's', facts, firstAt: NOW, eventAt: NOW, updatedAt: NOW }))
  await write(`update stories set words = '星瀾 ai raises', country = null`)
  for (const id of ['t', 'u', 'v']) {
    const given = { ...fundingFacts({ company: `${id} Labs`, amountUsd: 5 }), leads: [fact('Ada Ventures')] }
    await store.stories.insert(story({ id, facts: given, firstAt: NOW, eventAt: NOW, updatedAt: NOW }))
  }
  // As it opened one, changed another, and forgot the workspace of a third.
  await write(`delete from investors where "storyId" = 't'`)
  await write(`update stories set "factsJson" = replace("factsJson", 'Ada Ventures', 'Bo Capital') where id = 'u'`)
  await write(`delete from stories where id = 'v'`)

  const renew = async (nowMs: number): Promise<number> => {
    for (let steps = 1; ; steps += 1) if ((await store.operations.renewRows(nowMs, AT_ONCE)) === 'over') return steps
  }
  const found = async (words: string) =>
    (await store.entries.search({ url: null, workspaceId: null, words }, 9)).map(({ id }) => id)
  const ofKorea = () => store.stories.count({ ...ANY_STORY, countries: ['KR'], limit: 1, offset: 0 })
  const authors = () => ask(`select string_agg(author, ' ') as word from entries where author is not null`)

  const roundsOf = async (investor: string) =>
    (await store.stories.list({ ...ANY_STORY, investors: [investor], limit: 9, offset: 0 })).map(({ id }) => id)

  expect(await found('Etoile SOCIÉTÉ')).toEqual([])
  expect(await roundsOf('Bo Capital')).toEqual([])
  expect(await ofKorea()).toBe(0)
  expect(await renew(NOW)).toBeGreaterThan(2)
  expect(await found('Etoile SOCIÉTÉ')).toEqual(['a'])
  expect(await found('星澜')).toEqual(['b'])
  expect(await found('融资 5.2')).toEqual(['z'])
  expect(await store.stories.count({ ...ANY_STORY, words: '星澜', limit: 1, offset: 0 })).toBe(1)
  expect(await ofKorea()).toBe(1)
  expect(await authors()).toBeNull()
  expect([await roundsOf('Ada Ventures'), await roundsOf('Bo Capital')]).toEqual([['t'], ['u']])
  expect(await store.stories.listNames('investor', null)).toEqual(['Ada Ventures', 'Bo Capital'])

  // Below and behind what was there.
  await wrote('0', 'entrée')
  await wrote('zz', 'sortie été')
  expect(await renew(NOW + 1)).toBe(1)
  expect([await found('entree'), await authors()]).toEqual([[], 'Ada Ada'])
  await renew(NOW + DAY_MS)
  expect([await found('entree'), await found('ete'), await authors()]).toEqual([['0'], ['zz'], null])

  // Once a whole walk has found nothing, nobody looks any more.
  expect(await renew(NOW + 2 * DAY_MS)).toBeGreaterThan(2)
  expect(await renew(NOW + 3 * DAY_MS)).toBe(1)
  expect(await renew(NOW + 9 * DAY_MS)).toBe(1)
}
