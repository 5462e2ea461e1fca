import { parentPort } from 'node:worker_threads'
import { FeedError } from '../core/errors.ts'
import { parseDocument } from './parse-document.ts'
import { parseRequest, type ParseAnswer } from './parse-messages.ts'

/** The other side of parse-in-worker.ts. What is no FeedError ends the thread, and arrives there as its error. */
const port = parentPort
if (port !== null) {
  port.on('message', (message: unknown) => {
    const { bytes, contentType, url, isPart } = parseRequest.parse(message)
    void parseDocument(bytes, { contentType, url, isPart })
      .then((feed): ParseAnswer => ({ kind: 'read', feed }))
      .catch((error: unknown): ParseAnswer => {
        if (error instanceof FeedError) return { kind: 'refused', reason: error.kind, message: error.message }
        throw error
      })
      .then((answer) => {
        port.postMessage(answer)
      })
  })
  port.postMessage({ kind: 'ready' } satisfies ParseAnswer)
}
