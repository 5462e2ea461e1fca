import type { Selectable } from 'kysely'
import { amountFormOf } from '../core/amount-form.ts'
import type { Facts } from '../core/facts.ts'
import { isEnded } from '../core/mending.ts'
import type { NameKind } from '../core/name-kind.ts'
import { partMinor } from '../core/round-sums.ts'
import { STATUSES } from '../core/status.ts'
import type { Story } from '../core/story.ts'
import { TOPICS } from '../core/topic.ts'
import { fromJson, toJson } from './json.ts'
import { readFacts } from './read-facts.ts'
import type { Database } from './schema.ts'
import { wordsText } from './search.ts'
import { wordOf } from './word.ts'

function subjectOf(facts: Facts): string | null {
  return facts.topic === 'funding' ? (facts.company?.value ?? null) : (facts.models[0]?.vendor?.value ?? null)
}

/** In the order of importance within the story, each once. */
export function namesOf({ facts }: Story): readonly { readonly kind: NameKind; readonly name: string }[] {
  if (facts.topic === 'funding') return facts.company === null ? [] : [{ kind: 'company', name: facts.company.value }]
  const of = (kind: NameKind, names: readonly string[]) => [...new Set(names)].map((name) => ({ kind, name }))
  const vendors = facts.models.flatMap(({ vendor }) => (vendor === null ? [] : [vendor.value]))
  return [
    ...of('vendor', vendors),
    ...of(
      'model',
      facts.models.map(({ name }) => name.value),
    ),
  ]
}

function wordsOf({ title, facts }: Story): string {
  const names =
    facts.topic === 'funding'
      ? [facts.company?.value ?? '']
      : facts.models.flatMap((model) => [model.vendor?.value ?? '', model.name.value])
  return wordsText([title, ...names].join(' '))
}

/** What a story shows, as columns: what it is found, sorted and summed by, and the rest as JSON. */
export function viewRow(story: Story) {
  const amount = story.facts.topic === 'funding' ? (story.facts.amount?.value ?? null) : null
  return {
    amountMinor: amount?.amountMinor ?? null,
    currency: amount?.currency ?? null,
    amountForm: amountFormOf(story),
    debtMinor: story.facts.topic === 'funding' ? partMinor(story.facts, 'debt') : null,
    grantMinor: story.facts.topic === 'funding' ? partMinor(story.facts, 'grant') : null,
    soldMinor: story.facts.topic === 'funding' ? partMinor(story.facts, 'secondary') : null,
    topic: story.topic,
    status: story.status,
    title: story.title,
    url: story.url,
    subject: subjectOf(story.facts),
    words: wordsOf(story),
    amountUsd: story.facts.topic === 'funding' ? story.facts.amountUsd : null,
    round: story.facts.topic === 'funding' ? (story.facts.round?.value ?? null) : null,
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

/** Throws NewerWordError where a word of the row is none that this version knows. */
export function storyOf(row: Selectable<Database['stories']>): Story {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    publicId: row.publicId,
    topic: wordOf(TOPICS, row.topic),
    status: wordOf(STATUSES, row.status),
    title: row.title,
    url: row.url,
    facts: readFacts(row.factsJson),
    disputed: row.disputedJson === null ? { amount: null, valuation: null } : fromJson(row.disputedJson),
    sources: fromJson(row.sourcesJson),
    changes: fromJson(row.changesJson).map((change) => ({ ...change, revision: change.revision ?? 0 })),
    mending: row.mendingJson === null ? null : fromJson(row.mendingJson),
    firstAt: row.firstAt,
    eventAt: row.eventAt,
    updatedAt: row.updatedAt,
    importance: row.importance,
    revision: row.revision,
  }
}
