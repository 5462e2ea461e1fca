import { seenText } from '../bot/cards/visible-text.ts'
import { TOPIC_WORDS } from '../core/command.ts'
import { TOPICS, type Topic } from '../core/topic.ts'
import { escapeHtml } from './html.ts'

const TOPIC_TITLES: Readonly<Record<Topic, string>> = {
  'model-release': 'AI Wire: model releases',
  funding: 'AI Wire: funding rounds',
}

/** A feed for each topic, and that of the roundups (`topic` null). `name` stands in its address; `page` shows people the same. */
export const OWN_FEEDS: readonly {
  readonly topic: Topic | null
  readonly name: string
  readonly title: string
  readonly page: string
}[] = [
  ...TOPICS.map((topic) => {
    const name = TOPIC_WORDS[topic]
    return { topic, name, title: TOPIC_TITLES[topic], page: `/${name}` }
  }),
  { topic: null, name: 'roundup', title: 'AI Wire: the week', page: '/roundups' },
]

/** Times are Unix milliseconds; addresses absolute. */
export type OwnEntry = {
  /** A URI that never changes. */
  readonly id: string
  readonly title: string
  readonly url: string
  /** Of its title and of what `url` leads to (BCP 47); `null`: as the feed. */
  readonly language: string | null
  readonly publishedAt: number
  readonly updatedAt: number
  readonly content: { readonly type: 'text' | 'html'; readonly value: string }
}

export type OwnFeed = {
  readonly title: string
  /** Its own address. */
  readonly url: string
  /** Of the page that shows people the same. */
  readonly pageUrl: string
  readonly language: string
  /** Newest first. */
  readonly entries: readonly OwnEntry[]
}

/** The feed as Atom 1.0 (RFC 4287). */
export function atomOf({ title, url, pageUrl, language, entries }: OwnFeed): string {
  // A feed without entries has changed at no time that anybody knows.
  const updated = Math.max(0, ...entries.map(({ updatedAt }) => updatedAt))
  const items = entries.map(
    (entry) => `  <entry>
    <id>${escapeXml(entry.id)}</id>
    <title${attribute('xml:lang', entry.language)}>${escapeXml(entry.title)}</title>
    <link rel="alternate"${attribute('hreflang', entry.language)} href="${escapeXml(entry.url)}"/>
    <published>${isoTime(entry.publishedAt)}</published>
    <updated>${isoTime(entry.updatedAt)}</updated>
    <content type="${entry.content.type}">${escapeXml(entry.content.value)}</content>
  </entry>
`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>${escapeXml(url)}</id>
  <title>${escapeXml(title)}</title>
  <link rel="self" href="${escapeXml(url)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(pageUrl)}"/>
  <author><name>AI Wire</name></author>
  <updated>${isoTime(updated)}</updated>
${items.join('')}</feed>
`
}

/** The feed as JSON Feed 1.1. */
export function jsonFeedOf({ title, url, pageUrl, language, entries }: OwnFeed): string {
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: pageUrl,
    feed_url: url,
    language,
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: seenText(entry.title),
      [`content_${entry.content.type}`]: seenText(entry.content.value),
      date_published: isoTime(entry.publishedAt),
      date_modified: isoTime(entry.updatedAt),
    })),
  })}\n`
}

function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${escapeXml(value)}"`
}

// XML 1.0 has no place for them, nor for the control characters that nobody sees.
const UNWRITABLE = /[\uFFFE\uFFFF]/gu

function escapeXml(words: string): string {
  return escapeHtml(words).replace(UNWRITABLE, '')
}

function isoTime(atMs: number): string {
  return new Date(atMs).toISOString()
}
