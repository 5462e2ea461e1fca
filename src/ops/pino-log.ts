import { destination, pino, stdSerializers } from 'pino'
import type { Log, LogFields } from '../core/ports/log.ts'
import { redact } from '../core/redact.ts'

/** JSON lines on standard error. `secrets` never appear, whatever field or text they hide in. */
export function createPinoLog(options: {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly secrets: readonly string[]
  /** Takes the lines instead of standard error. */
  readonly write?: (line: string) => void
}): Log {
  const write = options.write ?? writeToStandardError()
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: withErrorsInWords },
      // Done by then, and done twice it would call every error an Object.
      serializers: { err: (said: unknown) => said },
    },
    {
      write(line: string) {
        write(redact(line, options.secrets))
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

/** What is kept of lines that cannot be written, in bytes: a disk that is full takes them once there is room again. */
const KEPT_BYTES = 1_000_000

function writeToStandardError(): (line: string) => void {
  const stream = destination({ dest: 2, sync: true, maxLength: KEPT_BYTES })
  // A bot whose log is on a full disk goes on: what it owes is on its way to other computers.
  stream.on('error', () => undefined)
  return (line) => {
    stream.write(line)
  }
}

/** JSON says nothing of an error, and pino writes only the field `err` out by itself. */
function withErrorsInWords(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? stdSerializers.err(value) : value]),
  )
}
