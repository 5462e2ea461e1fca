import { destination, pino } from 'pino'
import type { Log } from '../core/ports/log.ts'
import { redact } from '../core/redact.ts'

/** JSON lines on standard error. `secrets` never appear, whatever field or text they hide in. */
export function createPinoLog(options: {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly secrets: readonly string[]
}): Log {
  const stream = destination({ dest: 2, sync: true })
  const logger = pino(
    { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write(line: string) {
        stream.write(redact(line, options.secrets))
      },
    },
  )
  return {
    debug: (message, fields) => {
      logger.debug(fields ?? {}, message)
    },
    info: (message, fields) => {
      logger.info(fields ?? {}, message)
    },
    warn: (message, fields) => {
      logger.warn(fields ?? {}, message)
    },
    error: (message, fields) => {
      logger.error(fields ?? {}, message)
    },
  }
}
