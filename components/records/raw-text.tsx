import { Runs } from './runs';

/** Longer text goes without colour: each run would be an element. */
const COLOURED_CHARACTERS = 65_536;

interface RawTextProps {
  text: string;
  json: boolean;
}

/** The exact text, but for hidden characters, which are named. */
export function RawText({ text, json }: RawTextProps) {
  const coloured = text.length <= COLOURED_CHARACTERS;
  return (
    <pre className="px-4 pb-4 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
      <Runs text={text} json={json && coloured} needle="" />
    </pre>
  );
}
