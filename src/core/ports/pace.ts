/** What all requests to a platform under one token pass, whoever makes them. Answers to interactions need not. */
export interface Pace {
  /** Waits until one more request fits into the platform's second. Throws ChatError `rate-limited` while too many were refused. */
  request(): Promise<void>
  /** The platform refused a request in a way of which it bears only so many. Returns true when from now on none is made for a while. */
  noteRefusal(): boolean
  /** The platform ended the connection because of the token: nothing is sent any more, until another start. */
  noteBadToken(): void
  /**
   * The platform ended the connection over which it tells what people ask, for another reason that lasts: nobody is answered
   * until another start, and sending goes on. `problem` says what to do.
   */
  noteDeaf(problem: string): void
}
