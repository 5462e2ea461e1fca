import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forget as forgetHere } from '../../src/cli/forget.ts'
import { InputError } from '../../src/core/errors.ts'
import { openStore } from '../../src/store/open-store.ts'
import { addChannel } from '../builders/channel.ts'
import { sequence } from '../builders/sequence.ts'
import { runAiwire, type Run } from './run-aiwire.ts'

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

test('a workspace is forgotten by its id, an organisation after its workspaces', async () => {
  const url = `sqlite:${join(folder, 'bot.db')}`
  const store = await openStore({ url, random: sequence() })
  const { workspaceId } = await addChannel(store, 'c', 'discord')
  const other = await addChannel(store, 'other', 'discord')
  await store.installations.save({ id: 'slack:E1', sealed: 'sealed', installedAt: 1 })
  await store.installations.join('slack:T1', 'slack:E1')

  const forget = (...args: readonly string[]): Promise<Run> =>
    runAiwire(['forget', ...args], { environment: { DATABASE_URL: url } })
  // Its token is that of workspaces that nobody named.
  const refused = await forget('--workspace', 'slack:E1')
  expect(refused.code).toBe(2)
  expect(refused.errors).toMatch(/^slack:E1 is an organisation,.* slack:T1\. Forget these/u)
  expect(await store.operations.countChannels()).toBe(2)

  expect((await forget('--workspace', 'discord:404')).output).toMatch(
    /^Nothing is kept about .* discord:404\. .*\bids\b/u,
  )
  const { code, output } = await forget('--workspace', workspaceId)
  expect([code, output]).toEqual([
    0,
    `2 rows about the workspace ${workspaceId} were cleared. What everybody reads stays.\n`,
  ])
  expect((await forget('--workspace', workspaceId)).output).toContain('Nothing is kept')
  expect((await store.operations.listChannels(10)).map(({ id }) => id)).toEqual([other.id])

  expect((await forget('--workspace', 'slack:T1')).output).toMatch(/^1 row about the workspace slack:T1 was cleared\./u)
  expect(await store.installations.find('slack:E1')).not.toBeNull()
  expect((await forget('--workspace=slack:E1')).output).toMatch(/^1 row about/u)
  expect(await store.installations.find('slack:E1')).toBeNull()
  await store.close()
})

test('a channel is forgotten by its id, and its workspace stays', async () => {
  const url = `sqlite:${join(folder, 'bot.db')}`
  const store = await openStore({ url, random: sequence() })
  const { id, workspaceId } = await addChannel(store, 'c', 'discord')
  const forget = (channel: string): Promise<Run> =>
    runAiwire(['forget', '--channel', channel], { environment: { DATABASE_URL: url } })
  expect((await forget(workspaceId)).output).toMatch(/^Nothing is kept about .* discord:w-c\. .*\bids\b/u)
  const { code, output } = await forget(id)
  const words = `1 row about the channel ${id} was cleared. What its workspace has besides stays.\n`
  expect([code, output]).toEqual([0, words])
  expect((await forget(id)).output).toContain('Nothing is kept')
  expect(await store.operations.countChannels()).toBe(0)
  expect(await store.operations.forgetWorkspace(workspaceId)).toBe(1)
  await store.close()
})

test('nothing is forgotten but one person, one workspace or one channel', async () => {
  const refusal = async (...args: readonly string[]): Promise<readonly string[]> => {
    const error: unknown = await forgetHere(args, process.stdout).catch((reason: unknown) => reason)
    if (error instanceof InputError) return error.problems
    throw new Error(`not refused: ${args.join(' ')}`)
  }
  const usual = await refusal()
  expect(usual.join('\n')).toMatch(
    /aiwire forget discord:\d+\n.*aiwire forget --workspace discord:\d+\n.*aiwire forget --channel discord:\d+$/u,
  )
  for (const args of [
    ['--workspace'],
    ['--workspace', 'discord:1', 'discord:1'],
    ['--workspace', 'discord:1', '--workspace', 'discord:2'],
    ['--channel'],
    ['--channel', 'discord:1', 'discord:1'],
    ['--channel', 'discord:1', '--workspace', 'discord:2'],
    ['--server', 'discord:1'],
    ['discord:1', 'discord:2'],
    ['discord:'],
    ['1'],
  ])
    expect(await refusal(...args)).toEqual(usual)
  for (const id of ['', '1', 'discord:', 'discord: ', 'matrix:1'])
    expect((await refusal('--workspace', id)).join()).toContain(`"${id}" is no workspace.`)
  expect((await refusal('--channel', '1')).join()).toContain('"1" is no channel.')
  const { code, output, errors } = await runAiwire(['forget', '--workspace', '1'])
  expect([code, output]).toEqual([2, ''])
  expect(errors).toContain('"1" is no workspace.')
})
