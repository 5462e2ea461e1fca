import { expect, test } from 'vitest'
import { companyCandidates } from '../../../src/news/facts/company-candidates.ts'
import { SlotFeatures } from '../../../src/news/linear/slot-features.ts'
import { scanText } from '../../../src/news/scan-text.ts'

/** Whether the candidate of that name has this feature. */
function has(feature: string, name: string, title: string, url: string | null): boolean {
  const candidate = companyCandidates(scanText(title, '', url, 'A paper', 'en')).find((one) => one.name === name)
  const wanted = new SlotFeatures()
  wanted.set(feature, 1)
  return candidate?.features.slots.includes(wanted.slots[0] ?? -1) ?? false
}

test.each([
  ['host', 'Quillon', 'Quillon raises $40M', 'https://quillon.example/news', true],
  ['host', '퀼론테크', '‘퀼론테크’ 투자 유치', null, false],
  ['host', 'Quillon', 'Quillon raises $40M', null, false],
  ['previous capital', 'Quillon', 'Big-Name Quillon raises $40M', null, true],
  ['previous capital', 'Quillon', 'bank of Bo: big Quillon raises $40M', null, false],
  ['former', 'Quillon', 'A former Quillon engineer raises $40M', null, true],
  ['former', 'Quillon', 'A fine Quillon engineer raises $40M', null, false],
  ['into', 'Quillon', 'Larkspur invests in Quillon', null, true],
  ['sum into', 'Quillon', 'Larkspur to invest up to $2 billion in Quillon', null, true],
  ['before verb', 'Quillon', 'Robot maker Quillon raises $40M', null, true],
])('%s: %s in “%s” (%s): %s', (feature, name, title, url, wanted) => {
  expect(has(feature, name, title, url)).toBe(wanted)
})
