import { expect, test } from 'vitest'
import { createPreviewAdapter } from '../../src/bot/adapters/preview/preview-adapter.ts'
import { wrapText } from '../../src/core/wrap-text.ts'
import { newChannel } from '../../src/core/workspace.ts'
import { systemClock } from '../../src/ops/system-clock.ts'
import { chatAdapterContract } from './chat-adapter.contract.ts'

const ESCAPE = String.fromCharCode(0x1b)
const LINK = new RegExp(`${ESCAPE}\\]8;;([^${ESCAPE}]+)${ESCAPE}\\\\`, 'gu')
const BELL = String.fromCharCode(0x07)

chatAdapterContract('preview', () => {
  let printed = 0
  const adapter = createPreviewAdapter({
    print: () => {
      printed += 1
    },
    isColoured: true,
    clock: systemClock,
  })
  const workspace = { id: 'preview:c', platform: 'preview', externalId: 'c' } as const
  const channel = newChannel(workspace, 'c', { language: 'en', timeZone: 'UTC' })
  return Promise.resolve({
    adapter,
    channel,
    failures: [],
    sent: () =>
      Promise.resolve(
        adapter.messages().map(({ ref, threadOf, text }) => ({
          ref,
          threadOf,
          text,
          pings: text.includes(BELL) ? ['the bell'] : [],
          links: [...text.matchAll(LINK)].flatMap(([, address]) => (address === undefined ? [] : [address])),
        })),
      ),
    pictures: () => adapter.messages().at(-1)?.pictures ?? [],
    pictureRefusals: [],
    requests: () => printed,
    fail: () => undefined,
    loseAnswer: () => undefined,
    runCommand: async (name, options, canManage) => {
      const words = Object.entries(options).map(([key, value]) => `${key}:"${value}"`)
      const spoken = () => Promise.resolve(channel.language)
      return (await adapter.type(`/${name} ${words.join(' ')}`, channel, canManage, spoken)) ?? ''
    },
    pressButton: null,
    removeBot: null,
    withBadToken: null,
    close: () => Promise.resolve(),
  })
})

test('rows keep to the width, wide characters count double, and links take no room', () => {
  expect(wrapText('aaa bbb ccc', 7)).toEqual(['aaa bbb', 'ccc'])
  expect(wrapText('한국어한국어', 6)).toEqual(['한국어', '한국어'])
  // A Korean word stays whole, a mark stays with its words, and an accent takes no room.
  expect(wrapText('어떻게 바뀌었는지', 12)).toEqual(['어떻게', '바뀌었는지'])
  expect(wrapText('言語、時間', 4)).toEqual(['言', '語、', '時間'])
  // A point between two parts stays with what stands before it.
  expect(wrapText('aaa · bbb', 4)).toEqual(['aaa', '·', 'bbb'])
  expect(wrapText('aaa bbb · ccc', 8)).toEqual(['aaa', 'bbb ·', 'ccc'])
  expect(wrapText('言語「時間」', 6)).toEqual(['言語', '「時', '間」'])
  expect(wrapText('cafe\u0301 cafe\u0301', 9)).toHaveLength(1)
  const link = `${ESCAPE}]8;;https://a.example/${ESCAPE}\\aaa${ESCAPE}]8;;${ESCAPE}\\`
  expect(wrapText(`${link} bbb`, 7)).toEqual([`${link} bbb`])
  expect(wrapText('x'.repeat(10), 4)).toEqual(['xxxx', 'xxxx', 'xx'])
  expect(wrapText('', 4)).toEqual([])
})
