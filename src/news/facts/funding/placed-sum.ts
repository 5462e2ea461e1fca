import type { EvidenceField } from '../../../core/evidence.ts'
import type { MoneyMention } from '../../money.ts'

/** A sum, and the field that it stands in. */
export type PlacedSum = { readonly mention: MoneyMention; readonly field: EvidenceField }
