import { hash } from 'node:crypto'

/** A row as SQLite gives it. */
export type Row = Readonly<Record<string, string | number | null>>

/** As SQLite declares it: `INTEGER`, `REAL` or `TEXT`. */
export type StoredColumn = { readonly name: string; readonly type: string }

const NULL = '\u001e'
const SEPARATOR = '\u001f'
/** As many as make a number that PostgreSQL can add up exactly. */
const HASH_DIGITS = 15

/** A sum over hashes of rows: the same in whatever order they come. `rowHash` is the same hash in PostgreSQL's words. */
export function createRowSum(columns: readonly StoredColumn[]) {
  let sum = 0n
  let count = 0
  return {
    add(row: Row): void {
      const text = columns.map(({ name, type }) => textOf(row[name] ?? null, type)).join(SEPARATOR)
      sum += BigInt(`0x${hash('sha256', text).slice(0, HASH_DIGITS)}`)
      count += 1
    },
    count: () => count,
    text: () => String(sum),
  }
}

/** The hash of a row as an expression, computed where the rows are. */
export function rowHash(columns: readonly StoredColumn[]): string {
  const texts = columns.map(({ name, type }) => {
    const text = type === 'REAL' ? `encode(float8send("${name}"), 'hex')` : `"${name}"::text`
    return `coalesce(${text}, chr(${NULL.charCodeAt(0)}))`
  })
  const row = `concat_ws(chr(${SEPARATOR.charCodeAt(0)}), ${texts.join(', ')})`
  const digits = `left(encode(sha256(convert_to(${row}, 'UTF8')), 'hex'), ${HASH_DIGITS})`
  return `('x' || ${digits})::bit(${HASH_DIGITS * 4})::bigint`
}

function textOf(value: string | number | null, type: string): string {
  if (value === null) return NULL
  if (type !== 'REAL') return String(value)
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(Number(value))
  return bytes.toString('hex')
}
