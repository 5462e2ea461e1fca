import type { Language } from '../core/workspace.ts'
import { escapeHtml } from './html.ts'

export type PageView = {
  readonly language: Language
  /** What stands before the path of every page of ours, such as `/wire`; empty where they begin at the root. */
  readonly basePath: string
}

/** The address of a page of ours in that language, ready for an attribute. `at` is its path and query without `basePath`. */
export function inLanguage(at: string, { language, basePath }: PageView): string {
  // What begins with two slashes would be the address of another site.
  const path = at.replace(/^[/\\]+/u, '/')
  return escapeHtml(`${basePath}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
}
