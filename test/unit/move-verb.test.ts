import { expect, test } from 'vitest'
import { move } from '../../src/cli/move.ts'
import { InputError } from '../../src/core/errors.ts'

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
