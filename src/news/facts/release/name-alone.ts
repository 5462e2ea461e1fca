import { modelParts } from '../../names/model-parts.ts'
import type { ScannedText } from '../../scan-text.ts'
import { siteOwner } from '../site-owner.ts'
import type { PlacedModel } from './placed-model.ts'

/** A name, or two with a stroke between them, and nothing else. */
const ALONE = /^(\p{Lu}[\p{L}\d.+-]{2,24}(?: [\p{Lu}\d][\p{L}\d.+-]{0,16}){0,3})(?: ?\/ ?\p{Lu}[^/]{1,40})?[.!]?$/u

/** The model whose name is all that its maker writes above the news of it, on its own site; `null` where there is more. */
export function nameAlone({ title, url }: Pick<ScannedText, 'title' | 'url'>): PlacedModel | null {
  const name = title.models.length === 0 ? ALONE.exec(title.text)?.[1] : undefined
  if (name === undefined || title.organisations.length > 0 || siteOwner(url) === null) return null
  return {
    mention: { name, start: 0, end: name.length, family: null, ...modelParts(name), found: 'title' },
    field: 'title',
  }
}
