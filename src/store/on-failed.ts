/** Hears why a statement failed, whoever asked for it. */
export type OnFailed = (reason: unknown) => void
