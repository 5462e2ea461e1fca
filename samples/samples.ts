import { readFileSync } from 'node:fs'
import type { FeedKind } from '../src/core/feed.ts'

/** One hand-written feed document and what the catalogue would say of it. */
type Sample = {
  /** Name of the file in this folder. */
  readonly file: string
  readonly id: string
  readonly name: string
  /** BCP 47 primary subtag. */
  readonly language: string
  readonly kind: FeedKind
  /** 0 to 1. */
  readonly weight: number
  readonly contentType: string
}

const RSS = 'application/rss+xml; charset=utf-8'
const ATOM = 'application/atom+xml; charset=utf-8'
const RDF = 'application/rdf+xml; charset=utf-8'
const JSON_FEED = 'application/feed+json; charset=utf-8'

function sample(
  file: string,
  name: string,
  language: string,
  kind: FeedKind,
  weight: number,
  contentType: string,
): Sample {
  return { file, id: `sample-${file.replace(/\.\w+$/, '')}`, name, language, kind, weight, contentType }
}

/** The publishers are invented; what they tell happened around February 2026, moved into the last seven days. */
export const SAMPLES: readonly Sample[] = [
  sample('signal-post.xml', 'Signal Post', 'en', 'press', 0.9, RSS),
  sample('latent-ledger.atom', 'Latent Ledger', 'en', 'newsletter', 0.7, ATOM),
  sample('model-harbor.json', 'Model Harbor', 'en', 'press', 0.8, JSON_FEED),
  sample('capital-current.rdf', 'Capital Current', 'en', 'press', 0.8, RDF),
  // Its own declaration says ISO-8859-1, so the header names no encoding.
  sample('founders-slip.xml', 'Founders Slip', 'en', 'vc', 0.6, 'application/rss+xml'),
  sample('early-desk.xml', 'The Early Desk', 'en', 'press', 0.6, RSS),
  sample('token-talk.json', 'Token Talk', 'en', 'community', 0.2, JSON_FEED),
  sample('hanbit-tech.xml', '한빛 테크', 'ko', 'press', 0.8, RSS),
  sample('saebyeok-insight.atom', '새벽 인사이트', 'ko', 'newsletter', 0.7, ATOM),
  sample('mirae-capital.json', '미래자본 노트', 'ko', 'vc', 0.6, JSON_FEED),
  sample('xingtu-ai.xml', '星图智讯', 'zh', 'press', 0.8, RSS),
  sample('chuangtou-notes.atom', '创投便签', 'zh', 'newsletter', 0.7, ATOM),
  sample('kaiyuan-daily.json', '开源日课', 'zh', 'newsletter', 0.6, JSON_FEED),
  sample('mirai-tsushin.rdf', 'ミライ通信', 'ja', 'press', 0.8, RDF),
  sample('silicon-dayori.atom', 'シリコン便り', 'ja', 'newsletter', 0.7, ATOM),
]

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g
const OFFSET = /^-(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?\|(rfc822|iso)$/

function renderDate(placeholder: string, nowMs: number): string {
  const match = OFFSET.exec(placeholder)
  if (match === null) throw new Error(`{{${placeholder}}} is no date. Write it like {{-3d4h|iso}} or {{-30m|rfc822}}.`)
  const [, days = '0', hours = '0', minutes = '0', format] = match
  const date = new Date(nowMs - Number(days) * DAY_MS - Number(hours) * HOUR_MS - Number(minutes) * MINUTE_MS)
  return format === 'iso' ? date.toISOString() : date.toUTCString()
}

/** Replaces the dates of a template, which are written relative to now. Throws on a date that it can't read. */
export function renderTemplate(template: string, nowMs: number): string {
  return template.replace(PLACEHOLDER, (_whole, placeholder: string) => renderDate(placeholder, nowMs))
}

/** The document as its server would send it at `nowMs` (Unix milliseconds). */
export function renderSample(file: string, nowMs: number): string {
  return renderTemplate(readFileSync(new URL(file, import.meta.url), 'utf8'), nowMs)
}
