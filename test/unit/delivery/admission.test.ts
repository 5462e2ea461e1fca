import { expect, test } from 'vitest'
import { createAdmission } from '../../../src/bot/delivery/admission.ts'

/** Works that end only when they are told to. */
function openWorks() {
  const admission = createAdmission(4)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (channelId: string): Promise<void> =>
    admission.run(channelId, () => {
      begun.push(channelId)
      return new Promise((resolve) => ends.set(channelId, resolve))
    })
  const end = async (channelId: string): Promise<void> => {
    ends.get(channelId)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { admission, begun, work, end }
}

test('a few channels get in at once, the others in their order, what a dead process left before them', async () => {
  const { admission, begun, work, end } = openWorks()
  for (const channelId of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) void work(channelId)
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
  admission.prefer(['g', 'late'])
  void work('late')
  for (const channelId of ['a', 'b', 'c', 'd']) await end(channelId)
  expect(begun.slice(4)).toEqual(['g', 'late', 'e', 'f'])
  await end('g')
  expect(begun.at(-1)).toBe('h')
})

test('two works for one channel take two turns, and one that fails gives its place', async () => {
  const { admission, begun, work, end } = openWorks()
  for (const channelId of ['a', 'b', 'c']) void work(channelId)
  const failing = admission.run('x', () => Promise.reject(new Error('planned')))
  void work('d')
  void work('d')
  await expect(failing).rejects.toThrow('planned')
  await end('')
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
  await end('a')
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'd'])
})
