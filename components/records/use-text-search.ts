'use client';

import { type RefObject, useCallback, useEffect, useState } from 'react';
import { textSpans } from './text-spans';

/** Names of the marks; the classes of the searched element give them their looks. */
const FOUND = 'found';
const CURRENT = 'found-current';

export interface TextSearch {
  found: number;
  /** Place of the current match, from 0. */
  current: number;
  move: (step: -1 | 1) => void;
}

/**
 * Finds a text in what an element shows, however it is split into elements, and marks it without a change to them.
 * What the element shows may change; it is looked through again then.
 */
export function useTextSearch(box: RefObject<HTMLElement | null>, needle: string): TextSearch {
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  const found = ranges.length;
  const [wanted, setWanted] = useState({ needle, index: 0 });
  const index = wanted.needle === needle ? wanted.index : 0;
  const current = Math.min(index, Math.max(0, found - 1));

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let frame = 0;
    const look = () => {
      const next = rangesIn(element, needle);
      mark(FOUND, next);
      setRanges(next);
    };
    const lookSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    lookSoon();
    const observer = new MutationObserver(lookSoon);
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      mark(FOUND, []);
    };
  }, [box, needle]);

  useEffect(() => {
    const range = ranges[current];
    mark(CURRENT, range ? [range] : []);
    return () => mark(CURRENT, []);
  }, [current, ranges]);

  const move = useCallback(
    (step: -1 | 1) => {
      if (found === 0) return;
      const next = (current + step + found) % found;
      setWanted({ needle, index: next });
      ranges[next]?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    },
    [current, found, needle, ranges],
  );
  return { found, current, move };
}

function rangesIn(element: HTMLElement, needle: string): readonly Range[] {
  if (needle === '') return [];
  const nodes: Node[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
  const texts = nodes.map((node) => node.textContent ?? '');
  return textSpans(texts, needle).flatMap(({ start, end }) => {
    const [first, last] = [nodes[start.text], nodes[end.text]];
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first, start.offset);
    range.setEnd(last, end.offset);
    return [range];
  });
}

/** Without marks of the browser's own, count and movement still work. */
function mark(name: string, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
