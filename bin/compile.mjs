// Compiles every module before the first start. An image is compiled while it is built: nothing can be written there later.
import { readdirSync } from 'node:fs'
import { keepCompiled } from './keep-compiled.mjs'

await keepCompiled()
const source = new URL('../src/', import.meta.url)
for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('.ts')) await import(new URL(file, source))
}
