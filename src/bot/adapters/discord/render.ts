import {
  link,
  text,
  type Card,
  type CardButton,
  type CardMention,
  type CardSection,
  type CardTone,
  type Inline,
  type Line,
} from '../../../core/card.ts'
import type { OutgoingMessage, Picture } from '../../../core/ports/chat-adapter.ts'
import { inPlainWords } from '../../cards/in-plain-words.ts'
import { cleanText, shorten } from '../../cards/visible-text.ts'
import { commandLine } from '../../commands/command-line.ts'
import { encodeCommand, encodeDelivery } from './custom-id.ts'
import * as limits from './limits.ts'
import { escapeText, safeUrl } from './escape-text.ts'
import { linkAddress } from './link-address.ts'
import { isSnowflake } from './snowflake.ts'

type EmbedField = { readonly name: string; readonly value: string; readonly inline: boolean }

type Embed = {
  /** Not where it shows a picture. */
  readonly title?: string
  readonly color: number
  /** A picture that comes with the message: `attachment://` and the file's name. */
  readonly image?: { readonly url: string }
  readonly url?: string
  readonly author?: { readonly name: string }
  readonly description?: string
  readonly fields?: readonly EmbedField[]
  readonly footer?: { readonly text: string }
  readonly timestamp?: string
}

/** What goes with the message as a file: `id` is its place among them, from 0. `description` is its text for who can't see it. */
type Attachment = { readonly id: string; readonly filename: string; readonly description: string }

type Button =
  | { readonly type: 2; readonly style: 5; readonly label: string; readonly url: string }
  | {
      readonly type: 2
      readonly style: 2
      readonly label: string
      readonly custom_id: string
      readonly disabled?: boolean
    }

type ButtonRow = { readonly type: 1; readonly components: readonly Button[] }

/** What creates or replaces a message. An edit sends every part, or Discord would keep the old one. */
export type DiscordBody = {
  readonly embeds: readonly Embed[]
  readonly attachments?: readonly Attachment[]
  readonly components: readonly ButtonRow[]
  /** The one mention that may ping, where there is one; or all that is left of a card that Discord refused. */
  readonly content?: string
  readonly allowed_mentions: {
    readonly parse: readonly []
    readonly roles?: readonly string[]
    readonly users?: readonly string[]
  }
}

const COLOURS: Readonly<Record<CardTone, number>> = {
  model: 0x4f7cff,
  funding: 0x2ea36b,
  rumour: 0xa0a4ad,
  roundup: 0x8b5cf6,
  info: 0x5b6b7f,
  error: 0xd64545,
}

const NO_PINGS = { parse: [] } as const
/** A label or title of which nothing can be shown. */
const NOTHING = '…'

/**
 * The body of a message, within the limits of Discord, whatever the card holds.
 * https://docs.discord.com/developers/resources/message#create-message
 */
export function renderMessage({ card, deliveryId, isPlain = false, pictures = [] }: OutgoingMessage): DiscordBody {
  if (isPlain) return { ...renderWords(card), components: renderButtons([], deliveryId) }
  const bare = renderAnswer({ ...card, buttons: [] }, pictures)
  return { ...bare, components: renderButtons(card.buttons, deliveryId) }
}

/** A card that answers somebody, with its pictures. */
export function renderAnswer(card: Card, pictures: readonly Picture[]): DiscordBody {
  const shown = renderCard(card)
  return pictures.length === 0 ? shown : { ...shown, ...renderPictures(shown.embeds[0], picturesOf(pictures)) }
}

/** As many as a message shows: their files go with it, in this order. */
export function picturesOf(pictures: readonly Picture[]): readonly Picture[] {
  return pictures.slice(0, limits.EMBEDS - 1)
}

/** Whether the words of the card go into one message whole. */
export function fits(given: Card): boolean {
  const card = withAllWritten(given)
  const { inDescription } = placeSections(card)
  const { text, subtext } = renderFooter(card.footer)
  const whole = renderBlocks(card, inDescription, subtext, Number.POSITIVE_INFINITY)
  const title = escapeText(cleanText(card.title), limits.EMBED_TITLE)
  const badge = shorten(cleanText(card.badge ?? ''), limits.EMBED_AUTHOR)
  const left = limits.EMBED_TOTAL - title.length - badge.length - text.length
  return whole.length + MORE.length <= Math.min(left, limits.EMBED_DESCRIPTION)
}

