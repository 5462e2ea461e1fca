/** What people can be helped to type, from the ledger. */
export type NameKind = 'vendor' | 'company' | 'investor' | 'model'
