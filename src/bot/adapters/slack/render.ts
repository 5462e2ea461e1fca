import type { types } from '@slack/bolt'
import {
  link,
  type Card,
  type CardButton,
  type CardField,
  type CardMention,
  type CardSection,
  type Line,
} from '../../../core/card.ts'
import type { UploadedPicture } from '../../../core/ports/chat-adapter.ts'
import { inPlainWords } from '../../cards/in-plain-words.ts'
import { ELLIPSIS, cleanText, shorten } from '../../cards/visible-text.ts'
import { ASK_ACTION, LINK_ACTION, PAGE_ACTION } from './action-id.ts'
import * as limits from './limits.ts'
import { escapeMrkdwn, plainLine, renderHostLink, renderLine, renderStrong, safeUrl } from './mrkdwn.ts'
import { UMBRELLA } from './commands.ts'
import { withSlashNames } from './slash-names.ts'
import { wrapLine } from './wrap-line.ts'

/** `text` is for notifications and screen readers; `blocks` is what is seen. */
export type SlackBody = { readonly text: string; readonly blocks: types.KnownBlock[] }

const BADGE = 40
const FOOTER = 1_000
const LINE = 2_000
const FIELD_LABEL = 150
/** An address that leads to what was cut. */
const LONGEST_REST = 500
const FIELD_VALUE = 1_000
/** Of the 2,000 that Slack takes: a picture's words must not push out the card's own. */
const PICTURE_ALT = limits.IMAGE_ALT / 2
/** So that a card full of buttons still shows what it is about. */
const BUTTONS_TOTAL = 2_500
/** Mention, header, footer and buttons have their blocks for certain. */
const INNER_BLOCKS = limits.BLOCKS - 4

/** A card that is posted to a channel by itself: its buttons answer beside it and never replace it. */
export function renderCard(card: Card, pictures: readonly UploadedPicture[] = []): SlackBody {
  return render(withSlashNames(card), null, pictures)
}

/** All that is left of a card that Slack refused: its badge and title, which lead where the card did. */
export function renderWords(card: Card): SlackBody {
  const { title, url } = inPlainWords(card)
  return { text: renderLine([link(withBadge({ ...card, title }), url)], limits.UPDATE_TEXT), blocks: [] }
}

/** A card that answers a command: buttons that run the same command again turn its pages. */
export function renderAnswer(card: Card, command: string, pictures: readonly UploadedPicture[] = []): SlackBody {
  return render(withSlashNames(card), command, pictures)
}

/** Whether the words of the card, with those of its images, go into one message whole. */
export function fits(card: Card): boolean {
  const title = shorten(withBadge(card), limits.HEADER_TEXT)
  const buttons = renderButtons(card.buttons, null)
  const around = [
    title.length + renderMention(card.mention).length,
    ...buttons.map(sizeOf),
    ...renderFooter(card, buttons).map(({ text }) => text.length),
    ...card.images.map(({ alt }) => Math.min(alt.length, PICTURE_ALT)),
  ].reduce((sum, size) => sum + size, 0)
  const mark = restMark(card)
  const inner = renderInner(card, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, mark)
  // Room is kept free for what says that something is missing.
  const words = inner.reduce((sum, block) => sum + sizeOfTexts(block) + 2, mark.length + 1)
  return around + words < limits.MESSAGE_TOTAL && inner.length + card.images.length <= INNER_BLOCKS
}

function sizeOfTexts(block: types.KnownBlock): number {
  if (block.type !== 'section') return 0
  const texts = [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])]
  return texts.reduce((sum, { text }) => sum + text.length, 0)
}

