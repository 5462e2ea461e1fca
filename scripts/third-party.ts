import { readFileSync } from 'node:fs'
import { z } from 'zod'

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
})

/**
 * Licences that ask for no more than to be named; OFL-1.1, of fonts, asks besides that they are not sold by themselves.
 * Another one is for somebody to think about first.
 */
const ACCEPTED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'CC0-1.0',
  'OFL-1.1',
  'Unlicense',
])

type Row = { readonly name: string; readonly version: string; readonly licence: string }

/** Packages of the production installation, by name. Packages for one platform alone are among them. */
function packagesInUse(): readonly Row[] {
  const lock = lockFile.parse(JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')))
  const rows = Object.entries(lock.packages).flatMap(([path, { version, license, dev }]): Row[] => {
    if (path === '' || dev === true || version === undefined) return []
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return [{ name, version, licence: license ?? 'unknown' }]
  })
  const byKey = new Map(rows.map((row) => [`${row.name} ${row.version}`, row]))
  return [...byKey.values()].toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}

/** SPDX: one of the alternatives, with all its parts. */
function isAccepted(licence: string): boolean {
  const alternatives = licence.replaceAll(/[()]/gu, '').split(' OR ')
  return alternatives.some((one) => one.split(' AND ').every((part) => ACCEPTED.has(part)))
}

/** Throws when a package has a licence that nobody has looked at. */
export function thirdPartyNotices(): string {
  const rows = packagesInUse()
  const odd = rows.filter(({ licence }) => !isAccepted(licence))
  if (odd.length > 0)
    throw new Error(
      `Look at these licences first: ${odd.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`,
    )
  const lines = rows.map(({ name, version, licence }) => `- ${name} ${version}: ${licence}`)
  return `# Third-party notices

AI Wire runs with these ${rows.length} packages. Their licences and the names of their authors are in the folder of each under
\`node_modules\`, in the container image too. Written by \`npm run notices\`; a test compares it with the lock file.

\`src/core/simplified-characters.json\` is made from the Unihan database (Unicode-3.0, copyright Unicode, Inc.).

${lines.join('\n')}
`
}
