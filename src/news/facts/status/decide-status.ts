import type { Fact } from '../../../core/evidence.ts'
import type { Status } from '../../../core/status.ts'
import type { SearchedText } from '../../patterns/searched-text.ts'
import type { EvidenceSource } from '../evidence-of.ts'
import { statusFact } from './status-fact.ts'

/** What a rule says of how far something has come. */
export type Said<S extends Status> = {
  readonly status: S
  /** The words that say so. Default: those that mostly say that status. */
  readonly words?: RegExp
  /** Only what was read so far is put right, and the rules behind this one are asked of that. Default: it decides. */
  readonly goesOn?: boolean
}

/** By name, in the order in which they are asked; `null`: a rule has nothing to say. */
export type PlainRules<A, S extends Status> = Readonly<Record<string, (asked: A) => Said<S> | null>>

/** The same, and `read` is what was read so far. */
export type Corrections<A, S extends Status> = Readonly<Record<string, (asked: A, read: S) => Said<S> | null>>

/** A status, and what decided on it: a rule by its name, or the `weights`. */
export type DecidedStatus<S extends Status> = { readonly status: Fact<S>; readonly statusBy: string }

type StatusTables<A, S extends Status> = {
  /** What is said so plainly that the weights are not asked: the first that answers decides. */
  readonly plain: PlainRules<A, S>
  /** What the weights say. */
  readonly learnt: (asked: A) => Said<S>
  /** What they cannot know of, or get wrong. */
  readonly corrections: Corrections<A, S>
}

/** A headline's words say that status. */
export function inTitle<S extends Status>(
  status: S,
  words: RegExp,
): (asked: { readonly title: SearchedText }) => Said<S> | null {
  return ({ title }) => (title.has(words) ? { status, words } : null)
}

/** Where a rule finds no other status than the one that was read, it has only the words for it. */
export function decideStatus<A, S extends Status>(
  { plain, learnt, corrections }: StatusTables<A, S>,
  asked: A,
  source: EvidenceSource,
): DecidedStatus<S> {
  for (const [statusBy, rule] of Object.entries(plain)) {
    const said = rule(asked)
    if (said !== null) return { status: statusFact(source, said.status, said.words), statusBy }
  }
  let read = learnt(asked)
  let statusBy = 'weights'
  for (const [name, rule] of Object.entries(corrections)) {
    const said = rule(asked, read.status)
    if (said === null) continue
    if (said.status !== read.status) statusBy = name
    read = said
    if (said.goesOn !== true) break
  }
  return { status: statusFact(source, read.status, read.words), statusBy }
}
