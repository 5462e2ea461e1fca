import type { Writable } from 'node:stream'
import { openApp } from '../app.ts'
import { parseConfig } from '../config.ts'
import { InputError } from '../core/errors.ts'
import { loadCatalogue } from '../feeds/catalogue.ts'
import { createPinoLog } from '../ops/pino-log.ts'
import { systemClock } from '../ops/system-clock.ts'
import { readEnvironment } from './environment.ts'

/** `aiwire complaints [close ID]`: what readers say is wrong, oldest first. Throws InputError. */
export async function complaints(args: readonly string[], output: Writable): Promise<number> {
  const [action = 'list', id, ...more] = args
  if (!(action === 'list' && id === undefined) && !(action === 'close' && id !== undefined && more.length === 0)) {
    throw new InputError(['Write complaints, or complaints close and the id of one.'])
  }
  // Only its store is used, so that no platform is needed.
  const app = await openApp({
    config: { ...parseConfig(readEnvironment()), discord: null, slack: null },
    feeds: loadCatalogue(),
    clock: systemClock,
    log: createPinoLog({ level: 'error', secrets: [] }),
    print: () => undefined,
    isColoured: false,
  })
  try {
    if (id !== undefined) {
      if (await app.store.complaints.close(id, systemClock.nowMs())) return 0
      throw new InputError([`There is no open complaint ${id}. "aiwire complaints" lists them.`])
    }
    const open = await app.store.complaints.listOpen()
    if (open.length === 0) output.write('Nobody says that a story is wrong.\n')
    for (const { id: complaint, storyId, channelId, at, words } of open) {
      const story = await app.store.stories.find(storyId)
      output.write(`${complaint}  ${new Date(at).toISOString()}  ${channelId}\n`)
      output.write(`  story ${storyId}: ${story?.title ?? ''}\n  ${words === '' ? '(no words)' : words}\n`)
    }
    return 0
  } finally {
    await app.stop()
  }
}
