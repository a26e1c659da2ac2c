import { describe, expect, test } from "vitest";
import { list, record, styled } from "../src/index.ts";
import { failureOf } from "./fixture.ts";
import { smallProvider } from "./small-provider.ts";

const colors = ["blue", "black", "brown"];
const shades = { R: 100, G: 200, B: 150 };
const text = { type: "string" } as const;
const number = { type: "integer" } as const;
const checks = (place: "path" | "query" | "header") => ({
  array: {
    in: place,
    check: list({ in: place, ...text }, place === "header" ? { separator: "," } : {}),
  },
  object: {
    in: place,
    check: record({
      R: { in: place, ...number },
      G: { in: place, ...number },
      B: { in: place, ...number },
    }),
  },
});

describe("a path, as OpenAPI 3.1 §4.8.12 (Style Examples) and RFC 6570 have it", () => {
  test.for([
    ["{color}", colors, "blue,black,brown"],
    ["{color*}", colors, "blue,black,brown"],
    ["{.color}", "blue", ".blue"],
    ["{.color}", colors, ".blue,black,brown"],
    ["{.color*}", colors, ".blue.black.brown"],
    ["{;color}", "blue", ";color=blue"],
    ["{;color}", colors, ";color=blue,black,brown"],
    ["{;color*}", colors, ";color=blue;color=black;color=brown"],
    ["{color}", shades, "R,100,G,200,B,150"],
    ["{color*}", shades, "R=100,G=200,B=150"],
    ["{.color}", shades, ".R,100,G,200,B,150"],
    ["{.color*}", shades, ".R=100.G=200.B=150"],
    ["{;color}", shades, ";color=R,100,G,200,B,150"],
    ["{;color*}", shades, ";R=100;G=200;B=150"],
    ["{color}", ["a,b", "c/d", "é"], "a%2Cb,c%2Fd,%C3%A9"],
    ["{color}.json", "a.b", "a.b.json"],
    ["{color}/", "a", "a/"],
  ] as const)("%s of %j is %s", async ([segment, color, wanted]) => {
    const { array, object } = checks("path");
    const scalar = { in: "path", ...text } as const;
    const definition = typeof color === "string" ? scalar : Array.isArray(color) ? array : object;
    const path = `/seats/${segment.replace(/[.;*](?=color|\})/g, "")}`;
    const { client, sent } = smallProvider({
      ...{ path, template: `/seats/${segment}`, parameters: { color: definition } },
    });
    await client.deleteMember({ color });
    await client.DELETE(path, { params: { path: { color } } });
    const url = `https://api.small.example/seats/${wanted}`;
    expect(sent.requests.map((request) => request.url)).toEqual([url, url]);
  });
});

