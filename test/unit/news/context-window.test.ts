import { describe, expect, it } from 'vitest'
import { readContext } from '../../../src/news/facts/release/read-context.ts'
import { sourceOf } from './read-fields.ts'

describe('how long a context window is', () => {
  it.each([
    ['Now with 1M tokens of context.', 1_000_000],
    ['It takes up to 256K tokens at once.', 256_000],
    ['최대 12만8000토큰을 처리한다.', 128_000],
    ['컨텍스트 길이는 12만8천 토큰이다.', 128_000],
    ['一次可处理200万token。', 2_000_000],
    ['最大12万8000トークンを処理できる。', 128_000],
    ['It reads a one-million-token context window.', 1_000_000],
    ['A 2M+ context is promised.', 2_000_000],
    ['支持一百万 Tokens 的上下文窗口。', 1_000_000],
    ['拥有 `1M` 超长上下文。', 1_000_000],
    ['拥有256K上下文。', 256_000],
    ['Ein Kontextfenster von 128.000 Token.', 128_000],
    ['Mit einer Million Token Kontext.', 1_000_000],
    ['Une fenêtre de contexte de 256 000 tokens.', 256_000],
    ['Una ventana de contexto de 1,5 millones de tokens.', 1_500_000],
    ['上下文达 12万8000 token', 128_000],
    ['Qwen 3 256K context now available', 256_000],
    ['GLM 5 200K context window', 200_000],
    ['It ships with a 2 million token window.', 2_000_000],
    ['It comes with million-token context.', 1_000_000],
    ['컨텍스트 25만6000토큰을 지원한다.', 256_000],
    ['**1,000,000 토큰**에 달하는 긴 컨텍스트 창.', 1_000_000],
    ['The context window grew from 100K to 500K tokens.', 500_000],
    ['It doubles the 250K context window to 500K.', 500_000],
    ['上下文从 100K 扩展到 500K。', 500_000],
    ['컨텍스트 창이 20만에서 100만 토큰으로 늘었다.', 1_000_000],
    ['コンテキスト長は20万から100万トークンになった。', 1_000_000],
  ])('%s', (text, tokens) => {
    const fact = readContext(sourceOf('Heron 2', text))
    expect(fact?.value).toBe(tokens)
    expect(text).toContain(fact?.evidence.quote)
  })

  it.each([
    'In 2027 context windows keep growing.',
    'Its context handling won it 5 million users.',
    'A long context and $2 million of prizes.',
    'It is larger than the 400K context of its rival.',
  ])('is not told by: %s', (text) => {
    expect(readContext(sourceOf('Heron 2', text))).toBeNull()
  })
})
