import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examineDisk } from '../../../src/ops/examine-host.ts'

const FILE = join(tmpdir(), 'ledger.db')
const ROOM = { bavail: 10_000_000, bsize: 4_096 }

test.each([
  ['NFS', 0x6969],
  ['SMB', 0xfe534d42],
  ['CIFS', 0xff534d42],
  ['a drive of Windows in WSL', 0x01021997],
])('a database on a network drive is told: %s', (_, type) => {
  const [drive, room] = examineDisk(FILE, () => ({ type, ...ROOM }))
  expect(drive).toMatchObject({ level: 'warn', part: 'disk' })
  expect(drive?.words).toContain('is on a network drive')
  expect(room).toEqual({ level: 'ok', part: 'disk', words: '41.0 GB are free for the database.' })
})

test.each([
  ['ext4', 0xef53],
  ['XFS', 0x58465342],
  ['ZFS', 0x2fc12fc1],
  ['a container', 0x794c7630],
  ['no type', 0],
])('one on a disk of this computer is not: %s', (_, type) => {
  expect(examineDisk(FILE, () => ({ type, ...ROOM })).map(({ level }) => level)).toEqual(['ok'])
})

test('little room is told', () => {
  const levels = [30_000_000, 400_000_000, 4_000_000_000].map((bavail) =>
    examineDisk(FILE, () => ({ type: 0xef53, bavail, bsize: 1 })).map(({ level }) => level),
  )
  expect(levels).toEqual([['fail'], ['warn'], ['ok']])
})
