import type { Chart } from '../../core/chart.ts'

export type PaintOrder = { readonly id: number; readonly chart: Chart }

/** `png` is `null` where it could not be painted: then `problem` says why. */
export type PaintAnswer = { readonly id: number; readonly png: Uint8Array | null; readonly problem: string | null }
