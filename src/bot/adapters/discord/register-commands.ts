import { createHash } from 'node:crypto'
import { Routes } from 'discord.js'
import { z } from 'zod'
import type { Command } from '../../../core/command.ts'
import type { Log } from '../../../core/ports/log.ts'
import { commandBody } from './commands.ts'
import { toChatError } from './errors.ts'
import type { Rest } from './paced-rest.ts'

export type Registration = { readonly commands: number; readonly isChanged: boolean }

const local = z.record(z.string(), z.string()).nullish()
const naming = { name: z.string(), name_localizations: local }
const wording = { ...naming, description: z.string(), description_localizations: local }

/** What we say of a command; whatever else Discord tells of it is its own. */
const definition = z.object({
  type: z.int().default(1),
  ...wording,
  default_member_permissions: z.string().nullish(),
  contexts: z.array(z.int()).nullish(),
  integration_types: z.array(z.int()).nullish(),
  options: z
    .array(
      z.object({
        type: z.int(),
        ...wording,
        required: z.boolean().nullish(),
        choices: z.array(z.object({ ...naming, value: z.union([z.string(), z.number()]) })).nullish(),
        channel_types: z.array(z.int()).nullish(),
        min_value: z.number().nullish(),
        max_value: z.number().nullish(),
        max_length: z.int().nullish(),
        autocomplete: z.boolean().nullish(),
      }),
    )
    .nullish(),
})

/**
 * Brings Discord's list of our commands up to date: all at once, and only when the hash of what it has is another one.
 * What it has is asked, not remembered: so a list that somebody else changed is mended, and a restored or second
 * database tells no old tale. Throws as the requests do.
 */
export async function registerCommands(
  rest: Rest,
  applicationId: string,
  commands: readonly Command[],
): Promise<Registration> {
  const body = commands.map(commandBody)
  const route = Routes.applicationCommands(applicationId)
  const isChanged = definitionsHash(await listCommands(rest, route)) !== definitionsHash(body)
  if (isChanged) await rest.put(route, { body })
  return { commands: body.length, isChanged }
}

/** The same at a start: without commands the bot still posts, so only a refused token ends the start. */
export async function registerAtStart(
  rest: Rest,
  applicationId: string,
  commands: readonly Command[],
  log: Log,
): Promise<void> {
  try {
    const { isChanged } = await registerCommands(rest, applicationId, commands)
    log.info(isChanged ? 'discord commands registered' : 'discord has the commands already', {
      commands: commands.length,
    })
  } catch (error) {
    const problem = toChatError(error)
    if (problem.kind === 'unauthorized') throw problem
    log.error('discord commands not registered', {
      problem: problem.message,
      hint: 'Posting goes on; people see the commands as they were last. Run "aiwire register", or start again.',
    })
  }
}

/** `null` when nobody can say: then it counts as another list. */
async function listCommands(rest: Rest, route: `/${string}`): Promise<unknown> {
  try {
    return await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })
  } catch (error) {
    if (toChatError(error).kind === 'unauthorized') throw error
    return null
  }
}

/** The same for two lists that mean the same, in whatever order; `null` for what is no list of commands. */
export function definitionsHash(list: unknown): string | null {
  const definitions = z.array(definition).safeParse(list).data
  if (definitions === undefined) return null
  const sorted = definitions.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify(sorted.map(canonical)))
    .digest('hex')
}

/** Keys in order; what is left out, `null`, `false` or empty means the same to Discord. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value)
    .filter(([, part]) => !isNothing(part))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(kept.map(([key, part]) => [key, canonical(part)]))
}

function isNothing(part: unknown): boolean {
  if (part === undefined || part === null || part === false) return true
  return typeof part === 'object' && Object.keys(part).length === 0
}
