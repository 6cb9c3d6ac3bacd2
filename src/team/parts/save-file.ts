/** Hands the browser a file that was made here: nothing is asked of the server. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun; the address must not stay openable.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
