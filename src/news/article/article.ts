import type { EvidenceField } from '../../core/evidence.ts'
import type { Place } from '../facts/evidence-of.ts'
import { findModels, type ModelMention } from '../names/find-models.ts'
import { withPlainSigns } from '../plain-signs.ts'
import { statementsOf, type Statement } from './statements.ts'

/** A statement and where it stands in its article. */
export type Told = Statement & {
  readonly field: EvidenceField
  /** Counts up with every heading. */
  readonly section: number
  /** Models of known families that it names with a version or a variant. */
  readonly models: readonly ModelMention[]
}

/** A run of statements as one text, with the place of each of its characters. */
export type Passage = { readonly text: string; place(offset: number): Place }

function toldOf(statement: Statement, field: EvidenceField, section: number): Told {
  const models = findModels(statement.text).filter(
    ({ family, version, variant }) => family !== null && (version !== null || variant !== null || family.isModelAlone),
  )
  return { ...statement, field, section, models, place: (offset) => statement.place(offset) }
}

/** The statements of an article, for read-events.ts alone; its title is a heading. */
export function articleOf(title: string, summary: string, language: string): readonly Told[] {
  const told = statementsOf(withPlainSigns(title, language)).map((statement) =>
    toldOf({ ...statement, kind: 'heading' }, 'title', 0),
  )
  let section = 0
  for (const statement of statementsOf(withPlainSigns(summary, language))) {
    if (statement.kind === 'heading') section += 1
    told.push(toldOf(statement, 'summary', section))
  }
  return told
}

const NOTHING: Passage = { text: '', place: () => ({ field: 'summary', at: 0 }) }

/** Statements as one text, a line each, which knows where each of its places stands in the entry. */
export function passageOf(statements: readonly Told[]): Passage {
  const [first] = statements
  if (first === undefined) return NOTHING
  const starts: number[] = []
  let text = ''
  for (const statement of statements) {
    if (text !== '') text += '\n'
    starts.push(text.length)
    text += statement.text
  }
  return {
    text,
    place: (offset) => {
      const at = Math.max(
        0,
        starts.findLastIndex((start) => start <= offset),
      )
      const own = statements[at] ?? first
      return { field: own.field, at: own.place(offset - (starts[at] ?? 0)) }
    },
  }
}
