import type { Store } from '../../src/core/ports/store.ts'
import type { ChatFakes } from './chat-fakes.ts'
import { nameOf } from './publisher.ts'

type Mistakes = {
  readonly lost: number
  readonly twice: number
  readonly outOfOrder: number
  /** Changes that were told in a thread more than once. */
  readonly notesTwice: number
  /** Messages that do not show their story's newest revision. */
  readonly stale: number
}

/** Looks at every channel as its readers do: each story once, in order, and as it is now. */
export async function countMistakes(chat: ChatFakes, store: Store, stories: number): Promise<Mistakes> {
  const sum = { lost: 0, twice: 0, outOfOrder: 0, notesTwice: 0, stale: 0 }
  const names = Array.from({ length: stories }, (_, number) => nameOf(number))
  const closed = new Set<string>()
  for (const [number, name] of names.entries()) {
    if ((await store.stories.find(`s${number}`))?.status === 'announced') closed.add(name)
  }
  const sent = chat.sent()
  for (const channel of chat.channels) {
    const all = (sent.get(channel.name) ?? []).map((one) => ({ ...one, names: namesIn(one.text) }))
    const posts = all.filter(({ isNote }) => !isNote)
    // What waited for hours shares a message, which is not brought up to date.
    const told = posts.flatMap(({ names, text }) => names.map((name) => ({ name, text, isShared: names.length > 1 })))
    const toldOf = Map.groupBy(told, ({ name }) => name)
    for (const name of names) {
      const [one, ...more] = toldOf.get(name) ?? []
      if (one === undefined) sum.lost += 1
      else if (!one.isShared && closed.has(name) && !one.text.includes('Announced')) sum.stale += 1
      sum.twice += more.length
    }
    const notes = all.filter(({ isNote }) => isNote).map((one) => one.names[0] ?? '')
    for (const same of Map.groupBy(notes, (name) => name).values()) sum.notesTwice += same.length - 1
    sum.outOfOrder += told.filter(({ name }, at) => (told[at - 1]?.name ?? '') > name).length
  }
  return sum
}

function namesIn(text: string): readonly string[] {
  return [...new Set(text.match(/Company \d{5}/gu))]
}
