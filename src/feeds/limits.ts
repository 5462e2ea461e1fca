/** Bytes of a document that are read, after decompression. */
export const MAX_BYTES = 10 * 1024 * 1024

/** How many entries of one document are read. */
export const MAX_ENTRIES = 500

/** How many elements of one name are read of one parent. */
export const MAX_PARTS = 200

/** How much is read of one field, in UTF-16 units. */
export const MAX_FIELD = 64 * 1024
