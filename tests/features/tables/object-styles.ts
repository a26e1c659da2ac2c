import type { Feature } from "../feature.ts";

const headers = ["accept: */*", "authorization: Bearer key-1"];
const truck = { plate: "A&B", wheels: 6 };
const inPath = {
  ...{ simple: truck, simpleExploded: truck, label: truck, labelExploded: truck },
  ...{ matrix: truck, matrixExploded: truck, driver: 7 },
};
const path = [
  ...["plate,A%26B,wheels,6", "plate=A%26B,wheels=6"],
  ...[".plate,A%26B,wheels,6", ".plate=A%26B.wheels=6"],
  ...[";matrix=plate,A%26B,wheels,6", ";plate=A%26B;wheels=6", ";driver=7"],
].join("/");

export const feature: Feature = {
  title: "Objects by style and explode",
  credentials: { apiKey: "key-1" },
  parameters: inPath,
  requests: [
    { line: `DELETE /${path} HTTP/1.1`, headers },
    {
      parameters: { ...inPath, filter: truck },
      line: `DELETE /${path}?filter%5Bplate%5D=A%26B&filter%5Bwheels%5D=6 HTTP/1.1`,
      headers,
    },
    {
      parameters: { ...inPath, joined: truck },
      line: `DELETE /${path}?joined=plate,A%26B,wheels,6 HTTP/1.1`,
      headers,
    },
    {
      parameters: { ...inPath, page: { limit: 5, order: "up" } },
      line: `DELETE /${path}?limit=5&order=up HTTP/1.1`,
      headers,
    },
    {
      parameters: { ...inPath, "X-Truck": truck, "X-Truck-Exploded": truck },
      line: `DELETE /${path} HTTP/1.1`,
      headers: [...headers, "x-truck: plate,A&B,wheels,6", "x-truck-exploded: plate=A&B,wheels=6"],
    },
  ],
  outcomes: [
    {
      title: "a property that is required",
      parameters: { ...inPath, filter: { wheels: 6 } },
      want: { refused: 'parameter "filter" has no "plate"' },
    },
    {
      title: "a property that is none",
      parameters: { ...inPath, filter: { plate: "A", colour: "red" } },
      want: { refused: 'parameter "filter" may have plate, wheels, but no "colour"' },
    },
    {
      title: "a property of another type",
      parameters: { ...inPath, joined: { plate: "A", wheels: "6" } },
      want: { refused: 'parameter "joined" at "wheels" must be a whole number' },
    },
    {
      title: "an empty property in the path",
      parameters: { ...inPath, simple: { plate: "" } },
      want: { refused: 'parameter "simple" at "plate" is empty' },
    },
    {
      title: "a comma that would end a value in a header",
      parameters: { ...inPath, "X-Truck": { plate: "A,wheels,18" } },
      want: { refused: 'parameter "X-Truck" at "plate" has a ",", which stands between the parts' },
    },
    {
      title: "an array in place of an object",
      parameters: { ...inPath, page: [5] },
      want: { refused: 'parameter "page" must be an object' },
    },
  ],
  nearMisses: [
    {
      title: "deepObject without explode",
      from: "style: deepObject, explode: true",
      to: "style: deepObject, explode: false",
      problem:
        "30:57 #/paths/~1{simple}~1{simpleExploded}~1{label}~1{labelExploded}~1{matrix}~1{matrixExploded}~1{driver}/delete/parameters/7/explode  Expected `explode: true` with `style: deepObject`, found false.",
    },
    {
      title: "a style of arrays",
      from: "{ name: joined, in: query, explode: false,",
      to: "{ name: joined, in: query, style: pipeDelimited, explode: false,",
      problem:
        "31:38 #/paths/~1{simple}~1{simpleExploded}~1{label}~1{labelExploded}~1{matrix}~1{matrixExploded}~1{driver}/delete/parameters/8/style  `style: pipeDelimited` writes arrays only, and this may be another value (OpenAPI 3.1 §4.8.12.3). Leave the style out, or mend the schema.",
    },
    {
      title: "a spread property with the name of another parameter",
      from: "limit: { type: integer }, order: { enum: [up, down] } }, example: { limit: 5, order: up }",
      to: "filter: { type: integer } }",
      problem:
        '32:11 #/paths/~1{simple}~1{simpleExploded}~1{label}~1{labelExploded}~1{matrix}~1{matrixExploded}~1{driver}/delete/parameters/9  The parameter "page" sends a property as "filter", which is a parameter too. Rename one, or write `explode: false`.',
    },
    {
      title: "an object in an object",
      from: "wheels: { type: integer }\n      example: { plate: 'A&B', wheels: 6 }",
      to: "wheels: { type: object, properties: { front: { type: integer } } }",
      problem:
        '53:19 #/components/schemas/Truck/properties/wheels/type  Expected items and properties that are scalars in a path, found "object".',
    },
  ],
  compiles: [
    'const truck = { plate: "A", wheels: 6 };',
    "const path = { simple: truck, simpleExploded: truck, label: truck, labelExploded: truck, matrix: truck, matrixExploded: truck, driver: 7 };",
    'await client.deleteMember({ ...path, filter: { plate: "A" }, page: { order: "up" } });',
    'holds<Same<provider.DeleteMemberParameters["simple"], { plate: string; wheels?: number }>>();',
    'holds<Same<provider.DeleteMemberParameters["page"], { limit?: number; order?: "up" | "down" } | undefined>>();',
  ],
  doesNotCompile: [
    'const filter: provider.DeleteMemberParameters["filter"] = { wheels: 6 };',
    'const joined: provider.DeleteMemberParameters["joined"] = { plate: "A", colour: "red" };',
    'const page: provider.DeleteMemberParameters["page"] = { order: "sideways" };',
    'const simple: provider.DeleteMemberParameters["simple"] = "A";',
  ],
};
