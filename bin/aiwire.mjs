#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still say what is needed.
import { fileURLToPath } from 'node:url'

const NEEDED = 24

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // What was compiled once is kept beside the packages: the next start takes half as long and less memory. Where that folder
  // cannot be written, nothing is kept.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/aiwire', import.meta.url)))
  await import('../src/main.ts')
} else {
  console.error(
    `AI Wire needs Node ${NEEDED} or later and this is ${process.versions.node}: run it as "npm run aiwire -- VERB", which brings the right one along.`,
  )
  process.exitCode = 2
}
