import { readFileSync } from 'node:fs'
import { PermissionsBitField } from 'discord.js'
import { expect, it } from 'vitest'
import { inviteLink } from '../../../src/bot/adapters/discord/invite-link.ts'

it('asks for the permissions of the table in the page on Discord, and for no others', () => {
  const link = new URL(inviteLink('900000000000000001'))
  const asked = new PermissionsBitField(BigInt(link.searchParams.get('permissions') ?? '0')).toArray()
  const page = readFileSync('docs/discord.md', 'utf8')
  const [, table = ''] = /\| Permission +\| Why[^\n]*\n([^]*?)\n\n/u.exec(page) ?? []
  const told = [...table.matchAll(/^ *\| ([A-Z][\w ]+?) +\|/gmu)].map(([, name = '']) => name.toLowerCase())
  const spelled = asked.map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase())
  expect(told).toHaveLength(7)
  expect(spelled.sort()).toEqual(told.sort())
})

it('names the application and both scopes', () => {
  const link = new URL(inviteLink('900000000000000001'))
  expect(link.origin).toBe('https://discord.com')
  expect(link.searchParams.get('client_id')).toBe('900000000000000001')
  expect(link.searchParams.get('scope')).toBe('bot applications.commands')
})
