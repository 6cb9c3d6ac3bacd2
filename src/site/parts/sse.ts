/**
 * Server-sent events read from a POST (`EventSource` can only GET, and a code must never stand in an address).
 * After the HTML standard, “Parsing an event stream”; only `data` matters here, comments keep the line open.
 */

/** @returns given pieces of the stream as they come, the data of the events that they complete */
export function eventReader(): (piece: string) => string[] {
  let rest = '';
  let data: string[] = [];
  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    const events: string[] = [];
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) events.push(data.join('\n'));
        data = [];
      } else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
    }
    return events;
  };
}
