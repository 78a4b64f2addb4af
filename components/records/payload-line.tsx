import type { DecodedData } from '@/lib/contract/record';
import { payloadPreview } from './payload-preview';
import { Runs } from './runs';

/** A payload as far as one line shows it. */
export function PayloadLine({ data, needle }: { data: DecodedData; needle: string }) {
  if (data.text === '') return <span className="text-faint">empty record</span>;
  const { text, from } = payloadPreview(data.text, needle);
  return (
    <span className="font-mono text-[0.95em]">
      {from > 0 && <span className="text-faint">…</span>}
      <Runs text={text} from={from} json={data.kind === 'json'} needle={needle} />
    </span>
  );
}