function render(card: Card, answers: string | null, pictures: readonly UploadedPicture[]): SlackBody {
  const title = shorten(withBadge(card), limits.HEADER_TEXT)
  // Slack counts all parts together; what comes first here gives way last.
  const mention = renderMention(card.mention)
  let left = limits.MESSAGE_TOTAL - title.length - mention.length
  const buttons = renderButtons(card.buttons, answers)
  left -= buttons.reduce((sum, button) => sum + sizeOf(button), 0)
  const footer = renderFooter(card, buttons)
  left -= footer.reduce((sum, element) => sum + element.text.length, 0)
  const images = renderPictures(
    pictures,
    restMark(card, (address) => address),
  )
  left -= images.reduce((sum, { alt_text: alt }) => sum + alt.length, 0)
  const inner = renderInner(card, left, INNER_BLOCKS - images.length, restMark(card))
  return {
    text: mention === '' ? renderFallback(card) : `${mention} ${renderFallback(card)}`,
    blocks: [
      ...(mention === '' ? [] : [{ type: 'section' as const, text: mrkdwn(mention) }]),
      { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
      ...inner,
      ...images,
      ...(footer.length > 0 ? [{ type: 'context' as const, elements: footer }] : []),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
    ],
  }
}

/** Of the whole message only this calls somebody. A group of people is Slack's role. */
function renderMention(mention: CardMention | null): string {
  if (mention === null || !/^[A-Z0-9]{1,30}$/u.test(mention.id)) return ''
  return mention.kind === 'role' ? `<!subteam^${mention.id}>` : `<@${mention.id}>`
}

function withBadge(card: Card): string {
  const title = cleanText(card.title) || ELLIPSIS
  const badge = shorten(cleanText(card.badge ?? ''), BADGE)
  return badge === '' ? title : `${badge} · ${title}`
}

function renderFallback(card: Card): string {
  const lines = [withBadge(card), ...card.lines.map(plainLine)].filter((line) => line !== '')
  return escapeMrkdwn(lines.join('\n'), limits.FALLBACK_TEXT)
}

function renderInner(card: Card, budget: number, mostBlocks: number, mark: string): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = []
  let left = budget
  const add = (block: types.KnownBlock, size: number): boolean => {
    if (size > left || blocks.length === mostBlocks) return false
    blocks.push(block)
    left -= size
    return true
  }
  const addText = (heading: string | null, lines: readonly Line[]): void => {
    for (const text of renderTexts(heading, lines, left, mark)) {
      if (!add({ type: 'section', text: mrkdwn(text) }, text.length)) return
    }
  }
  addText(null, card.lines)
  const fields = card.fields.map((field) => renderField(field, mark)).filter((field) => field !== null)
  let isCut = false
  for (let at = 0; at < fields.length; at += limits.SECTION_FIELDS) {
    const kept: types.MrkdwnElement[] = []
    let size = 0
    for (const field of fields.slice(at, at + limits.SECTION_FIELDS)) {
      if (size + field.text.length > left - mark.length - 1) {
        isCut = true
        continue
      }
      kept.push(field)
      size += field.text.length
    }
    if (kept.length > 0) add({ type: 'section', fields: kept }, size)
  }
  if (isCut) add({ type: 'section', text: mrkdwn(mark) }, mark.length)
  for (const section of card.sections) addText(...headed(section))
  return blocks
}

/** Pictures that Slack has already. https://docs.slack.dev/reference/block-kit/blocks/image-block */
function renderPictures(pictures: readonly UploadedPicture[], mark: string): types.ImageBlock[] {
  return pictures.flatMap(({ fileId, alt }): types.ImageBlock[] => {
    if (fileId === null) return []
    const words = withRest((max) => shorten(cleanText(alt), max), PICTURE_ALT, mark)
    return [{ type: 'image', slack_file: { id: fileId }, alt_text: words || ELLIPSIS }]
  })
}

function headed(section: CardSection): [heading: string | null, lines: readonly Line[]] {
  const heading = cleanText(section.heading ?? '')
  return [heading === '' ? null : renderStrong(heading, LINE), section.lines]
}

/** Ends what was shortened, and leads to the rest: what to type for the whole of a story, an address, or a command. */
function restMark({ buttons, url }: Card, written = linkToRest): string {
  const runs = buttons.flatMap((button) => (button.kind === 'command' ? [button.run] : []))
  const ids = runs.flatMap(({ command, options }) => (command === 'story' ? [options.id ?? ''] : []))
  const id = ids.find((one) => /^[\w-]{1,64}$/u.test(one))
  if (id !== undefined) return `${ELLIPSIS} ${UMBRELLA} story ${id}`
  const address = safeUrl(url, LONGEST_REST)
  if (address !== null) return `${ELLIPSIS} ${written(address)}`
  const command = runs.find((run) => /^[a-z]{1,20}$/u.test(run.command))?.command
  return command === undefined ? ELLIPSIS : `${ELLIPSIS} ${UMBRELLA} ${command}`
}

