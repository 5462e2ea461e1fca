import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderFeeds } from '../../src/cli/demo-feeds.ts'

function document(title: string, link: string): string {
  return `<rss version="2.0"><channel><title>${title}</title><link>${link}</link><description/></channel></rss>`
}

test('a document is called as the catalogue calls its publisher, and a forum by its own name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aiwire-'))
  try {
    await writeFile(join(folder, 'a.xml'), document('Somebody calls it so', 'https://techcrunch.com/'))
    await writeFile(join(folder, 'b.xml'), document('r/quays', 'https://www.reddit.com/r/quays/'))
    await writeFile(
      join(folder, 'c.xml'),
      document('Quay Blog', 'https://raw.githubusercontent.com/quay/feeds/quay.xml'),
    )
    const feeds = await folderFeeds(folder)
    expect(feeds.map(({ feed: { name, kind } }) => [name, kind])).toEqual([
      ['TechCrunch', 'press'],
      ['r/quays', 'community'],
      ['Quay Blog', 'press'],
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a file that cannot be read is named, with what to do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aiwire-'))
  try {
    const film = join(folder, 'film.mkv')
    await writeFile(film, '')
    // Longer than anything that is read at once; it takes no room.
    await truncate(film, 3 * 1024 ** 3)
    await expect(folderFeeds(folder)).rejects.toThrow(
      /^--feeds: .*film\.mkv cannot be read \(.+\)\. Take it out of the folder, or let AI Wire read it\.$/u,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})
