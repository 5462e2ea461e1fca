import type { Store } from '../../src/core/ports/store.ts'
import type { ChatFakes } from './chat-fakes.ts'
import { nameOf } from './publisher.ts'

export type Mistakes = {
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
    const all = (sent.get(channel.name) ?? []).map((one) => ({
      ...one,
      name: /Company \d{5}/u.exec(one.text)?.[0] ?? '',
    }))
    const posts = all.filter(({ isNote }) => !isNote)
    const notes = all.filter(({ isNote }) => isNote)
    const postsOf = Map.groupBy(posts, ({ name }) => name)
    for (const name of names) {
      const [post, ...more] = postsOf.get(name) ?? []
      if (post === undefined) sum.lost += 1
      else if (closed.has(name) && !post.text.includes('Announced')) sum.stale += 1
      sum.twice += more.length
    }
    for (const told of Map.groupBy(notes, ({ name }) => name).values()) sum.notesTwice += told.length - 1
    sum.outOfOrder += posts.filter(({ name }, at) => (posts[at - 1]?.name ?? '') > name).length
  }
  return sum
}
