import type { Writable } from 'node:stream'
import { InputError } from '../core/errors.ts'
import type { Store } from '../core/ports/store.ts'
import { systemClock } from '../ops/system-clock.ts'
import { printable } from './printable.ts'
import { withQuietApp } from './with-quiet-app.ts'

/** `aiwire complaints [close ID]`: what readers say is wrong, oldest first. Throws InputError. */
export async function complaints(args: readonly string[], output: Writable): Promise<number> {
  const [action = 'list', id, ...more] = args
  if (!(action === 'list' && id === undefined) && !(action === 'close' && id !== undefined && more.length === 0)) {
    throw new InputError(['Write complaints, or complaints close and the id of one.'])
  }
  return await withQuietApp(({ store }) => run(store, id, output))
}

async function run(store: Store, id: string | undefined, output: Writable): Promise<number> {
  if (id !== undefined) {
    if (!(await store.complaints.close(id, systemClock.nowMs())))
      throw new InputError([`There is no open complaint ${id}. "aiwire complaints" lists them.`])
    output.write(`${id} is closed.\n`)
    return 0
  }
  const open = await store.complaints.listOpen()
  if (open.length === 0) output.write('Nobody says that a story is wrong.\n')
  for (const { id: complaint, storyId, channelId, at, words } of open) {
    const story = await store.stories.find(storyId)
    output.write(`${complaint}  ${new Date(at).toISOString()}  ${channelId}\n`)
    output.write(`  story ${storyId}: ${printable(story?.title ?? '')}\n  ${printable(words) || '(no words)'}\n`)
  }
  return 0
}
