import type { ModelFacts } from '../../core/facts.ts'

/** Stages, formats and trainings of one model: they make no other. */
const SAME_MODEL = new Set(
  (
    'preview|beta|alpha|exp|experimental|new|instruct|chat|base|it|pt|hf|gguf|awq|gptq|mlx|onnx|diffusers|safetensors|' +
    'transformers|quantized|qat|bf|fp|int'
  ).split('|'),
)

/** `AudioDiT` of `LongCat-AudioDiT`: words that a maker ties to its model's name and no list has; they tell it from others of its line. */
export function untoldWords({ name, vendor, family, variant }: ModelFacts): readonly string[] {
  // What others make of a model, and store it as, bears many words, and stays with it.
  if (vendor === null || family === null) return []
  const told = `${family} ${variant ?? ''} ${vendor.value}`.toLowerCase()
  return name.value
    .toLowerCase()
    .split(/[-_]/u)
    .slice(1)
    .filter((word) => /^\p{L}{2,}$/u.test(word) && !SAME_MODEL.has(word) && !told.includes(word))
}
