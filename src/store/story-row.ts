import type { Selectable } from 'kysely'
import { amountFormOf } from '../core/amount-form.ts'
import { isEnded, type StoryMending } from '../core/mending.ts'
import type { NameKind } from '../core/name-kind.ts'
import { partMinor } from '../core/round-sums.ts'
import type { Story } from '../core/story.ts'
import { investorsOf, subjectOf, subjectsOf } from '../core/subject.ts'
import { modelsOf } from '../core/models-of.ts'
import { roundOf } from '../core/round-of.ts'
import { CHANGE_KIND, MENDING_KIND, STATUS, TOPIC } from './closed-sets.ts'
import { fromJson, toJson, type Json } from './json.ts'
import { readFacts } from './read-facts.ts'
import type { Database } from './schema.ts'
import { wordsText } from './search.ts'

/** In the order of importance within the story, each once. */
export function namesOf({
  facts,
}: Pick<Story, 'facts'>): readonly { readonly kind: NameKind; readonly name: string }[] {
  const of = (kind: NameKind, names: readonly string[]) => [...new Set(names)].map((name) => ({ kind, name }))
  if (facts.topic === 'funding') {
    const company = facts.company === null ? [] : [facts.company.value]
    const investors = investorsOf(facts).map(({ value }) => value)
    return [...of('company', company), ...of('investor', investors)]
  }
  return [
    ...of(
      'vendor',
      subjectsOf(facts).map(({ value }) => value),
    ),
    ...of(
      'model',
      facts.models.map(({ name }) => name.value),
    ),
  ]
}

function wordsOf({ title, facts }: Story): string {
  const models = modelsOf(facts).map(({ name }) => name)
  return wordsText([title, ...[...subjectsOf(facts), ...models].map(({ value }) => value)].join(' '))
}

/** Of the company that raises; `null` where nobody said it, and of a model. */
export function countryOf({ facts }: Pick<Story, 'facts'>): string | null {
  return roundOf(facts)?.country?.value ?? null
}

/** What a story shows, as columns: what it is found, sorted and summed by, and the rest as JSON. */
export function viewRow(story: Story) {
  const round = roundOf(story.facts)
  const amount = round?.amount?.value
  return {
    amountMinor: amount?.amountMinor ?? null,
    currency: amount?.currency ?? null,
    amountForm: amountFormOf(story),
    debtMinor: round === null ? null : partMinor(round, 'debt'),
    grantMinor: round === null ? null : partMinor(round, 'grant'),
    soldMinor: round === null ? null : partMinor(round, 'secondary'),
    topic: story.topic,
    status: story.status,
    title: story.title,
    url: story.url,
    subject: subjectOf(story.facts)?.value ?? null,
    words: wordsOf(story),
    amountUsd: round?.amountUsd ?? null,
    round: round?.round?.value ?? null,
    country: countryOf(story),
    firstAt: story.firstAt,
    eventAt: story.eventAt,
    updatedAt: story.updatedAt,
    importance: story.importance,
    revision: story.revision,
    factsJson: toJson(story.facts),
    disputedJson: toJson(story.disputed),
    sourcesJson: toJson(story.sources),
    changesJson: toJson(story.changes),
    mendingJson: story.mending === null ? null : toJson(story.mending),
    isEnded: isEnded(story.mending) ? 1 : 0,
    mergedInto: story.mending?.kind === 'merged' ? story.mending.intoId : null,
  }
}

type WordedRow = Pick<Selectable<Database['stories']>, 'topic' | 'status' | 'changesJson' | 'mendingJson'>

/** Whether this version knows every word with which the story is told. */
export function isTellable({ topic, status, changesJson, mendingJson }: WordedRow): boolean {
  if (!TOPIC.knows(topic) || !STATUS.knows(status)) return false
  if (mendingJson !== null && !MENDING_KIND.knows(fromJson(mendingJson).kind)) return false
  return fromJson(changesJson).every(({ kind }) => CHANGE_KIND.knows(kind))
}

/** Throws NewerWordError where a word of the row is none that this version knows: whoever knows it has to tell it. */
export function storyOf(row: Selectable<Database['stories']>): Story {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    publicId: row.publicId,
    topic: TOPIC.read(row.topic),
    status: STATUS.read(row.status),
    title: row.title,
    url: row.url,
    facts: readFacts(row.factsJson),
    disputed: row.disputedJson === null ? { amount: null, valuation: null } : fromJson(row.disputedJson),
    sources: fromJson(row.sourcesJson),
    changes: fromJson(row.changesJson).map((change) => ({
      ...change,
      kind: CHANGE_KIND.read(change.kind),
      revision: change.revision ?? 0,
    })),
    mending: row.mendingJson === null ? null : mendingOf(row.mendingJson),
    firstAt: row.firstAt,
    eventAt: row.eventAt,
    updatedAt: row.updatedAt,
    importance: row.importance,
    revision: row.revision,
  }
}

function mendingOf(text: Json<StoryMending>): StoryMending {
  const mending = fromJson(text)
  MENDING_KIND.read(mending.kind)
  return mending
}
