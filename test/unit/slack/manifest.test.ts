import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { slackManifest } from '../../../src/bot/adapters/slack/manifest.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { SAMPLE_COMMANDS } from './sample-commands.ts'

/** Names that Slack keeps for itself: one of them spoils the whole manifest. */
const BUILT_IN = new Set(
  'active apps archive away call close collapse dm dnd expand feed feedback help huddle invite join kick leave me msg mute open part prefs remind remove rename search shortcuts shrug star status topic who workflow'
    .split(' ')
    .map((name) => `/${name}`),
)

describe.each([
  ['sample', SAMPLE_COMMANDS],
  ['real', COMMANDS],
])('the manifest of the %s commands', (_name, commands) => {
  const manifest = slackManifest(commands, null)
  const slashes = manifest.features.slash_commands

  it('has names and texts that Slack takes', () => {
    expect(slashes.length).toBeLessThanOrEqual(50)
    expect(new Set(slashes.map((one) => one.command)).size).toBe(slashes.length)
    for (const one of slashes) {
      expect(one.command).toMatch(/^\/[a-z]{1,31}$/u)
      expect(BUILT_IN).not.toContain(one.command)
      expect(one.description.length).toBeGreaterThan(0)
      expect(one.description.length).toBeLessThanOrEqual(2_000)
      expect(one.usage_hint?.length ?? 1).toBeGreaterThan(0)
      expect(one.usage_hint?.length ?? 1).toBeLessThanOrEqual(1_000)
      expect(one).not.toHaveProperty('url')
    }
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35)
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140)
    expect(manifest.display_information.background_color).toMatch(/^#[0-9a-f]{6}$/u)
    expect(manifest.features.bot_user.display_name.length).toBeLessThanOrEqual(80)
  })

  it('is for Socket Mode, with no scope that is not used', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true)
    expect(manifest.settings.interactivity.is_enabled).toBe(true)
    expect(manifest.oauth_config.scopes.bot).toEqual([
      'channels:history',
      'channels:read',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'groups:history',
      'groups:read',
      'im:write',
      'users:read',
    ])
    expect(JSON.stringify(manifest)).not.toContain('http')
  })

  it('lets whoever installs it leave out what the bot works without', () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes
    expect(optional).toEqual(['channels:history', 'groups:history', 'files:read', 'files:write'])
    for (const scope of optional) expect(bot).toContain(scope)
  })

  it('offers a few commands by names of their own, and all of them behind one', () => {
    const own = ['models', 'funding', 'story', 'subscribe', 'subscriptions', 'unsubscribe', 'roundup', 'why']
    const names = commands.filter((one) => own.includes(one.name)).map((one) => `/${one.name}`)
    expect(slashes.map((one) => one.command)).toEqual([...names, '/aiwire'])
    const umbrella = slashes.at(-1)?.usage_hint ?? ''
    for (const { name } of commands) expect(umbrella).toContain(name)
  })

  it('gets people and channels by their ids where a command takes them', () => {
    const escaped = slashes.filter((one) => one.should_escape).map((one) => one.command)
    expect(escaped).toEqual(commands === COMMANDS ? ['/subscribe', '/subscriptions', '/unsubscribe', '/aiwire'] : [])
  })
})

it('slack-manifest.json is what the code says', () => {
  const file = path.join(import.meta.dirname, '../../../slack-manifest.json')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(slackManifest(COMMANDS, null))
})

describe('the manifest for many workspaces', () => {
  const http = slackManifest(COMMANDS, 'https://aiwire.example.org')

  it('is the same app, with an address wherever Slack asks for one', () => {
    const socket = slackManifest(COMMANDS, null)
    expect(http.oauth_config).toEqual({
      ...socket.oauth_config,
      redirect_urls: ['https://aiwire.example.org/slack/oauth_redirect'],
    })
    expect(http.features.shortcuts).toEqual(socket.features.shortcuts)
    const events = 'https://aiwire.example.org/slack/events'
    expect(http.features.slash_commands).toEqual(
      socket.features.slash_commands.map((command) => ({ ...command, url: events })),
    )
    const ofOrganisations = ['team_access_granted', 'team_access_revoked']
    expect(http.settings.event_subscriptions.bot_events.toSorted()).toEqual(
      [...socket.settings.event_subscriptions.bot_events, ...ofOrganisations].toSorted(),
    )
    expect(http.settings).toMatchObject({
      event_subscriptions: { request_url: events },
      interactivity: { request_url: events, message_menu_options_url: events },
      socket_mode_enabled: false,
      org_deploy_enabled: true,
      token_rotation_enabled: true,
    })
  })

  it.each([null, 'https://aiwire.example.org'])('has shortcuts and events that Slack takes: %s', (url) => {
    const { features, settings } = slackManifest(COMMANDS, url)
    expect(features.shortcuts.length).toBeLessThanOrEqual(10)
    for (const { name, description, callback_id: id } of features.shortcuts) {
      expect([name.length <= 24, description.length <= 150, id.length <= 255]).toEqual([true, true, true])
    }
    const events = settings.event_subscriptions.bot_events
    expect(new Set(events).size).toBe(events.length)
    expect(events.length).toBeLessThanOrEqual(100)
  })
})
