'use client';

import { useMemo } from 'react';
import { JsonView } from 'react-json-view-lite';
import { matchingNodes } from './matching-nodes';

const EXPANDED_LEVELS = 2;
const MOST_CHILDREN_TO_EXPAND = 100;
const ICON =
  'mr-1 inline-block w-3 cursor-pointer text-faint select-none hover:text-text focus-visible:outline-2';

/** Our own classes in all places: the viewer's style sheet is not loaded. */
const STYLE = {
  container: 'px-4 pb-4 font-mono text-[13px] leading-5 break-words whitespace-pre-wrap',
  basicChildStyle: 'pl-4 has-[>[role=button]]:pl-0',
  childFieldsContainer: 'm-0 pl-3 border-l border-line ml-1.5',
  label: 'mr-1.5 text-muted',
  clickableLabel: 'mr-1.5 cursor-pointer text-muted hover:text-text',
  nullValue: 'text-own',
  undefinedValue: 'text-own',
  numberValue: 'text-read',
  stringValue: 'text-text',
  booleanValue: 'text-own',
  otherValue: 'text-text',
  punctuation: 'text-faint',
  expandIcon: `${ICON} after:content-['▸']`,
  collapseIcon: `${ICON} after:content-['▾']`,
  collapsedContent: "cursor-pointer text-faint after:content-['…']",
  noQuotesForStringValues: false,
  quotesForFieldNames: false,
  ariaLables: { collapseJson: 'Collapse', expandJson: 'Expand' },
  stringifyStringValues: true,
};

const childrenOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? Object.keys(value).length : 0;

interface JsonTreeProps {
  tree: object;
  /** What holds it is open. */
  needle: string;
}

export function JsonTree({ tree, needle }: JsonTreeProps) {
  const expand = useMemo(() => {
    const matching = matchingNodes(tree, needle);
    return (level: number, value: unknown) =>
      (typeof value === 'object' && value !== null && matching.has(value)) ||
      (level < EXPANDED_LEVELS && childrenOf(value) <= MOST_CHILDREN_TO_EXPAND);
  }, [tree, needle]);
  return (
    <JsonView
      data={tree}
      style={STYLE}
      shouldExpandNode={expand}
      clickToExpandNode
      aria-label="Payload as a tree"
    />
  );
}
