import { readFileSync } from 'node:fs'
import { lazy } from '../core/lazy.ts'

/** The first and the last of the characters that the table has: CJK Unified Ideographs. */
const [FIRST, LAST] = [0x4e00, 0x9fff]

/** By the place of a traditional character behind the first, the code of the simplified one; 0 where there is none. */
const codes = lazy((): Uint16Array => {
  const table = new Uint16Array(LAST - FIRST + 1)
  const text = readFileSync(new URL('./data/simplified.tsv', import.meta.url), 'utf8')
  for (const line of text.trimEnd().split('\n')) {
    const [simple = '', traditional = ''] = line.split('\t')
    for (const char of traditional) table[char.charCodeAt(0) - FIRST] = simple.charCodeAt(0)
  }
  return table
})

/** Words of Taiwan and Hong Kong for which the mainland has another one as long. */
const WORDS: ReadonlyMap<string, string> = new Map(
  '释出发布 发表发布 募资融资 筹资融资 集资融资 募得融资 筹得融资 新创初创 日圆日元 影片视频 晶片芯片 软体软件 硬体硬件 网路网络 推论推理 矽谷硅谷 人工智慧人工智能 资料集数据集 伺服器服务器'
    .split(' ')
    .map((pair) => [pair.slice(0, pair.length / 2), pair.slice(pair.length / 2)]),
)
const ANY_WORD = new RegExp([...WORDS.keys()].join('|'), 'gu')

/**
 * A Chinese text as the mainland writes it, one character for one, so that offsets hold. Where it has traditional
 * characters, words of Taiwan and Hong Kong are read as those of the mainland, too.
 */
export function inSimplified(text: string): string {
  const table = codes()
  let plain = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const simple = table[text.charCodeAt(at) - FIRST] ?? 0
    if (simple === 0) continue
    plain += text.slice(from, at) + String.fromCharCode(simple)
    from = at + 1
  }
  if (from === 0) return text
  return (plain + text.slice(from)).replaceAll(ANY_WORD, (word) => WORDS.get(word) ?? word)
}

/** A text of the news, Chinese in simplified characters; `language`: ISO 639-1. Japanese has some of the traditional ones as its own. */
export function plainChinese(text: string, language: string): string {
  return language === 'zh' ? inSimplified(text) : text
}
