import { describe, expect, it } from 'vitest'
import { familyTable, KNOWN_FAMILIES, mergeFamilies } from '../../../scripts/names/family-rows.ts'
import {
  KNOWN_ORGANISATIONS,
  mergeOrganisations,
  organisationRows,
  organisationTable,
} from '../../../scripts/names/organisation-rows.ts'

const CSV = [
  'name,country,kind,aliases',
  '"Ferngrove AI",fr,ai,펀그로브|Ferngrove',
  'Anthropic,US,ai,앤트로픽에이아이',
  'Bramble,USA,ai,',
  'Thicket,DE,investor,Anthropic|AI',
].join('\n')

describe('organisations', () => {
  const { rows, refused } = mergeOrganisations(KNOWN_ORGANISATIONS, organisationRows(CSV))

  it('takes new ones and new aliases, and leaves what stands', () => {
    expect(rows.find(({ name }) => name === 'Ferngrove AI')).toEqual({
      name: 'Ferngrove AI',
      kind: 'ai',
      country: 'FR',
      aliases: ['펀그로브', 'Ferngrove'],
    })
    expect(rows.find(({ name }) => name === 'Anthropic')?.aliases).toEqual(
      expect.arrayContaining(['앤트로픽', '앤트로픽에이아이']),
    )
  })

  it('refuses what would be found in ordinary text, twice or nowhere', () => {
    expect(refused).toEqual([
      'Bramble: no country code',
      'Thicket = Anthropic: is Anthropic',
      'Thicket = AI: is an ordinary word',
    ])
  })

  it('writes the same bytes whatever the order', () => {
    const again = mergeOrganisations([...rows].reverse(), organisationRows(CSV))
    expect(organisationTable(again.rows)).toBe(organisationTable(rows))
  })

  it('are in order in the table that is read', () => {
    const { rows: own, refused: wrong } = mergeOrganisations(KNOWN_ORGANISATIONS, [])
    expect(wrong).toEqual([])
    expect(own.map(({ name }) => name)).toEqual(KNOWN_ORGANISATIONS.map(({ name }) => name))
  })
})

describe('families', () => {
  const list = {
    moonshot: {
      name: 'Moonshot AI',
      models: { a: { name: 'Selene 2' }, b: { name: 'Kimi K2.5' }, c: { name: 'Preview 3' } },
    },
    cloud: { name: 'Some Cloud', models: { a: { name: 'Orchid 4' } } },
  }

  it('adds the unknown families of known makers, last', () => {
    const merged = mergeFamilies(KNOWN_FAMILIES, list)
    expect(merged.slice(0, KNOWN_FAMILIES.length)).toEqual(KNOWN_FAMILIES)
    expect(merged.slice(KNOWN_FAMILIES.length)).toEqual([
      { family: 'selene', vendor: 'Moonshot AI', pattern: 'selene(?=[- ]?v?\\d)', isModelAlone: false },
    ])
    expect(familyTable(merged).trimEnd().split('\n').at(-1)).toBe(
      'selene\tMoonshot AI\tversioned\tselene(?=[- ]?v?\\d)',
    )
  })
})
