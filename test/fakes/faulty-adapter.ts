import type { ChatError } from '../../src/core/errors.ts'
import type { ChatAdapter } from '../../src/core/ports/chat-adapter.ts'

type Fault = { readonly when: 'before' | 'after'; readonly error: ChatError }

export type FaultyAdapter = ChatAdapter & {
  readonly faults: Fault[]
  /** The same of looking for what was sent, which finds nothing out then. */
  readonly lookFaults: ChatError[]
  readonly calls: string[]
  /** What happens elsewhere while a call is on its way. */
  readonly during: (() => Promise<void>)[]
}

/** An adapter that fails as planned: before it acted, or after, so that only the answer is lost. */
export function faultyAdapter(inner: ChatAdapter): FaultyAdapter {
  const faults: Fault[] = []
  const lookFaults: ChatError[] = []
  const calls: string[] = []
  const during: (() => Promise<void>)[] = []
  const through = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    calls.push(name)
    const fault = faults.shift()
    if (fault?.when === 'before') {
      await during.shift()?.()
      throw fault.error
    }
    const result = await work()
    await during.shift()?.()
    if (fault !== undefined) throw fault.error
    return result
  }
  return {
    faults,
    lookFaults,
    calls,
    during,
    platform: inner.platform,
    capabilities: inner.capabilities,
    start: (handlers) => inner.start(handlers),
    stop: () => inner.stop(),
    post: (channel, message) => through('post', () => inner.post(channel, message)),
    upload: (channel, picture) => through('upload', () => inner.upload(channel, picture)),
    edit: (channel, ref, message) => through('edit', () => inner.edit(channel, ref, message)),
    reply: (channel, ref, message) =>
      through(message.isForAll === true ? 'reply-for-all' : 'reply', () => inner.reply(channel, ref, message)),
    openDirect: (workspace, personId) => through('openDirect', () => inner.openDirect(workspace, personId)),
    findSent: async (channel, query) => {
      calls.push('findSent')
      const fault = lookFaults.shift()
      if (fault !== undefined) throw fault
      const found = await inner.findSent(channel, query)
      await during.shift()?.()
      return found
    },
  }
}
