import { describe, expect, it } from 'vitest'
import { saidOfWeights } from '../../../src/news/facts/release/weights-out.ts'
import { releaseOf, sourceOf } from './read-fields.ts'

describe('weights that are only spoken of', () => {
  it.each([
    ['Its weights and code have yet to be posted.'],
    ['It is supposed to be open source.'],
    ['Larkspur does not ship weights.'],
    ['Its first model since it gave up on open source'],
    ['Open weights to follow next month'],
    ['The lab said the weights would follow.'],
    ['An end of its open-source strategy?'],
    ['A pivot from open source'],
    ['오픈소스 버전도 준비 중이다.'],
    ['오픈소스로 공개할 예정이다.'],
    ['오픈소스 전략의 기로에 섰다.'],
    ['并确认会继续开源'],
    ['重みはオープンソース化する予定だ。'],
  ])('are not out: %s', (text) => {
    expect(saidOfWeights(sourceOf('Heron 9', text))).toEqual({ out: null, isOnlyTalk: true })
  })

  it.each([
    ['Open weights, no strings attached', 'Open weights'],
    ['It comes with open weights, not just an API.', 'open weights'],
    ['It was supposed to be open source; now the weights are on a hub.', 'weights'],
    ['오픈소스로 공개했다.', '오픈소스'],
    ['가중치 개방형 대형언어모델', '가중치'],
    ['공개형 스와이프 입력 모델', '공개형 스와이프 입력 모델'],
    ['正式开源', '开源'],
    ['Released under an open licence', 'under an open licence'],
    ['Fully open, data included', 'Fully open'],
    ["Heron 9 is here, and it's open", "it's open"],
    ['400B parameters, free to download', 'free to download'],
    ['Heron 9, an open 500B-parameter model', 'open 500B-parameter model'],
    ['Now on Hugging Face', 'Now on Hugging Face'],
    ['オープンソースで公開した。', 'オープンソース'],
    ['Un modèle de langage ouvert', 'modèle de langage ouvert'],
    ['Un modelo abierto', 'modelo abierto'],
  ])('or they are: %s', (text, quote) => {
    expect(saidOfWeights(sourceOf('Heron 9', text)).out?.match[0]).toBe(quote)
  })

  it('are the model’s own, whatever closed one its headline is measured against', () => {
    const { status } = releaseOf("퀼론, 10% 비용으로 GPT-5.5 능가하는 'M9' 출시", '가중치 개방형 언어모델이다.', 'ko')
    expect(status.value).toBe('open-weights')
  })

  it('may be those of another that came with it', () => {
    expect(releaseOf('OpenAI launches GPT-9 and open-weight gpt-oss-9').status.value).toBe('released')
    expect(releaseOf('OpenAI launches open-weight gpt-oss-9').status.value).toBe('open-weights')
    for (const title of [
      'Alibaba previews Qwen 9 Max, open-sources Qwen 9 32B',
      'OpenAI launches open-weight gpt-oss-9 alongside GPT-9',
    ]) {
      const [main, other] = releaseOf(title).models
      expect([main?.name.value, main?.openWeights?.value, other?.openWeights], title).toEqual([
        title.startsWith('OpenAI') ? 'gpt-oss-9' : 'Qwen 9 32B',
        true,
        null,
      ])
    }
    expect(releaseOf('Anthropic open-sources a tool as it launches Claude Opus 9').status.value).toBe('released')
    expect(releaseOf('Anthropic open-sources the weights of Claude Opus 9').status.value).toBe('open-weights')
    expect(releaseOf('OpenAI open-sources GPT-9').status.value).toBe('open-weights')
  })

  it('are none of a closed model that another is called after', () => {
    const { models } = releaseOf("CogVideoX 9: Zhipu's open source Sora")
    expect(models[0]?.name.value).toBe('CogVideoX 9')
  })

  it('make no release of open weights', () => {
    const { status, models } = releaseOf(
      'MiniMax releases M9.5',
      'The new model is supposed to be open source, but weights and code have yet to be posted.',
    )
    expect([status.value, models[0]?.openWeights]).toEqual(['released', null])
    const out = releaseOf('MiniMax releases M9.5', 'The new model is open source, its weights are on Hugging Face.')
    expect([out.status.value, out.models[0]?.openWeights?.value]).toEqual(['open-weights', true])
    expect(out.models[0]?.openWeights?.evidence.quote).toBe('open source')
  })
})
