import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import type { Random } from '../../../core/ports/random.ts'

const ALGORITHM = 'aes-256-gcm'
const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Text that only the holder of the key can read, each for one place: moved to another it cannot be opened. */
export type SealedBox = {
  readonly seal: (text: string, place: string) => string
  /** `null` when it was sealed with another key, for another place, or changed since. */
  readonly open: (sealed: string, place: string) => string | null
}

/** AES-256-GCM. `key`: 32 bytes; `random` has to give unpredictable ids that never repeat. */
export function createSealedBox(key: Uint8Array, random: Random): SealedBox {
  return {
    seal(text, place) {
      const iv = createHash('sha256').update(random.id()).digest().subarray(0, IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${VERSION}.${sealed.toString('base64url')}`
    },

    open(sealed, place) {
      const [version, body = ''] = sealed.split('.')
      const bytes = Buffer.from(body, 'base64url')
      if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) return null
      try {
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(place))
          .setAuthTag(bytes.subarray(-TAG_BYTES))
        return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return null
      }
    },
  }
}
