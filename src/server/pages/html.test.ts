import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attributes, html, jsonScript, unsafeHtml } from './html.ts';

test('whatever is put in is escaped, in text and in attributes', () => {
  const nasty = `"><script>alert('x')</script>&`;
  const safe = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;';
  assert.equal(html`<p title="${nasty}">${nasty}</p>`.text, `<p title="${safe}">${safe}</p>`);
});

test('no text can add a tag or end an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const inside = html`<i>${text}</i>`.text.slice(3, -4);
      assert.doesNotMatch(inside, /[<>"']/);
    }),
  );
});

test('HTML from a template is put in as it is, lists are joined, nothing writes nothing', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  assert.equal(
    html`<ul>${items}</ul>${null}${undefined}${false}${0}`.text,
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>0',
  );
  assert.equal(html`${unsafeHtml('<hr>')}`.text, '<hr>');
});

test('a value where escaping would not help is refused', () => {
  const value = 'x';
  assert.throws(() => html`<p class=${value}>`, /bare/);
  assert.throws(() => html`<${value}>`, /bare/);
  assert.throws(() => html`<p ${value}>`, /bare/);
  assert.throws(() => html`<script>${value}</script>`, /script/);
  assert.doesNotThrow(() => html`<p class="a ${value}">${value} > ${value}</p>`);
});

test('attributes that come and go are escaped too', () => {
  const some = attributes({ required: true, checked: false, 'data-x': '"><', tabindex: -1 });
  assert.equal(html`<input ${some}>`.text, '<input required data-x="&quot;&gt;&lt;" tabindex="-1">');
  assert.throws(() => attributes({ 'x onclick': 'y' }), /name/);
});

test('data for scripts cannot end its element', () => {
  const data = { text: '</script><!--<script>' };
  const written = jsonScript('facts', data).text;
  assert.equal(written.match(/<\/?script/g)?.length, 2);
  assert.deepEqual(JSON.parse(written.slice(written.indexOf('>') + 1, written.lastIndexOf('<'))), data);
});
