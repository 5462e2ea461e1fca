/** What a story can be about. People say `models` and `funding`; code and stored rows say these. */
export const TOPICS = ['model-release', 'funding'] as const
export type Topic = (typeof TOPICS)[number]
