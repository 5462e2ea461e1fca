/** What a model that is there does, or what is done to it, behind `GPT-9 is OpenAI’s latest model`, as part of a pattern. */
export const WHAT_MODELS_DO = String.raw`to (?:be|break|cheat|come under|draw|face|fail|fall|get|go|hallucinate|hit|lose|make headlines|misbehave|miss|play|ruin|run into|solve|spark|spew|stir|stumble|suffer|trigger|win)\b`
