/** What people can be helped to type, from the ledger. */
export const NAME_KINDS = ['vendor', 'company', 'model'] as const
export type NameKind = (typeof NAME_KINDS)[number]
