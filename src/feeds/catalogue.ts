import { z } from 'zod'
import { FEED_KINDS, LONGEST_FEED_NAME, type Feed } from '../core/feed.ts'
import rows from './catalogue.json' with { type: 'json' }

const rowShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: z.string().min(1).max(LONGEST_FEED_NAME),
  url: z.url({ protocol: /^https?$/ }),
  language: z.string().regex(/^[a-z]{2,3}$/),
  kind: z.enum(FEED_KINDS),
  weight: z.number().min(0).max(1),
  /** Made by somebody else from the pages of a publisher that offers no feed: off unless it is asked for. */
  scraped: z.boolean().default(false),
})

/** The feeds that everybody gets. Throws ZodError when the file breaks its rules. */
export function loadCatalogue(options: { readonly scraped: boolean }): readonly Feed[] {
  return z
    .array(rowShape)
    .parse(rows)
    .filter(({ scraped }) => options.scraped || !scraped)
    .map(({ id, name, url, language, kind, weight }) => ({
      id,
      scope: { kind: 'catalogue' },
      name,
      url,
      language,
      kind,
      weight,
    }))
}
