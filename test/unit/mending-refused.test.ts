import { afterEach, beforeEach, expect, test } from 'vitest'
import { InputError } from '../../src/core/errors.ts'
import { openToldLedger, type ToldLedger } from '../builders/told-ledger.ts'
import { fundingOf, model, releaseOf } from './news/report.ts'

let ledger: ToldLedger
let round: string
let other: string
let release: string
let own: string
beforeEach(async () => {
  ledger = await openToldLedger()
  const { store, tell } = ledger
  round = await tell(0, 'Quillon raises $300 million', fundingOf('Quillon', 300e6))
  await tell(0, 'Quillon lands $300M', fundingOf('Quillon', 300e6))
  other = await tell(1, 'Marlowe raises $50 million', fundingOf('Marlowe', 50e6))
  release = await tell(2, 'Quill 3 is out', releaseOf([model('Quillon', 'Quill 3', 'quill')]))
  own = 'own'
  await store.stories.insert({ ...(await ledger.find(other)), id: own, workspaceId: 'preview:w' })
})
afterEach(() => ledger.store.close())

const told = async () =>
  await Promise.all(
    [round, other, release, own].map(async (id) => ({
      story: await ledger.find(id),
      entries: await ledger.entriesOf(id),
    })),
  )

test('what cannot be mended says why, and stays as it is', async () => {
  const before = await told()
  const { mend } = ledger
  const refused = async (mending: Promise<unknown>): Promise<string> => {
    const reason: unknown = await mending.catch((error: unknown) => error)
    return reason instanceof InputError ? reason.message : `not refused: ${String(reason)}`
  }
  expect(await refused(mend({ action: 'merge', storyIds: [round, round] }))).toContain('is one story. Name two.')
  expect(await refused(mend({ action: 'merge', storyIds: [round, release] }))).toContain('One story is about a model')
  expect(await refused(mend({ action: 'merge', storyIds: [round, own] }))).toContain("A workspace's own story")
  expect(await refused(mend({ action: 'split', storyId: round, entryIds: [] }))).toContain('Name the entries')
  expect(await refused(mend({ action: 'split', storyId: round, entryIds: ['e1', 'e3'] }))).toBe(
    `e3 is no report of story ${round}.`,
  )
  expect(await refused(mend({ action: 'split', storyId: round, entryIds: ['e1', 'e2'] }))).toContain('leave nothing')
  expect(await told()).toEqual(before)
})

test('what ended is mended no more', async () => {
  const { mend } = ledger
  await mend({ action: 'retract', storyId: round })
  await expect(mend({ action: 'split', storyId: round, entryIds: ['e1'] })).rejects.toThrow('was retracted already')
  await expect(mend({ action: 'merge', storyIds: [other, round] })).rejects.toThrow('was retracted already')
})
