import { parseArgs } from 'node:util'
import { moveDatabase, undoMove } from '../app/database-files.ts'
import { canBeRead, UNREADABLE_ADDRESS, withCheckedCertificate } from '../config/database-address.ts'
import { InputError } from '../core/errors.ts'
import { counted } from './counted.ts'

/**
 * `aiwire move --from sqlite:PATH --to postgres://...`: copies everything and compares both sides. No bot may run meanwhile,
 * nor start on the file afterwards, until `aiwire move --undo --from sqlite:PATH`.
 */
export async function move(args: readonly string[]): Promise<number> {
  const { from, to } = readAddresses(args)
  if (to === null) {
    await undoMove(from)
    process.stdout.write('Bots may start on the file again. See that none runs on what it was moved to.\n')
    return 0
  }
  await moveDatabase(from, to, ({ table, rows }) => {
    process.stdout.write(`${table}: ${counted(rows, 'row')}, the same on both sides\n`)
  })
  process.stdout.write('Everything was moved. Set DATABASE_URL to the new address, and start there only.\n')
  return 0
}

type Addresses = { readonly from: string; /** `null`: the move is undone. */ readonly to: string | null }

function readAddresses(args: readonly string[]): Addresses {
  const mistake = new InputError([
    'Name both: aiwire move --from sqlite:data/aiwire.db --to postgres://user:password@host/database',
    'Or undo it: aiwire move --undo --from sqlite:data/aiwire.db',
  ])
  const { from, to, undo } = readOptions(args, mistake)
  if (!from.startsWith('sqlite:')) throw mistake
  if (undo && to === '') return { from, to: null }
  if (undo || !/^postgres(?:ql)?:\/\//u.test(to)) throw mistake
  if (!canBeRead(to)) throw new InputError([`--to ${UNREADABLE_ADDRESS}.`])
  return { from, to: withCheckedCertificate(to) }
}

type MoveOptions = { readonly from: string; readonly to: string; readonly undo: boolean }

function readOptions(args: readonly string[], mistake: InputError): MoveOptions {
  try {
    const options = { from: { type: 'string' }, to: { type: 'string' }, undo: { type: 'boolean' } } as const
    const { from = '', to = '', undo = false } = parseArgs({ args: [...args], options }).values
    return { from, to, undo }
  } catch {
    throw mistake
  }
}
