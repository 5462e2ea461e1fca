import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'
import { fundingStory } from '../builders/sample-story.ts'
import { runAiwire } from './run-aiwire.ts'

const folder = mkdtempSync(join(tmpdir(), 'aiwire-complaints-'))
const environment = { DATABASE_URL: `sqlite:${join(folder, 'c.db')}` }

beforeAll(async () => {
  const store = await openStore({ url: environment.DATABASE_URL, random: sequence() })
  await store.stories.insert(fundingStory('announced', {}, { id: 's1' }))
  const who = { workspaceId: 'slack:T1', channelId: 'slack:C1', personId: 'U1' }
  await store.complaints.save({
    id: 'c1',
    storyId: 's1',
    ...who,
    at: 0,
    words: 'It is 3B\u001b[2J\u001b]0;mine\u0007\nc2  1970',
  })
  await store.close()
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('the operator reads what readers say is wrong, and closes it', async () => {
  const listed = await runAiwire(['complaints'], { environment })
  expect(listed.output).toContain('c1  1970-01-01T00:00:00.000Z  slack:C1')
  expect(listed.output).toContain('story s1: Anthropic raises $30 billion')
  // Words of a stranger neither clear the terminal nor look like lines of ours.
  expect(listed.output).toContain('  It is 3B c2 1970\n')
  expect(stripVTControlCharacters(listed.output)).toBe(listed.output)
  expect(listed.output).not.toContain('\u0007')
  const closed = await runAiwire(['complaints', 'close', 'c1'], { environment })
  expect(closed).toMatchObject({ code: 0, output: 'c1 is closed.\n' })
  expect((await runAiwire(['complaints', 'close', 'c1'], { environment })).errors).toContain('no open complaint c1')
  // Four processes, on a machine that may be busy.
}, 60_000)
