import type { ModelMention } from '../../names/find-models.ts'
import { usualCompany } from '../../names/usual-company.ts'
import type { ScannedField } from '../../scan-text.ts'

/** Whether a headline names a known model's maker, or a lab of it, before the model. */
export function namesMaker(
  { organisations }: Pick<ScannedField, 'organisations'>,
  { family, start }: ModelMention,
): boolean {
  return organisations.some(
    ({ organisation, end }) => end <= start && usualCompany(organisation.name) === family?.vendor,
  )
}
