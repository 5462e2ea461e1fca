import { lazy } from '../../core/lazy.ts'
import { LANGUAGES } from '../../core/workspace.ts'
import { LOCALE } from '../cards/locale.ts'
import { plainWord } from './plain-word.ts'

/** Languages that publishers write in, as people may name them in any language of the interface. */
const CODES = (
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id is it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv ta th tr ' +
  'uk ur vi zh'
).split(' ')

const codesByName = lazy(() => {
  const codes = new Map<string, string>()
  for (const code of CODES) {
    for (const locale of [...LANGUAGES.map((language) => LOCALE[language]), code]) {
      const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code)
      if (name !== undefined) codes.set(name.toLowerCase(), code)
    }
  }
  // Countries' codes are mistaken for them, and are no codes of other languages here.
  codes
    .set('jp', 'ja')
    .set('kr', 'ko')
    .set('cn', 'zh')
    .set('简体中文', 'zh')
    .set('繁體中文', 'zh')
    .set('mandarin', 'zh')
  return codes.set('중국어', 'zh').set('中国語', 'zh').set('中文', 'zh').set('chinese', 'zh').set('汉语', 'zh')
})

/** English names, for a hint. */
export const languageNames: () => readonly string[] = lazy(() => {
  const names = new Intl.DisplayNames('en', { type: 'language' })
  return CODES.map((code) => names.of(code) ?? code)
})

/** A language by its code or name (`ko`, `Korean`, `한국어`): its BCP 47 primary subtag. `null` when it is none. */
export function parseLanguage(text: string): string | null {
  const typed = plainWord(text)
  const [primary = ''] = typed.split(/[-_]/u)
  return codesByName().get(typed) ?? (CODES.includes(primary) ? primary : null)
}
