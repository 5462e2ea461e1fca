import { plainCompany } from '../../core/plain-company.ts'
import { usualCompany } from '../names/usual-company.ts'

/** What all names of one company share: `Mistral AI` and `Mistral`, `Zhipu AI` and `Z.ai`, `Cursor` and `Anysphere`. */
export function companyKey(name: string): string {
  return plainCompany(usualCompany(name))
}
