import { hash } from 'node:crypto'

/** SHA-256 (hex) of a whole field, as evidence keeps it. */
export function fieldHash(text: string): string {
  return hash('sha256', text, 'hex')
}
