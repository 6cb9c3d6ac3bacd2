/** The *Print* button of a page that has one. */
export function startPrint(): void {
  document.getElementById('print')?.addEventListener('click', () => window.print());
}
