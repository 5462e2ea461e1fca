import { escapeHtml } from './html.ts'
import { drawSlack, type SlackShown } from './draw-slack.ts'
import type { MessageOptions } from './draw-picture.ts'

/** Discord's modal. https://docs.discord.com/developers/components/reference */
export type DiscordFormShown = {
  readonly title: string
  readonly components: readonly {
    readonly label: string
    readonly description?: string
    readonly component: {
      /** 1 a line, 2 a paragraph. */
      readonly style: number
      readonly required: boolean
      readonly value?: string
    }
  }[]
}

/** Slack's modal, or its Home tab, which has neither title nor buttons of its own. */
export type SlackViewShown = {
  readonly type: string
  readonly title?: { readonly text: string }
  readonly submit?: { readonly text: string }
  readonly close?: { readonly text: string }
  readonly blocks: SlackShown['blocks']
}

/** A form as Discord's client shows it. Nothing can be typed into it. */
export function drawDiscordForm({ title, components }: DiscordFormShown): string {
  const fields = components.map(({ label, description, component: { style, required, value } }) => {
    const star = required ? ' <em>*</em>' : ''
    const hint = description === undefined ? '' : `<small>${escapeHtml(description)}</small>`
    const size = style === 1 ? 'f-line' : 'f-line f-paragraph'
    return `<div class="f-field"><b>${escapeHtml(label)}${star}</b>${hint}<div class="${size}">${escapeHtml(value ?? '')}</div></div>`
  })
  return `<div class="f-form d-form"><div class="f-title">${escapeHtml(title)}</div>${fields.join('')}</div>`
}

/** A form or a Home tab as Slack's client shows it. Nothing can be typed into it. */
export function drawSlackView(view: SlackViewShown, options: MessageOptions): string {
  if (view.type === 'home') return `<div class="f-home">${drawSlack({ text: '', blocks: view.blocks }, options)}</div>`
  const buttons = [view.close, view.submit].flatMap((one) =>
    one === undefined ? [] : [`<span class="s-button">${escapeHtml(one.text)}</span>`],
  )
  const body = drawSlack({ text: '', blocks: view.blocks }, options)
  return `<div class="f-form s-form"><div class="f-title">${escapeHtml(view.title?.text ?? '')}</div>${body}<div class="f-end">${buttons.join('')}</div></div>`
}
