import { randomFillSync } from 'node:crypto'
import type { Clock } from '../core/ports/clock.ts'
import type { Random } from '../core/ports/random.ts'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_CHARACTERS = 10
const RANDOM_CHARACTERS = 16
/** The system is asked for the randomness of many ids at once: each question costs as much as a hundred ids. */
const POOL_BYTES = 64 * RANDOM_CHARACTERS

/** ULIDs in lower case: 10 characters of time, 16 of randomness (https://github.com/ulid/spec). */
export function createSystemRandom(clock: Clock): Random {
  const pool = new Uint8Array(POOL_BYTES)
  let used = POOL_BYTES
  return {
    id() {
      if (used === POOL_BYTES) {
        randomFillSync(pool)
        used = 0
      }
      let time = clock.nowMs()
      let id = ''
      for (let at = 0; at < TIME_CHARACTERS; at += 1) {
        id = ALPHABET.charAt(time % 32) + id
        time = Math.floor(time / 32)
      }
      for (const byte of pool.subarray(used, used + RANDOM_CHARACTERS)) id += ALPHABET.charAt(byte % 32)
      used += RANDOM_CHARACTERS
      return id
    },
  }
}
