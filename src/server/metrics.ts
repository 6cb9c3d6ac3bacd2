/** Figures for the caretaker's monitoring, in Prometheus' text format, on a loopback port of their own. Counters only. */
import { createServer, type Server } from 'node:http';

export interface Metrics {
  readonly answered: (template: string, method: string, status: number, ms: number) => void;
  /** A figure that is asked for when the page is read. */
  readonly gauge: (name: string, help: string, value: () => number | Promise<number>) => void;
  readonly text: () => Promise<string>;
}

const BUCKETS_MS = [5, 25, 100, 500, 2500];

export function newMetrics(): Metrics {
  const answers = new Map<string, number>();
  const buckets = new Array<number>(BUCKETS_MS.length + 1).fill(0);
  let sum = 0;
  const gauges = new Map<string, { help: string; value: () => number | Promise<number> }>();

  const metrics: Metrics = {
    answered(template, method, status, ms) {
      const key = `route="${template}",method="${method}",status="${status}"`;
      answers.set(key, (answers.get(key) ?? 0) + 1);
      const bucket = BUCKETS_MS.findIndex((limit) => ms <= limit);
      const at = bucket === -1 ? BUCKETS_MS.length : bucket;
      buckets[at] = (buckets[at] ?? 0) + 1;
      sum += ms;
    },
    gauge(name, help, value) {
      gauges.set(name, { help, value });
    },
    async text() {
      const lines = [
        '# HELP passerelle_answers_total Answers by route.',
        '# TYPE passerelle_answers_total counter',
      ];
      for (const [key, n] of answers) lines.push(`passerelle_answers_total{${key}} ${n}`);
      lines.push(
        '# HELP passerelle_answer_ms Time to answer in milliseconds.',
        '# TYPE passerelle_answer_ms histogram',
      );
      let total = 0;
      buckets.forEach((n, i) => {
        total += n;
        lines.push(`passerelle_answer_ms_bucket{le="${BUCKETS_MS[i] ?? '+Inf'}"} ${total}`);
      });
      lines.push(`passerelle_answer_ms_sum ${sum}`, `passerelle_answer_ms_count ${total}`);
      for (const [name, { help, value }] of gauges)
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${await value()}`);
      return `${lines.join('\n')}\n`;
    },
  };
  metrics.gauge('passerelle_resident_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  return metrics;
}

/** Serves `/metrics` on 127.0.0.1. @throws Error when the port is taken */
export async function serveMetrics(metrics: Metrics, port: number): Promise<Server> {
  const server = createServer((request, reply) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      reply.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => reply.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text),
      () => reply.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  return server;
}
