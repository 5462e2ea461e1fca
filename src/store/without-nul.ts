import type Database from 'better-sqlite3'
import type { Row } from './row-sum.ts'

const NUL = '\0'
const IN_ITS_PLACE = '\ufffd'
/** One escape of JSON text, so that a backslash which is escaped itself begins none. */
const ESCAPE = /\\(?:u0000|[^])/gu

/**
 * Rows of a table as PostgreSQL can keep them: it takes no text with a NUL in it, which older versions let through. What
 * the feeds tell is read without them by now, so that what was known is known by the same words again; a row that would
 * become another one's twin keeps a sign in their place. JSON gets a space instead: its quotes say how long they are.
 */
export function withoutNul(source: Database.Database, table: string): (row: Row) => Row {
  let uniques: readonly (readonly string[])[] | null = null
  const taken = new Set<string>()
  return (row) => {
    const values = Object.entries(row)
    if (!values.some(([name, value]) => typeof value === 'string' && holdsNul(name, value))) return row
    const changed = new Map(
      values.flatMap(([name, value]) => {
        const kept = typeof value === 'string' ? cleaned(name, value) : value
        return kept === value ? [] : [[name, kept] as const]
      }),
    )
    uniques ??= uniqueSets(source, table)
    const clean: Row = { ...row, ...Object.fromEntries(changed) }
    const twins = uniques.filter((columns) => columns.some((name) => changed.has(name)))
    const marked = twins.flatMap((columns) => {
      const key = JSON.stringify([columns, columns.map((name) => clean[name])])
      const isTwin = taken.has(key) || hasRow(source, table, columns, clean)
      taken.add(key)
      return isTwin ? columns.filter((name) => changed.has(name)) : []
    })
    return {
      ...clean,
      ...Object.fromEntries(marked.map((name) => [name, String(row[name]).replaceAll(NUL, IN_ITS_PLACE)])),
    }
  }
}

function holdsNul(name: string, value: string): boolean {
  return value.includes(NUL) || (name.endsWith('Json') && value.includes('\\u0000'))
}

function cleaned(name: string, value: string): string {
  const text = value.includes(NUL) ? value.replaceAll(NUL, '') : value
  if (!name.endsWith('Json') || !text.includes('\\u0000')) return text
  return text.replace(ESCAPE, (escape) => (escape === '\\u0000' ? ' ' : escape))
}

/** The columns that together are in one row only: those of the key, and of each unique index. */
function uniqueSets(source: Database.Database, table: string): readonly (readonly string[])[] {
  const names = source.prepare<[string, string], { readonly of: string; readonly name: string }>(
    `select list.name as "of", info.name from pragma_index_list(?) list, pragma_index_info(list.name) info
     where list."unique" = 1 and list.partial = 0
     union all select '', name from pragma_table_info(?) where pk > 0`,
  )
  const sets = [...Map.groupBy(names.all(table, table), ({ of }) => of).values()]
  // A key has an index of its own, in most tables.
  return [...new Map(sets.map((set) => set.map(({ name }) => name)).map((set) => [set.join(), set])).values()]
}

function hasRow(source: Database.Database, table: string, columns: readonly string[], row: Row): boolean {
  const where = columns.map((name) => `"${name}" is ?`).join(' and ')
  const values = columns.map((name) => row[name] ?? null)
  return source.prepare(`select 1 from "${table}" where ${where}`).get(...values) !== undefined
}
