import { newsItems } from './news-items.ts'

/** That many news as the items of a feed, one a second up to now. Returns the item of each place. */
export function newsFeedItems(count: number): (at: number) => string {
  const items = newsItems(count)
  const now = Date.now()
  return (at) => {
    const { title, summary } = items[at] ?? { title: '', summary: '' }
    const date = new Date(now - (items.length - at) * 1_000).toUTCString()
    return `<item><title>${title}</title><link>https://outlet.example/n/${at}</link><guid>n${at}</guid>
      <pubDate>${date}</pubDate><description>${summary ?? ''}</description></item>`
  }
}

export function newsFeed(
  { name, url }: { readonly name: string; readonly url: string },
  items: readonly string[],
): string {
  return `<rss version="2.0"><channel><title>${name}</title><link>${url}</link>${items.join('')}</channel></rss>`
}
