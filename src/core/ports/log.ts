export type LogFields = Readonly<Record<string, unknown>>

/** Structured log. Messages are constant text; what varies goes into the fields. Secrets are redacted by the implementation. */
export interface Log {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}
