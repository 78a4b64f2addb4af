import { ShardMark } from '@/components/frame/shard-mark';
import { Identifier } from '@/components/ui/identifier';
import type { LocateAnswer } from '@/lib/contract/shard';
import { hashKeyHex } from '@/lib/hash/hash-range';
import type { LocateBy } from './locate-box';

interface LocateOutcomeProps {
  answer: LocateAnswer;
  by: LocateBy;
}

export function LocateOutcome({ answer, by }: LocateOutcomeProps) {
  const hex = hashKeyHex(BigInt(answer.hashKey));
  return (
    <output className="flex min-h-7 flex-wrap items-center gap-x-2 text-sm">
      {answer.shard === null ? (
        <span>
          Nowhere in particular: this stream spreads records evenly, and keys decide nothing.
        </span>
      ) : (
        <>
          <span>
            goes to{' '}
            <span className="font-medium text-own">
              <ShardMark id={answer.shard} copy />
            </span>
          </span>
          <span className="text-faint">
            {by === 'key' ? 'MD5 ' : 'hex '}
            <Identifier text={hex} copyLabel="hash key in hex" />
          </span>
        </>
      )}
    </output>
  );
}
