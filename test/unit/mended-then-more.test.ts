import { expect, test } from 'vitest'
import { openToldLedger } from '../builders/told-ledger.ts'
import { fundingOf, model, releaseOf } from './news/report.ts'

test('two stories that were merged by hand go on to take in what either would, however little they have in common', async () => {
  const { store, tell, mend } = await openToldLedger()
  const before = await tell(0, 'Quillon raises $300 million', fundingOf('Quillon', 300e6))
  for (const title of ['Quillon lands $300M', 'A big round for Quillon'])
    await tell(0, title, fundingOf('Quillon', 300e6))
  // The company has taken another name.
  const renamed = await tell(1, 'Tidewell announces $330 million', fundingOf('Tidewell', 330e6))
  expect(renamed).not.toBe(before)
  await mend({ action: 'merge', storyIds: [before, renamed] })
  expect(await tell(2, '타이드웰, 3억 3천만 달러 유치', fundingOf('Tidewell', 330e6), { language: 'ko' })).toBe(before)
  expect(await tell(4, 'Tidewell closes its round', fundingOf('Tidewell', 330e6))).toBe(before)
  expect(await tell(4, 'Quillon has $300 million more', fundingOf('Quillon', 300e6))).toBe(before)
  expect(await tell(4, 'Marlowe raises $50 million', fundingOf('Marlowe', 50e6))).not.toBe(before)
  await store.close()
})

test('a model of two makers stays one story after a merge', async () => {
  const { store, tell, mend } = await openToldLedger()
  const quill = releaseOf([model('OpenAI', 'GPT-5.2', 'gpt')])
  const nickname = releaseOf([model('Quillon', 'Quartz', 'quartz')])
  const named = await tell(0, 'GPT-5.2 is out', quill)
  for (const title of ['OpenAI ships GPT-5.2', 'GPT-5.2 for everybody']) await tell(0, title, quill)
  const tested = await tell(3, 'Quartz of Quillon is out', nickname)
  expect(tested).not.toBe(named)
  await mend({ action: 'merge', storyIds: [tested, named] })
  expect(await tell(4, 'Quartz 공개', nickname, { language: 'ko' })).toBe(named)
  await store.close()
})

test('what says that it is a loan goes to the loan that was taken out, in whatever words', async () => {
  const { store, tell, mend } = await openToldLedger()
  const round = await tell(0, 'Quillon raises $300M led by Harbor', fundingOf('Quillon', 300e6))
  await tell(0, 'Quillon gets $300M credit line', fundingOf('Quillon', 300e6, { round: 'debt' }))
  const loan = await mend({ action: 'split', storyId: round, entryIds: ['e2'] })
  const other = fundingOf('Quillon', 300e6, { round: 'debt' })
  expect(await tell(1, '퀼론, 3억 달러 대출 확보', other, { language: 'ko' })).toBe(loan)
  expect(await tell(1, 'Quillon has $300M from Harbor', fundingOf('Quillon', 300e6))).toBe(round)
  await store.close()
})

test('what was taken out of a story by hand does not come back into the one that it is merged into', async () => {
  const { store, tell, mend, entriesOf } = await openToldLedger()
  const round = fundingOf('Quillon', 300e6)
  const older = await tell(0, 'Quillon is said to have raised $90 million', fundingOf('Quillon', 90e6))
  const portrait = { title: 'The founder of Quillon on life with $300M', url: 'https://news.example/founder' }
  const younger = await tell(3, 'Quillon raises $300M to build trading agents', round)
  expect(younger).not.toBe(older)
  await tell(3, portrait.title, round, { url: portrait.url })
  expect(await entriesOf(younger)).toEqual(['e2', 'e3'])
  const other = await mend({ action: 'split', storyId: younger, entryIds: ['e3'] })
  await mend({ action: 'merge', storyIds: [older, younger] })
  expect(await tell(8, 'Quillon raised $300M: what we know', round)).toBe(older)
  // The same post once more, under another of its addresses.
  const again = { url: 'https://www.news.example/founder/?utm_source=feed' }
  expect(await tell(8, 'Life with $300M: what we know', round, again)).toBe(other)
  await store.close()
})

test('what was retracted takes in what comes later, and says nothing new', async () => {
  const { store, tell, mend, find, entriesOf } = await openToldLedger()
  const talks = fundingOf('Quillon', 300e6, { status: 'in-talks' })
  const wrong = await tell(0, 'Quillon in talks for $300M', talks)
  await mend({ action: 'retract', storyId: wrong })
  const retracted = await find(wrong)
  expect(await tell(2, 'Quillon raises $300M', fundingOf('Quillon', 300e6))).toBe(wrong)
  expect(await entriesOf(wrong)).toEqual(['e1', 'e2'])
  expect(await find(wrong)).toEqual(retracted)
  await store.close()
})

test('entries, pointers and bars follow what is merged and split', async () => {
  const { store, tell, mend, find } = await openToldLedger()
  const storyOf = async (id: string) => (await store.entries.findByKeys('feed', [id])).get(id)?.storyId
  const first = await tell(0, 'Quillon raises $300M', fundingOf('Quillon', 300e6))
  const second = await tell(4, 'Quillon raises $50M', fundingOf('Quillon', 50e6))
  const third = await tell(5, 'Marlowe raises $90M', fundingOf('Marlowe', 90e6))
  await mend({ action: 'merge', storyIds: [third, second] })
  expect((await find(third)).mending).toEqual({ kind: 'merged', intoId: second })
  await mend({ action: 'merge', storyIds: [second, first] })
  for (const id of [second, third]) expect((await find(id)).mending).toEqual({ kind: 'merged', intoId: first })
  for (const id of ['e1', 'e2', 'e3']) expect(await storyOf(id)).toBe(first)

  const split = await mend({ action: 'split', storyId: first, entryIds: ['e3'] })
  expect(await storyOf('e3')).toBe(split)
  expect(await storyOf('e2')).toBe(first)
  // The same post once more: what stayed does not go over to what was taken out, nor the other way.
  const sum = fundingOf('Marlowe', 90e6)
  expect(await tell(6, 'Quillon raises $300M', sum)).not.toBe(split)
  expect(await tell(6, 'Marlowe raises $90M', sum)).toBe(split)
  await store.close()
})

test('a model and a round are not merged, nor a story of a workspace and one of everybody', async () => {
  const { store, tell, mend, find } = await openToldLedger()
  const round = await tell(0, 'Quillon raises $300M', fundingOf('Quillon', 300e6))
  const release = await tell(0, 'GPT-5.2 is out', releaseOf([model('OpenAI', 'GPT-5.2', 'gpt')]))
  await expect(mend({ action: 'merge', storyIds: [round, release] })).rejects.toThrow('the other about funding')
  await store.stories.insert({ ...(await find(round)), id: 'own', workspaceId: 'w' })
  await expect(mend({ action: 'merge', storyIds: [round, 'own'] })).rejects.toThrow('own story and another')
  await store.close()
})
