/** What stands on top of the list. */
export type RecordOrder = 'newest' | 'oldest';
