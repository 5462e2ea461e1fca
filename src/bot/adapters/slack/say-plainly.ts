import type { ServerResponse } from 'node:http'

/** A whole answer of so many words, which nobody keeps. */
export function sayPlainly(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text)
}
