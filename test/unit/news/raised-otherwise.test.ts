import { describe, expect, it } from 'vitest'
import { factsOf } from './read-fields.ts'

const topicsOf = (title: string): readonly string[] => factsOf(title).map(({ topic }) => topic)

describe('money for which no company sells a part of itself', () => {
  it.each([
    'Quillon raises $18B in bond sale',
    'Ocaline raises £300M via bonds',
    'Ferngrove raises $21 billion in share sale',
    'Red Cross raises $100M for wildfire relief',
    'Quillon Foundation raises $180M in donations',
    'Painter raises $3M at charity auction',
    'Kickstarter campaign for a paper laptop raises $2M',
    'Quillon raises subscription price to $12.99',
    'Start-up founder charged with $50M fraud',
    'Ukraine gets $50B loan',
    'University of Norland secures $12M grant for cancer research',
    'Quillon to invest $40B in Texas fabs',
  ])('is no round: %s', (title) => {
    expect(topicsOf(title)).toEqual([])
  })

  it.each([
    'Quillon raises $18B in employee share sale',
    'Quillon raises $40M to help victims of fraud, founder says',
    'Norland University spin-out Quillon raises $12M seed round',
    'Quillon raises $6M to rebuild charity fundraising',
  ])('unless one is told: %s', (title) => {
    expect(topicsOf(title)).toEqual(['funding'])
  })
})
