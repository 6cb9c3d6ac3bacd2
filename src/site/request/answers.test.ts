import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FORM_TEXT_MAX, NOTE_MAX, Opening } from '#programme/entries.ts';
import { checkAnswers, isBlank, textLimit, type Typed } from './answers.ts';

const zone = 'America/Toronto';
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${zone}]`).epochMilliseconds;
const now = at('2026-11-24T14:20');
const limits = { text: FORM_TEXT_MAX, advice: NOTE_MAX };

const empty: Typed = {
  promptness: null,
  organisation: '',
  firstName: '',
  phone: '',
  need: null,
  text: '',
  age: null,
  agrees: null,
  when: null,
  day: 'today',
  date: '',
  time: '',
  message: null,
  sector: null,
  language: null,
  session: {
    audience: null,
    heads: '',
    type: null,
    minutes: null,
    placeType: null,
    language: null,
    dates: '',
  },
};
const enough: Typed = {
  ...empty,
  promptness: 'soon',
  organisation: 'Poste 31',
  firstName: 'Anne',
  phone: '450 555-0199, poste 4',
};
const check = (typed: Partial<Typed>) => checkAnswers({ ...enough, ...typed }, limits, now, zone);

test('four answers are enough, and nothing that was not answered is sent', () => {
  assert.deepEqual(check({}), {
    ok: true,
    answers: {
      promptness: 'soon',
      organisation: 'Poste 31',
      firstName: 'Anne',
      phone: '450 555-0199, poste 4',
    },
  });
});

test('each missing answer is named, in the order of the page', () => {
  const checked = checkAnswers(empty, limits, now, zone);
  assert.deepEqual(checked.ok ? [] : checked.mistakes.map(({ field }) => field), [
    'promptness',
    'organisation',
    'first-name',
    'phone',
  ]);
});

test('any number will do, extension included, but it must hold one', () => {
  assert.equal(check({ phone: '4512' }).ok, true);
  assert.equal(check({ phone: '+33 1 23 45 67 89' }).ok, true);
  assert.deepEqual(check({ phone: 'mon bureau' }), {
    ok: false,
    mistakes: [{ field: 'phone', wrong: 'no_digits' }],
  });
});

test('a text is never cut: one too long says by how much', () => {
  assert.deepEqual(check({ text: 'x'.repeat(607) }), {
    ok: false,
    mistakes: [{ field: 'text', wrong: 'too_long', over: 7 }],
  });
  assert.equal(check({ text: 'x'.repeat(2000), need: 'advice' }).ok, true);
  assert.equal(textLimit('advice', limits), NOTE_MAX);
});

test('*not before* is a time on the programme’s clock, today, tomorrow or another day', () => {
  const notBefore = (typed: Partial<Typed>) => {
    const checked = check({ when: 'not_before', ...typed });
    return checked.ok ? checked.answers.notBefore : checked.mistakes[0]?.wrong;
  };
  assert.equal(notBefore({ time: '15:00' }), at('2026-11-24T15:00'));
  assert.equal(notBefore({ day: 'tomorrow', time: '08:30' }), at('2026-11-25T08:30'));
  assert.equal(notBefore({ day: 'date', date: '2026-12-01', time: '09:15' }), at('2026-12-01T09:15'));
  assert.equal(notBefore({ time: '14:20' }), 'past');
  assert.equal(notBefore({ time: '' }), 'no_time');
  assert.equal(notBefore({ day: 'date', date: '2031-01-01', time: '10:00' }), 'too_far');
  assert.equal(notBefore({ day: 'date', time: '10:00' }), 'no_time');
});

test('tomorrow follows the calendar past the end of a month and a year', () => {
  const eve = at('2026-12-31T22:00');
  const checked = checkAnswers(
    { ...enough, when: 'not_before', day: 'tomorrow', time: '09:00' },
    limits,
    eve,
    zone,
  );
  assert.equal(checked.ok && checked.answers.notBefore, at('2027-01-01T09:00'));
});

test('a session asks for whom it is, and for nothing about a woman', () => {
  const asked = { need: 'session', age: 'under_18', agrees: 'yes', sector: 'police' } as const;
  const { session } = empty;
  assert.deepEqual(check({ ...asked, session: { ...session, heads: 'une vingtaine' } }), {
    ok: false,
    mistakes: [
      { field: 'audience', wrong: 'missing' },
      { field: 'heads', wrong: 'no_number' },
    ],
  });
  const checked = check({
    ...asked,
    session: { ...session, audience: 'elected', heads: '20', minutes: '90', dates: ' en mars ' },
  });
  assert.deepEqual(checked.ok && checked.answers, {
    promptness: 'soon',
    organisation: 'Poste 31',
    firstName: 'Anne',
    phone: '450 555-0199, poste 4',
    need: 'session',
    sector: 'other',
    session: { audience: 'elected', heads: 20, minutes: 90, dates: 'en mars' },
  });
});

test('questions of a session count only when one is asked for', () => {
  const checked = check({ need: 'support', session: { ...empty.session, audience: 'police', heads: '12' } });
  assert.equal(checked.ok && 'session' in checked.answers, false);
});

test('whatever is accepted here is an opening for the programme', () => {
  const choice = (...values: string[]) => fc.constantFrom(null, ...values);
  const typed = fc.record({
    promptness: choice('now', 'soon', 'no_rush'),
    organisation: fc.string({ maxLength: 140 }),
    firstName: fc.string({ maxLength: 70 }),
    phone: fc.string({ maxLength: 70 }),
    need: choice('support', 'advice', 'session'),
    text: fc.string({ maxLength: 2500 }),
    age: choice('under_18', 'adult', 'unknown'),
    agrees: choice('yes', 'not_yet', 'unknown'),
    when: choice('asap', 'not_before'),
    day: fc.constantFrom('today', 'tomorrow', 'date'),
    date: fc.constantFrom('', '2026-12-24'),
    time: fc.constantFrom('', '09:00', '23:55'),
    message: choice('yes', 'no', 'unknown'),
    sector: choice('police', 'health', 'community', 'school', 'justice', 'other'),
    language: choice('fr', 'en', 'other'),
    session: fc.record({
      audience: choice('police', 'elected', 'other'),
      heads: fc.oneof(fc.string({ maxLength: 5 }), fc.integer({ min: -2, max: 1002 }).map(String)),
      type: choice('open_door'),
      minutes: choice('60', '180'),
      placeType: choice('theirs', 'online'),
      language: choice('fr', 'both'),
      dates: fc.string({ maxLength: 220 }),
    }),
  });
  fc.assert(
    fc.property(typed, (some) => {
      const checked = checkAnswers(some, limits, now, zone);
      if (checked.ok) Opening.parse({ kind: 'opening', door: 'web', ...checked.answers });
      else assert.ok(checked.mistakes.length > 0);
    }),
  );
});

test('a form is blank until something was typed', () => {
  assert.equal(isBlank({ ...empty, promptness: 'now' }), true);
  assert.equal(isBlank({ ...empty, text: ' a' }), false);
});
