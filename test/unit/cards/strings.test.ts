import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { en } from '../../../src/bot/cards/en.ts'
import type { Strings } from '../../../src/bot/cards/strings.ts'
import { stringsOf } from '../../../src/bot/cards/strings.ts'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'

const OWN_SCRIPT = {
  en: /[a-z]/iu,
  ko: /\p{Script=Hangul}/u,
  ja: /[\p{Script=Han}\p{Script=Kana}ー]/u,
  zh: /\p{Script=Han}/u,
}

/** Every plain text of a language by its path. */
function texts(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (value instanceof Map) return [...value].flatMap(([key, inner]) => texts(inner, `${path}.${String(key)}`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`))
}

function keysOf(strings: Strings): readonly string[] {
  return texts(strings, '')
    .map(([path]) => path)
    .toSorted()
}

for (const language of LANGUAGES) {
  const strings = stringsOf(language)

  test(`${language} says everything that English says`, () => {
    expect(keysOf(strings)).toEqual(keysOf(en))
    for (const [path, value] of texts(strings, '')) expect(value.trim(), path).not.toBe('')
  })

  test(`${language} is written in its own script`, () => {
    if (language === 'ja') {
      // Words like うわさ are Hiragana alone.
      for (const [path, value] of texts(strings, '')) expect(value, path).toMatch(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u)
      return
    }
    for (const [path, value] of texts(strings, '')) expect(value, path).toMatch(OWN_SCRIPT[language])
  })

  test(`${language} describes every command and option within the platforms' 100 characters`, () => {
    for (const { description, options } of COMMANDS) {
      for (const texts of [description, ...options.map((option) => option.description)]) {
        expect(texts[language].length).toBeGreaterThan(1)
        expect(texts[language].length).toBeLessThanOrEqual(100)
      }
    }
  })
}

test('required options come first, names are what platforms take', () => {
  for (const { options } of COMMANDS) {
    const required = options.map((option) => option.required)
    expect(required).toEqual(required.toSorted((one, other) => Number(other) - Number(one)))
    for (const { name } of options) expect(name).toMatch(/^[a-z_]{1,32}$/u)
  }
})

/** Words that were given up for the one in the table of terms of CONTRIBUTING.md. */
const GIVEN_UP = [
  ...['쪽지', '지켜보', '한 주 정리', '조용한 시간', '조용한시간', '부르기', "'라는", '워크스페이스의'],
  ...['見守', '時間帯', '隠し', '隠す', '一週間のまとめ', 'AI の一週間', '企業価値', '借入', '断られ', '断って'],
  ...['会社だけです', 'ものだけです', '国だけです'],
  ...['静音', '信息源', '安静时段', '人工智能', '词元', '一周汇总', '轮融资', '没有成功', '国家未知'],
  ...['What about:', 'shall get', 'weights are out', 'Country not told', 'subscribe again'],
]
const TEXTS = [
  ...LANGUAGES.map((language) => `bot/cards/${language}.ts`),
  ...['feed-strings', 'roundup-strings', 'greeting-card', 'loss-card'].map((name) => `bot/cards/${name}.ts`),
  ...['changing', 'reading'].map((name) => `bot/commands/${name}-commands.ts`),
  ...['bot/commands/shared-options.ts', 'bot/commands/local-names.ts', 'web/page-strings.ts', 'web/preview-words.ts'],
]

test.each(TEXTS)('%s has one word for each thing', (file) => {
  const said = readFileSync(path.join(import.meta.dirname, '../../../src', file), 'utf8')
  expect(GIVEN_UP.filter((word) => said.includes(word))).toEqual([])
})

test('every string is said somewhere', () => {
  const folder = path.join(import.meta.dirname, '../../../src/bot')
  const languages = new Set(LANGUAGES.map((language) => path.join('cards', `${language}.ts`)))
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !languages.has(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n')
  expect(Object.keys(en).filter((key) => !new RegExp(`\\.${key}\\b`, 'u').test(code))).toEqual([])
})

test('every language calls its sentences with the values of English', () => {
  for (const language of LANGUAGES) {
    for (const [key, value] of Object.entries(stringsOf(language))) {
      const english = Object.entries(en).find(([name]) => name === key)?.[1]
      expect(typeof value, `${language} ${key}`).toBe(typeof english)
    }
  }
})
