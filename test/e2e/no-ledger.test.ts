import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runAiwire } from './run-aiwire.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiwire-none-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test.each([
  ['forget', 'discord:80351110224678912'],
  ['roundup'],
  ['complaints'],
  ['dead', 'list'],
  ['story', 'find', 'x'],
])('where no bot ran yet, %s says that there is no ledger instead of what is not in an empty one', async (...args) => {
  const file = join(folder, 'none.db')
  const { code, output, errors } = await runAiwire(args, { environment: { DATABASE_URL: `sqlite:${file}` } })
  expect({ code, output }).toEqual({ code: 2, output: '' })
  expect(errors).toBe(`DATABASE_URL: there is no ${file}. Work where the bot runs, or name its database.\n`)
  expect(existsSync(file)).toBe(false)
})
