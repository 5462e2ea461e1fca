import type { Language } from '../../core/workspace.ts'
import { LOCALE } from './locale.ts'

const LATIN_BEFORE = /[\p{Script=Latin}\p{N}]$/u
const LATIN_BEHIND = /^[\p{Script=Latin}\p{N}]/u

/** `Anthropic or Mistral`: in Chinese, Latin letters stand apart from the word between them, as everywhere. */
export function anyOf(values: readonly string[], language: Language): string {
  const parts = new Intl.ListFormat(LOCALE[language], { type: 'disjunction' }).formatToParts(values)
  if (language !== 'zh') return parts.map(({ value }) => value).join('')
  return parts
    .map(({ type, value }, at) => {
      if (type === 'element' || !/^\p{Script=Han}$/u.test(value)) return value
      const before = LATIN_BEFORE.test(parts[at - 1]?.value ?? '') ? ' ' : ''
      const behind = LATIN_BEHIND.test(parts[at + 1]?.value ?? '') ? ' ' : ''
      return `${before}${value}${behind}`
    })
    .join('')
}
