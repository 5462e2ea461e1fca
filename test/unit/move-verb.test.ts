import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demo } from '../../src/cli/demo.ts'
import { move } from '../../src/cli/move.ts'
import { InputError } from '../../src/core/errors.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sequence } from '../builders/sequence.ts'

test('an address to move to that holds its password raw is refused before anything is looked at', async () => {
  const moved = move(['--from', 'sqlite:nowhere.db', '--to', 'postgres://ann:p#sesame@127.0.0.1:1/news'])
  await expect(moved).rejects.toThrow(InputError)
  await expect(moved).rejects.toThrow(/^--to cannot be read as an address: /u)
  await expect(moved).rejects.not.toThrow('sesame')
})

test.each([[[]], [['--undo']], [['--undo', '--from', 'data/aiwire.db']]])(
  'what is typed wrong shows how to move, and how to undo it: %j',
  async (args) => {
    await expect(move(args)).rejects.toThrow(
      /^Name both: aiwire move --from .*\nOr undo it: aiwire move --undo --from /u,
    )
  },
)

test('the option that is wrong is named, and not the setting that was left alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aiwire-move-verb-'))
  try {
    const notes = join(folder, 'notes.txt')
    writeFileSync(notes, 'no database, but long enough to look like one: '.repeat(100))
    const to = 'postgres://ann@127.0.0.1:1/news'
    await expect(move(['--from', `sqlite:${notes}`, '--to', to])).rejects.toThrow(
      /^--from: .*notes\.txt cannot be used/u,
    )
    const file = join(folder, 'bot.db')
    const store = await openStore({ url: `sqlite:${file}`, random: sequence() })
    await expect(move(['--from', `sqlite:${file}`, '--to', to])).rejects.toThrow(
      /^--to: .* cannot be used .*ECONNREFUSED/u,
    )
    await store.takeLease('bot', Date.now(), 60_000)
    await expect(move(['--undo', '--from', `sqlite:${file}`])).rejects.toThrow(/^--from: another AI Wire is running/u)
    await store.close()
    await expect(demo(['--db', notes])).rejects.toThrow(/^--db: .*notes\.txt cannot be used/u)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
