import { z } from 'zod'

const text = z.string({ error: 'must be text in quotes' })
const needed = z.string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be text in quotes') })

/** A line of `classify` and `stories`. */
export const newsItem = z.object(
  {
    id: needed,
    title: needed,
    summary: text.nullish(),
    url: text.nullish(),
    source: text.nullish(),
    lang: text.nullish(),
    date: text.nullish(),
  },
  { error: 'not an object in {}' },
)
export type NewsItem = z.infer<typeof newsItem>
