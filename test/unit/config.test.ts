import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../src/config.ts'
import { InputError } from '../../src/core/errors.ts'

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment)
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}

describe('settings', () => {
  test('nothing set is a working bot on one SQLite file, and empty counts as not set', () => {
    const expected = { discord: null, slack: null, databaseUrl: 'sqlite:data/aiwire.db', host: '127.0.0.1', port: 8080 }
    expect(parseConfig({})).toMatchObject(expected)
    expect(parseConfig({ DISCORD_TOKEN: '', PORT: ' ' })).toMatchObject(expected)
  })

  test('every wrong variable is named at once, with what to put there and without its value', () => {
    const problems = problemsOf({
      DISCORD_TOKEN: 'secret-but-wrong',
      SLACK_BOT_TOKEN: 'xoxp-wrong-kind',
      SLACK_APP_TOKEN: 'xapp-1-A-1-abcdef0123',
      PORT: '99999',
      TIME_ZONE: 'Mars/Olympus',
      DATABASE_URL: 'mysql://x',
      PUBLIC_URL: 'ftp://x',
      LOG_LEVEL: 'loud',
      ALLOWED_PRIVATE_HOSTS: 'a b',
      DISCORD_REQUESTS_PER_SECOND: 'many',
    })
    const named = problems.map((problem) => problem.split(' ')[0])
    expect(named.toSorted()).toEqual([
      'ALLOWED_PRIVATE_HOSTS',
      'DATABASE_URL',
      'DISCORD_REQUESTS_PER_SECOND',
      'DISCORD_TOKEN',
      'LOG_LEVEL',
      'PORT',
      'PUBLIC_URL',
      'SLACK_BOT_TOKEN',
      'TIME_ZONE',
    ])
    expect(problems.join('\n')).not.toContain('secret-but-wrong')
    expect(problems.join('\n')).toContain('Asia/Seoul')
  })

  test('half a Slack pair is a mistake, not a bot without Slack', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-0123456789ab' })).toEqual([expect.stringContaining('SLACK_APP_TOKEN')])
    expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-0123456789ab' })).toEqual([expect.stringContaining('SLACK_BOT_TOKEN')])
  })

  test('private hosts are a list', () => {
    expect(parseConfig({ ALLOWED_PRIVATE_HOSTS: 'intranet, 10.0.0.5:8080' }).allowedPrivateHosts).toEqual([
      'intranet',
      '10.0.0.5:8080',
    ])
  })
})
