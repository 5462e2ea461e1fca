import type { Writable } from 'node:stream'

/**
 * Whoever read what is printed may read no more, as `head` does after its lines: that is no fault, and no error is told.
 * https://man7.org/linux/man-pages/man2/write.2.html (EPIPE)
 */
export function onClosedOutput(output: Writable, goOn: () => void): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    goOn()
  })
}
