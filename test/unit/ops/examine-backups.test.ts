import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { examineBackups } from '../../../src/ops/examine-backups.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-copies-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const me = process.getuid?.() ?? 0
const somebodyElse = me + 1

test.each([
  ['the owner of the folder', 0o700, me, 'ok'],
  ['somebody else, of a folder for its owner', 0o755, somebodyElse, 'warn'],
  ['somebody else, of a folder that all may write', 0o777, somebodyElse, 'ok'],
  ['somebody who may be in the group that may', 0o770, somebodyElse, 'ok'],
  ['whoever asks', 0o700, null, 'ok'],
] as const)('copies are written by whoever runs the bot: %s', (_who, mode, userId, level) => {
  chmodSync(folder, mode)
  expect(examineBackups(folder, userId).level).toBe(level)
  expect(examineBackups(join(folder, 'to be made'), userId).level).toBe(level)
})

test('it says who cannot', () => {
  expect(examineBackups(folder, somebodyElse).words).toBe(
    `The owner of the database (user ${somebodyElse}) cannot write copies to ${folder}. Set BACKUP_FOLDER to a folder that AI Wire may write.`,
  )
})
