import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  decodeCommand,
  deliveryIdIn,
  encodeCommand,
  encodeDelivery,
} from '../../../src/bot/adapters/discord/custom-id.ts'

it('a command comes back from a button as it went in', () => {
  const name = fc.stringMatching(/^[a-z_]{1,8}$/u)
  const value = fc.string({ unit: 'grapheme', maxLength: 20 })
  fc.assert(
    fc.property(name, fc.dictionary(name, value, { maxKeys: 3 }), (command, options) => {
      const id = encodeCommand({ command, options: { ...options } }, 'delivery')
      fc.pre(id !== null)
      expect(id.length).toBeLessThanOrEqual(100)
      expect(decodeCommand(id)).toEqual({ command, options: { ...options } })
      expect(deliveryIdIn(id)).toBe('delivery')
    }),
  )
})

it('takes a character of Korean for one', () => {
  expect(encodeCommand({ command: 'models', options: { maker: '네이버 a+b' } })).toBe('aw:models&maker=네이버+a%2bb')
})

it('knows a delivery without a command, and nothing in a stranger’s button', () => {
  expect(deliveryIdIn(encodeDelivery('abc'))).toBe('abc')
  // As posts from before carry it.
  expect(deliveryIdIn('af:wrong:story&id=s&wrong=yes#abc')).toBe('abc')
  expect(decodeCommand('af:wrong:story&id=s&wrong=yes#abc')?.options).toEqual({ id: 's', wrong: 'yes' })
  expect(deliveryIdIn('theirs#abc')).toBeNull()
  expect(deliveryIdIn('aw:why')).toBeNull()
  expect(decodeCommand('theirs')).toBeNull()
  expect(decodeCommand('aw:')).toBeNull()
})
