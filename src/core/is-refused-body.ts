import type { ChatError } from './errors.ts'

/** Whether the platform refused something in what was sent, maybe: without that it may take the rest. */
export function isRefusedBody({ kind }: ChatError): boolean {
  return kind === 'invalid' || kind === 'unclear'
}
