import type { ToldForm } from '../../core/amount-form.ts'
import type { Language } from '../../core/workspace.ts'
import { stringsOf } from './strings.ts'

/** A printed sum, said to be the most or the least there may be where it was told as that: `up to $500M`. */
export function inForm(printed: string, form: ToldForm | null, language: Language): string {
  const strings = stringsOf(language)
  if (form === null) return printed
  return form === 'ceiling' ? strings.upTo(printed) : strings.orMore(printed)
}
