import type { Entry, RecordedEntry } from '../entry.ts'
import type { EntryOutcome } from '../outcome.ts'

export interface EntryStore {
  /** What is known of these identity keys in this feed: key -> entry. */
  findByKeys(feedId: string, keys: readonly string[]): Promise<ReadonlyMap<string, RecordedEntry>>
  /** Publication time of the oldest known entry, `null` when none is known. */
  oldestPublishedAt(feedId: string): Promise<number | null>
  /** False when the feed has this identity already: then nothing was written. */
  insert(entry: Entry, outcome: EntryOutcome): Promise<boolean>
  setOutcome(entryId: string, outcome: EntryOutcome, storyId: string | null): Promise<void>
  /** The entries belong to another story now; the others of `fromId` stay. */
  moveToStory(entryIds: readonly string[], fromId: string, toId: string): Promise<void>
  /** An edited text updates the entry and adds what new keys it has. */
  updateText(entryId: string, entry: Pick<Entry, 'title' | 'summary' | 'url' | 'identityKeys'>): Promise<void>
  /**
   * By an address, however it is spelled, or where there is none by words of the title. Newest first. Of what feeds tell
   * that everybody reads, and the workspace's own; `null`: everybody's alone.
   */
  search(
    query: { readonly url: string | null; readonly words: string; readonly workspaceId: string | null },
    limit: number,
  ): Promise<readonly RecordedEntry[]>
  /** When the first entry of all that are kept was seen; `null` where there is none. */
  firstSeenAt(): Promise<number | null>
}