/** Each in an embed of its own, whole and as wide as can be: side by side Discord would cut them. */
function renderPictures(first: Embed, pictures: readonly Picture[]): Pick<DiscordBody, 'embeds' | 'attachments'> {
  const { color } = first
  return {
    embeds: [first, ...pictures.map(({ name }): Embed => ({ color, image: { url: `attachment://${name}` } }))],
    attachments: pictures.map(({ name, alt }, place) => ({
      id: String(place),
      filename: name,
      description: shorten(cleanText(alt), limits.ATTACHMENT_DESCRIPTION),
    })),
  }
}

/** What makes a post in a forum. */
type ForumBody = {
  readonly name: string
  readonly auto_archive_duration: number
  readonly applied_tags: readonly string[]
  readonly message: DiscordBody
}

/**
 * The same as the first message of a post in a forum.
 * https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel
 */
export function renderPost(message: OutgoingMessage, tags: readonly string[]): ForumBody {
  return {
    name: threadName(message.card),
    auto_archive_duration: limits.THREAD_ARCHIVE_MINUTES,
    applied_tags: tags,
    message: renderMessage(message),
  }
}

/** Its badge, without which what is denied would read as true, its title and its link, which shows no preview. */
function renderWords(card: Card): Pick<DiscordBody, 'content' | 'embeds' | 'allowed_mentions'> {
  const { title, url } = inPlainWords(card)
  const { badge } = card
  const address = safeUrl(url, limits.LINK_URL)
  const whole = badge === null ? title : `${badge} · ${title}`
  // It calls nobody, and must not look as if it did.
  const named = cleanText(whole).replace(/@(?=everyone|here)/giu, '@\u200b')
  const words = escapeText(named, limits.CONTENT - (address?.length ?? 0) - '\n<>'.length) || NOTHING
  return { content: address === null ? words : `${words}\n<${address}>`, embeds: [], allowed_mentions: NO_PINGS }
}

/** A card as an embed with its buttons, without pictures. */
export function renderCard(given: Card): DiscordBody & { readonly embeds: readonly [Embed] } {
  const card = withAllWritten(given)
  return { embeds: [renderEmbed(card)], components: renderButtons(card.buttons, null), ...renderMention(card.mention) }
}

/** Commands that are too long for a button are not lost, nor is what Discord takes for no address: both are written out. */
function withAllWritten(card: Card): Card {
  const written = card.buttons.flatMap((button): Line[] => {
    if (button.kind === 'link') return isWritten(button.url) ? [[link(button.label, button.url)]] : []
    return encodeCommand(button.run) === null ? [[text(`${button.label}: ${commandLine(button.run)}`)]] : []
  })
  const isLed = card.buttons.some((button) => button.kind === 'link' && button.url === card.url)
  const source = isWritten(card.url) && !isLed ? [[link('', card.url)]] : []
  return { ...card, lines: [...card.lines, ...written, ...source] }
}

/** Whether it leads somewhere by words alone. */
function isWritten(url: string | null): url is string {
  return safeUrl(url, limits.LINK_URL) !== null && linkAddress(url, limits.LINK_URL) === null
}

/** Of the whole message only this calls somebody, and only the one that is named. */
function renderMention(mention: CardMention | null): Pick<DiscordBody, 'content' | 'allowed_mentions'> {
  if (mention === null || !isSnowflake(mention.id)) return { allowed_mentions: NO_PINGS }
  return mention.kind === 'role'
    ? { content: `<@&${mention.id}>`, allowed_mentions: { ...NO_PINGS, roles: [mention.id] } }
    : { content: `<@${mention.id}>`, allowed_mentions: { ...NO_PINGS, users: [mention.id] } }
}

/** The name of the thread in which the card is told. */
export function threadName({ threadName: name, title }: Card): string {
  return shorten(cleanText(name ?? title), limits.THREAD_NAME) || NOTHING
}

