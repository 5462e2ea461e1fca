import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { closeServer } from '../fakes/close-server.ts'
import { runAiwire } from './run-aiwire.ts'

/** Where a bot answers with that status. */
async function portOf(status: number): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/livez' ? status : 404).end()
  })
  onTestFinished(() => closeServer(server))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return String(typeof address === 'object' && address !== null ? address.port : 0)
}

const health = (environment: Readonly<Record<string, string>>) => runAiwire(['health'], { environment })

test('a bot that lives is told by the exit code, wherever it listens, and so is one that does not', async () => {
  const port = await portOf(200)
  for (const HOST of ['127.0.0.1', '0.0.0.0'])
    expect(await health({ HOST, PORT: port })).toEqual({ code: 0, output: '', errors: '' })
  expect((await health({ PORT: await portOf(500) })).code).toBe(1)
})

test.each([
  ['::1', '[::1]:1'],
  ['::', '[::1]:1'],
  ['two words', 'http://two words:1'],
])('where nothing answers on %s, that is said', async (HOST, place) => {
  expect(await health({ HOST, PORT: '1' })).toEqual({ code: 1, output: '', errors: `Nothing answers on ${place}.\n` })
})
