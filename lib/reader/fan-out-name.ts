/** Every consumer that a search registers is named so, and 8 hex digits. */
export const FAN_OUT_NAME_PREFIX = 'shardlens-search-';
