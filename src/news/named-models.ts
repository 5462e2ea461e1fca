import type { ModelMention } from './names/find-models.ts'

/** What kinds of models a headline names. */
export type NamedModels = {
  /** One of a family that is known. */
  readonly known: boolean
  /** Such a one with its version. */
  readonly version: boolean
  /** One that is known by the form of its name alone. */
  readonly shaped: boolean
  /** A known one right at the beginning. */
  readonly early: boolean
}

export function namedModels(models: readonly ModelMention[]): NamedModels {
  let [known, version, shaped, early] = [false, false, false, false]
  for (const mention of models) {
    if (mention.family === null) shaped = true
    else {
      known = true
      version ||= mention.version !== null
      early ||= mention.start < 12
    }
  }
  return { known, version, shaped, early }
}
