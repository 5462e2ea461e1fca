import { z } from 'zod'

export const readerName = z.enum(['ours', 'rss-parser', 'feedsmith', 'htmlparser2'])
export type ReaderName = z.infer<typeof readerName>

/** What a reading thread is told, and what it answers. */
export const ParseOrder = z.object({ bytes: z.instanceof(Uint8Array), runs: z.int() })
export const ParseTime = z.number().nullable()
export type ParseTime = z.infer<typeof ParseTime>
