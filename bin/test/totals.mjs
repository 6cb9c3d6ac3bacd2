// A reporter for node --test: the counts of the whole run, as one line of JSON. People read the other reporter.

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* totals(events) {
  for await (const { type, data } of events) {
    // Each file has its summary; that of the run names no file.
    if (type === 'test:summary' && data.file === undefined) yield `${JSON.stringify(data.counts)}\n`;
  }
}
