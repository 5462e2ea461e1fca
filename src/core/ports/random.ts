/** Unpredictable text for ids and lease tokens: 26 characters, sortable by creation time. */
export interface Random {
  id(): string
}
