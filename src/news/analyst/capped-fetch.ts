const MAX_ANSWER_BYTES = 256 * 1024

/** Follows no redirect, so that the key goes nowhere else, and ends an answer that is far too long. */
export const cappedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'error' })
  if (response.body === null) return response
  let bytes = 0
  const capped = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > MAX_ANSWER_BYTES) controller.error(new RangeError('the answer is too long'))
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(capped, { status: response.status, statusText: response.statusText, headers: response.headers })
}
