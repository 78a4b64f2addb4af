import { readNdjson } from '@/lib/client/read-ndjson';
import { RecordRing } from '@/lib/client/record-ring';
import type { TailMessage } from '@/lib/contract/reading';

/** What the records page does with a tail, without the page: reads lines and keeps their records in its ring. */
export async function takeRecords(path: string, forMs: number): Promise<number> {
  const ring = new RecordRing();
  ring.subscribe(() => undefined);
  const leaving = new AbortController();
  const startedMs = performance.now();
  let records = 0;
  for await (const message of readNdjson<TailMessage>(path, leaving.signal)) {
    if (message.type === 'records') {
      records += message.records.length;
      ring.add(message.records);
    }
    if (performance.now() - startedMs >= forMs) break;
  }
  return (records * 1_000) / (performance.now() - startedMs);
}
