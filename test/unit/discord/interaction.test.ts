import { describe, expect, it } from 'vitest'
import { readForm } from '../../../src/bot/adapters/discord/form.ts'
import { parseInteraction } from '../../../src/bot/adapters/discord/interaction.ts'

const asked = { id: '9', application_id: '1', token: 't' }
const sparse = { guild_id: null, channel_id: null, channel: null, member: null, locale: null, guild_locale: null }

describe('what Discord sends', () => {
  it('may leave out what is not needed, say null for it, and hold what we do not know', () => {
    const command = { name: 'models', options: null, resolved: null }
    const more = { app_permissions: null, version: 1, entitlements: [], authorizing_integration_owners: {} }
    for (const type of [2, 4]) {
      const read = parseInteraction({ ...asked, ...sparse, ...more, type, data: command })
      expect(read).toMatchObject({ type, locale: '', data: { name: 'models', options: [] } })
    }
    expect(parseInteraction({ ...asked, type: 3, data: { custom_id: 'x' } })).toMatchObject({
      message: { isEphemeral: false },
    })
    expect(parseInteraction({ ...asked, type: 3, data: { custom_id: 'x' }, message: { flags: 64 } })).toMatchObject({
      message: { isEphemeral: true },
    })
    const member = { user: { id: '5', username: 'ada' }, permissions: 16, roles: [] }
    expect(parseInteraction({ ...asked, type: 2, member, data: { name: 'models' } })).toMatchObject({
      member: { permissions: 16n },
    })
  })

  it('holds the fields of a form in labels or in rows', () => {
    const components = [
      { type: 18, id: 1, component: { type: 4, custom_id: 'words', value: ' open ' } },
      { type: 1, components: [{ type: 4, custom_id: 'companies', value: 'Mistral' }] },
      { type: 18, component: { type: 4, custom_id: 'rounds', value: null } },
      { type: 10, content: 'words between' },
    ]
    const read = parseInteraction({ ...asked, ...sparse, type: 5, data: { custom_id: 'aw:subscribe', components } })
    if (read?.type !== 5) throw new Error('it was not read')
    expect(readForm(read)).toEqual({ words: 'open', companies: 'Mistral' })
  })

  it('is nothing where what is needed is missing', () => {
    expect(parseInteraction({ ...asked, id: 'x', type: 2, data: { name: 'models' } })).toBeNull()
    expect(parseInteraction({ ...asked, type: 2 })).toBeNull()
    expect(parseInteraction(null)).toBeNull()
  })
})
