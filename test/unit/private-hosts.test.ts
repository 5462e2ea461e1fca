import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trustedWorkspaces } from '../../src/app/trusted-workspaces.ts'
import { addedFeed } from '../../src/feeds/added-feed.ts'
import { ingest } from '../../src/pipeline.ts'
import { CATALOGUE, startOwnFeeds, type OwnFeeds } from '../builders/own-feeds.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

const HOST = 'own.example'

let world: OwnFeeds
beforeEach(async () => {
  world = await startOwnFeeds(Date.UTC(2026, 2, 2, 9), undefined, false)
})
afterEach(() => world.close())

const add = (host: string) => world.ask('one', 'feeds', { action: 'add', feed: world.origin.url(host) })

async function problemOf(feedId: string): Promise<string | null> {
  const stored = await world.store.feeds.find(feedId)
  if (stored === null) throw new Error('there is no feed')
  return (await ingest(stored, world.pipeline)).problem
}

describe('a private host that is allowed', () => {
  test('is not asked for members of a workspace, who learn nothing of it', async () => {
    expect(await add(HOST)).toBe(await add('nowhere.example'))
    expect(world.origin.asked(HOST)).toEqual([])
    expect(await world.ownFeed('one')).toBeNull()
  })

  test('is asked for feeds of whoever runs the bot, for a workspace, too', async () => {
    const scope = { kind: 'workspace', workspaceId: 'preview:one', channelId: null } as const
    const feed = addedFeed({ ...WIRE_FEED, url: world.origin.url(HOST) }, scope)
    await world.store.feeds.add(feed)
    expect(await problemOf(feed.id)).toBeNull()
    expect(await problemOf(CATALOGUE)).toBeNull()
  })

  test('is asked no more for a feed that a member added before', async () => {
    const scope = { kind: 'workspace', workspaceId: 'preview:one', channelId: 'preview:one-channel' } as const
    const feed = addedFeed({ ...WIRE_FEED, url: world.origin.url(HOST) }, scope)
    await world.store.feeds.add(feed)
    expect(await problemOf(feed.id)).toMatch(/not allowed/u)
    expect(world.origin.asked(HOST)).toEqual([])
  })

  test('nor once the channel in which it was added is forgotten, until whoever runs the bot adds it', async () => {
    await world.ask('one', 'subscribe', { topic: 'funding' })
    const [channelId = ''] = (await world.store.channels.listOfWorkspace('preview:one')).map(({ id }) => id)
    const scope = { kind: 'workspace', workspaceId: 'preview:one', channelId } as const
    const feed = addedFeed({ ...WIRE_FEED, url: world.origin.url(HOST) }, scope)
    await world.store.feeds.add(feed)
    await world.store.operations.forgetChannel(channelId)
    expect((await world.store.feeds.find(feed.id))?.feed.scope).toMatchObject({ channelId: null })
    expect(await problemOf(feed.id)).toMatch(/not allowed/u)
    expect(world.origin.asked(HOST)).toEqual([])
    await world.store.feeds.remove(feed.id)
    await world.store.feeds.add({ ...feed, scope: { ...scope, channelId: null } })
    expect(await problemOf(feed.id)).toBeNull()
  })

  test('is asked for no feed that is elsewhere itself, whoever vouches for it', async () => {
    const validators = { etag: null, lastModified: null }
    const { fetch } = world.pipeline
    const url = world.origin.url(HOST)
    for (const vouchedFor of ['https://press.example/feed', 'http://own.example/feed', 'not an address', null]) {
      await expect(fetch.fetch({ url, validators, vouchedFor })).rejects.toHaveProperty('name', 'FeedError')
      await expect(fetch.postForm(url, {}, { vouchedFor })).rejects.toHaveProperty('name', 'FeedError')
    }
    await expect(fetch.postForm(url, {})).rejects.toHaveProperty('name', 'FeedError')
    expect(world.origin.asked(HOST)).toEqual([])
    expect((await fetch.fetch({ url, validators, vouchedFor: url })).kind).toBe('modified')
  })
})

test('members of workspaces that are named may add feeds of private hosts, and so may whoever sits at the terminal', () => {
  const trusts = trustedWorkspaces({ privateHostWorkspaces: ['slack:T1'] })
  expect(['slack:T1', 'preview:terminal', 'slack:T12', 'discord:1', ''].map(trusts)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
