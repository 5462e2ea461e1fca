import { describe, expect, it } from 'vitest'
import { modelOf } from './read-fields.ts'

describe('a rumour', () => {
  it('is no fact of a model that is out', () => {
    const model = modelOf(
      'Zhipu releases GLM-9 today',
      'GLM-9 is now available to everyone through the API. The model is rumored to have 3 trillion parameters.',
    )
    expect([model.parameters, model.totalParameters]).toEqual([null, null])
  })

  it('is told with a rumoured one', () => {
    const model = modelOf('Leak: Zhipu may launch GLM-9 next month', 'It is said to have 3 trillion parameters.')
    expect(model.totalParameters?.value).toBe(3e12)
  })
})
