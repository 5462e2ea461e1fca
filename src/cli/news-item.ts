import { z } from 'zod'

/** A line of `classify` and `stories`. */
export const newsItem = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string().nullish(),
  url: z.string().nullish(),
  source: z.string().nullish(),
  lang: z.string().nullish(),
  date: z.string().nullish(),
})
export type NewsItem = z.infer<typeof newsItem>