function linkToRest(address: string): string {
  return renderHostLink(address, 2 * LONGEST_REST)
}

/** What was written in that much room; what had to be shortened for it ends with the mark. */
function withRest(write: (max: number) => string, max: number, mark: string): string {
  const shown = write(max)
  if (write(Number.POSITIVE_INFINITY) === shown || mark.length >= max) return shown
  const cut = write(max - mark.length - 1)
  return cut.endsWith(ELLIPSIS) ? cut + mark.slice(ELLIPSIS.length) : `${cut} ${mark}`
}

/** The lines in as few texts as Slack's limit allows, together at most `max` long; `mark` ends what was shortened. */
function renderTexts(heading: string | null, lines: readonly Line[], max: number, mark: string): string[] {
  const texts: string[] = []
  let current = ''
  let used = 0
  for (const line of renderedLines(heading, lines)) {
    if (line === '') continue
    // One more line has to fit after it: the one that says that something is missing.
    if (used + line.length + 1 > max - mark.length - 1) {
      if (used + mark.length + 1 <= max) current = current === '' ? mark : `${current}\n${mark}`
      break
    }
    used += line.length + 1
    const next = current === '' ? line : `${current}\n${line}`
    if (next.length <= limits.SECTION_TEXT - mark.length - 1) {
      current = next
      continue
    }
    texts.push(current)
    current = line
  }
  return current === '' ? texts : [...texts, current]
}

/** One at a time: what is beyond the budget is not even rendered. */
function* renderedLines(heading: string | null, lines: readonly Line[]): Generator<string> {
  yield heading ?? ''
  for (const line of lines) {
    for (const part of wrapLine(line, LINE)) yield renderLine(part, LINE)
  }
}

function renderField(field: CardField, mark: string): types.MrkdwnElement | null {
  const whole = cleanText(field.value)
  const value = withRest((max) => escapeMrkdwn(whole, max), FIELD_VALUE, mark)
  if (value === '') return null
  const label = renderStrong(cleanText(field.label), FIELD_LABEL)
  return mrkdwn(label === '' ? value : `${label}\n${value}`)
}

function renderFooter(card: Card, buttons: readonly types.Button[]): types.MrkdwnElement[] {
  const url = safeUrl(card.url, limits.LINK_URL)
  // A header cannot be a link: where no button leads there, the footer does.
  const isLinked = url === null || buttons.some((button) => button.url === url)
  const texts = [
    isLinked ? '' : renderHostLink(url, limits.SECTION_TEXT),
    withRest((max) => renderLine(card.footer, max), FOOTER, restMark(card)),
  ]
  return texts.filter((text) => text !== '').map(mrkdwn)
}

function renderButtons(buttons: readonly CardButton[], answers: string | null): types.Button[] {
  const rendered: types.Button[] = []
  let left = BUTTONS_TOTAL
  for (const button of buttons) {
    const one = renderButton(button, rendered.length, answers)
    if (one === null || sizeOf(one) > left || rendered.length === limits.ACTION_ELEMENTS) continue
    left -= sizeOf(one)
    rendered.push(one)
  }
  return rendered
}

function renderButton(button: CardButton, at: number, answers: string | null): types.Button | null {
  const label = shorten(cleanText(button.label), limits.BUTTON_LABEL) || ELLIPSIS
  const common = { type: 'button' as const, text: { type: 'plain_text' as const, text: label, emoji: false } }
  if (button.kind === 'link') {
    const url = safeUrl(button.url, limits.LINK_URL)
    return url === null ? null : { ...common, url, action_id: `${LINK_ACTION}${at}` }
  }
  const { command, options } = button.run
  const value = JSON.stringify({ command, options })
  if (value.length > limits.BUTTON_VALUE) return null
  return { ...common, value, action_id: `${command === answers ? PAGE_ACTION : ASK_ACTION}${at}` }
}

function sizeOf(button: types.Button): number {
  return button.text.text.length + (button.value ?? '').length + (button.url ?? '').length
}

// Without `verbatim` Slack makes links and channel names out of plain words.
function mrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true }
}
