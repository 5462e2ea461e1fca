import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Of text, and of what shows where a field is (WCAG 2.2, 1.4.3 and 1.4.11). */
const FOR_TEXT = 4.5
const FOR_FIELDS = 3

type Scheme = 'light' | 'dark'
type Sheet = { readonly css: string; readonly valueOf: (name: string, scheme: Scheme) => string }

const ledger = sheet('ledger-style.css', (css, name, scheme) => {
  const [, light, dark] = new RegExp(`${name}: light-dark\\((#\\w+), (#\\w+)\\)`, 'u').exec(css) ?? []
  return scheme === 'light' ? light : dark
})
const preview = sheet('preview-style.css', (css, name, scheme) => {
  const [light, dark] = [...css.matchAll(new RegExp(`^ +${name}: (#\\w+);`, 'gmu'))].map(([, colour]) => colour)
  return scheme === 'light' ? light : dark
})

describe.each<Scheme>(['light', 'dark'])('%s', (scheme) => {
  test.each([
    ...['--text', '--muted', '--link', '--model', '--funding', '--warn'].flatMap((name) => [
      { sheet: ledger, name, on: '--page' },
      { sheet: ledger, name, on: '--panel' },
    ]),
    ...['--muted', '--d-text', '--d-link', '--must'].flatMap((name) => [
      { sheet: preview, name, on: '--d-page' },
      { sheet: preview, name, on: '--d-embed' },
    ]),
    ...['--muted', '--s-text', '--s-link', '--must'].map((name) => ({ sheet: preview, name, on: '--s-page' })),
    { sheet: preview, name: '--text', on: '--page' },
    { sheet: preview, name: '--muted', on: '--page' },
    { sheet: preview, name: '--d-text', on: '--d-button' },
    { sheet: preview, name: '--s-text', on: '--line' },
  ])('$name can be read on $on', ({ sheet: { valueOf }, name, on }) => {
    expect(contrast(valueOf(name, scheme), valueOf(on, scheme))).toBeGreaterThanOrEqual(FOR_TEXT)
  })

  test.each([
    { sheet: ledger, field: "input[type='search']", around: '--page', hint: '::placeholder' },
    { sheet: preview, field: 'form input', around: '--page', hint: 'form ::placeholder' },
  ])('$field shows where it is and what to type', ({ sheet: { css, valueOf }, field, around, hint }) => {
    const [edge, inside] = [usedIn(css, field, 'border'), usedIn(css, field, 'background')]
    expect(contrast(valueOf(edge, scheme), valueOf(around, scheme))).toBeGreaterThanOrEqual(FOR_FIELDS)
    const words = usedIn(css, hint, 'color')
    expect(contrast(valueOf(words, scheme), valueOf(inside, scheme))).toBeGreaterThanOrEqual(FOR_TEXT)
  })
})

function sheet(file: string, find: (css: string, name: string, scheme: Scheme) => string | undefined): Sheet {
  const css = readFileSync(new URL(`../../../src/web/${file}`, import.meta.url), 'utf8')
  const valueOf = (name: string, scheme: Scheme): string => {
    const value = find(css, name, scheme)
    if (value === undefined) throw new Error(`${file} has no ${scheme} ${name}.`)
    return value
  }
  return { css, valueOf }
}

/** The variable that a rule takes for a property. */
function usedIn(css: string, selector: string, property: string): string {
  const [, body = ''] = css.split(`\n${selector} {`)
  const [, name] = new RegExp(`^ +${property}: [^;]*var\\((--[\\w-]+)\\)`, 'mu').exec(body.split('}', 1)[0] ?? '') ?? []
  if (name === undefined) throw new Error(`${selector} takes no variable for ${property}.`)
  return name
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
