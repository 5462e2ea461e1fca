import { describe, expect, it } from 'vitest'
import { tellsOfRaise } from '../../../src/news/facts/topics/tells-of-raise.ts'
import { scanField } from '../../../src/news/scan-text.ts'

const tells = (text: string): boolean => tellsOfRaise(scanField({ text, start: 0 }, 'en'))

describe('tellsOfRaise', () => {
  it('knows who gets a sum, in so many words', () => {
    for (const title of [
      'Quillon raises $27M to open its kitchens in more towns',
      'Belgian start-up Quillon snags €4.5 million',
      'Quillon banks €40M for tax AI',
      'Physical Intelligence adds $400M from Alder, Birch',
      'Larkspur signs term sheet for Series L at $134B',
      'New funding round values Quillon at $3 billion',
      'OpenAI’s secondary sale values company at $850 billion',
      'Quillon, maker of an AI notetaker for dentists, picks up $28M',
      'Exclusive: Quillon Labs closes a $90 million Series B',
      "Portugal's Quillon raises over $41m across two rounds",
      'Quillon raised $8M as its bakeries open in Spain',
      'Quillon raises $103m ahead of IPO',
      'Ahead of IPO, Quillon raises $300M',
      'Before its planned listing, Quillon raises $300M for robots',
      'Quillon raises $200M from Saudi wealth fund',
      "Chip start-up Quillon gets $200 million from Qatar's sovereign wealth fund",
      'Quillon just got $12M to fix plumbing with AI',
      'Quillon’s $230M round draws three banks',
      'Quillon, with a fresh $33M, rents tools to builders',
      'Quillon becomes a unicorn with $170M Series B',
      'Jane Holt seeks $1B for her AI start-up',
      'Musk’s Quillon seeks $1B for new AI lab',
      'AI notetaker Quillon pockets $3M from Alder',
      'Anthropic closes $40B as it readies Claude Opus 9',
    ])
      expect(tells(title), title).toBe(true)
  })

  it('knows nothing of money of another kind, nor of whom it does not call a company', () => {
    for (const title of [
      'Quillon raises $750M in IPO',
      'Quillon closes $2 billion acquisition of Tarvel',
      'Quillon raises $25 billion in bond sale',
      'Anthropic closes $40B chip order as it readies Claude Opus 9',
      'Quillon lands $60M contract with the navy',
      'Alder Ventures raises $160M for AI start-ups',
      'Nordic VC Alder has raised a fresh $90M',
      'Alder, with fresh $310M across three funds, backs AI',
      'Every battery start-up that has raised $50M',
      '23 AI start-ups have raised $70M or more this year',
      'Ohio man raises $2M to build a wall',
      'Peru secures $1.5 billion to fix roads',
      'Quillon seeks to raise $500 million',
      'Quillon raises $3B',
      'Nvidia raises $20 billion for AI',
      'Pentagon seeks $2B for AI lab',
      'Norway seeks $1B for new AI lab',
      'Norland University seeks $50M for new AI lab',
      'AI bot pockets $3M from traders',
      'OpenAI lands $400M from Pentagon contract',
    ])
      expect(tells(title), title).toBe(false)
  })
})
