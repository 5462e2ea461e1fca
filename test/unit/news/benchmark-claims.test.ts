import { expect, it } from 'vitest'
import { readBenchmarks } from '../../../src/news/facts/release/read-benchmarks.ts'
import { sourceOf } from './read-fields.ts'

function claimsOf(text: string): readonly string[] {
  return readBenchmarks(sourceOf('', text)).map(({ value, evidence }) => {
    expect(text.slice(evidence.start, evidence.end)).toBe(value)
    return value
  })
}

it.each([
  ['It gets 81% MMLU at 200 tokens a second.', ['81% MMLU']],
  ['A small model (71.5% SWE-Bench Verified)', ['71.5% SWE-Bench Verified']],
  ['It gets 90.1% on AIME26, and ARC-AGI 2 is at 41%.', ['90.1% on AIME26', 'ARC-AGI 2 is at 41%']],
  ['It shines on SWE-bench (+2.5 points to 77.1%).', ['SWE-bench (+2.5 points to 77.1%)']],
  ['Among them HLE (41.2%) and GPQA (88%).', ['HLE (41.2%)', 'GPQA (88%)']],
  ['SWE-Pro 得分 51.3%', ['SWE-Pro 得分 51.3%']],
  ['It has 79% on SWE-bench, 88% on GPQA.', ['79% on SWE-bench', '88% on GPQA']],
  ['GPQA 87%, MMLU 91%', ['GPQA 87%', 'MMLU 91%']],
  ['MMLU-프로에서 82.3점, GPQA 다이아몬드 79.1점', ['MMLU-프로에서 82.3점', 'GPQA 다이아몬드 79.1점']],
])('tells a score: %s', (text, wanted) => {
  expect(claimsOf(text)).toEqual(wanted)
})

it.each([
  ['the name of the benchmark', 'Heron 2: twice the old one on ARC-AGI 2'],
  ['another number', 'Good at MMLU, 150 tokens a second'],
  ['another number', 'First on AIME 2026 and HMMT in 3 of 5 runs.'],
  ['a difference', 'It leads SWE-bench by 4 points.'],
  ['a difference', 'It is 14% better on SWE-bench, and improves by 9% on MMLU.'],
  ['a difference', 'Strong on SWE-bench verified and shows a 50% jump elsewhere.'],
  ['a difference', 'Ahead on SWE-bench at 40% lower cost, and saves 30% on MMLU runs.'],
  ['a rank', 'It beats 95% of people on AIME 2026.'],
  ['a difference', '在 SWE-Bench Pro 上的得分比旧版高出 12%'],
  ['a difference', 'SWE-bench에서 이전보다 12% 높은 점수'],
])('takes no score from %s: %s', (_, text) => {
  expect(claimsOf(text)).toEqual([])
})
