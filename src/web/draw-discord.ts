import { drawMarks, mentionHtml } from './draw-marks.ts'
import { drawPicture, type MessageOptions } from './draw-picture.ts'
import { escapeHtml, linkHtml, timeHtml } from './html.ts'

/** As much of a message to Discord as is drawn. https://docs.discord.com/developers/resources/message */
export type DiscordShown = {
  readonly content?: string
  readonly embeds: readonly {
    readonly title?: string
    readonly image?: { readonly url: string }
    readonly color: number
    readonly url?: string
    readonly author?: { readonly name: string }
    readonly description?: string
    readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline: boolean }[]
    readonly footer?: { readonly text: string }
    readonly timestamp?: string
  }[]
  readonly components: readonly {
    readonly components: readonly {
      readonly label: string
      readonly url?: string
      readonly custom_id?: string
      readonly disabled?: boolean
    }[]
  }[]
}

/** A message as Discord's client shows it: HTML without scripts and styles of its own. */
export function drawDiscord({ content, embeds, components }: DiscordShown, options: MessageOptions): string {
  const called = content === undefined ? '' : `<p class="d-content">${markdown(content, options)}</p>`
  const rows = components.map((row) => `<div class="d-row">${row.components.map(drawButton).join('')}</div>`)
  return called + embeds.map((embed) => drawEmbed(embed, options)).join('') + rows.join('')
}

/** What a message that answers it shows of it: its words beside the embeds, which are often none. HTML. */
export function drawDiscordQuote({ content = '' }: DiscordShown, options: MessageOptions): string {
  return markdown(content, options)
}

function drawEmbed(embed: DiscordShown['embeds'][number], options: MessageOptions): string {
  const title = embed.title === undefined ? '' : markdown(embed.title, options)
  const fields = (embed.fields ?? []).map(
    ({ name, value, inline }) =>
      `<div class="${inline ? 'd-field d-inline' : 'd-field'}"><b>${markdown(name, options)}</b><div>${markdown(value, options)}</div></div>`,
  )
  const color = `#${embed.color.toString(16).padStart(6, '0')}`
  const footer = [
    ...(embed.footer === undefined ? [] : [escapeHtml(embed.footer.text)]),
    ...(embed.timestamp === undefined
      ? []
      : [timeHtml(Date.parse(embed.timestamp) / 1_000, false, options.nowMs, options.locale)]),
  ]
  return [
    '<div class="d-embed">',
    // A style attribute would need a hole in the policy; an attribute of SVG does not.
    `<svg class="d-bar" aria-hidden="true"><rect width="4" height="100%" fill="${color}"/></svg>`,
    embed.author === undefined ? '' : `<div class="d-author">${escapeHtml(embed.author.name)}</div>`,
    title === '' ? '' : `<div class="d-title">${embed.url === undefined ? title : linkHtml(embed.url, title)}</div>`,
    embed.description === undefined ? '' : `<div class="d-text">${markdown(embed.description, options)}</div>`,
    fields.length === 0 ? '' : `<div class="d-fields">${fields.join('')}</div>`,
    embed.image === undefined ? '' : drawPicture(embed.image.url.replace('attachment://', ''), options),
    footer.length === 0 ? '' : `<div class="d-footer">${footer.join(' • ')}</div>`,
    '</div>',
  ].join('')
}

function drawButton(button: DiscordShown['components'][number]['components'][number]): string {
  const label = escapeHtml(button.label)
  if (button.url !== undefined) return linkHtml(button.url, `<span class="d-button">${label} ↗</span>`)
  const state = button.disabled === true ? ' disabled' : ''
  return `<button type="button" class="d-button" data-press="discord" data-id="${escapeHtml(button.custom_id ?? '')}"${state}>${label}</button>`
}

const MARK =
  /\\(?<literal>.)|\*\*(?<bold>(?:\\.|[^\\])*?)\*\*|\[(?<label>(?:\\.|[^\]\\])*)\]\((?<address>https?:[^)\s]*)\)|<t:(?<seconds>-?\d+):(?<style>[A-Za-z])>|<@(?<role>&?)(?<called>[\w.-]+)>|^-# (?<small>.*)$|\n/gmsu

/** The little of Discord's markup that messages of ours use. */
function markdown(text: string, options: MessageOptions): string {
  return drawMarks(text, MARK, ({ literal, bold, label, address, seconds, style, role, called, small }) => {
    if (literal !== undefined) return escapeHtml(literal)
    if (bold !== undefined) return `<strong>${markdown(bold, options)}</strong>`
    if (label !== undefined && address !== undefined) return linkHtml(address, markdown(label, options))
    if (seconds !== undefined) return timeHtml(Number(seconds), style === 'R', options.nowMs, options.locale)
    if (called !== undefined) return mentionHtml(`@${role === '&' ? 'role ' : ''}${called}`)
    if (small !== undefined) return `<small>${markdown(small, options)}</small>`
    return '<br>'
  })
}
