/**
 * Draws the card of the most reported story of a ledger as Discord shows it, for the README:
 * `node scripts/card-picture.ts DEMO.db OUT.png`. Needs Chromium.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { renderMessage, type DiscordBody } from '../src/bot/adapters/discord/render.ts'
import { buildStoryCard } from '../src/bot/cards/story-card.ts'
import { systemClock } from '../src/ops/system-clock.ts'
import { createSystemRandom } from '../src/ops/system-random.ts'
import { ANY_STORY } from '../src/core/any-story.ts'
import { openStore } from '../src/store/open-store.ts'

const SIZE = '620,372'

const [database, picture] = process.argv.slice(2)
if (database === undefined || picture === undefined) {
  console.error('usage: card-picture.ts DEMO.db OUT.png')
  process.exit(2)
}

const store = await openStore({ url: `sqlite:${resolve(database)}`, random: createSystemRandom(systemClock) })
const rounds = await store.stories.list({
  ...ANY_STORY,
  topic: 'funding',
  statuses: ['announced'],
  sort: 'largest',
  limit: 50,
  offset: 0,
})
await store.close()
const [story] = rounds.toSorted((a, b) => b.sources.length - a.sources.length)
if (story === undefined) throw new Error(`${database} has no announced round`)

const folder = mkdtempSync(join(tmpdir(), 'aiwire-picture-'))
const page = join(folder, 'card.html')
writeFileSync(page, html(renderMessage({ deliveryId: 'd', card: buildStoryCard(story, 'en'), language: 'en' })))
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--hide-scrollbars']
const drawn = spawnSync(
  'chromium',
  [
    ...flags,
    '--force-device-scale-factor=2',
    `--window-size=${SIZE}`,
    `--screenshot=${resolve(picture)}`,
    `file://${page}`,
  ],
  { stdio: 'ignore' },
)
rmSync(folder, { recursive: true })
process.exitCode = drawn.status ?? 1

function html({ embeds: [embed], components }: DiscordBody): string {
  if (embed === undefined) throw new Error('a story is always an embed')
  const fields = (embed.fields ?? []).map(
    ({ name, value }) => `<div><b>${markdown(name)}</b><br>${markdown(value)}</div>`,
  )
  const buttons = components
    .flatMap((row) => row.components)
    .map(({ label, style }) => `<button>${escaped(label)}${style === 5 ? ' ↗' : ''}</button>`)
  return `<!doctype html><meta charset="utf-8"><style>
    body { background: #313338; color: #dbdee1; font: 15px/1.4 "Noto Sans", "Noto Sans CJK KR", sans-serif; margin: 16px; display: flex; gap: 14px }
    .face { flex: none; width: 40px; height: 40px; border-radius: 50%; background: #5865f2; color: white; text-align: center; line-height: 40px; font-weight: 700 }
    .name { color: white; font-weight: 600 } .app { background: #5865f2; color: white; border-radius: 3px; padding: 0 4px; font-size: 11px; vertical-align: 2px }
    .embed { background: #2b2d31; border-left: 4px solid #${embed.color.toString(16).padStart(6, '0')}; border-radius: 4px; padding: 12px 16px; max-width: 480px; margin: 4px 0 8px }
    .author { font-size: 13px; font-weight: 600 } a { color: #00a8fc; text-decoration: none } h4 { margin: 6px 0; font-size: 16px }
    .fields { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; font-size: 14px; margin-top: 8px } .foot { font-size: 12px; margin-top: 10px; color: #b5bac1 }
    button { background: #4e5058; color: white; border: 0; border-radius: 4px; padding: 6px 14px; margin: 0 8px 8px 0; font: inherit; font-size: 14px }
  </style><div class="face">AI</div><div><span class="name">AI Wire</span> <span class="app">APP</span>
  <div class="embed"><div class="author">${escaped(embed.author?.name ?? '')}</div><h4><a>${markdown(embed.title ?? '')}</a></h4>
  <div>${markdown(embed.description ?? '')}</div><div class="fields">${fields.join('')}</div>
  <div class="foot">${escaped(embed.footer?.text ?? '')}${shownTime(embed.timestamp)}</div></div>${buttons.join('')}</div>`
}

/** Discord puts the time behind the footer. */
function shownTime(timestamp: string | undefined): string {
  if (timestamp === undefined) return ''
  return ` · ${new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(timestamp))}`
}

/** The little of Discord's markup that our own cards use. */
function markdown(text: string): string {
  return escaped(text)
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/gu, '<a>$1</a>')
    .replace(/\*\*((?:\\.|[^*\\])*)\*\*/gu, '<b>$1</b>')
    .replace(/^-# (.*)$/gmu, '<small>$1</small>')
    .replace(/&lt;t:(\d+):[a-zA-Z]&gt;/gu, (_whole, seconds: string) =>
      new Date(Number(seconds) * 1_000).toDateString(),
    )
    .replace(/\\(.)/gu, '$1')
    .replaceAll('\n', '<br>')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
