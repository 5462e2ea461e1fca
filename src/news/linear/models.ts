import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { TOPICS, type Topic } from '../../core/topic.ts'
import type { LinearModel } from './linear-model.ts'
import { transposed } from './transposed.ts'

const storedModel = z.object({
  classes: z.array(z.string()),
  bits: z.number().int().min(4).max(20),
  bias: z.array(z.number()),
  scale: z.number(),
  /** int8, base64; slots of one class after the other. */
  weights: z.base64(),
})

const storedModels = z.object({
  topics: storedModel,
  glance: storedModel,
  modelStatus: storedModel,
  fundingStatus: storedModel,
  moneyRole: storedModel,
  modelName: storedModel,
  company: storedModel,
  isAi: storedModel,
  /** Per topic: probability = sigmoid(slope * score + offset), posted from `threshold` on. */
  calibration: z.record(z.enum(TOPICS), z.object({ slope: z.number(), offset: z.number(), threshold: z.number() })),
  /** What scores less than this for each topic at a glance has none. */
  glanceLimit: z.number(),
})

type ModelName = 'topics' | 'glance' | 'modelStatus' | 'fundingStatus' | 'moneyRole' | 'modelName' | 'company' | 'isAi'
export type Calibration = { readonly slope: number; readonly offset: number; readonly threshold: number }
export type Models = Readonly<Record<ModelName, LinearModel>> & {
  readonly calibration: Readonly<Record<Topic, Calibration>>
  readonly glanceLimit: number
}

function decode(stored: z.infer<typeof storedModel>): LinearModel {
  const bytes = Buffer.from(stored.weights, 'base64')
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  return { ...stored, weights: transposed(rows, stored.bias.length) }
}

let loaded: Models | null = null

/** The trained weights of `src/news/data`, read once. */
export function models(): Models {
  if (loaded !== null) return loaded
  const text = readFileSync(new URL('../data/weights.json', import.meta.url), 'utf8')
  const stored = storedModels.parse(JSON.parse(text))
  loaded = {
    topics: decode(stored.topics),
    glance: decode(stored.glance),
    modelStatus: decode(stored.modelStatus),
    fundingStatus: decode(stored.fundingStatus),
    moneyRole: decode(stored.moneyRole),
    modelName: decode(stored.modelName),
    company: decode(stored.company),
    isAi: decode(stored.isAi),
    calibration: stored.calibration,
    glanceLimit: stored.glanceLimit,
  }
  return loaded
}

/** For training, which needs the readers before their weights exist. */
export function useModels(replacement: Models): void {
  loaded = replacement
}
