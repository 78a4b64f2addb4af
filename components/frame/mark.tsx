/** Four shards of a stream, one in the lens. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={className}>
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
        <path d="M2 4h9M2 8h4.5M2 12h4.5M2 16h7" opacity="0.55" />
        <circle cx="12.5" cy="10" r="4" className="stroke-write" />
        <path d="m15.6 13.1 2.9 2.9" className="stroke-write" />
        <path d="M11 10h3" className="stroke-write" />
      </g>
    </svg>
  );
}
