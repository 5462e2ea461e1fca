import type { Readable } from 'node:stream'

/**
 * The lines of `input`, without the mark that some programs begin a text with; `null` for one of more than `most` signs, of
 * which no more is kept. Only line feeds end a line: Node's own reader also ends one at U+2028, which JSON may hold in a text.
 */
export async function* cappedLines(input: Readable, most: number): AsyncGenerator<string | null> {
  let line: string | null = ''
  let isFirst = true
  input.setEncoding('utf8')
  for await (const chunk of input) {
    const text = String(chunk)
    const [rest = '', ...begun] = (isFirst ? text.replace(/^\ufeff/u, '') : text).split('\n')
    isFirst &&= text === ''
    line = joined(line, rest, most)
    for (const next of begun) {
      yield line
      line = joined('', next, most)
    }
  }
  if (line !== '') yield line
}

function joined(line: string | null, more: string, most: number): string | null {
  return line === null || line.length + more.length > most ? null : line + more
}
