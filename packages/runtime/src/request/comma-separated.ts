import type { WriteParameter } from "./parameter-definition.ts";

// A value that may be an array may be a single value too. Its check has refused items with a comma.

/** Writes an array into the query as one text: `style: form` with `explode: false`. */
export const commaSeparatedQuery: WriteParameter = (params, name, value) => {
  const text = `${name}=${[value as string].flat().map(encodeURIComponent).join(",")}`;
  params.queryParts = [...(params.queryParts ?? []), text];
};

/** Writes an array into a header: `style: simple`. RFC 9110 §5.5: a header has no percent-encoding. */
export const commaSeparatedHeader: WriteParameter = (params, name, value) => {
  params.header = { ...params.header, [name]: [value].flat().join(",") };
};
