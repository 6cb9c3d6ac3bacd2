/**
 * React Aria adds one style element to the page, unless an element with its id is there already; our content policy
 * forbids style elements. The rule itself stands in base.css.
 */
export function reservePressableStyle(): void {
  const id = 'react-aria-pressable-style';
  if (document.getElementById(id)) return;
  const mark = document.createElement('meta');
  mark.id = id;
  document.head.append(mark);
}
