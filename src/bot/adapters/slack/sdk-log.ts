import { LogLevel } from '@slack/bolt'
import type { Logger } from '@slack/bolt'
import type { Log } from '../../../core/ports/log.ts'

/** What the SDK has to say goes into our log, a level lower; its debug lines hold whole bodies and are dropped. */
export function sdkLog(log: Log): Logger {
  const said = (parts: readonly unknown[]) => ({
    text: parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '),
  })
  return {
    debug: () => undefined,
    info: (...parts: readonly unknown[]) => {
      log.debug('slack sdk', said(parts))
    },
    warn: (...parts: readonly unknown[]) => {
      log.info('slack sdk', said(parts))
    },
    error: (...parts: readonly unknown[]) => {
      log.warn('slack sdk', said(parts))
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  }
}
