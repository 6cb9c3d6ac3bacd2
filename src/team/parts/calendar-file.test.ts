import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CalendarEvent, calendarFile } from './calendar-file.ts';

const event: CalendarEvent = {
  uid: 'rappel-9057-b302099a8057@passerelle',
  sequence: 4,
  startsAt: Date.parse('2026-11-24T19:15:00Z'),
  minutes: 30,
  alarmMinutes: 15,
  title: 'Passerelle — rappel',
  description: 'https://passerelle.example.org/equipe',
  now: Date.parse('2026-11-23T20:20:07.123Z'),
};

test('one appointment, to the letter', () => {
  assert.equal(
    calendarFile(event),
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Passerelle//1//FR',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:rappel-9057-b302099a8057@passerelle',
      'DTSTAMP:20261123T202007Z',
      'SEQUENCE:4',
      'DTSTART:20261124T191500Z',
      'DTEND:20261124T194500Z',
      'SUMMARY:Passerelle — rappel',
      'DESCRIPTION:https://passerelle.example.org/equipe',
      'CLASS:PRIVATE',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Passerelle — rappel',
      'TRIGGER:-PT15M',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test('what would end a value or a line is escaped', () => {
  const file = calendarFile({ ...event, title: 'a, b; c\\d\ne\r\nf' });
  assert.ok(file.includes('SUMMARY:a\\, b\\; c\\\\d\\ne\\nf\r\n'), file);
});

test('a long line is folded at 75 octets, and no character is cut', () => {
  const file = calendarFile({ ...event, title: `${'é'.repeat(33)}🕊${'x'.repeat(80)}` });
  const [summary = ''] = /SUMMARY:[^]*?(?=\r\n\S)/.exec(file) ?? [];
  // 8 octets of name and 66 of é leave one: the dove goes whole to the next line.
  assert.deepEqual(summary.split('\r\n'), [
    `SUMMARY:${'é'.repeat(33)}`,
    ` 🕊${'x'.repeat(70)}`,
    ` ${'x'.repeat(10)}`,
  ]);
});

test('whatever is written in it, lines are short, none begins anew, and unfolding gives it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const lines = calendarFile({ ...event, title }).split('\r\n');
      for (const line of lines) assert.ok(new TextEncoder().encode(line).length <= 75, line);
      const unfolded = lines.join('\n').replaceAll('\n ', '').split('\n');
      assert.equal(unfolded.length, 21);
      const value = unfolded.find((line) => line.startsWith('SUMMARY:'))?.slice('SUMMARY:'.length) ?? '';
      const read = value.replace(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one));
      assert.equal(read, title.replace(/\r\n|\r|\n/g, '\n'));
    }),
  );
});
