import { card, link, strong, text, type Card, type CardSection } from '../../core/card.ts'
import { isSecretAddress } from '../../core/secret-address.ts'
import type { FeedLevel } from '../../core/ports/feed-desk.ts'
import type { StoredFeed } from '../../core/ports/feed-store.ts'
import type { Language } from '../../core/workspace.ts'
import { feedStringsOf, problemWords } from './feed-strings.ts'
import { stringsOf } from './strings.ts'
import { webUrl } from './web-url.ts'

/** Of more than these, the list of all tells. */
const SHOWN_TROUBLES = 10

/** A workspace hears of it when feeds of its own are in trouble. Of one, the card leads to what can be done about it. */
export function feedTroubleCard(feeds: readonly StoredFeed[], language: Language): Card {
  const strings = feedStringsOf(language)
  const [first, ...others] = feeds
  if (first !== undefined && others.length === 0) return oneTroubleCard(first, language)
  const more = feeds.length - SHOWN_TROUBLES
  const rest = { heading: null, lines: [[text(stringsOf(language).andMoreFeeds(more))]] }
  return card({
    tone: 'error',
    title: strings.troublesTitle(feeds.length),
    sections: [
      ...feeds
        .slice(0, SHOWN_TROUBLES)
        .map((stored) => feedSection(stored, stored.state.stoppedAt === null ? null : 'stopped', language)),
      ...(more > 0 ? [rest] : []),
    ],
    footer: feeds.every(({ state }) => state.stoppedAt !== null) ? [] : [text(strings.toldOnce)],
    buttons: [{ kind: 'command', label: strings.title, run: { command: 'feeds', options: {} } }],
  })
}

function oneTroubleCard({ feed, state }: StoredFeed, language: Language): Card {
  const strings = feedStringsOf(language)
  const isGivenUp = state.stoppedAt !== null
  const problem = state.problem === null ? [] : [[text(problemWords(strings, state.problem))]]
  return card({
    tone: 'error',
    title: strings.troubleTitle(feed.name),
    url: openAddress(feed.url),
    lines: [...problem, ...(isGivenUp ? [[text(strings.givenUp)]] : [])],
    footer: isGivenUp ? [] : [text(strings.toldOnce)],
    buttons: [button(strings.check, 'check', feed.id), button(strings.remove, 'remove', feed.id)],
  })
}

function button(label: string, action: string, feedId: string): Card['buttons'][number] {
  return { kind: 'command', label, run: { command: 'feeds', options: { action, feed: feedId } } }
}

/** `null` for one that lets in whoever has it. */
function openAddress(url: string): string | null {
  return isSecretAddress(url) ? null : webUrl(url)
}

/** One feed with its health, in plain words; `level` is `null` where it stands above the feed. */
export function feedSection({ feed, state }: StoredFeed, level: FeedLevel | null, language: Language): CardSection {
  const strings = feedStringsOf(language)
  const read = state.lastSuccessAt
  const address = openAddress(feed.url)
  const problem = state.problem === null ? [] : [[text(problemWords(strings, state.problem))]]
  const health = [
    ...(level === null ? [] : [text(strings.level[level])]),
    ...(level === null || read === null ? [] : [text(' · ')]),
    ...(read === null ? [] : strings.lastRead({ kind: 'time', atMs: read, style: 'relative' })),
  ]
  return {
    heading: null,
    lines: [
      address === null ? [strong(feed.name)] : [strong(feed.name), text(' · '), link(strings.address, address)],
      ...(health.length === 0 ? [] : [health]),
      ...problem,
    ],
  }
}
