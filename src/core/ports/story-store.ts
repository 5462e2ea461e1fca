import type { MendingRecord } from '../mending.ts'
import type { NameKind } from '../name-kind.ts'
import type { RoundSums } from '../round-sums.ts'
import type { Report, Story, StoryCandidate } from '../story.ts'
import type { Topic } from '../topic.ts'

export type StoryQuery = {
  /** `null`: all of them. */
  readonly topic: Topic | null
  /**
   * Who asks: stories of other workspaces stay hidden, and a public one that its own story tells as well. `null`: public
   * stories only.
   */
  readonly workspaceId: string | null
  /** One of them has to be the vendor or company, whatever the case of its letters A to Z; `null` for any. */
  readonly subjects: readonly string[] | null
  /** One of them has to give money in the round, by a name that is the same company's; `null` for any or none. */
  readonly investors: readonly string[] | null
  /** Words of the title or the models' names, or of what somebody reported; `null` for any. */
  readonly words: string | null
  /** Other ways to write `words`: found as well where a story's title or its names have them. */
  readonly alsoWritten: readonly string[]
  readonly statuses: readonly string[] | null
  readonly minAmountUsd: number | null
  /** As facts say it: `series-a`; `null` for any. */
  readonly round: string | null
  /** The company that raises has to be of one of them, ISO 3166-1 alpha-2; `null` for any, and for none that is known. */
  readonly countries: readonly string[] | null
  /** Over `eventAt`, Unix milliseconds; `from` inclusive, `until` exclusive. */
  readonly from: number | null
  readonly until: number | null
  /** `best-of-day`: the newest day first, within a day (UTC) the most important. */
  readonly sort: 'newest' | 'largest' | 'best-of-day'
  readonly limit: number
  readonly offset: number
}

/** Whose stories are meant: those that everybody may see, one workspace's own, or the own ones of all workspaces. */
export type StoryScope = 'public' | 'own' | { readonly workspaceId: string }

type StoryPage = {
  readonly stories: readonly Story[]
  /** On all pages; also told where this one lies behind the last. */
  readonly total: number
}

export type CandidateQuery = {
  readonly topic: Topic
  readonly scope: StoryScope
  readonly keys: readonly string[]
  /** Those of the keys that say who or what is told of. */
  readonly naming: readonly string[]
  /** The window, Unix milliseconds. */
  readonly from: number
  readonly until: number
  readonly limit: number
  /** So many reports of each story, the newest ones. */
  readonly reportsEach: number
}

/** A report as it came, for telling again what happened. */
export type ReportStep = {
  readonly storyId: string
  readonly storyWorkspaceId: string | null
  readonly report: Report
  readonly seenAt: number
  /** It was there on its feed's first poll, so nothing was posted because of it. */
  readonly isBaseline: boolean
}

/** What belongs to a story, what is kept out of it, and what waits for it. */
export interface StoryReports {
  /**
   * Stories of that topic and scope that got one of the keys within the window (to the day), those first that share most
   * of the naming ones, then most of all. Bounded by keys and window, not by history.
   */
  findCandidates(query: CandidateQuery): Promise<readonly StoryCandidate[]>
  addReport(storyId: string, report: Report, keys: readonly string[]): Promise<void>
  /** Keeps what turns a story that is not there yet. Of what is kept the newest stay, as many as `most`, if published since `from`. */
  keepTurn(report: Report, key: string, bounds: { readonly from: number; readonly most: number }): Promise<void>
  /** What is kept under one of the keys, in the order of publication. */
  listTurns(keys: readonly string[]): Promise<readonly Report[]>
  /** Returns whether it was kept. */
  dropTurn(entryId: string): Promise<boolean>
  /** Puts the report in the place of the one that the story has of its entry. Keys are added. */
  replaceReport(storyId: string, report: Report, keys: readonly string[]): Promise<void>
  /** Takes the report of that entry from the story. Its keys stay: what they find is compared with the reports. */
  removeReport(storyId: string, entryId: string): Promise<void>
  /** Takes all reports and keys from the story. */
  removeReports(storyId: string): Promise<void>
  /** Remembers that these entries were taken out by hand: their reports come as `barred` with the candidate. */
  bar(storyId: string, entryIds: readonly string[]): Promise<void>
  unbar(storyId: string, entryIds: readonly string[]): Promise<void>
  /** What was taken out of one story stays out of another, too, but for what that one has. */
  passBars(fromId: string, toId: string): Promise<void>
  reports(storyId: string): Promise<readonly Report[]>
}

/** What stories there are, and what became of them. Changes nothing. */
export interface FoundStories {
  /** The workspaces' own stories of the same event as this public one; without ended ones. */
  listOwnOf(publicId: string): Promise<readonly Story[]>
  /** Stories that were merged into this one. */
  listMergedInto(storyId: string): Promise<readonly Story[]>
  /** Public stories of a topic that were retracted or merged into another since then, the last one first. */
  listEnded(query: { readonly topic: Topic; readonly from: number }): Promise<readonly Ended[]>
  /** What was done to a story by hand, oldest first. */
  listMendings(storyId: string): Promise<readonly MendingRecord[]>
  find(storyId: string): Promise<Story | null>
  findByEntry(entryId: string): Promise<readonly Story[]>
  /** Stories that were merged into another or retracted are in no list and no count. */
  list(query: StoryQuery): Promise<readonly Story[]>
  count(query: StoryQuery): Promise<number>
  /** A page of the list and how many there are in all: together, so that words are looked for once. */
  listPage(query: StoryQuery): Promise<StoryPage>
  /** What all rounds of a list raised together, and what was sold beside it; limit and offset don't matter. */
  sumRounds(query: StoryQuery): Promise<RoundSums>
  /**
   * All reports of the stories of a topic that had one in the time, in the order in which they were recorded. `from` is
   * inclusive; hidden is what is hidden in lists.
   */
  listSteps(query: {
    readonly topic: Topic
    readonly workspaceId: string
    readonly from: number
  }): Promise<readonly ReportStep[]>
  /**
   * Ids of stories whose event lies in one time and was first told by a report that was seen in another; what a feed's
   * baseline told does not count. Both from inclusive, until exclusive.
   */
  listSeen(query: {
    readonly event: { readonly from: number; readonly until: number }
    readonly seen: { readonly from: number; readonly until: number }
  }): Promise<ReadonlySet<string>>
  /** Countries of the companies of the newest of these rounds, the most frequent first; of as many rounds as the limit says. */
  listCountries(query: StoryQuery): Promise<readonly string[]>
  /** Distinct names of that kind that only this workspace's feeds tell (`null`: that everybody may see), most frequent first. */
  listNames(kind: NameKind, workspaceId: string | null): Promise<readonly string[]>
}

export interface StoryStore extends StoryReports, FoundStories {
  insert(story: Story): Promise<void>
  /** Writes the view, revision and changes of a story that exists. */
  update(story: Story): Promise<void>
  /** The own story tells the same event as this public one. */
  setPublic(storyId: string, publicId: string): Promise<void>
  addMending(record: MendingRecord): Promise<void>
}

/** A story that is told no more, and since when: Unix milliseconds. */
export type Ended = { readonly story: Story; readonly at: number }
