import { randomBytes } from 'node:crypto'
import type { Clock } from '../core/ports/clock.ts'
import type { Random } from '../core/ports/random.ts'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_CHARACTERS = 10
const RANDOM_CHARACTERS = 16

/** ULIDs in lower case: 10 characters of time, 16 of randomness (https://github.com/ulid/spec). */
export function createSystemRandom(clock: Clock): Random {
  return {
    id() {
      let time = clock.nowMs()
      let head = ''
      for (let at = 0; at < TIME_CHARACTERS; at += 1) {
        head = ALPHABET.charAt(time % 32) + head
        time = Math.floor(time / 32)
      }
      return head + [...randomBytes(RANDOM_CHARACTERS)].map((byte) => ALPHABET.charAt(byte % 32)).join('')
    },
  }
}
