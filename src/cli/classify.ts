import type { Readable, Writable } from 'node:stream'
import { InputError } from '../core/errors.ts'
import { modelsOf } from '../core/models-of.ts'
import { subjectOf } from '../core/subject.ts'
import type { Events } from '../news/article/read-events.ts'
import { printEvent, printModel, printRound } from './print-facts.ts'
import { readItem, readItemEvents } from './read-item.ts'
import { readItems } from './read-items.ts'

/** The main event of each topic; where a text tells several, `models` are those of all of them and `events` has each. */
function answer(id: string, { main, all }: Events): object {
  const release = main.find((one) => one.topic === 'model-release')
  const funding = main.find((one) => one.topic === 'funding')
  const models = all.flatMap(modelsOf)
  return {
    id,
    topics: main.map((one) => one.topic),
    ...(release === undefined
      ? {}
      : { status: release.status.value, vendor: subjectOf(release)?.value ?? null, models: models.map(printModel) }),
    ...(funding === undefined
      ? {}
      : { fundingStatus: funding.status.value, ai: funding.isAi, funding: printRound(funding) }),
    ...(all.length > main.length ? { events: all.map(printEvent) } : {}),
  }
}

/**
 * Reads news items as JSON lines and answers each with one line; returns the exit code. With `--why` the line has, too, what
 * decided on each topic and its status when the bot reads the item.
 */
export async function classify(
  args: readonly string[],
  input: Readable,
  output: Writable,
  errors: Writable,
): Promise<number> {
  const [why, ...more] = args
  if ((why !== undefined && why !== '--why') || more.length > 0)
    throw new InputError(['classify takes --why and no other word. Write: aiwire classify < items.jsonl'])
  let code = 0
  for await (const item of readItems(input, errors)) {
    if (item === null) code = 1
    else {
      const said = answer(item.id, readItemEvents(item))
      output.write(`${JSON.stringify(why === undefined ? said : { ...said, why: readItem(item).decided })}\n`)
    }
  }
  return code
}
