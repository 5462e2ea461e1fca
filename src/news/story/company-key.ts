import { plainCompany } from '../../core/plain-company.ts'
import { inSimplified } from '../simplified.ts'
import { usualCompany } from '../names/usual-company.ts'

/** What all names of one company share: `Mistral AI` and `Mistral`, `Zhipu AI` and `Z.ai`, `Cursor` and `Anysphere`, `星澜` and `星瀾`. */
export function companyKey(name: string): string {
  return plainCompany(usualCompany(inSimplified(name)))
}
