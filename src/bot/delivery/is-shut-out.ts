import type { Ledger } from '../../core/ports/store.ts'

/**
 * Whether the platform refuses the place, and not what is posted there, where its word says nothing: since another post
 * was refused like this one, nothing got through. To be called once for each post that is refused to the last.
 */
export async function isShutOut({ channels }: Pick<Ledger, 'channels'>, channelId: string): Promise<boolean> {
  const { refusals } = await channels.rest(channelId)
  // A wait that the platform once asked for is over.
  if (refusals === 0) await channels.setRest(channelId, { restUntil: 0, refusals: 1 })
  return refusals > 0
}
