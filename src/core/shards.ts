/**
 * Which of a Discord bot's connections a process keeps: as many as Discord recommends, or the shards from `first` to
 * `last`, counted from 0, of `count`.
 */
export type Shards = 'auto' | { readonly first: number; readonly last: number; readonly count: number }

/** The numbers of a part's shards, lowest first. */
export function shardNumbers({ first, last }: Exclude<Shards, 'auto'>): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
