import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { fileFault, MAX_RECORD_BYTES } from './file-lines';
import { chunksOf } from './split-lines';

const DELIMITERS = [',', ';', '\t'];
/** May hold any delimiter, and line feeds. */
const QUOTED = /"[^"]*"/g;
const rowSchema = z.array(z.string());

/**
 * The rows of a CSV file below its header, each as a JSON object with the header's names, read as they are asked for.
 * The delimiter is the one of comma, semicolon and tab that the header has most of.
 * @throws invalid_input naming the line at fault
 */
export async function* csvRows(file: string): AsyncGenerator<string> {
  const delimiter = await delimiterOf(file);
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: MAX_RECORD_BYTES,
    skip_empty_lines: true,
  });
  const source = Readable.from(chunksOf(file));
  source.once('error', (error) => parser.destroy(error));
  let header: readonly string[] | undefined;
  try {
    for await (const row of source.pipe(parser)) {
      const fields = rowSchema.parse(row);
      if (header) yield jsonOf(header, fields);
      else header = checkHeader(fields);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fileFault(`is not CSV: ${error.message}`);
  } finally {
    source.destroy();
  }
}

function checkHeader(names: readonly string[]): readonly string[] {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw fileFault(`the header has ${JSON.stringify(twice)} twice`);
  return names;
}

/** By own properties, so that no name of a column means more than itself. */
const jsonOf = (header: readonly string[], fields: readonly string[]) =>
  JSON.stringify(Object.fromEntries(header.map((name, at) => [name, fields[at] ?? ''])));

async function delimiterOf(file: string): Promise<string> {
  for await (const chunk of chunksOf(file)) {
    const [header = ''] = chunk.toString('utf8').replaceAll(QUOTED, '').split('\n');
    const count = (delimiter: string) => header.split(delimiter).length;
    return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  }
  return ',';
}
