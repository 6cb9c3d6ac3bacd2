import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_LIMITS } from '#programme/engagement.ts';
import { newId } from '#programme/new-id.ts';
import {
  answerByFor,
  chosenFirst,
  invitationOf,
  type InviteFields,
  previewOf,
  problemsOf,
  startingFields,
} from './invite-form.ts';
import { askAbout } from './peer-check.ts';

const zone = 'America/Toronto';
const HOUR = 3_600_000;
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${zone}]`).epochMilliseconds;
const now = at('2026-11-23T10:05');
const time = (from: string) => ({ id: newId(), startAt: at(from), endAt: at(from) + HOUR });
const thursday = time('2026-11-26T13:00');
const [peer, professional] = [newId(), newId()] as const;

test('an answer is hoped for in two days, or on the eve, or as late as can be on the day itself', () => {
  const by = (from: string) => answerByFor([time(from)], now, zone);
  assert.equal(by('2026-12-10T13:00'), at('2026-11-25T10:15'));
  assert.equal(by('2026-11-25T09:00'), at('2026-11-24T18:00'));
  assert.equal(by('2026-11-23T17:00'), at('2026-11-23T16:00'));
  assert.equal(by('2026-11-23T10:30'), at('2026-11-23T10:15'));
  assert.equal(answerByFor([], now, zone), null);
});

test('it begins with whoever came last time, or with the only peer there is, or on purpose with nobody', () => {
  assert.deepEqual(chosenFirst(['a', 'b'], ['b']), ['b']);
  assert.deepEqual(chosenFirst(['a', 'b']), []);
  assert.deepEqual(chosenFirst(['a']), ['a']);
  assert.deepEqual(chosenFirst(['a'], ['gone']), ['a']);
  assert.deepEqual(chosenFirst(['a', 'b'], ['gone', 'b']), ['b']);
  assert.deepEqual(chosenFirst(['a'], null), []);
});

const filled = (over: Partial<InviteFields> = {}): InviteFields => ({
  ...startingFields({}, { times: [thursday], lastPay: '40 $', now, timeZone: zone }),
  brief: 'Une rencontre',
  planB: 'Béatrice y va seule',
  ...over,
});
const fixed = { professional, times: [thursday] };

test('what is filled in makes an invitation, and what is missing is said', () => {
  const problems = (over: Partial<InviteFields>, peers = [peer]) =>
    problemsOf(filled(over), { ...fixed, peers, now });
  assert.deepEqual(problems({}), []);
  assert.deepEqual(problems({}, []), ['peer']);
  assert.deepEqual(problems({ brief: ' ' }), ['brief']);
  assert.deepEqual(problems({ brief: 'a\nb\nc\nd' }), ['brief_lines']);
  assert.deepEqual(problems({ pay: '', planB: '' }), ['pay', 'plan_b']);
  assert.deepEqual(problems({ answerBy: now }), ['answer_by']);
  assert.deepEqual(problems({ topics: 'x'.repeat(200) }), ['too_long']);
  assert.deepEqual(problemsOf(filled(), { ...fixed, professional: null, peers: [peer], now }), [
    'professional',
  ]);
  const offer = invitationOf(filled({ topics: ' Les mots \n\n La confiance' }), {
    ...fixed,
    peer,
    occasion: 'meeting',
  });
  assert.deepEqual(offer?.topics, ['Les mots', 'La confiance']);
  assert.equal(offer?.withMember, professional);
});

test('a draft of an invitation names no peer: one that is never sent points at nobody', () => {
  assert.ok(!JSON.stringify(filled()).includes(peer));
  const preview = previewOf(filled({ brief: '' }), { ...fixed, peer, occasion: 'meeting', missing: '…' });
  assert.equal(preview?.brief, '…');
});

test('the server is asked for the stretch and for the rest after it, and its answer is read by time', () => {
  const limits = { ...NO_LIMITS, restHours: 4 };
  const { asked, read } = askAbout({
    peers: [peer],
    proposed: { ...filled(), times: [thursday] },
    limitsOf: () => limits,
    timeZone: zone,
    except: null,
  });
  const [stretch, rest] = asked.times;
  assert.deepEqual(
    asked.times.map(({ from, until }) => [from, until]),
    [
      [thursday.startAt - HOUR / 2, thursday.endAt + HOUR / 2],
      [thursday.endAt + HOUR / 2, thursday.endAt + 4.5 * HOUR],
    ],
  );
  assert.equal(asked.weeks.length, 1);
  const found = (states: ['free' | 'taken' | 'rest', 'free' | 'taken' | 'rest']) =>
    read({
      times: new Map([
        [stretch?.id ?? '', states[0]],
        [rest?.id ?? '', states[1]],
      ]),
      minutes: new Map([[peer, [90]]]),
    })
      .get(peer)
      ?.get(thursday.id);
  assert.equal(found(['free', 'free'])?.load.rest, false);
  assert.equal(found(['free', 'taken'])?.load.rest, true, 'something begins in her rest');
  assert.equal(found(['free', 'rest'])?.load.rest, false, 'one rest within another is no harm');
  assert.equal(found(['rest', 'free'])?.load.rest, true);
  assert.equal(found(['free', 'free'])?.load.weeks[0]?.minutes, 90);
});
