import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { gathered } from './logs.ts';

test('lines that come together go out together, in order, within a tenth of a second', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const written: string[] = [];
  const stream = gathered({ write: (text) => written.push(text) });
  for (const line of ['one\n', 'two\n', 'three\n']) stream.write(line);
  assert.deepEqual(written, []);
  t.mock.timers.tick(100);
  assert.deepEqual(written, ['one\ntwo\nthree\n']);
  stream.write('four\n');
  t.mock.timers.tick(100);
  assert.deepEqual(written, ['one\ntwo\nthree\n', 'four\n']);
});

test('what still waits when the process ends, or breaks, goes out', () => {
  for (const end of ['', 'process.exit(0)', 'throw new Error()']) {
    const program = `
      import { gathered } from ${JSON.stringify(import.meta.resolve('./logs.ts'))};
      gathered(process.stdout).write('last words\\n');
      ${end}`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    assert.equal(stdout, 'last words\n', end);
  }
});
