import type { EvidenceField } from '../../../core/evidence.ts'
import type { ModelMention } from '../../names/find-models.ts'

/** A mention of a model, and the field that it stands in. */
export type PlacedModel = { readonly mention: ModelMention; readonly field: EvidenceField }
