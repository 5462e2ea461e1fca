import { ChatError } from '../core/errors.ts'
import type { ChatAdapter } from '../core/ports/chat-adapter.ts'
import type { Clock } from '../core/ports/clock.ts'
import type { Meter, RequestAction } from '../core/ports/meter.ts'

/** The same adapter, with every answer of the platform counted and timed. */
export function meteredAdapter(inner: ChatAdapter, meter: Meter, clock: Clock): ChatAdapter {
  const timed = async <T>(
    action: RequestAction,
    work: () => Promise<T>,
    wasAsked: (answer: T) => boolean = () => true,
  ): Promise<T> => {
    const startedAt = clock.monotonicMs()
    const count = (result: Parameters<Meter['requested']>[2]): void => {
      meter.requested(inner.platform, action, result, clock.monotonicMs() - startedAt)
    }
    try {
      const answer = await work()
      if (wasAsked(answer)) count('ok')
      return answer
    } catch (error) {
      count(error instanceof ChatError ? error.kind : 'ambiguous')
      throw error
    }
  }
  return {
    platform: inner.platform,
    capabilities: inner.capabilities,
    start: (handlers) => inner.start(handlers),
    stop: () => inner.stop(),
    post: (channel, message) => timed('post', () => inner.post(channel, message)),
    // Where messages carry their pictures themselves, nobody is asked.
    upload: (channel, picture) =>
      timed(
        'upload',
        () => inner.upload(channel, picture),
        (id) => id !== null,
      ),
    edit: (channel, ref, message) => timed('edit', () => inner.edit(channel, ref, message)),
    reply: (channel, ref, message) => timed('reply', () => inner.reply(channel, ref, message)),
    openDirect: (workspace, personId) => timed('open-direct', () => inner.openDirect(workspace, personId)),
    findSent: (channel, query) => timed('find', () => inner.findSent(channel, query)),
  }
}
