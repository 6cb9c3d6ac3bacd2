/** What other nodes committed, heard from PostgreSQL. A lost connection is opened again; the heartbeat's look fills the gap. */
import pg from 'pg';
import { COMMIT_CHANNEL, readCommitNotice } from './announce.ts';

export interface Notices {
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Listens until `close`.
 * @param heard a programme's journal grew, here or elsewhere
 * @param connected (again): what was said meanwhile was not heard
 */
export function listenForNotices(
  url: string,
  heard: (programme: string, event: number) => void,
  connected: () => void,
  failed: (error: unknown) => void,
): Notices {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pause = FIRST_PAUSE_MS;
  let closed = false;

  const again = (error: unknown): void => {
    client?.removeAllListeners('end');
    client?.end().catch(() => undefined);
    client = null;
    if (closed || timer !== null) return;
    failed(error);
    timer = setTimeout(() => {
      timer = null;
      void connect();
    }, pause);
    timer.unref();
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  };

  const connect = async (): Promise<void> => {
    const mine = new pg.Client({
      connectionString: url,
      application_name: 'passerelle notices',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    client = mine;
    mine.on('error', again);
    mine.on('end', () => again(new Error('The connection ended.')));
    mine.on('notification', ({ channel, payload }) => {
      const notice = channel === COMMIT_CHANNEL ? readCommitNotice(payload) : null;
      if (notice !== null) heard(notice.programme, notice.event);
    });
    try {
      await mine.connect();
      await mine.query(`LISTEN ${COMMIT_CHANNEL}`);
      pause = FIRST_PAUSE_MS;
      connected();
    } catch (error) {
      if (client === mine) again(error);
    }
  };
  void connect();

  return {
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      client?.removeAllListeners('end');
      await client?.end().catch(() => undefined);
    },
  };
}
