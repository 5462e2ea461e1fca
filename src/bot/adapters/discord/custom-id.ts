import type { CommandState } from '../../../core/card.ts'
import { BUTTON_ID } from './limits.ts'

const COMMAND = 'aw:'
/** A command that a form asks something for; the names of the options that it asks for follow. */
const FORM = /^af:([a-z_,]+):/u
const DELIVERY = 'd:'

/** A command, and maybe a delivery, in the text that rides in a button or a form. `null` when it does not fit. */
export function encodeCommand(
  run: CommandState,
  parts: { readonly deliveryId?: string | null; readonly asks?: readonly string[] } = {},
): string | null {
  const { deliveryId = null, asks = [] } = parts
  const options = Object.entries(run.options).map(([name, value]) => `${encode(name)}=${encode(value)}`)
  const mark = asks.length === 0 ? COMMAND : `af:${asks.join(',')}:`
  const id = `${mark}${[encode(run.command), ...options].join('&')}${deliveryId === null ? '' : `#${deliveryId}`}`
  return id.length > BUTTON_ID ? null : id
}

/** For a card without a command button. */
export function encodeDelivery(deliveryId: string): string {
  return `${DELIVERY}${deliveryId}`
}

export function decodeCommand(customId: string): CommandState | null {
  const mark = customId.startsWith(COMMAND) ? COMMAND : FORM.exec(customId)?.[0]
  if (mark === undefined) return null
  const [state = ''] = customId.slice(mark.length).split('#')
  const [command = '', ...pairs] = state.split('&')
  if (command === '') return null
  const options = pairs.map((pair): [string, string] => {
    const at = pair.indexOf('=')
    return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]
  })
  return { command: decode(command), options: Object.fromEntries(options) }
}

/** The options that are typed into a form first; none for a plain button. */
export function askedOptions(customId: string): readonly string[] {
  return FORM.exec(customId)?.[1]?.split(',') ?? []
}

export function deliveryIdIn(customId: string): string | null {
  if (customId.startsWith(DELIVERY)) return customId.slice(DELIVERY.length)
  const at = customId.indexOf('#')
  return decodeCommand(customId) !== null && at >= 0 ? customId.slice(at + 1) : null
}

// Not encodeURIComponent: it takes nine characters for one of Korean, and a button has a hundred.
function encode(value: string): string {
  return value
    .toWellFormed()
    .replace(/[%#&=+\p{Cc}]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replaceAll(' ', '+')
}

function decode(value: string): string {
  return value
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gu, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}
