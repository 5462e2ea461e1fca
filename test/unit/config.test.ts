import { describe, expect, test } from 'vitest'
import { parseConfig, secretsOf } from '../../src/config.ts'
import { secretsIn } from '../../src/config/secrets.ts'
import { CONFIG_KEYS } from '../../src/config/settings.ts'
import { InputError } from '../../src/core/errors.ts'
import { redact } from '../../src/core/redact.ts'

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
      PRIVATE_HOST_WORKSPACES: 'T012AB3CD',
      OWN_FEEDS_PER_WORKSPACE: '0',
      OWN_ENTRIES_PER_DAY: 'all',
      DISCORD_REQUESTS_PER_SECOND: 'many',
      DISCORD_SHARDS: '4/4',
    })
    const named = problems.map((problem) => problem.split(' ')[0])
    expect(named.toSorted()).toEqual([
      'ALLOWED_PRIVATE_HOSTS',
      'DATABASE_URL',
      'DISCORD_REQUESTS_PER_SECOND',
      'DISCORD_SHARDS',
      'DISCORD_TOKEN',
      'LOG_LEVEL',
      'OWN_ENTRIES_PER_DAY',
      'OWN_FEEDS_PER_WORKSPACE',
      'PORT',
      'PRIVATE_HOST_WORKSPACES',
      'PUBLIC_URL',
      'SLACK_BOT_TOKEN',
      'TIME_ZONE',
    ])
    expect(problems.join('\n')).not.toContain('secret-but-wrong')
    expect(problems.join('\n')).toContain('Asia/Seoul')
  })

  test.each(['p#sesame@', 'p/sesame@', 'p?sesame@', '12?sesame@', 'p@sesame/w#rd@'])(
    'a password that is no part of an address is refused, and no part of it told: %s',
    (password) => {
      const problems = problemsOf({ DATABASE_URL: `postgres://ann:${password}127.0.0.1/news` })
      expect(problems).toEqual([expect.stringMatching(/^DATABASE_URL cannot be read as an address: .*%40 for @/u)])
      expect(problems.join()).not.toContain('sesame')
    },
  )

  test('a password may be written as an address wants it, and is hidden however it is told', () => {
    const config = parseConfig({ DATABASE_URL: 'postgres://ann:open%23sesame@127.0.0.1/news?sslmode=require' })
    expect(secretsOf(config)).toEqual(['open%23sesame', 'open#sesame'])
    expect(secretsOf(parseConfig({ DATABASE_URL: 'postgres://ann:50%off@127.0.0.1/news' }))).toEqual(['50%off'])
    expect(secretsOf(parseConfig({ DATABASE_URL: 'postgres://127.0.0.1/news' }))).toEqual([])
    const behind = 'postgres://127.0.0.1/news?user=ann&password=open%23sesame'
    expect(secretsOf(parseConfig({ DATABASE_URL: behind }))).toEqual(['open#sesame'])
  })

  test('where a certificate is asked for it is checked, and the driver is told so by its own word', () => {
    const read = (options: string): string =>
      parseConfig({ DATABASE_URL: `postgres://db.example/bot${options}` }).databaseUrl
    for (const mode of ['prefer', 'require', 'verify-ca', 'verify-full'])
      expect(read(`?sslmode=${mode}&connect_timeout=5`)).toBe(
        'postgres://db.example/bot?sslmode=verify-full&connect_timeout=5',
      )
    for (const options of ['', '?sslmode=no-verify', '?sslmode=disable', '?uselibpqcompat=true&sslmode=require'])
      expect(read(options)).toBe(`postgres://db.example/bot${options}`)
    expect(parseConfig({ DATABASE_URL: 'sqlite:a?sslmode=require' }).databaseUrl).toBe('sqlite:a?sslmode=require')
  })

  test.each(['bot.db', 'sqlite:', 'sqlite: bot.db', 'sqlite://data/bot.db', 'sqlite:~/bot.db', 'sqlite:data/'])(
    'an address that names no file, or another than it seems to, is refused: %s',
    (address) => {
      const problems = problemsOf({ DATABASE_URL: address })
      expect(problems).toEqual([expect.stringMatching(/^DATABASE_URL must be sqlite: followed by the path of a file/u)])
    },
  )

  test.each(['sqlite:bot.db', 'sqlite:/data/bot.db', 'sqlite:///data/bot.db', 'sqlite:../a folder/b'])(
    'the path of a file may be written in every usual way: %s',
    (address) => {
      expect(parseConfig({ DATABASE_URL: address }).databaseUrl).toBe(address)
    },
  )

  test.each([
    ['Seoul', 'Asia/Seoul'],
    ['new york', 'America/New_York'],
    ['KST', 'Asia/Seoul'],
    ['asia/seoul', 'Asia/Seoul'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
    ['CST6CDT', 'America/Chicago'],
  ])('a time zone is typed as in /settings, and what only the runtime knows is taken, too: %s', (typed, zone) => {
    expect(parseConfig({ TIME_ZONE: typed }).timeZone).toBe(zone)
  })

  test('a mistyped time zone is told with the one that was most likely meant', () => {
    expect(problemsOf({ TIME_ZONE: 'Seol' })).toEqual([expect.stringMatching(/: maybe Asia\/Seoul is meant\.$/u)])
    expect(problemsOf({ TIME_ZONE: 'UTC+9' })).toEqual([expect.not.stringContaining('is meant')])
  })

  test('quotes that came along are named, and never taken for a part of the value', () => {
    expect(problemsOf({ TIME_ZONE: '"Asia/Seoul"' })).toEqual([
      'TIME_ZONE must be an IANA time zone or a city that one is named after: maybe Asia/Seoul is meant. Take away the quotes around it.',
    ])
    expect(problemsOf({ TIME_ZONE: 'Mars/Base' })[0]).not.toContain('quotes')
    for (const [key, value] of [
      ['BACKUP_FOLDER', '"/data/backups"'],
      ['ADMIN_PASSWORD', `'long enough to be one'`],
      ['HOST', '"127.0.0.1"'],
    ] as const)
      expect(problemsOf({ [key]: value })).toEqual([`${key} stands in quotes. Take away the quotes around it.`])
    expect(parseConfig({ ADMIN_PASSWORD: 'she said "open sesame"' }).adminPassword).toBe('she said "open sesame"')
  })

  test('a remark that came along is named', () => {
    expect(problemsOf({ PORT: '8080 # for people', TIME_ZONE: 'Asia/Seoul\t# ours', LOG_LEVEL: 'loud' })).toEqual([
      'PORT must be a port number from 0 to 65535. Take away the remark behind it.',
      expect.stringMatching(/^TIME_ZONE must be .*\. Take away the remark behind it\.$/u),
      'LOG_LEVEL must be debug, info, warn or error.',
    ])
    expect(parseConfig({ ADMIN_PASSWORD: 'she said # open sesame' }).adminPassword).toBe('she said # open sesame')
  })

  test('an address that is told to others, or asked, holds no password; the public one ends before any question', () => {
    expect(problemsOf({ PUBLIC_URL: 'bot' })).toEqual([expect.stringMatching(/^PUBLIC_URL must be an http/u)])
    for (const key of ['PUBLIC_URL', 'DISCORD_API_URL', 'SLACK_API_URL']) {
      const problems = problemsOf({ [key]: 'https://ann:open-sesame@bot.example' })
      expect(problems).toEqual([expect.stringContaining(`${key} must hold no user or password`)])
      expect(problems.join()).not.toContain('sesame')
    }
    for (const end of ['?a=b', '#top', '/news?'])
      expect(problemsOf({ PUBLIC_URL: `https://bot.example${end}` })).toEqual([
        expect.stringMatching(/^PUBLIC_URL must end before the first \? or #/u),
      ])
    const paths = ['', '/', '/news/', '//evil.example/news'].map((path) => {
      const { publicUrl, basePath } = parseConfig({ PUBLIC_URL: `https://bot.example${path}` })
      return [publicUrl, basePath]
    })
    expect(paths).toEqual([
      ['https://bot.example', ''],
      ['https://bot.example', ''],
      ['https://bot.example/news', '/news'],
      ['https://bot.example//evil.example/news', '/evil.example/news'],
    ])
  })

  test('half a Slack pair is a mistake, not a bot without Slack', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-0123456789ab' })).toEqual([expect.stringContaining('SLACK_APP_TOKEN')])
    expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-0123456789ab' })).toEqual([expect.stringContaining('SLACK_BOT_TOKEN')])
  })

  test('a token that was cut short is not told to begin as it does', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toEqual([
      expect.stringContaining('copy all of it'),
      expect.stringContaining('copy all of it'),
    ])
  })

  test('the public key of Discord asks for HTTP, which needs a token and an address', () => {
    const key = { DISCORD_PUBLIC_KEY: 'ab'.repeat(32) }
    expect(problemsOf(key)).toEqual([
      expect.stringMatching(/^DISCORD_TOKEN is missing: DISCORD_PUBLIC_KEY is set/u),
      expect.stringMatching(/^PUBLIC_URL is missing: .*Take it out to use the gateway/u),
    ])
    expect(problemsOf({ DISCORD_PUBLIC_KEY: 'abc' })).toContainEqual(expect.stringContaining('copy Public Key'))
    const DISCORD_TOKEN = `${'a'.repeat(24)}.abcdef.${'b'.repeat(27)}`
    const whole = { ...key, DISCORD_TOKEN, PUBLIC_URL: 'https://aiwire.example/' }
    expect(parseConfig(whole).discordHttp).toEqual({ publicKey: 'ab'.repeat(32), publicUrl: 'https://aiwire.example' })
    expect(parseConfig({ DISCORD_TOKEN }).discordHttp).toBeNull()
  })

  test('shards are all, a range or one of them; a part needs other processes beside it', () => {
    const shared = {
      DISCORD_TOKEN: `${'M'.repeat(24)}.GabcDE.${'k'.repeat(30)}`,
      DATABASE_URL: 'postgres://127.0.0.1/news',
    }
    const shardsOf = (DISCORD_SHARDS: string) => parseConfig({ ...shared, DISCORD_SHARDS }).discord?.shards
    expect(shardsOf('')).toBe('auto')
    expect(shardsOf('0-3/8')).toEqual({ first: 0, last: 3, count: 8 })
    expect(shardsOf('7/8')).toEqual({ first: 7, last: 7, count: 8 })
    for (const wrong of ['8/8', '3-2/8', '0-8/8', '0/0', 'all', '1-2', '-1/8', '0/99999']) {
      expect(problemsOf({ ...shared, DISCORD_SHARDS: wrong })).toEqual([
        expect.stringMatching(/^DISCORD_SHARDS .*0-3\/8/u),
      ])
    }
    expect(problemsOf({ DISCORD_SHARDS: '0-3/8' })).toEqual([expect.stringMatching(/^DISCORD_SHARDS .*0-7\/8/u)])
    expect(problemsOf({ DISCORD_SHARDS: '0-7/8' })).toEqual([])
  })

  test('daily copies are for a SQLite file; PostgreSQL has tools of its own', () => {
    const shared = { DATABASE_URL: 'postgres://127.0.0.1/news', BACKUP_FOLDER: 'copies' }
    expect(problemsOf(shared)).toEqual([expect.stringMatching(/^BACKUP_FOLDER .*pg_dump/u)])
    expect(parseConfig({ BACKUP_FOLDER: 'copies' }).backupFolder).toBe('copies')
    expect(problemsOf({ BACKUP_FOLDER: '~/copies' })).toEqual([expect.stringMatching(/^BACKUP_FOLDER .*for ~ here/u)])
  })

  test('an analyst is off by default, and half of one is a mistake that says what is missing', () => {
    expect(parseConfig({ ANALYST_TOKENS_PER_DAY: '5000', ANALYST_TIMEOUT_MS: '900' }).analyst).toBeNull()
    expect(problemsOf({ ANALYST_MODEL: 'm' })).toEqual([
      expect.stringMatching(/^ANALYST_PROVIDER is missing: ANALYST_MODEL/u),
    ])
    expect(problemsOf({ ANALYST_PROVIDER: 'anthropic' })).toEqual([
      expect.stringMatching(/^ANALYST_MODEL is missing/u),
      expect.stringMatching(/^ANALYST_API_KEY is missing/u),
    ])
    expect(problemsOf({ ANALYST_PROVIDER: 'openai-compatible', ANALYST_MODEL: 'm' })).toEqual([
      expect.stringMatching(/^ANALYST_BASE_URL is missing/u),
    ])
    const wrong = {
      ANALYST_PROVIDER: 'oracle',
      ANALYST_BASE_URL: 'https://me:canary@host/v1',
      ANALYST_MODEL: 'm',
      ANALYST_API_KEY: 'canary with spaces',
      ANALYST_TOKENS_PER_DAY: '10',
      ANALYST_TIMEOUT_MS: 'soon',
    }
    const problems = problemsOf(wrong)
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(
      Object.keys(wrong).filter((name) => name !== 'ANALYST_MODEL'),
    )
    expect(problems.join('\n')).not.toContain('canary')
  })

  test('an analyst is a provider, a model and its limits', () => {
    const given = {
      ANALYST_PROVIDER: 'openai-compatible',
      ANALYST_BASE_URL: 'http://127.0.0.1:11434/v1',
      ANALYST_MODEL: 'm',
    }
    expect(parseConfig(given).analyst).toEqual({
      provider: 'openai-compatible',
      baseUrl: 'http://127.0.0.1:11434/v1',
      model: 'm',
      apiKey: null,
      tokensPerDay: 200_000,
      timeoutMs: 8_000,
    })
  })

  test('what workspaces may bring in by their own feeds has bounds', () => {
    expect(parseConfig({})).toMatchObject({
      ownQuota: { feeds: 50, entriesPerDay: 1_000 },
      privateHostWorkspaces: [],
    })
    const set = {
      OWN_FEEDS_PER_WORKSPACE: '5',
      OWN_ENTRIES_PER_DAY: '100',
      PRIVATE_HOST_WORKSPACES: 'slack:T1, discord:2',
    }
    expect(parseConfig(set)).toMatchObject({
      ownQuota: { feeds: 5, entriesPerDay: 100 },
      privateHostWorkspaces: ['slack:T1', 'discord:2'],
    })
  })

  test('private hosts are a list', () => {
    expect(parseConfig({ ALLOWED_PRIVATE_HOSTS: 'intranet, 10.0.0.5:8080' }).allowedPrivateHosts).toEqual([
      'intranet',
      '10.0.0.5:8080',
    ])
  })

  test('Slack for many workspaces needs all that belongs to it, and none of the tokens of one workspace', () => {
    const all = {
      SLACK_SIGNING_SECRET: 'a'.repeat(32),
      SLACK_CLIENT_ID: '123.456',
      SLACK_CLIENT_SECRET: 'b'.repeat(32),
      SLACK_TOKEN_KEY: 'c'.repeat(64),
      PUBLIC_URL: 'https://aiwire.example.org/',
    }
    expect(parseConfig(all)).toMatchObject({
      slack: null,
      slackApp: { publicUrl: 'https://aiwire.example.org', tokenKey: 'c'.repeat(64) },
    })
    for (const missing of Object.keys(all)) {
      const rest = Object.fromEntries(Object.entries(all).filter(([key]) => key !== missing))
      expect(problemsOf(rest)).toEqual([expect.stringContaining(`${missing} is missing`)])
    }
    const both = { ...all, SLACK_BOT_TOKEN: 'xoxb-0123456789', SLACK_APP_TOKEN: 'xapp-0123456789' }
    expect(problemsOf(both)).toEqual([
      'SLACK_BOT_TOKEN is for one workspace and SLACK_SIGNING_SECRET for many: for one, take out SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_TOKEN_KEY; for many, take out SLACK_BOT_TOKEN, SLACK_APP_TOKEN.',
    ])
    const partOfBoth = { SLACK_BOT_TOKEN: 'xoxb-0123456789', SLACK_SIGNING_SECRET: 'a'.repeat(32) }
    expect(problemsOf(partOfBoth)).toEqual([
      'SLACK_BOT_TOKEN is for one workspace and SLACK_SIGNING_SECRET for many: for one, take out SLACK_SIGNING_SECRET; for many, take out SLACK_BOT_TOKEN.',
    ])
    expect(problemsOf({ ...all, SLACK_TOKEN_KEY: 'short' })).toEqual([expect.stringContaining('SLACK_TOKEN_KEY')])
  })
})