function renderEmbed(card: Card): Embed {
  // Discord counts all parts together; what comes first here gives way last.
  let left = limits.EMBED_TOTAL
  const spend = (value: string): string => {
    left -= value.length
    return value
  }
  const title = spend(escapeText(cleanText(card.title), limits.EMBED_TITLE) || NOTHING)
  const badge = spend(shorten(cleanText(card.badge ?? ''), limits.EMBED_AUTHOR))
  const footer = renderFooter(card.footer)
  if (footer.text !== '') spend(footer.text)
  const { inDescription, asFields } = placeSections(card)
  const description = spend(renderBlocks(card, inDescription, footer.subtext, Math.min(left, limits.EMBED_DESCRIPTION)))
  const fields: EmbedField[] = []
  for (const field of [...card.fields.map(renderField), ...asFields]) {
    if (field === null || fields.length === limits.EMBED_FIELDS) continue
    if (field.name.length + field.value.length > left) continue
    spend(field.name + field.value)
    fields.push(field)
  }
  const url = linkAddress(card.url, limits.LINK_URL)
  return {
    title,
    color: COLOURS[card.tone],
    ...(url !== null && { url }),
    ...(badge !== '' && { author: { name: badge } }),
    ...(description !== '' && { description }),
    ...(fields.length > 0 && { fields }),
    ...(footer.text !== '' && { footer: { text: footer.text } }),
    ...(footer.timestamp !== null && { timestamp: footer.timestamp }),
  }
}

function renderField(field: { readonly label: string; readonly value: string }): EmbedField | null {
  const value = escapeText(cleanText(field.value), limits.FIELD_VALUE)
  if (value === '') return null
  return { name: escapeText(cleanText(field.label), limits.FIELD_NAME) || NOTHING, value, inline: true }
}

/** Sections read best as fields; when one is too long for that, all of them go into the description, in their order. */
function placeSections(card: Card): {
  readonly inDescription: readonly CardSection[]
  readonly asFields: readonly EmbedField[]
} {
  const fields = card.sections.map((section): EmbedField | null => {
    const name = escapeText(cleanText(section.heading ?? ''), limits.FIELD_NAME)
    const value = section.lines.map((line) => renderLine(line, limits.EMBED_DESCRIPTION)).join('\n')
    const fits = value.trim() !== '' && value.length <= limits.FIELD_VALUE
    return name !== '' && fits ? { name, value, inline: false } : null
  })
  const asFields = fields.filter((field) => field !== null)
  const used = asFields.reduce((sum, field) => sum + field.name.length + field.value.length, 0)
  const fitTogether = asFields.length + card.fields.length <= limits.EMBED_FIELDS && used <= limits.FIELD_VALUE
  return asFields.length === fields.length && fitTogether
    ? { inDescription: [], asFields }
    : { inDescription: card.sections, asFields: [] }
}

function renderBlocks(card: Card, sections: readonly CardSection[], subtext: Line, max: number): string {
  const closing = subtext.length === 0 ? '' : renderLine(subtext, max - SUBTEXT.length)
  const end = closing === '' ? '' : `\n${SUBTEXT}${closing}`
  const room = max - end.length
  let shown = ''
  const add = (line: string, separator: string): boolean => {
    const next = shown === '' ? line : `${shown}${separator}${line}`
    // One more line has to fit after it: the one that says that something is missing.
    if (next.length > room - MORE.length) return false
    shown = next
    return true
  }
  const lines = [
    ...card.lines.map((line) => ({ line: renderLine(line, room - MORE.length), separator: '\n' })),
    ...sections.flatMap((section) => [
      ...(section.heading === null
        ? []
        : [{ line: renderLine([{ kind: 'text', text: section.heading, strong: true }], room), separator: '\n\n' }]),
      ...section.lines.map((line) => ({ line: renderLine(line, room - MORE.length), separator: '\n' })),
    ]),
  ]
  for (const { line, separator } of lines) {
    if (line === '') continue
    if (!add(line, separator)) {
      shown += MORE
      break
    }
  }
  return `${shown}${end}`.trim()
}

const MORE = '\n…'
const SUBTEXT = '-# '

function renderLine(line: Line, max: number): string {
  let shown = ''
  for (const inline of line) {
    const piece = renderInline(inline, max - shown.length)
    if (piece === '') continue
    shown += piece
  }
  return shown.trim()
}

