/** Headers in their order, with their names as they were sent. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** The values of all headers of a name, in any case. */
export function headerValues(headers: HeaderList, wanted: string): string[] {
  const name = wanted.toLowerCase();
  return headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);
}

/** The value of the first header of a name, in any case. */
export function headerOf(headers: HeaderList, wanted: string): string | undefined {
  return headerValues(headers, wanted)[0];
}
