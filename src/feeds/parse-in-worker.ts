import { Worker } from 'node:worker_threads'
import type { ParsedFeed } from '../core/entry.ts'
import { FeedError } from '../core/errors.ts'
import type { ParseAnswer } from './parse-messages.ts'
import type { ParseOptions } from './parse-options.ts'

const TIME_LIMIT_MS = 2000
/** Of the thread's heap. 10 MB of markup at its densest need less than half of it. */
const MEMORY_LIMIT_MB = 256

let warm: Worker | null = null
let last: Promise<unknown> = Promise.resolve()

/**
 * Reads a document in another thread, one after the other. A document that takes over two seconds or too much memory
 * is given up with its thread: FeedError `too-large`. The idle thread keeps no process alive.
 */
export function parseInWorker(
  bytes: Uint8Array,
  options: ParseOptions,
  limitMs: number = TIME_LIMIT_MS,
): Promise<ParsedFeed> {
  const turn = last.then(() => parseNext(bytes, options, limitMs))
  last = turn.catch(() => null)
  return turn
}

async function parseNext(bytes: Uint8Array, options: ParseOptions, limitMs: number): Promise<ParsedFeed> {
  const worker = warm ?? (await startWorker())
  warm = worker
  worker.ref()
  // A copy, because the bytes are handed over and the caller may still want them.
  const { contentType, url, isPart } = options
  const request = { bytes: Uint8Array.from(bytes), contentType, url, isPart }
  const answer = nextAnswer(worker, limitMs)
  worker.postMessage(request, [request.bytes.buffer])
  try {
    const given = await answer
    if (given.kind === 'read') return given.feed
    throw given.kind === 'refused' ? new FeedError(given.reason, given.message) : new Error('The thread started twice.')
  } finally {
    worker.unref()
  }
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL('parse-worker.ts', import.meta.url), {
    // Not the flags of a test runner or a profiler.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  })
  // Without a listener, the end of an idle thread would end the process.
  worker.on('error', () => {
    forget(worker)
  })
  worker.on('exit', () => {
    forget(worker)
  })
  await nextAnswer(worker, null)
  return worker
}

function forget(worker: Worker): void {
  if (warm === worker) warm = null
}

/** The thread's next message. After `limitMs` the thread is ended. */
function nextAnswer(worker: Worker, limitMs: number | null): Promise<ParseAnswer> {
  return new Promise((resolve, reject) => {
    const giveUp = (why: string): void => {
      forget(worker)
      settle()
      void worker.terminate()
      reject(new FeedError('too-large', why))
    }
    const timer =
      limitMs === null
        ? undefined
        : setTimeout(() => {
            giveUp(`The document could not be read within ${limitMs / 1000} seconds.`)
          }, limitMs)
    const onMessage = (answer: ParseAnswer): void => {
      settle()
      resolve(answer)
    }
    const onError = (error: unknown): void => {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        giveUp(`Reading the document takes over ${MEMORY_LIMIT_MB} MB of memory.`)
        return
      }
      settle()
      reject(error instanceof Error ? error : new Error('The parsing thread failed.', { cause: error }))
    }
    const onExit = (): void => {
      onError(new Error('The parsing thread ended.'))
    }
    const settle = (): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}
