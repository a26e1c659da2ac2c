import type { Write } from "./parameter-definition.ts";

// What may be an array may be a scalar too. Commas in an item are refused before.

/** Writes an array into the query as one text: `style: form` with `explode: false`. */
export const commaSeparatedQuery: Write = (params, name, value) => {
  const text = `${name}=${[value as string].flat().map(encodeURIComponent).join(",")}`;
  params.written = { ...params.written, [name]: text };
};

/** Writes an array into a header: `style: simple`. RFC 9110 §5.5: a header has no percent-encoding. */
export const commaSeparatedHeader: Write = (params, name, value) => {
  params.header = { ...params.header, [name]: [value].flat().join(",") };
};
