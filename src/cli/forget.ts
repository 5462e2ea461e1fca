import type { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { InputError } from '../core/errors.ts'
import { PLATFORMS, type Platform } from '../core/workspace.ts'
import { counted } from './counted.ts'
import { readPlace } from './read-place.ts'
import { withQuietApp } from './with-quiet-app.ts'

type Forgotten =
  | { readonly kind: 'person'; readonly platform: Platform; readonly personId: string }
  | { readonly kind: 'workspace' | 'channel'; readonly id: string }

/**
 * `aiwire forget PLATFORM:ID | --workspace PLATFORM:ID | --channel PLATFORM:ID`: deletes what is kept about a person, a
 * workspace or a channel. Throws InputError.
 */
export async function forget(args: readonly string[], output: Writable): Promise<number> {
  output.write(`${await carryOut(readForgotten(args))}\n`)
  return 0
}

async function carryOut(forgotten: Forgotten): Promise<string> {
  switch (forgotten.kind) {
    case 'person':
      return await forgetPerson(forgotten.platform, forgotten.personId)
    case 'workspace':
      return await forgetWorkspace(forgotten.id)
    case 'channel':
      return await forgetChannel(forgotten.id)
  }
}

function readForgotten(args: readonly string[]): Forgotten {
  const mistake = new InputError([
    'Name one person by platform and id: aiwire forget discord:80351110224678912',
    'Or one workspace: aiwire forget --workspace discord:41771983423143937',
    'Or one channel: aiwire forget --channel discord:155361364909621248',
  ])
  try {
    const options = {
      workspace: { type: 'string', multiple: true },
      channel: { type: 'string', multiple: true },
    } as const
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options })
    const { workspace = [], channel = [] } = values
    if (positionals.length + workspace.length + channel.length !== 1) throw mistake
    if (workspace[0] !== undefined) return { kind: 'workspace', id: readPlace('workspace', workspace[0]) }
    if (channel[0] !== undefined) return { kind: 'channel', id: readPlace('channel', channel[0]) }
    const [person = ''] = positionals
    const at = person.indexOf(':')
    const platform = PLATFORMS.find((known) => known === person.slice(0, at))
    const personId = person.slice(at + 1)
    if (platform === undefined || personId === '') throw mistake
    return { kind: 'person', platform, personId }
  } catch (error) {
    throw error instanceof InputError ? error : mistake
  }
}

async function forgetPerson(platform: Platform, personId: string): Promise<string> {
  const rows = await withQuietApp(({ store }) => store.operations.forgetPerson(platform, personId))
  return rows === 0
    ? `Nothing is kept about ${platform}:${personId}. People are known by their ids alone: digits on Discord, and on Slack such as U012AB3CD.`
    : `${counted(rows, 'row that named that person was', 'rows that named that person were')} cleared.`
}

async function forgetWorkspace(workspaceId: string): Promise<string> {
  const rows = await withQuietApp(async ({ store }) => {
    const served = await store.installations.listJoined(workspaceId)
    // Its token is theirs, too.
    if (served.length > 0) {
      throw new InputError([
        `${workspaceId} is an organisation, and its installation serves ${served.join(', ')}. Forget these first.`,
      ])
    }
    return await store.operations.forgetWorkspace(workspaceId)
  })
  return rows === 0
    ? `Nothing is kept about the workspace ${workspaceId}. Workspaces are known by their ids alone: digits on Discord, and on Slack such as T012AB3CD.`
    : `${counted(rows, 'row', 'rows')} about the workspace ${workspaceId} ${rows === 1 ? 'was' : 'were'} cleared. What everybody reads stays.`
}

async function forgetChannel(channelId: string): Promise<string> {
  const rows = await withQuietApp(({ store }) => store.operations.forgetChannel(channelId))
  return rows === 0
    ? `Nothing is kept about the channel ${channelId}. Channels are known by their ids alone: digits on Discord, and on Slack such as C012AB3CD.`
    : `${counted(rows, 'row', 'rows')} about the channel ${channelId} ${rows === 1 ? 'was' : 'were'} cleared. What its workspace has besides stays.`
}
