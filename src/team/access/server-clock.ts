/** The server's time, from the date of one of its answers: a device whose clock is wrong must still be let in. */

/** Server's clock minus this device's, ms; 0 when it cannot be told. Good to a second, which is enough for a code of 30. */
export async function serverSkew(): Promise<number> {
  try {
    const askedAt = Date.now();
    const response = await fetch('/api/programme', { method: 'GET', cache: 'no-store' });
    const date = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(date) ? 0 : date + 500 - (askedAt + Date.now()) / 2;
  } catch {
    return 0;
  }
}
