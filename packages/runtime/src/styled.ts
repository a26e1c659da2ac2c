import type { Write } from "./definition.ts";
import { createQuerySerializer } from "./openapi-fetch.ts";

/**
 * Writes arrays and objects in a style of OpenAPI (3.1 §4.8.12, Style Values): `simple` for a header, whose value
 * it gives, the others for a query, where the name comes with it.
 */
export function styled(
  style: "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject",
  explode: boolean,
): Write {
  if (style === "simple")
    // RFC 9110 §5.5: a header has no percent-encoding. Commas in an item are refused before.
    return (_, value) =>
      Object.entries(value as object)
        .map((entry) => entry.join(explode ? "=" : ","))
        .join(",");
  const write = createQuerySerializer({
    array: { style, explode } as { style: "form"; explode: boolean },
    object: { style, explode } as { style: "form"; explode: boolean },
  });
  return (name, value) => write({ [name]: value });
}
