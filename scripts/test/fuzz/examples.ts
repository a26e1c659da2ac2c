import type { Field, Kind } from "../../generate/check/spec-dialect.ts";

export type Make = (text: string) => unknown;

/** What may stand in a field that is not there: a text alone, or in an object that is sound where the text is. */
export function examplesOf(field: Field): Make[] {
  if (field === "value") return [(text) => text, (text) => [text], (text) => ({ [text]: text })];
  const [shape, kind] = field;
  const make = small[kind] ?? ((text) => ({ description: text }));
  if (shape === "one") return [make];
  if (shape === "list") return [(text) => [make(text)]];
  return [(text) => ({ [text]: make("a") }), (text) => ({ added: make(text) })];
}

/** Objects that hold one text, and are sound where the text is. */
const small: Partial<Record<Kind, Make>> = {
  ...{ schema: (text) => ({ enum: [text, "a"], title: text, description: text }) },
  ...{ example: (text) => ({ summary: text, value: text }) },
  ...{ header: (text) => ({ description: text, schema: { type: "string", title: text } }) },
  ...{ mediaType: (text) => ({ schema: { description: text } }) },
  ...{ server: (text) => ({ url: "https://b.example", description: text }) },
  ...{ serverVariable: (text) => ({ default: "a", description: text }) },
  ...{
    parameter: (text) => ({
      name: "added",
      in: "query",
      description: text,
      schema: { type: "string", title: text },
    }),
  },
  ...{
    requestBody: (text) => ({
      description: text,
      required: true,
      content: {
        "application/json": {
          schema: {
            type: "object",
            properties: { added: { const: text }, asked: { enum: [text] } },
          },
        },
      },
    }),
  },
  ...{ securityScheme: (text) => ({ type: "http", scheme: "bearer", description: text }) },
};
