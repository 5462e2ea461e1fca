import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Store } from '../../src/core/ports/store.ts'
import { identityKeys } from '../../src/feeds/identity-keys.ts'
import { entry, FEED } from './stored-entry.ts'

/** What a store keeps of entries, whatever its engine. */
export function entryStoreContract(opened: () => Store): void {
  let store: Store
  beforeEach(() => {
    store = opened()
  })

  test('an entry is inserted once per identity and found by any of its keys', async () => {
    expect(await store.entries.insert(entry('a'), 'no-topic')).toBe(true)
    expect(await store.entries.insert({ ...entry('b'), identity: 'guid:a' }, 'no-topic')).toBe(false)
    const found = await store.entries.findByKeys(FEED.id, ['url:https://news.example/a', 'guid:zzz'])
    expect([...found].map(([key, { id }]) => [key, id])).toEqual([['url:https://news.example/a', 'a']])
    expect(await store.entries.findByKeys('other-feed', ['guid:a'])).toEqual(new Map())
    expect(await store.entries.oldestPublishedAt(FEED.id)).toBe(1_000)
    await store.entries.setOutcome('a', 'joined', 's1')
    const again = await store.entries.findByKeys(FEED.id, ['guid:a'])
    expect(again.get('guid:a')).toMatchObject({ outcome: 'joined', storyId: 's1' })
  })

  test('the ledger begins with the entry that was seen first, whatever it tells and whenever that happened', async () => {
    expect(await store.entries.firstSeenAt()).toBeNull()
    await store.entries.insert(entry('a', { publishedAt: 3_000, seenAt: 5_000 }), 'baseline')
    await store.entries.insert(entry('b', { publishedAt: 1_000, seenAt: 6_000 }), 'baseline')
    expect(await store.entries.firstSeenAt()).toBe(5_000)
  })

  test('an entry is kept whose title, guid and address are as long as they may be', async () => {
    // Of what no database can make shorter: 3,000 bytes of Han, Thai as one word, and 8,000 letters of an address.
    const signs = (count: number, first: number, of: number) =>
      Array.from({ length: count }, (_, at) => String.fromCodePoint(first + ((at * at * 7_919 + at) % of))).join('')
    const han = signs(1_000, 0x4e00, 20_000)
    const address = createHash('shake256', { outputLength: 4_000 }).update('a').digest('hex')
    const none = { published: null, updated: null, author: null, summary: null, content: null, image: null }
    const fetched = { ...none, categories: [], enclosures: [], language: null }
    const url = `https://news.example/${address}`
    for (const [id, guid, title] of [
      ['han', han, han],
      ['thai', 'thai', signs(1_000, 0xe01, 46)],
    ] as const) {
      const keys = identityKeys({ ...fetched, id: guid, title, url })
      const [identity = ''] = keys
      expect(await store.entries.insert(entry(id, { identity, identityKeys: keys, title, url }), 'no-topic')).toBe(true)
      expect((await store.entries.findByKeys(FEED.id, [identity])).get(identity)?.id).toBe(id)
      expect(await store.entries.search({ url: null, workspaceId: null, words: title }, 5)).toMatchObject([{ id }])
    }
    expect(await store.entries.search({ workspaceId: null, url, words: '' }, 5)).toHaveLength(2)
  })

  test('entries are found by the words of their titles in any script, the newest first', async () => {
    const titles = [
      ['a', 'OpenAI releases GPT-5.2', 1],
      ['b', 'OpenAI가 새 모델 큐원을 공개', 3],
      ['c', '智谱完成新一轮融资', 2],
      ['d', '資金調達を発表', 2],
      ['e', 'OpenAI raises $40B', 2],
    ] as const
    for (const [id, title, publishedAt] of titles)
      await store.entries.insert(entry(id, { title, publishedAt }), 'no-topic')
    const ids = async (words: string, limit = 10) =>
      (await store.entries.search({ url: null, workspaceId: null, words }, limit)).map(({ id }) => id)
    expect(await ids('openai')).toEqual(['b', 'e', 'a'])
    expect(await ids('OPENAI gpt-5.2')).toEqual(['a'])
    expect(await ids('gpt-5.3')).toEqual([])
    expect(await ids('rais')).toEqual(['e'])
    expect(await ids('open rais')).toEqual(['e'])
    // Words that stand somewhere are words; one that nobody has may be a beginning, and so may the last.
    await store.entries.insert(entry('f', { title: 'Models rise' }), 'no-topic')
    await store.entries.insert(entry('g', { title: 'A new rais of Mode' }), 'no-topic')
    expect(await ids('openai rais')).toEqual(['e'])
    expect(await ids('rais openai')).toEqual([])
    expect(await ids('mod rise')).toEqual(['f'])
    expect(await ids('rise mode')).toEqual(['f'])
    expect(await ids('openai rais')).toEqual(['e'])
    expect(await ids('openai nosuchword')).toEqual([])
    expect(await ids('gpt raises')).toEqual([])
    expect(await ids('큐원')).toEqual(['b'])
    expect(await ids('智谱')).toEqual(['c'])
    expect(await ids('融')).toEqual(['c'])
    expect(await ids('調達')).toEqual(['d'])
    expect(await ids(`"'*:&|!\\`)).toEqual([])
    expect(await ids('openai', 1)).toEqual(['e'])
    await store.entries.updateText('a', entry('a', { title: 'Renamed' }))
    expect(await ids('gpt')).toEqual([])
    expect(await ids('renamed')).toEqual(['a'])
    const at = async (url: string) =>
      (await store.entries.search({ workspaceId: null, url, words: '' }, 10)).map(({ id }) => id)
    expect(await at('https://news.example/c')).toEqual(['c'])
    expect(await at('http://www.news.example/c/?utm_source=x&utm_campaign=y#top')).toEqual(['c'])
    expect(await at('https://news.example/c?page=2')).toEqual([])
  })

  test('entries are found in whatever letters either of them is written', async () => {
    const titles = ['Société Étoile lève 5 M€', '星瀾完成新一輪融資', '星澜发布新模型', 'İpek ve ıssız', 'ドラゴン公開']
    for (const [at, title] of titles.entries())
      await store.entries.insert(entry(`${at}`, { title, publishedAt: 9 - at }), 'no-topic')
    const ids = async (words: string) =>
      (await store.entries.search({ url: null, workspaceId: null, words }, 9)).map(({ id }) => id)
    for (const words of ['societe etoile', 'SOCIÉTÉ', 'société'.normalize('NFD')])
      expect(await ids(words)).toEqual(['0'])
    for (const words of ['星瀾', '星澜', '星']) expect(await ids(words)).toEqual(['1', '2'])
    for (const words of ['IPEK', 'İPEK', 'issiz']) expect(await ids(words)).toEqual(['3'])
    expect(await ids('ﾄﾞﾗｺﾞﾝ')).toEqual(['4'])
    expect(await ids('トラ')).toEqual([])
  })

  test('a beginning is found however old it is, and beside however common a word', async () => {
    await store.entries.insert(entry('old', { title: 'Common Beginnings', publishedAt: 1 }), 'no-topic')
    for (let at = 0; at < 210; at += 1) {
      await store.entries.insert(entry(`e${at}`, { title: 'Common rest', publishedAt: 2 + at }), 'no-topic')
    }
    const ids = async (words: string, limit = 10) =>
      (await store.entries.search({ url: null, workspaceId: null, words }, limit)).map(({ id }) => id)
    expect(await ids('common begin')).toEqual(['old'])
    expect(await ids('begin')).toEqual(['old'])
    expect(await ids('common res', 2)).toEqual(['e209', 'e208'])
    expect(await ids('common beginnings res')).toEqual([])
  })

  test('what another workspace reads takes no room in an answer, and does not show in it', async () => {
    const own = { kind: 'workspace', workspaceId: 'discord:1', channelId: 'discord:1' } as const
    await store.feeds.add({ ...FEED, id: 'own', url: 'https://own.example/', scope: own })
    await store.entries.insert(entry('public', { title: 'Zebrafish model', publishedAt: 1 }), 'no-topic')
    for (const id of ['p1', 'p2', 'p3']) {
      await store.entries.insert(entry(id, { feedId: 'own', title: 'Zebra model' }), 'no-topic')
    }
    const ids = async (words: string, workspaceId: string | null, limit = 2) =>
      (await store.entries.search({ url: null, words, workspaceId }, limit)).map(({ id }) => id)
    expect(await ids('model', null)).toEqual(['public'])
    expect(await ids('model', 'discord:2')).toEqual(['public'])
    expect(await ids('model', 'discord:1', 9)).toHaveLength(4)
    // Nobody learns that the word stands there: for others it is a beginning.
    expect(await ids('zebra', 'discord:2')).toEqual(['public'])
    expect(await ids('zebra model', null)).toEqual(['public'])
    expect(await ids('zebra', 'discord:1', 9)).toHaveLength(3)
    const at = async (workspaceId: string | null) =>
      await store.entries.search({ url: 'https://news.example/p1', words: '', workspaceId }, 9)
    expect(await at('discord:2')).toEqual([])
    expect(await at('discord:1')).toMatchObject([{ id: 'p1' }])
  })

  test('entries move from one story to another, those of other stories stay', async () => {
    for (const [id, storyId] of [
      ['a', 's1'],
      ['b', 's1'],
      ['c', 's2'],
    ] as const) {
      await store.entries.insert(entry(id), 'no-topic')
      await store.entries.setOutcome(id, 'joined', storyId)
    }
    await store.entries.moveToStory(['a', 'c'], 's1', 's9')
    await store.entries.moveToStory([], 's1', 's9')
    const found = await store.entries.findByKeys(FEED.id, ['guid:a', 'guid:b', 'guid:c'])
    expect([...found.values()].map(({ id, storyId }) => `${id} ${storyId ?? ''}`).toSorted()).toEqual([
      'a s9',
      'b s1',
      'c s2',
    ])
  })
}
