/**
 * One appointment as an iCalendar file (RFC 5545), for whatever calendar a member uses. Pure: made in the browser,
 * it never comes from the server, and there is no feed to subscribe to. Nothing of ours checks what a calendar does
 * with it afterwards, so it says what a glance over a shoulder may see.
 */

export interface CalendarEvent {
  /** The same for the same appointment: taken again, it moves in the calendar rather than standing there twice. */
  readonly uid: string;
  /** Grows whenever the appointment changes. */
  readonly sequence: number;
  /** Epoch ms. Written in UTC: a file with a time zone of its own is where calendars disagree. */
  readonly startsAt: number;
  readonly minutes: number;
  /** How long before it the calendar should ring. */
  readonly alarmMinutes: number;
  readonly title: string;
  readonly description: string;
  /** When this file was made, epoch ms. */
  readonly now: number;
}

/** @returns the whole file, lines ended by CRLF and none longer than 75 octets */
export function calendarFile(event: CalendarEvent): string {
  const { uid, sequence, startsAt, minutes, alarmMinutes, title, description, now } = event;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Passerelle//1//FR',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(startsAt + minutes * 60_000)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    // Whoever shares her calendar shows that she is busy, not with what.
    'CLASS:PRIVATE',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${alarmMinutes}M`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261124T191500Z` */
const utc = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** RFC 5545, 3.3.11. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

const LINE_OCTETS = 75;
const encoder = new TextEncoder();

/** RFC 5545, 3.1: a line goes on after CRLF and a space; no character is cut in two. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
