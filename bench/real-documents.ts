import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export type FeedDocument = { readonly name: string; readonly bytes: Buffer }

/** The feed documents in a folder and all below it, in order of their paths. */
export function realDocuments(folder: string): readonly FeedDocument[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:xml|rss|atom)$/u.test(file))
    .toSorted()
    .map((file) => ({ name: basename(file), bytes: readFileSync(join(folder, file)) }))
}
