const KEPT_MS = 60_000;

/** Hands a file to the browser, which saves it among the downloads or asks where. */
export function saveFile({ name, mediaType, text }: { name: string; mediaType: string; text: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads it after the click; how long it takes nobody says.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEPT_MS);
}