describe("a query", () => {
  test.for([
    [undefined, colors, "color=blue&color=black&color=brown"],
    [styled("form", false), colors, "color=blue,black,brown"],
    [styled("spaceDelimited", false), colors, "color=blue%20black%20brown"],
    [styled("pipeDelimited", false), colors, "color=blue%7Cblack%7Cbrown"],
    [styled("form", true), shades, "R=100&G=200&B=150"],
    [styled("form", false), shades, "color=R,100,G,200,B,150"],
    [undefined, shades, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    [undefined, ["a&b=c", "d e", "+"], "color=a%26b%3Dc&color=d%20e&color=%2B"],
  ] as const)("%# of %j is %s", async ([write, color, wanted]) => {
    const { array, object } = checks("query");
    const definition = { ...(Array.isArray(color) ? array : object), ...(write && { write }) };
    const { client, sent } = smallProvider({
      query: "alt=json",
      parameters: { color: definition },
    });
    await client.deleteMember({ color });
    await client.DELETE("/seats", { params: { query: { color } } });
    const url = `https://api.small.example/seats?alt=json&${wanted}`;
    expect(sent.requests.map((request) => request.url)).toEqual([url, url]);
  });

  test("names as they are, but for brackets, which RFC 3986 §3.4 does not allow bare", async () => {
    const { client, sent } = smallProvider({
      parameters: Object.fromEntries(
        ["filter[email]", "$.xgafv", "user-id"].map((name) => [name, { in: "query", ...text }]),
      ),
    });
    await client.deleteMember({ "filter[email]": "a@b.example", "$.xgafv": "1", "user-id": "[x]" });
    expect(sent.requests.map(({ url }) => new URL(url).search)).toEqual([
      "?filter%5Bemail%5D=a%40b.example&$.xgafv=1&user-id=%5Bx%5D",
    ]);
  });

  test("what may be left out, is", async () => {
    const { client, sent } = smallProvider({
      parameters: {
        color: { ...checks("query").array, optional: true, write: styled("form", false) },
      },
    });
    await client.deleteMember({});
    expect(sent.requests[0]?.url).toBe("https://api.small.example/seats");
  });
});

describe("a header", () => {
  test.for([
    [undefined, colors, "blue, black, brown"],
    [styled("simple", false), colors, "blue,black,brown"],
    [styled("simple", true), colors, "blue,black,brown"],
    [styled("simple", false), shades, "R,100,G,200,B,150"],
    [styled("simple", true), shades, "R=100,G=200,B=150"],
    [styled("simple", false), "blue", "blue"],
    [styled("simple", true), 7, "7"],
  ] as const)("%# of %j is %s", async ([write, color, wanted]) => {
    const { array, object } = checks("header");
    const scalar = { in: "header" } as const;
    const check = Array.isArray(color) ? array : typeof color === "object" ? object : scalar;
    const definition = { ...check, ...(write && { write }) };
    const { client, sent } = smallProvider({ parameters: { "X-Color": definition } });
    await client.deleteMember({ "X-Color": color });
    expect(sent.requests[0]?.headers.get("x-color")).toBe(wanted);
  });
});

describe("refused before anything is sent, and without the value", () => {
  test.for([
    ["path", [], 'parameter "it" must have 1 or more items'],
    ["query", [], 'parameter "it" must have 1 or more items'],
    ["header", [], 'parameter "it" must have 1 or more items'],
    ["path", ["a", ".."], 'parameter "it" at 1 has a dot segment, which names another resource'],
    ["path", ["a", ""], 'parameter "it" at 1 is empty, or begins or ends with white space'],
    ["query", [" "], 'parameter "it" at 0 is empty, or begins or ends with white space'],
    ["query", ["a", 7], 'parameter "it" at 1 must be a string'],
    ["query", ["a\n"], 'parameter "it" at 0 has a control character or lone surrogate'],
    ["header", ["secret,admin"], 'parameter "it" at 0 has a ",", which stands between the parts'],
    ["query", "secret", 'parameter "it" must be an array'],
    ["query", { 0: "secret" }, 'parameter "it" must be an array'],
    ["query", null, 'parameter "it" must be an array'],
    ["query", [1n], 'parameter "it" is or has something that JSON has not'],
    ["header", [{ toString: 1, valueOf: 1 }], 'parameter "it" at 0 must be a string'],
  ] as const)("%#, in a %s", async ([place, it, wanted]) => {
    const { client, sent } = smallProvider({
      ...{
        path: place === "path" ? "/seats/{it}" : "/seats",
        parameters: { it: checks(place).array },
      },
    });
    const { message, outcome } = await failureOf(client.deleteMember({ it }));
    expect(message).toBe(
      `Small Provider: DELETE ${place === "path" ? "/seats/{it}" : "/seats"}: ${wanted}. Nothing was sent.`,
    );
    expect([outcome, sent.requests]).toEqual(["not-sent", []]);
  });

  // The path would end before it: another resource. Whatever a spec says of its least length.
  test.for([
    ["path", list({ in: "path" }, { minItems: 0 }), [], "must have 1 or more items"],
    ["query", list({ in: "query" }, { minItems: 0 }), [], "must have 1 or more items"],
    ["path", record({ a: { in: "path", optional: true } }), {}, "must have a"],
    ["path", record({ a: { in: "path", optional: true } }), { a: undefined }, "must have a"],
    [
      "query",
      record({ a: { in: "query", optional: true }, b: { in: "query", optional: true } }),
      {},
      "must have a or b",
    ],
    ["header", record({ a: { in: "header", optional: true } }), {}, "must have a"],
  ] as const)("an empty one, %#, in a %s", async ([place, check, it, wanted]) => {
    const path = place === "path" ? "/seats/{it}" : "/seats";
    const parameters = { it: { in: place, check } };
    const { client, sent } = smallProvider({ path, parameters });
    const { message } = await failureOf(client.deleteMember({ it }));
    expect(message).toContain(`parameter "it" ${wanted}. Nothing was sent.`);
    expect(sent.requests).toEqual([]);
  });

  // A server that decodes before it splits at slashes would go up from there.
  test.for([
    ["/seats/{a}..{b}", undefined, { a: "x/", b: "/y" }],
    ["/seats/.{a}", undefined, { a: "/x" }],
    ["/seats/{a}", "/seats/{.a}", { a: "\\x" }],
    ["/seats/{a}.", undefined, { a: "x%2f" }],
  ] as const)("a dot segment with the dots of %s", async ([path, template, given]) => {
    const parameters = Object.fromEntries(
      Object.keys(given).map((name) => [name, { in: "path", ...text } as const]),
    );
    const { client, sent } = smallProvider({ path, parameters, ...(template && { template }) });
    const { message } = await failureOf(client.deleteMember(given));
    expect(message).toContain(
      `DELETE ${path}: the path has a dot segment, which names another resource. Nothing was sent.`,
    );
    expect(sent.requests).toEqual([]);
  });

  test("an array that is another one when it is read again is sent as it was checked", async () => {
    const { client, sent } = smallProvider({ parameters: { it: checks("query").array } });
    let reads = 0;
    const it = new Proxy(["mine"], {
      get: (items, key) => (key === "0" && reads++ > 0 ? "yours" : Reflect.get(items, key)),
    });
    await client.deleteMember({ it });
    expect(sent.requests[0]?.url).toBe("https://api.small.example/seats?it=mine");
  });
});
