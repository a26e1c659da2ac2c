import type { Write } from "./definition.ts";
import { createQuerySerializer } from "./openapi-fetch.ts";
import { withoutPrototype } from "./values.ts";

/**
 * Writes arrays and objects in a style of OpenAPI (3.1 §4.8.12, Style Values): `simple` for a header, the others for
 * a query.
 */
export function styled(
  style: "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject",
  explode: boolean,
): Write {
  if (style === "simple")
    return (params, name, value) => {
      // RFC 9110 §5.5: a header has no percent-encoding. Commas in an item are refused before.
      // What may be an array or an object may be a text too.
      const parts =
        Array.isArray(value) || typeof value !== "object"
          ? [value].flat()
          : Object.entries(value as object).map((pair) => pair.join(explode ? "=" : ","));
      params.header = { ...params.header, [name]: parts.join(",") };
    };
  const write = createQuerySerializer({
    array: { style, explode } as { style: "form"; explode: boolean },
    object: { style, explode } as { style: "form"; explode: boolean },
  });
  return (params, name, value) => {
    params.written = { ...params.written, [name]: write(withoutPrototype({ [name]: value })) };
  };
}
