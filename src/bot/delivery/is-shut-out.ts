import type { Ledger } from '../../core/ports/store.ts'

/**
 * Whether the platform refuses the place, and not what is posted there, where its word says nothing: since another post
 * was refused like this one, none got through. To be called once for each post that is refused to the last.
 */
export async function isShutOut({ channels }: Pick<Ledger, 'channels'>, channelId: string): Promise<boolean> {
  const { refusals, restUntil } = await channels.rest(channelId)
  // What rests already is counted where it is tried again.
  if (restUntil === 0) await channels.setRest(channelId, { restUntil, refusals: refusals === 0 ? 1 : 0 })
  return refusals > 0
}
