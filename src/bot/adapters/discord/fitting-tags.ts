import { lettersOf } from '../../../core/letters-of.ts'
import { FORUM_TAGS } from './limits.ts'

/** Those tags of a forum that are called like one of the labels, whatever their case, spaces and emoji. */
export function fittingTags<T extends { readonly name: string }>(
  tags: readonly T[],
  labels: readonly string[],
): readonly T[] {
  const wanted = new Set(labels.map(lettersOf))
  return tags.filter(({ name }) => lettersOf(name) !== '' && wanted.has(lettersOf(name))).slice(0, FORUM_TAGS)
}
