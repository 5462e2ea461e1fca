import { describe, expect, it } from 'vitest'
import { modelOf } from './read-fields.ts'

describe('a fact of another model', () => {
  it.each([
    'Elsewhere Llama 9 came out, a 600B parameter model with a 200K context under the MIT license.',
    'Elsewhere there is the 600B parameter model Llama 9, with a 200K context window.',
    'It is better than Llama 9 (600B parameters).',
    "It beats Llama 9's 200K context window.",
  ])('is none of the main one: %s', (summary) => {
    const model = modelOf('Introducing GLM-9, our new model', summary)
    expect(model.name.value).toBe('GLM-9')
    expect([model.totalParameters, model.contextTokens, model.licence]).toEqual([null, null, null])
  })

  it('is no modality of the main one', () => {
    const summary = 'MiniMax released MiniMax-M9, a language model. It also showed Hailuo 9, a video model.'
    expect(modelOf('MiniMax releases MiniMax-M9', summary).modalities.map(({ value }) => value)).toEqual(['text'])
  })

  it('is none where a variant is called by its last word', () => {
    const { totalParameters, contextTokens } = modelOf(
      'Meta releases Llama 9 Scout and Llama 9 Maverick',
      'Scout has a 5M context window; Maverick has 700B parameters.',
    )
    expect([totalParameters, contextTokens?.value]).toEqual([null, 5_000_000])
  })

  it('is none where it stands in the next item of a round-up', () => {
    const title = 'AI日报：智谱发布 GLM-9；某厂眼镜登场；某店内测助手'
    const summary = '1、智谱发布 GLM-9，主打编程。某厂眼镜登场，采用多模态技术与 300 亿参数。'
    const { modalities, totalParameters } = modelOf(title, summary, 'zh')
    expect([modalities, totalParameters]).toEqual([[], null])
  })
})

describe('a fact of the main model', () => {
  it.each([
    ['after what it is measured against', 'It outperforms Llama 9 while offering a 300K context window.'],
    ['after what it improves', 'It is an upgrade over GLM-8, with a 300K context window.'],
    ['after what came before it', "It comes a week after Meta's Llama 9 and has a 300K context window."],
    ['after what it follows', 'The model, which succeeds GLM-8, has a 300K context window.'],
    ['after another sentence', 'Meta released Llama 9. GLM-9 has a 300K context window.'],
    ['in the same sentence', 'While Meta has Llama 9, GLM-9 has a 300K context window.'],
    ['under another name', 'GLM-9 (Yi 9), has a 300K context window.'],
    ['together with another', 'GLM-9 and GLM-9 Flash have a 300K context window.'],
    ['with its parts named', 'GLM-9, including GLM-9 Air and GLM-9 Flash, has a 300K context window.'],
  ])('is told %s: %s', (_, summary) => {
    const { contextTokens } = modelOf('Zhipu open-sources GLM-9', summary)
    expect(contextTokens?.value).toBe(300_000)
    expect(summary).toContain(contextTokens?.evidence.quote)
  })
})
