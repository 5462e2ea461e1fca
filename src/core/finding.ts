/** What a look at one part of the bot showed: all is well, something to see to, or something that keeps it from working. */
export type Finding = {
  readonly level: 'ok' | 'warn' | 'fail'
  /** One word or two: `discord`, `disk`. */
  readonly part: string
  /** One sentence, with what to do where it is not well. Never a secret. */
  readonly words: string
}
