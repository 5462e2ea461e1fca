import type { Writable } from 'node:stream'
import { InputError } from '../core/errors.ts'
import type { Store } from '../core/ports/store.ts'
import { systemClock } from '../ops/system-clock.ts'
import { counted } from './counted.ts'
import { printable } from './printable.ts'
import { withQuietApp } from './with-quiet-app.ts'

const MOST_SHOWN = 1_000

/** `aiwire dead list|redrive [ID...]`: deliveries that ran out of attempts, or of which no message can be made. A bot that runs meanwhile sends what is redriven. Throws InputError. */
export async function dead(args: readonly string[], output: Writable): Promise<number> {
  const [verb, ...ids] = args
  if (verb !== 'list' && verb !== 'redrive')
    throw new InputError(['Say what to do: aiwire dead list, or dead redrive [ID]'])
  if (verb === 'list' && ids.length > 0) throw new InputError(['dead list takes no more words.'])
  return await withQuietApp(({ store }) => (verb === 'list' ? list(store, output) : redrive(store, ids, output)))
}

async function list(store: Store, output: Writable): Promise<number> {
  const found = await store.deliveries.listDead(MOST_SHOWN)
  for (const { id, channelId, kind, storyId, week, owedAt, problem } of found) {
    const what = storyId === null ? (week ?? '') : ((await store.stories.find(storyId))?.title ?? storyId)
    output.write(
      `${id}  ${new Date(owedAt).toISOString()}  ${channelId}  ${kind}  ${printable(what)}\n    ${printable(problem ?? '')}\n`,
    )
  }
  output.write(
    found.length === 0 ? 'Nothing is dead.\n' : `${found.length} shown. aiwire dead redrive tries them again.\n`,
  )
  return 0
}

async function redrive(store: Store, ids: readonly string[], output: Writable): Promise<number> {
  const now = systemClock.nowMs()
  const count = await store.transaction(async (ledger) => {
    const unknown: string[] = []
    for (const id of ids) if ((await ledger.deliveries.find(id))?.state !== 'dead') unknown.push(id)
    if (unknown.length === 0) return await ledger.deliveries.redrive(ids.length === 0 ? null : ids, now)
    const missing = unknown.map((id) => `There is no dead delivery ${id}.`)
    throw new InputError([...missing, 'Nothing is sent again. "aiwire dead list" lists them.'])
  })
  output.write(`${counted(count, 'delivery is', 'deliveries are')} due again.\n`)
  return 0
}
