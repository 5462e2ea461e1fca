import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Chart } from '../../core/chart.ts'
import { forgetOldest } from '../../core/forget-oldest.ts'
import type { ChartPainter } from '../../core/ports/chart-painter.ts'
import type { PaintAnswer, PaintOrder } from './paint-messages.ts'

/** Fonts and rasteriser take well over a hundred megabytes, once a week for a few seconds: the idle thread is ended. */
const IDLE_MS = 20_000
/** A thread that is silent for so long is given up: far more than the first chart takes on a slow machine. */
const ANSWER_WITHIN_MS = 30_000
/** A week of channels that all have their own language and filters; 20 kB each. */
const KEPT = 60

type Waiting = { readonly resolve: (png: Uint8Array) => void; readonly reject: (error: Error) => void }

/**
 * Paints in a thread of its own, so that nobody waits for it who wants no chart. Equal charts are painted once, also when
 * several ask at the same time; the newest are kept. The thread starts with the first chart and keeps no process alive.
 */
export function createChartPainter(start: () => Worker = startWorker): ChartPainter {
  const painted = new Map<string, Promise<Uint8Array>>()
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  let lastId = 0

  /** Ends the thread; whoever still waits for it is told. */
  const end = (why: string): void => {
    clearTimeout(timer)
    const ended = worker
    worker = null
    void ended?.terminate()
    for (const { reject } of waiting.values()) reject(new Error(why))
    waiting.clear()
  }

  /** Ends it when nothing comes of it for too long, or nothing is asked of it. */
  const watch = (): void => {
    clearTimeout(timer)
    const isIdle = waiting.size === 0
    timer = setTimeout(end, isIdle ? IDLE_MS : ANSWER_WITHIN_MS, 'The chart could not be painted in time.')
    if (isIdle) worker?.unref()
    timer.unref()
  }

  const open = (): Worker => {
    const opened = start()
    opened.on('message', ({ id, png, problem }: PaintAnswer) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (png === null) asked?.reject(new Error(problem ?? 'The chart could not be painted.'))
      else asked?.resolve(png)
      watch()
    })
    const lost = (error: unknown): void => {
      if (worker === opened) end(`The painting thread failed: ${error instanceof Error ? error.message : 'it ended'}`)
    }
    opened.on('error', lost)
    opened.on('exit', lost)
    return opened
  }

  const order = (chart: Chart): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      worker ??= open()
      worker.ref()
      const asked: PaintOrder = { id: ++lastId, chart }
      const isFirst = waiting.size === 0
      waiting.set(asked.id, { resolve, reject })
      worker.postMessage(asked)
      // Whoever comes while others wait already gives a silent thread no more time.
      if (isFirst) watch()
    })

  return {
    paint(chart) {
      const key = createHash('sha256').update(JSON.stringify(chart)).digest('base64url')
      const known = painted.get(key)
      painted.delete(key)
      const painting = known ?? order(chart)
      forgetOldest(painted, KEPT)
      // The one asked for last is the last to be forgotten.
      painted.set(key, painting)
      painting.catch(() => {
        if (painted.get(key) === painting) painted.delete(key)
      })
      return painting
    },
  }
}

function startWorker(): Worker {
  // Not the flags of a test runner or a profiler.
  return new Worker(new URL('paint-worker.ts', import.meta.url), { execArgv: [] })
}
