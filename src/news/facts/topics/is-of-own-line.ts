import type { ModelMention } from '../../names/find-models.ts'
import { knownLine } from '../../names/known-lines.ts'
import { usualCompany } from '../../names/usual-company.ts'
import type { ScannedField } from '../../scan-text.ts'

/**
 * Whether a headline names, before a model that only its shape gives away, whose line it is of: `NVIDIA releases Hymba 2`.
 * Lines of many are words that mean something else without their maker.
 */
export function isOfOwnLine(
  { text, organisations }: Pick<ScannedField, 'text' | 'organisations'>,
  { name, family, start }: ModelMention,
): boolean {
  if (family !== null || start === 0) return false
  const maker = knownLine(name)?.maker
  if (maker === undefined) return false
  if (text.startsWith(`${maker} `)) return true
  const owner = usualCompany(maker)
  return organisations.some(({ organisation, end }) => end <= start && usualCompany(organisation.name) === owner)
}
