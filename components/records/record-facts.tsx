import type { ReactNode } from 'react';
import { ShardMark } from '@/components/frame/shard-mark';
import { CopyButton } from '@/components/ui/copy-button';
import { Figure } from '@/components/ui/figure';
import type { RecordView } from '@/lib/contract/record';
import { formatBytes } from '@/lib/format/format-bytes';
import { formatCount } from '@/lib/format/format-count';
import { hashKeyHex } from '@/lib/hash/hash-range';
import { ArrivalTime } from './arrival-time';
import { Runs } from './runs';

/** Stays on the last line of what it copies. */
const BESIDE = 'ml-1 size-5 align-middle';

export function RecordFacts({ record }: { record: RecordView }) {
  const hex = hashKeyHex(BigInt(record.hashKey));
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1 border-b px-4 py-3 text-sm">
      <Fact name="Arrival">
        <ArrivalTime instantMs={record.arrivalMs} />
      </Fact>
      <Fact name="Shard">
        <ShardMark id={record.shard} copy />
      </Fact>
      <Fact name="Sequence number">
        <Long text={record.sequenceNumber} label="Copy sequence number" />
      </Fact>
      <Fact name="Partition key">
        <span className="min-w-0 font-mono text-[0.95em] break-all">
          <Runs text={record.partitionKey} json={false} needle="" />
          <CopyButton text={record.partitionKey} label="Copy partition key" className={BESIDE} />
        </span>
      </Fact>
      <Fact name="Hash key">
        <Long text={hex} label="Copy hash key" copied={record.hashKey} />
      </Fact>
      <Fact name="Size">
        <Figure measure={formatBytes(record.sizeBytes)} />
        {record.sizeBytes >= 1_000 && (
          <span className="text-faint">{formatCount(record.sizeBytes)} bytes</span>
        )}
      </Fact>
      <Fact name="Encryption">
        {record.encryption === 'KMS' ? 'KMS, at rest on the service' : 'none at rest'}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-1.5">{children}</dd>
    </>
  );
}

interface LongProps {
  text: string;
  label: string;
  copied?: string;
}

/** A long identifier in full: here there is room for it. */
function Long({ text, label, copied = text }: LongProps) {
  return (
    <span className="min-w-0 font-mono text-[0.95em] break-all" translate="no">
      {text}
      <CopyButton text={copied} label={label} className={BESIDE} />
    </span>
  );
}
