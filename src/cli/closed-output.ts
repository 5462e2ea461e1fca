import type { Writable } from 'node:stream'

/**
 * Whoever read what is printed may read no more, as `head` does after its lines: that is no fault, and no error is told.
 * `onRefused` hears of anything else that takes nothing more, such as a file on a disk that is full.
 * https://man7.org/linux/man-pages/man2/write.2.html (EPIPE, ENOSPC)
 */
export function onClosedOutput(
  output: Writable,
  { onClosed, onRefused }: { readonly onClosed: () => void; readonly onRefused: (why: string) => void },
): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') onClosed()
    else onRefused(error.message)
  })
}
