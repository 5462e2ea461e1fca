import { inSimplifiedCharacters } from '../core/simplified-characters.ts'

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
  const plain = inSimplifiedCharacters(text)
  return plain === text ? text : plain.replaceAll(ANY_WORD, (word) => WORDS.get(word) ?? word)
}

/** A text of the news, Chinese in simplified characters; `language`: ISO 639-1. Japanese has some of the traditional ones as its own. */
export function plainChinese(text: string, language: string): string {
  return language === 'zh' ? inSimplified(text) : text
}
