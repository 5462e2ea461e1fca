import type { ParsedEntry, ParsedFeed, ParsedFeedInfo } from '../core/entry.ts'
import { escapeText } from './entities.ts'

/**
 * A tidied feed as clean RSS 2.0, with no more of an entry than its title: each element costs rss-parser time,
 * and of bodies it makes snippets, in quadratic time. `normalise` puts the rest back, entry by entry.
 */
export function canonicalXml({ feed, entries }: ParsedFeed): string {
  return `<rss version="2.0"><channel>${infoXml(feed)}${entries.map(entryXml).join('')}</channel></rss>`
}

function infoXml(info: ParsedFeedInfo): string {
  return (
    element('title', info.title) +
    element('link', info.link) +
    element('language', info.language) +
    element('lastBuildDate', info.updated) +
    element('ttl', info.ttl === null ? null : String(info.ttl))
  )
}

function entryXml(entry: ParsedEntry): string {
  return '<item>' + element('title', entry.title) + '</item>'
}

/** Nothing at all for an absent value. */
function element(name: string, value: string | null): string {
  return value === null || value === '' ? '' : `<${name}>${escapeText(value)}</${name}>`
}
