import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runAiwire } from './run-aiwire.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-env-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const TEXT = 'TIME_ZONE=Nowhere\r\nLOG_LEVEL="loud"\r\n'
const backup = (environment: Readonly<Record<string, string>> = {}) =>
  runAiwire(['backup', 'copy.db'], { folder, environment })

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16 the other way round', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
])('a .env in %s is read from its first setting on', async (_name, bytes) => {
  writeFileSync(join(folder, '.env'), bytes)
  const { code, errors } = await backup()
  expect(code).toBe(2)
  expect(errors.split('\n').map((line) => line.split(' ', 1)[0])).toEqual(['TIME_ZONE', 'LOG_LEVEL', ''])
})

test('what is set already wins', async () => {
  writeFileSync(join(folder, '.env'), TEXT)
  const { errors } = await backup({ TIME_ZONE: 'Asia/Seoul' })
  expect(errors).not.toContain('TIME_ZONE')
  expect(errors).toContain('LOG_LEVEL')
})

test('a .env that cannot be read is named', async () => {
  mkdirSync(join(folder, '.env'))
  const { code, errors } = await backup()
  expect(code).toBe(2)
  expect(errors).toMatch(/^\.env cannot be read \(.+\)\. Make it a file that AI Wire may read, or take it away\.\n$/u)
})
