import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { runAiwire } from './run-aiwire.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-forget-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('forget says how much there was, and where there was nothing, what a person is known by', async () => {
  const url = `sqlite:${join(folder, 'bot.db')}`
  const store = await openStore({ url, random: sequence() })
  const channel = await addChannel(store, 'c', 'discord')
  const { id: channelId, workspaceId } = channel
  await store.audit.add({ at: 1, workspaceId, channelId, personId: '80351110224678912', action: 'mute', options: {} })
  await store.close()

  const forget = (person: string) => runAiwire(['forget', person], { environment: { DATABASE_URL: url } })
  expect((await forget('discord:@alice')).output).toMatch(/^Nothing is kept about discord:@alice\. .*\bids\b/u)
  expect((await forget('discord:80351110224678912')).output).toBe('1 row that named that person was cleared.\n')
  expect((await forget('discord:80351110224678912')).output).toContain('Nothing is kept')
})
