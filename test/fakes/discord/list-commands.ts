import { z } from 'zod'
import { APPLICATION_ID } from './fake-guild.ts'

/** As Discord shows what it holds: with numbers of its own, and names in other languages only when asked for. */
export function listCommands(held: unknown, withLocalizations: string | null): unknown {
  const list = Array.isArray(held) ? held.filter((one: unknown) => typeof one === 'object' && one !== null) : []
  const isShown = (name: string) => withLocalizations === 'true' || !name.endsWith('_localizations')
  const text = JSON.stringify(list, (name, value: unknown) => (isShown(name) ? value : undefined))
  const shown = z.array(z.looseObject({})).parse(JSON.parse(text))
  return shown.map((one, at) => ({
    id: String(at + 1),
    application_id: APPLICATION_ID,
    version: '1',
    nsfw: false,
    ...one,
  }))
}
