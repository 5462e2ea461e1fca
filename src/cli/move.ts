import { parseArgs } from 'node:util'
import { moveDatabase } from '../app/database-files.ts'
import { canBeRead, UNREADABLE_ADDRESS } from '../config.ts'
import { InputError } from '../core/errors.ts'

/** `aiwire move --from sqlite:PATH --to postgres://...`: copies everything and compares both sides. No bot may run meanwhile. */
export async function move(args: readonly string[]): Promise<number> {
  const { from, to } = readAddresses(args)
  await moveDatabase(from, to, ({ table, rows }) => {
    process.stdout.write(`${table}: ${rows} rows, the same on both sides\n`)
  })
  process.stdout.write('Everything was moved. Set DATABASE_URL to the new address, and start there only.\n')
  return 0
}

function readAddresses(args: readonly string[]): { readonly from: string; readonly to: string } {
  const mistake = new InputError([
    'Name both: aiwire move --from sqlite:data/aiwire.db --to postgres://user:password@host/database',
  ])
  const { from, to } = readOptions(args, mistake)
  if (!from.startsWith('sqlite:') || !/^postgres(?:ql)?:\/\//u.test(to)) throw mistake
  if (!canBeRead(to)) throw new InputError([`--to ${UNREADABLE_ADDRESS}.`])
  return { from, to }
}

function readOptions(args: readonly string[], mistake: InputError): { readonly from: string; readonly to: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' }, to: { type: 'string' } } })
    const { from = '', to = '' } = values
    return { from, to }
  } catch {
    throw mistake
  }
}
