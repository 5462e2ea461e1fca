import { expect, test } from 'vitest'
import { FeedError } from '../../../src/core/errors.ts'
import { toFeedError } from '../../../src/feeds/fetch-errors.ts'

test.each([
  ['CERT_HAS_EXPIRED', 'The certificate of the server has expired.'],
  ['CERT_NOT_YET_VALID', 'The certificate of the server is not valid yet, by the clock of this computer.'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate of the server is for another name.'],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'The certificate of the server is signed by nobody known here, or what leads to that is not sent with it.',
  ],
  ['EPROTO', 'No secure connection comes about: the server may speak only an old kind of it.'],
])('%s is told in words', (code, words) => {
  const error = toFeedError(new Error('fetch failed', { cause: Object.assign(new Error('tls'), { code }) }))
  expect(error).toMatchObject({ kind: 'tls', message: words, hint: 'The publisher has to put it right.' })
  expect(error).toBeInstanceOf(FeedError)
})
