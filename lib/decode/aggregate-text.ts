import type { DecodedData } from '@/lib/contract/record';
import type { DecodedSubRecord } from './decoded-sub-record';

/** An aggregate as one JSON array, so that it can be read and searched like any record. */
export function aggregateText(subRecords: readonly DecodedSubRecord[]): string {
  const items = subRecords.map(({ partitionKey, explicitHashKey, data }) => {
    const hash =
      explicitHashKey === null ? '' : `,"explicitHashKey":${JSON.stringify(explicitHashKey)}`;
    return `{"partitionKey":${JSON.stringify(partitionKey)}${hash},"data":${dataText(data)}}`;
  });
  return `[${items.join(',\n')}]`;
}

/** JSON stays the text it is, so that its numbers stay exact; JSON that was cut is only a text. */
function dataText({ kind, text, truncated }: DecodedData): string {
  if (kind === 'json' && !truncated) return text;
  return kind === 'hex' ? `{"$hex":${JSON.stringify(text)}}` : JSON.stringify(text);
}
