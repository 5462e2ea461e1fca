import { FORUM_TAGS } from './limits.ts'

/** Those tags of a forum that are called like one of the labels, whatever their case, spaces and emoji. */
export function fittingTags<T extends { readonly name: string }>(
  tags: readonly T[],
  labels: readonly string[],
): readonly T[] {
  const wanted = new Set(labels.map(plain))
  return tags.filter(({ name }) => plain(name) !== '' && wanted.has(plain(name))).slice(0, FORUM_TAGS)
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
