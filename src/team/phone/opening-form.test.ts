import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Opening } from '#programme/entries.ts';
import {
  EMPTY_FORM,
  fieldsOf,
  isBlank,
  openingFrom,
  type OpeningForm,
  openingProblem,
  openingWith,
} from './opening-form.ts';

const four: OpeningForm = {
  ...EMPTY_FORM,
  promptness: 'soon',
  organisation: ' CLSC ',
  firstName: 'Anne',
  phone: '450 555-0148',
};

test('four answers are enough, and nothing else is made up', () => {
  assert.equal(openingProblem(four), null);
  assert.deepEqual(openingFrom(four, { door: 'phone' }), {
    kind: 'opening',
    door: 'phone',
    promptness: 'soon',
    organisation: 'CLSC',
    firstName: 'Anne',
    phone: '450 555-0148',
  });
});

test('what is missing is named', () => {
  assert.deepEqual(openingProblem({ ...EMPTY_FORM, organisation: '  ' })?.missing, [
    'promptness',
    'organisation',
    'firstName',
    'phone',
  ]);
});

test('a text too long is said, never cut; asking for words allows more of them', () => {
  const text = 'x'.repeat(601);
  assert.deepEqual(openingProblem({ ...four, text })?.tooLong, ['text']);
  assert.equal(openingProblem({ ...four, need: 'advice', text }), null);
});

test('an incomplete form cannot become an opening', () => {
  assert.throws(() => openingFrom(EMPTY_FORM, { door: 'phone' }), RangeError);
});

test('what the form makes is what may be sealed', () => {
  const full = openingFrom(
    {
      ...four,
      need: 'support',
      sector: 'health',
      whenToCall: 'après 15 h',
      notBefore: 5,
      messageSafe: 'no',
      ageBand: 'unknown',
      sheAgrees: 'yes',
      text: 'Bonjour',
      language: 'fr',
    },
    { door: 'phone', practice: true },
  );
  assert.deepEqual(Opening.parse(full), full);
});

test('a session is for the caller’s own sector unless said otherwise, and counts only when it is asked for', () => {
  const asked: OpeningForm = { ...four, sector: 'police', session: { heads: 15 } };
  const session = (form: OpeningForm) => Opening.parse(openingFrom(form, { door: 'phone' })).session;
  assert.deepEqual(session({ ...asked, need: 'session' }), { audience: 'police', heads: 15 });
  assert.deepEqual(session({ ...asked, need: 'session', session: { audience: 'elected' } }), {
    audience: 'elected',
  });
  assert.equal(session({ ...asked, need: 'advice' }), undefined);
  const opening = openingFrom({ ...asked, need: 'session' }, { door: 'phone' });
  assert.deepEqual(openingFrom(fieldsOf(opening), { door: 'phone' }), opening);
});

test('correcting keeps what the form does not show', () => {
  const opening = Opening.parse({
    ...openingFrom(four, { door: 'web' }),
    partnerKey: 'k',
    partnerRecipient: 'r',
    practice: true,
  });
  assert.deepEqual(openingWith(opening, fieldsOf(opening)), opening);
  assert.equal(openingWith(opening, { ...fieldsOf(opening), firstName: 'Lise' }).partnerKey, 'k');
});

test('a blank form holds nothing to lose', () => {
  assert.equal(isBlank(EMPTY_FORM), true);
  assert.equal(isBlank({ ...EMPTY_FORM, text: 'a' }), false);
});
