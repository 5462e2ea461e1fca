import type { WriteStream } from 'node:tty'

const WIDTH = 30

/** A bar on one line of a terminal; nothing where the stream is no terminal. */
export function createProgressBar(stream: WriteStream, total: number): { step(): void } {
  let done = 0
  return {
    step() {
      done += 1
      if (!stream.isTTY) return
      const filled = Math.round((done / total) * WIDTH)
      stream.write(
        `\r[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${done}/${total} feeds${done === total ? '\n' : ''}`,
      )
    },
  }
}
