import { expect, test } from 'vitest'
import { misspeltSettings } from '../../src/cli/misspelt-settings.ts'
import { CONFIG_KEYS } from '../../src/config/settings.ts'

const meant = (name: string) => misspeltSettings({ [name]: 'secret' })

test.each([
  ['DISCORD_TOKN', 'DISCORD_TOKEN'],
  ['discord_token', 'DISCORD_TOKEN'],
  ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
  ['SLACK_TOKEN', 'SLACK_BOT_TOKEN or SLACK_APP_TOKEN or SLACK_TOKEN_KEY'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['TIMEZONE_', 'TIME_ZONE'],
  ['TIMEZONE', 'TIME_ZONE'],
  ['databaseUrl', 'DATABASE_URL'],
])('%s may be meant to be %s, and its value is not repeated', (name, settings) => {
  expect(meant(name)).toEqual([`${name} is read by nothing: rename it if it is meant to be ${settings}.`])
})

test('what is no setting, and what is one, is let be', () => {
  const others = [
    'HOSTNAME',
    'HOME',
    'NODE_ENV',
    'HTTP_PROXY',
    'LC_ALL',
    'SSH_AUTH_SOCK',
    'XDG_DATA_HOME',
    'PGPASSWORD',
  ]
  expect(misspeltSettings({ DATABASE_URI: 'x', DATABASE_URL: 'y' })).toEqual([])
  others.push('DATABASE_PUBLIC_URL', 'DATABASE_PRIVATE_URL', 'ALLOWED_HOSTS')
  for (const name of [...others, ...CONFIG_KEYS, 'ANTHROPIC_API_KEY', 'npm_config_cache'])
    expect(meant(name)).toEqual([])
})
