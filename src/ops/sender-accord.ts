import { createHash } from 'node:crypto'
import type { Accord } from '../core/ports/store.ts'

const NUMBERS = 2 ** 31

/** Whoever sends over a database is one Discord bot: another would give up the channels that it is not in. */
export function senderAccord(token: string): Accord {
  // A token begins with its bot's id, which stays when the token is renewed.
  const [bot = ''] = token.split('.')
  return { kind: 'sender', number: createHash('sha256').update(bot).digest().readUInt32BE() % NUMBERS }
}

/** What to say where another bot sends already. */
export const OTHER_SENDER =
  'DISCORD_TOKEN: another Discord bot sends over this database, and this one would give up the channels that only that one is in. Name another database, or stop all processes of the other bot first.'
