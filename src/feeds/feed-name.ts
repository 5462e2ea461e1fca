import { LONGEST_FEED_NAME, type Feed } from '../core/feed.ts'
import { shownAddress } from '../core/secret-address.ts'

const LONGEST_ADDRESS = 50

/** What a feed is called by what it calls itself, else by its address. */
export function feedName(title: string | null, url: string): string {
  const name = (title ?? '').replace(/\s+/g, ' ').trim()
  return name === '' ? shortAddress(url) : name.slice(0, LONGEST_FEED_NAME)
}

/** Told apart by its address from another feed that has its name already: people remove and check feeds by their names. */
export function distinctName({ name, url }: Pick<Feed, 'name' | 'url'>, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  const address = shortAddress(url)
  return `${name.slice(0, LONGEST_FEED_NAME - address.length - 3)} (${address})`
}

/** Without the scheme; of a long one the end, which is where the feeds of one host differ. */
function shortAddress(url: string): string {
  const address = shownAddress(url)
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/\/$/u, '')
  return address.length > LONGEST_ADDRESS ? `…${address.slice(1 - LONGEST_ADDRESS)}` : address
}
