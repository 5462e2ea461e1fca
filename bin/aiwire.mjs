#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still say what is needed.
import { keepCompiled } from './keep-compiled.mjs'

const NEEDED = 24

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await keepCompiled()
  const { main } = await import('../src/main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  console.error(
    `AI Wire needs Node ${NEEDED} or later and this is ${process.versions.node}: run it as "npm run aiwire -- VERB", which brings the right one along.`,
  )
  process.exitCode = 2
}
