/**
 * Which of a Discord bot's connections a process keeps: as many as Discord recommends, or the shards from `first` to
 * `last`, counted from 0, of `count`.
 */
export type Shards = 'auto' | { readonly first: number; readonly last: number; readonly count: number }

/** What a part's shards are counted to; 0 where that is left to Discord. */
export function shardCountOf(shards: Shards): number {
  return shards === 'auto' ? 0 : shards.count
}

/** As DISCORD_SHARDS says it. */
export function shardsName(shards: Shards): string {
  return shards === 'auto' ? shards : `${shards.first}-${shards.last}/${shards.count}`
}

/** The numbers of a part's shards, lowest first. */
export function shardNumbers({ first, last }: Exclude<Shards, 'auto'>): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
