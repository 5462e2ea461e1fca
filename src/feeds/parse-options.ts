export type ParseOptions = {
  /** As the server sent it. */
  readonly contentType?: string | null | undefined
  /** Where the document came from: relative addresses are resolved against it. */
  readonly url?: string | undefined
}
