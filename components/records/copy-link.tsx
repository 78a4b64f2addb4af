'use client';

import { Check, Link as LinkIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';

const SHOWN_MS = 1_500;

/** Copies the whole address of a page of ours. */
export function CopyLink({ href }: { href: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () =>
    navigator.clipboard.writeText(new URL(href, location.href).href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const Icon = copied ? Check : LinkIcon;
  return (
    <Button onClick={() => void copy()}>
      <Icon aria-hidden className="size-4" />
      {copied ? 'Copied' : 'Copy link'}
    </Button>
  );
}
