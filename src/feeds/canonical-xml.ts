import type { ParsedEntry, ParsedFeed, ParsedFeedInfo } from '../core/entry.ts'
import { escapeText } from './entities.ts'

/**
 * A tidied feed as clean RSS 2.0. Bodies travel as `teaser` and `body`: under the names that rss-parser knows it makes
 * snippets of them in quadratic time.
 */
export function canonicalXml({ feed, entries }: ParsedFeed): string {
  return `<rss version="2.0"><channel>${infoXml(feed)}${entries.map(entryXml).join('')}</channel></rss>`
}

function infoXml(info: ParsedFeedInfo): string {
  return (
    element('title', info.title) +
    element('about', info.description) +
    element('link', info.link) +
    element('self', info.self) +
    element('hub', info.hub) +
    element('ttl', info.ttl === null ? null : String(info.ttl)) +
    element('language', info.language) +
    element('picture', info.image) +
    element('lastBuildDate', info.updated) +
    element('restHours', info.skipHours.join(' ')) +
    element('restDays', info.skipDays.join(' '))
  )
}

function entryXml(entry: ParsedEntry): string {
  return (
    '<item>' +
    element('guid', entry.id) +
    element('title', entry.title) +
    element('link', entry.url) +
    element('pubDate', entry.published) +
    element('updated', entry.updated) +
    element('person', entry.author) +
    element('teaser', entry.summary) +
    element('body', entry.content) +
    entry.categories.map((category) => element('topic', category)).join('') +
    element('picture', entry.image) +
    entry.enclosures.map((url) => element('attachment', url)).join('') +
    element('lang', entry.language) +
    '</item>'
  )
}

/** Nothing at all for an absent value. */
function element(name: string, value: string | null): string {
  return value === null || value === '' ? '' : `<${name}>${escapeText(value)}</${name}>`
}
