/** What a story can be about, as code and stored rows say it; people say TOPIC_WORDS (`command.ts`). */
export const TOPICS = ['model-release', 'funding'] as const
export type Topic = (typeof TOPICS)[number]
