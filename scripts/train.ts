/**
 * `node scripts/train.ts TRAIN.jsonl` rebuilds src/news/data/weights.json: the same input gives the same bytes.
 * First it prints how models do on what they have not seen, then it trains on everything.
 */
import { writeFileSync } from 'node:fs'
import type { LinearModel } from '../src/news/linear/linear-model.ts'
import { transposed } from '../src/news/linear/transposed.ts'
import { calibrate } from './train/calibrate.ts'
import { printFactRates } from './train/fact-rates.ts'
import { glanceLimit } from './train/glance-limit.ts'
import { daySplits, GLANCE, heldOutScores, printHeldOut, unseenSplits } from './train/held-out.ts'
import { ORDERS, trainAll } from './train/learn-models.ts'
import { ownRows, readRows } from './train/rows.ts'

function stored(model: LinearModel): object {
  const { classes, bits, bias, scale, weights } = model
  return {
    classes,
    bits,
    bias,
    scale,
    weights: Buffer.from(transposed(weights, 2 ** bits).buffer).toString('base64'),
  }
}

function main(path: string | undefined): void {
  if (path === undefined) {
    console.error('Usage: node scripts/train.ts TRAIN.jsonl')
    process.exitCode = 2
    return
  }
  const rows = readRows(path)
  const own = ownRows()
  const unseen = heldOutScores(rows, own, unseenSplits(rows))
  const days = heldOutScores(rows, own, daySplits())
  // What will be read comes from known outlets and from others: how sure a score is, is learnt on both.
  const held = (topic: number) => [...(unseen[topic] ?? []), ...(days[topic] ?? [])]
  const calibration = { 'model-release': calibrate(held(0)), funding: calibrate(held(1)) }
  const glanceOver = (splits: Parameters<typeof heldOutScores>[2]) => heldOutScores(rows, own, splits, GLANCE)
  const limit = glanceLimit(
    rows,
    [
      { topics: unseen, glance: glanceOver(unseenSplits(rows)) },
      { topics: days, glance: glanceOver(daySplits()) },
    ],
    calibration,
  )
  printHeldOut('unseen outlets and months', rows, unseen, calibration)
  printHeldOut('unseen days', rows, days, calibration)
  const settings = { calibration, glanceLimit: limit }
  printFactRates(rows, own, settings)
  const all = trainAll({ rows, own, orders: ORDERS }, settings)
  const weights = {
    topics: stored(all.topics),
    glance: stored(all.glance),
    modelStatus: stored(all.modelStatus),
    fundingStatus: stored(all.fundingStatus),
    moneyRole: stored(all.moneyRole),
    modelName: stored(all.modelName),
    company: stored(all.company),
    isAi: stored(all.isAi),
    ...settings,
  }
  const json = `${JSON.stringify(weights)}\n`
  writeFileSync(new URL('../src/news/data/weights.json', import.meta.url), json)
  console.log(`src/news/data/weights.json: ${Math.round(json.length / 1000)} kB`)
}

main(process.argv[2])
