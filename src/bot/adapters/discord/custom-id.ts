import type { CommandState } from '../../../core/card.ts'
import { BUTTON_ID } from './limits.ts'

const COMMAND = 'aw:'
/** As posts from before know it: with what a form shall ask for. */
const MARK = /^(?:aw|af:[a-z_,]+):/u
const DELIVERY = 'd:'

/** A command, and maybe a delivery, in the text that rides in a button or a form. `null` when it does not fit. */
export function encodeCommand(run: CommandState, deliveryId: string | null = null): string | null {
  const options = Object.entries(run.options).map(([name, value]) => `${encode(name)}=${encode(value)}`)
  const state = [encode(run.command), ...options].join('&')
  const id = `${COMMAND}${state}${deliveryId === null ? '' : `#${deliveryId}`}`
  return id.length > BUTTON_ID ? null : id
}

/** For a card without a command button. */
export function encodeDelivery(deliveryId: string): string {
  return `${DELIVERY}${deliveryId}`
}

/** The command that a button stands for; `null` of one that is none of ours. */
export function decodeCommand(customId: string): CommandState | null {
  const mark = MARK.exec(customId)?.[0]
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

/** Which delivery made the message of that button; `null` where it does not say. */
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
