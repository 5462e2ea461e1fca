import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'

const COLUMNS = 32
const ROWS = 24
/** Of 255: fonts and browsers differ, a page that fell apart differs more. */
const MEAN_AT_MOST = 8
const CELL_OFF = 48
const CELLS_OFF_AT_MOST = 0.05

const gridShape = z.object({ width: z.number(), height: z.number(), cells: z.array(z.number()) })
type Grid = z.infer<typeof gridShape>

/** The browser draws the picture small. It is its language, not ours, that this is written in. */
const READ_GRID = `async (source) => {
  const image = new Image()
  image.src = source
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = ${COLUMNS}
  canvas.height = ${ROWS}
  const pen = canvas.getContext('2d')
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, ${COLUMNS}, ${ROWS})
  const { data } = pen.getImageData(0, 0, ${COLUMNS}, ${ROWS})
  const cells = Array.from({ length: ${COLUMNS * ROWS} }, (_, at) =>
    Math.round(0.299 * data[at * 4] + 0.587 * data[at * 4 + 1] + 0.114 * data[at * 4 + 2]))
  return { width: image.width, height: image.height, cells }
}`

/** How bright each part of a picture is, 0 to 255, row by row. */
async function gridOf(browser: Browser, png: Buffer): Promise<Grid> {
  const page = await browser.newPage()
  try {
    const found: unknown = await page.evaluate(`(${READ_GRID})('data:image/png;base64,${png.toString('base64')}')`)
    return gridShape.parse(found)
  } finally {
    await page.close()
  }
}

/** Compares a picture with the one that was looked at and agreed on. `isAgreed` makes it that one. */
export async function expectPicture(browser: Browser, png: Buffer, file: string, isAgreed: boolean): Promise<void> {
  const grid = await gridOf(browser, png)
  if (isAgreed) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(grid)}\n`)
  }
  expect(existsSync(file), `${file} is missing: look at the picture, then make it with PREVIEW_PICTURES=DIR`).toBe(true)
  const agreed = gridShape.parse(JSON.parse(readFileSync(file, 'utf8')))
  expect({ width: grid.width, height: grid.height }).toEqual({ width: agreed.width, height: agreed.height })
  const off = grid.cells.map((cell, at) => Math.abs(cell - (agreed.cells[at] ?? 0)))
  expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThanOrEqual(MEAN_AT_MOST)
  expect(off.filter((one) => one > CELL_OFF).length / off.length).toBeLessThanOrEqual(CELLS_OFF_AT_MOST)
}