function renderInline(inline: Inline, max: number): string {
  if (inline.kind === 'time') {
    const mark = `<t:${Math.floor(inline.atMs / 1_000)}:${inline.style === 'relative' ? 'R' : 'D'}>`
    return mark.length > max ? '' : mark
  }
  const isName = inline.kind === 'channel' || inline.kind === 'person'
  if (isName && isSnowflake(inline.externalId)) {
    const mark = `<${inline.kind === 'channel' ? '#' : '@'}${inline.externalId}>`
    return mark.length > max ? '' : mark
  }
  const value = cleanText(inline.text, true)
  if (isName) return escapeText(value, max)
  if (inline.kind === 'link') return renderLink(value, inline.url, max)
  if (inline.strong !== true) return escapeText(value, max)
  // Bold needs its text without spaces at the edges, so these move outside.
  const inner = value.trim()
  if (inner === '') return escapeText(value, max)
  const before = value.startsWith(' ') ? ' ' : ''
  const after = value.endsWith(' ') ? ' ' : ''
  const room = max - before.length - after.length - 4
  return room < 2 ? '' : `${before}**${escapeText(inner, room)}**${after}`
}

/** Discord shows no link whose words name an address: https://github.com/discord/discord-api-docs/issues/7721 */
const SCHEMES = /https?:\/\//giu

function renderLink(value: string, address: string, max: number): string {
  const url = safeUrl(address, limits.LINK_URL)
  if (url === null) return escapeText(value.trim(), max)
  const label = value.replace(SCHEMES, '').trim() || new URL(url).host
  const room = max - url.length - 4
  // A cut address would lead somewhere else: better no link than that.
  return room < 2 ? escapeText(label, max) : `[${escapeText(label, room)}](${url})`
}

/** Discord's footer is plain text with one time after it; what needs more goes below the description. */
function renderFooter(footer: Line): {
  readonly text: string
  readonly timestamp: string | null
  readonly subtext: Line
} {
  const times = footer.filter((inline) => inline.kind === 'time')
  const isPlain = footer.every(({ kind }) => kind === 'text' || kind === 'time') && times.length <= 1
  if (!isPlain || (times.length === 1 && footer.at(-1)?.kind !== 'time')) {
    return { text: '', timestamp: null, subtext: footer }
  }
  const text = footer.map((inline) => (inline.kind === 'time' ? '' : cleanText(inline.text, true))).join('')
  const at = times[0]?.atMs
  const timestamp = at === undefined || Number.isNaN(new Date(at).getTime()) ? null : new Date(at).toISOString()
  return { text: shorten(text.trim(), FOOTER_SHARE), timestamp, subtext: [] }
}

// Of the 2,048 that Discord takes: a footer must not push the card out of its own budget.
const FOOTER_SHARE = limits.EMBED_FOOTER / 4

function renderButtons(buttons: readonly CardButton[], deliveryId: string | null): readonly ButtonRow[] {
  const rendered: Button[] = []
  const taken = new Set<string>()
  let carried = deliveryId === null
  for (const button of buttons) {
    if (button.kind === 'link') {
      const url = linkAddress(button.url, limits.BUTTON_URL)
      if (url !== null) rendered.push({ type: 2, style: 5, label: buttonLabel(button.label), url })
      continue
    }
    const plain = encodeCommand(button.run)
    if (plain === null || taken.has(plain)) continue
    const carrying = carried ? null : encodeCommand(button.run, deliveryId)
    if (carrying !== null) carried = true
    taken.add(plain)
    rendered.push({ type: 2, style: 2, label: buttonLabel(button.label), custom_id: carrying ?? plain })
  }
  const most = limits.BUTTON_ROWS * limits.BUTTONS_IN_ROW
  let kept = rendered.slice(0, most)
  const isCarried = kept.some((button) => button.style === 2 && button.custom_id.endsWith(`#${deliveryId ?? ''}`))
  if (deliveryId !== null && !isCarried) {
    kept = kept.slice(0, most - 1)
    // The delivery has to be found again: it rides in a button that cannot be pressed.
    kept.push({ type: 2, style: 2, label: 'ℹ', custom_id: encodeDelivery(deliveryId), disabled: true })
  }
  const rows: ButtonRow[] = []
  for (let at = 0; at < kept.length; at += limits.BUTTONS_IN_ROW) {
    rows.push({ type: 1, components: kept.slice(at, at + limits.BUTTONS_IN_ROW) })
  }
  return rows
}

function buttonLabel(label: string): string {
  return shorten(cleanText(label), limits.BUTTON_LABEL) || NOTHING
}
