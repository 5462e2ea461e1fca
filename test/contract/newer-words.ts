import { expect } from 'vitest'
import { NewerWordError } from '../../src/core/errors.ts'
import type { Store } from '../../src/core/ports/store.ts'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { LOSS_REASONS } from '../../src/core/subscription.ts'
import { newChannel } from '../../src/core/workspace.ts'
import { addChannel, subscribe } from '../builders/channel.ts'
import { fundingFacts, story } from '../builders/story.ts'
import { WIRE_FEED } from '../builders/wire-feed.ts'

/**
 * A newer process writes a word of its own wherever the database holds one of a closed list: everything else goes on to be
 * read, and what is written back leaves it there.
 */
export async function readBesideNewerWords(
  store: Store,
  write: (statement: string) => Promise<void>,
  ask: (query: string) => Promise<string | null>,
): Promise<void> {
  const other = await addChannel(store, 'other')
  await subscribe(store, other, 'funding')
  const channel = await addChannel(store, 'c')
  await subscribe(store, channel, 'funding')
  const workspace = { id: channel.workspaceId, platform: channel.platform, externalId: 'w-c' } as const
  const strange = newChannel(workspace, 'strange', { language: 'en', timeZone: 'UTC' })
  await store.channels.ensure(workspace, strange)
  await subscribe(store, strange, 'funding')
  const now = Date.UTC(2026, 1, 10)
  for (const id of ['plain', 'status', 'change', 'mending', 'topic']) {
    const facts = fundingFacts({ company: id, amountUsd: 5 })
    await store.stories.insert(story({ id, facts, firstAt: now, eventAt: now, updatedAt: now }))
  }
  await store.feeds.replaceCatalogue([{ ...WIRE_FEED, id: 'f' }])
  const entry = {
    ...{ id: 'e', feedId: 'f', identity: 'e', identityKeys: ['e'], title: 'T', url: 'https://wire.example/e' },
  }
  const read = { summary: '', language: 'en', publishedAt: now, seenAt: now }
  await store.transaction((ledger) => ledger.entries.insert({ ...entry, ...read }, 'no-topic'))
  const owed = { channelId: channel.id, week: null, revision: 1, dueAt: 0 }
  await store.deliveries.add({ ...owed, kind: 'post', storyId: 'plain' })
  await store.deliveries.add({ ...owed, kind: 'note', storyId: 'plain' })

  for (const statement of [
    `update channels set platform = 'eclipse' where id = '${strange.id}'`,
    `update channels set language = 'xx', "roundupMode" = 'eclipse', "cardStyle" = 'eclipse' where id = '${channel.id}'`,
    `update subscriptions set "pausedAt" = 5, "pauseReason" = 'eclipse' where "channelId" = '${channel.id}'`,
    `update stories set status = 'eclipse' where id = 'status'`,
    `update stories set "changesJson" = '[{"kind":"eclipse"}]' where id = 'change'`,
    `update stories set "mendingJson" = '{"kind":"eclipse"}' where id = 'mending'`,
    `update stories set topic = 'eclipse' where id = 'topic'`,
    `update feeds set kind = 'eclipse', problem = 'eclipse'`,
    `update entries set outcome = 'eclipse'`,
    `update deliveries set state = 'eclipse' where kind = 'note'`,
    `update deliveries set "heldBy" = 'eclipse' where kind = 'post'`,
  ])
    await write(statement)

  // Settings are as where nobody changed them, and are left to whoever knows them.
  const settings = { language: 'en', cardStyle: 'full', roundup: { mode: 'with-topics' } }
  const found = await store.channels.find(channel.id)
  expect(found).toMatchObject(settings)
  if (found === null) throw new Error('there is no channel')
  await store.channels.update({ ...found, muted: ['Acme'] })
  const setting = (column: string) => ask(`select "${column}" as word from channels where id = '${channel.id}'`)
  expect([await setting('language'), await setting('roundupMode'), await setting('cardStyle')]).toEqual([
    'xx',
    'eclipse',
    'eclipse',
  ])
  expect((await store.channels.find(channel.id))?.muted).toEqual(['Acme'])
  await store.channels.update({ ...found, language: 'ko' })
  expect([await setting('language'), await setting('cardStyle')]).toEqual(['ko', 'eclipse'])
  expect(await store.channels.find(strange.id)).toBeNull()
  expect((await store.channels.listOfWorkspace(channel.workspaceId)).map(({ id }) => id)).toEqual([channel.id])

  // What rests for a reason of its own rests, until somebody wants it to go on.
  const reason = () => ask(`select "pauseReason" as word from subscriptions where "channelId" = '${channel.id}'`)
  const [rests] = await store.subscriptions.listOfChannel(channel.id)
  if (rests === undefined) throw new Error('there is no subscription')
  expect(rests).toMatchObject({ pausedAt: 5, pauseReason: 'unknown' })
  expect((await store.subscriptions.listActive('funding')).map((one) => one.channel.id)).toEqual([other.id])
  for (const known of LOSS_REASONS) await store.subscriptions.resumeChannel(channel.id, known)
  await store.subscriptions.save({ ...rests, filterSince: 7 })
  expect(await reason()).toBe('eclipse')
  expect(await store.operations.listChannels(9)).toMatchObject([
    { id: channel.id, pauseReason: 'unknown' },
    { id: other.id, pauseReason: null },
  ])
  await store.subscriptions.save({ ...rests, pauseReason: 'asked' })
  expect(await reason()).toBe('asked')
  await store.subscriptions.save({ ...rests, pauseReason: 'bot-removed' })
  expect(await reason()).toBe('bot-removed')
  await store.subscriptions.save({ ...rests, pausedAt: null, pauseReason: null })
  expect(await reason()).toBeNull()

  // A story is told rightly or not at all.
  expect((await store.stories.list({ ...ANY_STORY, limit: 9, offset: 0 })).map(({ id }) => id)).toEqual(['plain'])
  for (const id of ['status', 'change', 'mending', 'topic'])
    await expect(store.stories.find(id), id).rejects.toThrow(NewerWordError)
  expect((await store.operations.countStories()).get('funding')).toBe(4)

  expect((await store.feeds.list()).map(({ feed, state }) => [feed.kind, state.problem])).toEqual([
    ['community', 'unknown'],
  ])
  expect(await store.entries.findByKeys('f', ['e'])).toEqual(
    new Map([['e', expect.objectContaining({ outcome: 'repeated' })]]),
  )
  expect(await store.deliveries.findForStory(channel.id, 'plain', 'note')).toMatchObject({ state: 'sent' })
  expect(await store.deliveries.findForStory(channel.id, 'plain', 'post')).toMatchObject({ heldBy: 'burst' })
  expect(await store.deliveries.countByState()).toEqual(new Map([['due', 1]]))
}