test('secrets of an environment are those of settings and of providers, and no other words', () => {
  const secrets = {
    SLACK_TOKEN_KEY: 'a',
    ADMIN_PASSWORD: 'b',
    DATABASE_URL: 'c',
    ANTHROPIC_API_KEY: 'd',
    PGPASSWORD: 'e',
  }
  const others = {
    KEYMAP: 'us',
    KEY: 'x',
    TOKENIZERS_PARALLELISM: 'true',
    ANALYST_TOKENS_PER_DAY: '200000',
    PORT: '80',
  }
  expect(secretsIn({ ...secrets, ...others }).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('each setting whose name says that it is a secret stays out of the logs', () => {
  const always = {
    DISCORD_TOKEN: `${'d'.repeat(20)}.secret.${'d'.repeat(20)}`,
    ADMIN_PASSWORD: 'correct horse battery',
    ANALYST_API_KEY: 'key-of-the-analyst',
  }
  const oneWorkspace = { SLACK_BOT_TOKEN: 'xoxb-0123456789', SLACK_APP_TOKEN: 'xapp-0123456789' }
  const many = {
    SLACK_SIGNING_SECRET: 'a'.repeat(32),
    SLACK_CLIENT_SECRET: 'b'.repeat(32),
    SLACK_TOKEN_KEY: 'c'.repeat(64),
  }
  const others = { ANALYST_PROVIDER: 'anthropic', ANALYST_MODEL: 'm', PUBLIC_URL: 'https://aiwire.example.org' }
  const kept = [oneWorkspace, { ...many, SLACK_CLIENT_ID: '1.2' }].flatMap((slack) =>
    secretsOf(parseConfig({ ...always, ...others, ...slack })),
  )
  expect(kept).toEqual(expect.arrayContaining(Object.values({ ...always, ...oneWorkspace, ...many })))
  // Of an address only the password is one, and everybody may know a public key.
  const known = new Set([...Object.keys({ ...always, ...oneWorkspace, ...many }), 'DATABASE_URL', 'DISCORD_PUBLIC_KEY'])
  expect(CONFIG_KEYS.filter((key) => secretsIn({ [key]: 'x' }).length > 0 && !known.has(key))).toEqual([])
})

test('a secret is known as it is written and as it is used, whatever stands around it', () => {
  const DATABASE_URL = 'postgres://me:p%40ss%2Fword@db.example/bot'
  const environment = { ADMIN_PASSWORD: 'correct horse battery\n', DATABASE_URL }
  const said = `correct horse battery ${DATABASE_URL} p%40ss%2Fword p@ss/word`
  expect(redact(said, secretsIn(environment))).toBe('[redacted] [redacted] [redacted] [redacted]')
  expect(redact('correct horse battery p@ss/word', secretsOf(parseConfig(environment)))).toBe('[redacted] [redacted]')
  expect(secretsIn({ DATABASE_URL: 'postgres://me:100%@db.example/bot' })).toContain('100%')
  expect(secretsOf(parseConfig({}))).toEqual([])
})
