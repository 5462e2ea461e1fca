import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EVENTS_PATH as DISCORD_EVENTS } from '../src/bot/adapters/discord/discord-http-adapter.ts'
import { INTERACTIONS_PATH } from '../src/bot/adapters/discord/endpoint-problems.ts'
import { EVENTS_PATH as SLACK_EVENTS, INSTALL_PATH, REDIRECT_PATH } from '../src/bot/adapters/slack/manifest.ts'
import { ROLES } from '../src/core/role.ts'
import { CONFIG_KEYS } from '../src/config/settings.ts'
import { execForm } from './e2e/dockerfile.ts'

const read = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8')

const text = read('compose.scale.yaml')

/** What is indented under that key, by its own keys. */
function under(block: string, key: string): ReadonlyMap<string, string> {
  const lines = block.split('\n')
  const at = lines.findIndex((line) => line.trim().split(' ')[0] === `${key}:`)
  const depthOf = (line: string): number => line.length - line.trimStart().length
  const base = depthOf(lines[at] ?? '')
  const inner = lines.slice(at + 1).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  const end = inner.findIndex((line) => depthOf(line) <= base)
  const own = end < 0 ? inner : inner.slice(0, end)
  const found = new Map<string, string>()
  let name = ''
  for (const line of own) {
    if (depthOf(line) === depthOf(own[0] ?? '')) name = line.trim().split(':')[0] ?? ''
    found.set(name, `${found.get(name) ?? ''}${line}\n`)
  }
  return found
}

const services = [...under(text, 'services')].filter(([name]) => !['postgres', 'move'].includes(name))

function commandOf(block: string, key = 'command'): readonly string[] {
  return execForm(new RegExp(`${key}: (.*)`, 'u').exec(block)?.[1]?.replaceAll("'", '"') ?? '[]')
}

test('the services start what there is, and between them every role', () => {
  const roles = services.map(([, block]) => {
    const command = commandOf(block)
    expect(command.slice(0, -1)).toEqual(['node', 'bin/aiwire.mjs', 'start', '--role'])
    return command.at(-1)
  })
  expect(roles.toSorted()).toEqual([...ROLES].toSorted())
})

test('a proxy reaches who answers platforms and who answers everybody else, each at a port of its own', () => {
  const portOf = (name: string): string | undefined =>
    /- 127\.0\.0\.1:(\d+):8080/u.exec(services.find(([service]) => service === name)?.[1] ?? '')?.[1]
  const [gateway, web] = [portOf('gateway'), portOf('web')]
  expect(gateway).not.toBe(web)
  const proxy = /^location .*$/gmu
  expect(read('docs/scaling.md').match(proxy)).toEqual([
    `location ~ ^/(discord|slack)/ { proxy_pass http://127.0.0.1:${gateway ?? ''}; }`,
    `location / { proxy_pass http://127.0.0.1:${web ?? ''}; }`,
  ])
  for (const path of [INTERACTIONS_PATH, DISCORD_EVENTS, SLACK_EVENTS, INSTALL_PATH, REDIRECT_PATH])
    expect(path).toMatch(/^\/(?:discord|slack)\//u)
})

test('what they are given are settings, and a password as it is', () => {
  const given = under(text.slice(text.indexOf('x-aiwire')), 'environment')
  expect([...given.keys()].filter((key) => !CONFIG_KEYS.includes(key))).toEqual(['PGPASSWORD'])
  expect(given.get('DATABASE_URL')?.trim()).toBe('DATABASE_URL: postgres://aiwire@postgres/aiwire')
  const password = /: (\S.*)/u
  const ofServer = under(under(text, 'services').get('postgres') ?? '', 'environment').get('POSTGRES_PASSWORD') ?? ''
  expect(password.exec(given.get('PGPASSWORD') ?? '')?.[1]).toBe(password.exec(ofServer)?.[1])
})

test('the file of the one process is moved to where the others look, and only when somebody asks for it', () => {
  const move = under(text, 'services').get('move') ?? ''
  const settingOf = (file: string): string => /DATABASE_URL: (\S+)/u.exec(read(file))?.[1] ?? ''
  const [from, to] = [settingOf('compose.yaml'), settingOf('compose.scale.yaml')]
  expect(commandOf(move, 'entrypoint')).toEqual(['node', 'bin/aiwire.mjs', 'move'])
  expect(commandOf(move)).toEqual([`--from=${from.replace('/data/', '/old/')}`, `--to=${to}`])
  expect(move).toContain('profiles: [move]')
  expect(move).toContain("restart: 'no'")
  const volume = /- (\S+):\/data$/mu.exec(read('compose.yaml'))?.[1] ?? ''
  expect(move).toContain(`- ${volume}:/old\n`)
  expect([...under(text.slice(text.indexOf('\nvolumes:')), 'volumes').keys()]).toContain(volume)
  expect(read('docs/scaling.md')).toContain(`move --undo --from ${from} `)
})

/** A `.env` that was copied from the example says these otherwise: then nothing outside would reach the container. */
const OF_A_CONTAINER = ['HOST', 'PORT', 'DATABASE_URL']

test('where a container listens and keeps its data is not left to .env', () => {
  const composed = under(under(read('compose.yaml'), 'services').get('aiwire') ?? '', 'environment')
  const typed = /^docker run .*$/mu.exec(read('README.md'))?.[0] ?? ''
  for (const key of OF_A_CONTAINER) {
    expect(read('.env.example')).toMatch(new RegExp(`^${key}=.`, 'mu'))
    expect([...composed.keys()]).toContain(key)
    expect(typed).toContain(` -e ${key}=`)
  }
})
