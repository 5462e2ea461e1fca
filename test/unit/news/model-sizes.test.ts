import { describe, expect, it } from 'vitest'
import { readParameters } from '../../../src/news/facts/release/read-parameters.ts'
import { findModels } from '../../../src/news/names/find-models.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { modelOf, sourceOf } from './read-fields.ts'

describe('how many parameters a model has', () => {
  const read = (summary: string) => {
    const title = 'GLM-9'
    const [mention] = findModels(title)
    if (mention === undefined) throw new Error('no model')
    const facts = readParameters(sourceOf(title, summary), scannedText(title, { summary }), { mention, field: 'title' })
    for (const fact of [facts.parameters, facts.totalParameters, facts.activeParameters]) {
      if (fact === null) continue
      expect(summary.slice(fact.evidence.start, fact.evidence.end)).toBe(fact.evidence.quote)
    }
    return [
      facts.parameters?.value ?? null,
      facts.totalParameters?.value ?? null,
      facts.activeParameters?.value ?? null,
    ]
  }

  it.each([
    ['It is a 33-billion parameter network.', ['33 billion', 33e9, null]],
    ['An 8B vision-language model for phones.', ['8B', 8e9, null]],
    ['A 9.2B hybrid Mamba-Transformer for phones.', ['9.2B', 9.2e9, null]],
    ['A 24B LLM for laptops.', ['24B', 24e9, null]],
    ['The 610B-A21B model is out.', ['610B-A21B', 610e9, 21e9]],
    ['A 120B mixture-of-experts model with 12B active parameters.', ['120B', 120e9, 12e9]],
    ['A 120B-A12B mixture of experts.', ['120B-A12B', 120e9, 12e9]],
    ['가중치를 2,600만 파라미터로 줄였다.', ['2,600만', 26e6, null]],
    ['모두 1조2000억개 매개변수를 갖췄다.', ['1조2000억', 1.2e12, null]],
    ['총 610B·활성 21B 파라미터 구조다.', ['610B', 610e9, 21e9]],
    ['12B 규모 음성 모델이다.', ['12B', 12e9, null]],
    ['300억(30B) 매개변수에 추론 시 30억(3B)만 활성화한다.', ['300억', 30e9, 3e9]],
    ['Das Modell hat 70 Milliarden Parameter.', ['70 Milliarden', 70e9, null]],
    ['Un modèle de 1,5 milliard de paramètres.', ['1,5 milliard', 1.5e9, null]],
    ['Un modelo de 7.000 millones de parámetros.', ['7.000 millones', 7e9, null]],
    ['Un modelo de 120 mil millones de parámetros.', ['120 mil millones', 120e9, null]],
    ['Il compte 675 milliards de paramètres, dont 41 milliards actifs.', ['675 milliards', 675e9, 41e9]],
    ['Ein Modell mit 1,2 Billionen Parametern.', ['1,2 Billionen', 1.2e12, null]],
    ['Built with 610B parameters and 1M context.', ['610B', 610e9, null]],
    ['A network of 610B total / 21B active parameters.', ['610B', 610e9, 21e9]],
    ['拥有超过 6100 亿参数。', ['6100 亿', 610e9, null]],
    ['它拥有6100亿总参数，仅210亿的激活参数。', ['6100亿', 610e9, 21e9]],
    ['团队带来了90亿参数的端侧版本。', ['90亿', 9e9, null]],
    ['这是9B小模型。', ['9B', 9e9, null]],
    ['The size grew from 300B to 610B parameters.', ['610B', 610e9, null]],
    ['It has 610B parameters, up from 300B parameters.', ['610B', 610e9, null]],
    ['70B 모델을 능가하는 12B 모델이다.', ['12B', 12e9, null]],
  ])('is told by: %s', (summary, wanted) => {
    expect(read(summary)).toEqual(wanted)
  })

  it('a German billion is a million millions', () => {
    const said = modelOf('Alibaba veröffentlicht Qwen 9 mit 1 Billion Parametern', '', 'de')
    expect(said.totalParameters?.value).toBe(1e12)
    expect(modelOf('Alibaba releases Qwen 9 with 1 billion parameters').totalParameters?.value).toBe(1e9)
  })

  it.each([
    ['a size of several', 'It comes in 4B, 9B and 30B parameter versions.'],
    ['a size of several', '参数量分别为 `4B`、`9B`。'],
    ['a size of several', "It is sold as 'Pro' (800B parameters) and 'Lite' (90B parameters)."],
    ['one size of a family', 'It is a family, including a 610B parameter model.'],
    ['one that is not out', 'There is a 610B model forthcoming.'],
    ['the older one', 'Quality is kept from the original 9B model.'],
    ['a rival', 'It beats 70B models.'],
    ['how many models there are', 'The hub lists 3 million models.'],
    ['how many models there are', 'They dream of 2 billion small models.'],
    ['training data', 'With few parameters on 12T tokens it learns fast.'],
    ['a window', '旗舰版兼顾参数及 1M 上下文。'],
  ])('is not told by %s: %s', (_, summary) => {
    expect(read(summary)).toEqual([null, null, null])
  })

  it('is never the number of users', () => {
    for (const text of [
      'It has 300 million active users.',
      'Active users: 300M.',
      '활성 사용자 3억 명이 쓴다.',
      '活跃用户 3 亿',
    ])
      expect(read(text)).toEqual([null, null, null])
  })

  it('is never only what works on one token', () => {
    expect(read('激活参数 21B。')).toEqual([null, null, 21e9])
  })

  it('is told by the text where the name has only how many work', () => {
    const { parameters, activeParameters } = modelOf('Tencent releases Hunyuan-A13B', 'A model of 80B parameters.')
    expect([parameters?.value, activeParameters?.value]).toEqual(['80B', 13e9])
  })

  it('stands in brackets behind the name', () => {
    const { parameters, totalParameters, activeParameters } = modelOf(
      'Zhipu open-sources GLM-9',
      'GLM-9 (610B) is the flagship, and GLM-9-Flash (9B) runs at home.',
    )
    expect([parameters?.value, totalParameters?.value, activeParameters]).toEqual(['610B', 610e9, null])
    expect(modelOf('Zhipu open-sources GLM-9 (610B-A21B)').activeParameters?.value).toBe(21e9)
  })
})
