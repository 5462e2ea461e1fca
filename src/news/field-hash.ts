import { createHash } from 'node:crypto'

/** SHA-256 (hex) of a whole field, as evidence keeps it. */
export function fieldHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
