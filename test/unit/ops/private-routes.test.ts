import { expect, test } from 'vitest'
import { createPrivacy } from '../../../src/ops/private-routes.ts'

const refuse = (): Response => new Response(null, { status: 403 })
const { mayLook } = createPrivacy({ host: '127.0.0.1', publicUrl: null, password: null, refuse })
const asked = (headers: Readonly<Record<string, string>>, at = 'http://127.0.0.1:8080/metrics'): boolean =>
  mayLook(new Request(at, { headers }))

test('without a password, a request that tells of a proxy or names another host sees nothing', () => {
  expect(asked({ accept: 'text/plain' })).toBe(true)
  for (const name of ['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Via', 'Forwarded'])
    expect([name, asked({ [name]: 'a' })]).toEqual([name, false])
  expect(asked({ 'CF-Connecting-IP': '192.0.2.1' })).toBe(false)
  expect(asked({}, 'http://rebound.example/metrics')).toBe(false)
})

test('without a password, nobody is at home where others reach the server', () => {
  const request = new Request('http://127.0.0.1:8080/metrics')
  for (const place of [
    { host: '0.0.0.0', publicUrl: null },
    { host: '127.0.0.1', publicUrl: 'https://bot.example' },
  ])
    expect(createPrivacy({ ...place, password: null, refuse }).mayLook(request)).toBe(false)
})
