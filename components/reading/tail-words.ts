import type { Tone } from '@/components/ui/tone';
import type { TailPhase } from '@/lib/client/tail-connection';
import type { TailNote } from '@/lib/client/tail-notes';
import type { ShardLoad } from '@/lib/contract/reading';
import { formatCounted } from '@/lib/format/format-count';
import { formatDuration } from '@/lib/format/format-duration';
import { formatInstant } from '@/lib/format/format-instant';

export const PHASE_WORDS: Readonly<Record<TailPhase, { text: string; tone: Tone }>> = {
  connecting: { text: 'connecting', tone: 'plain' },
  live: { text: 'live', tone: 'fine' },
  waiting: { text: 'connection lost', tone: 'lag' },
  hidden: { text: 'resting while hidden', tone: 'plain' },
  stopped: { text: 'stopped', tone: 'plain' },
  failed: { text: 'failed', tone: 'trouble' },
};

export const LOAD_WORDS: Readonly<Record<ShardLoad['state'], { text: string; tone: Tone }>> = {
  live: { text: 'live', tone: 'fine' },
  catching_up: { text: 'catching up', tone: 'lag' },
  throttled: { text: 'throttled', tone: 'lag' },
  ended: { text: 'closed, read to its end', tone: 'plain' },
  failed: { text: 'failed', tone: 'trouble' },
};

interface NoteWords {
  text: string;
  /** Records are missing, or may be. */
  warning: boolean;
}

/** A sentence on something that happened in the course of a tail. */
export function noteWords(note: TailNote, nowMs: number): NoteWords {
  if (note.kind === 'gap') return { text: gapText(note.gap, nowMs), warning: true };
  if (note.kind === 'shards') {
    return { text: reshardText(note.closed, note.opened), warning: false };
  }
  return { text: returnText(note), warning: !note.exact || note.gaps > 0 };
}

type Gap = Extract<TailNote, { kind: 'gap' }>['gap'];
type Return = Extract<TailNote, { kind: 'resumed' }>;

function gapText({ shard, fromMs, toMs, detail }: Gap, nowMs: number): string {
  const at = (instantMs: number) => formatInstant(instantMs, { nowMs });
  const from = fromMs === null ? '' : ` from ${at(fromMs)}`;
  const to = toMs === null ? '' : ` to ${at(toMs)}`;
  return `Records of ${shard}${from}${to} are missing: ${detail}`;
}

function reshardText(closed: readonly string[], opened: readonly string[]): string {
  const ended = closed.length > 0 ? `Closed and read to the end: ${listed(closed)}. ` : '';
  const begun = opened.length > 0 ? `Opened and read from the start: ${listed(opened)}. ` : '';
  return `${ended}${begun}Nothing is missing between them.`;
}

const listed = (shards: readonly string[]) => shards.join(' and ');

function returnText({ after, awayMs, records, exact, gaps }: Return): string {
  const away = formatDuration(awayMs).text;
  const why = after === 'hidden' ? `Hidden for ${away}` : `Connection lost for ${away}`;
  if (!exact)
    return `${why}, before there was a position to go on from: what came then is missing.`;
  const came = `${formatCounted(records, 'record')} came meanwhile`;
  if (gaps === 0) return `${why}: ${came}, none is missing.`;
  return `${why}: ${came}; ${formatCounted(gaps, 'stretch', 'stretches')} of records are missing.`;
}
