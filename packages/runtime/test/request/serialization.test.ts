import { describe, expect, test } from "vitest";
import { commaSeparatedHeader, commaSeparatedQuery, list } from "../../src/index.ts";
import { failureOf } from "../support/recorder.ts";
import { smallProvider } from "../support/small-provider.ts";

const colors = ["blue", "black", "brown"];
const text = { type: "string" } as const;
const arrayIn = (place: "path" | "query" | "header") => ({
  in: place,
  check: list({ in: place, ...text }, place === "query" ? {} : { separator: "," }),
});

describe("a path, as OpenAPI 3.1 §4.8.12 (Style Examples) and RFC 6570 have it", () => {
  test.for([
    ["{color}", "blue", "blue"],
    ["{color}", colors, "blue,black,brown"],
    ["{color}", ["a b", "c/d", "é"], "a%20b,c%2Fd,%C3%A9"],
    ["{color}.json", "a.b", "a.b.json"],
    ["{color}/", "a", "a/"],
  ] as const)("%s of %j is %s", async ([segment, color, wanted]) => {
    const definition = Array.isArray(color) ? arrayIn("path") : ({ in: "path", ...text } as const);
    const path = `/seats/${segment}`;
    const { client, sent } = smallProvider({ path, parameters: { color: definition } });
    await client.deleteMember({ color });
    await client.DELETE(path, { params: { path: { color } } });
    const url = `https://api.small.example/seats/${wanted}`;
    expect(sent.requests.map((request) => request.url)).toEqual([url, url]);
  });
});

describe("a query", () => {
  test.for([
    [undefined, colors, "color=blue&color=black&color=brown"],
    [commaSeparatedQuery, colors, "color=blue,black,brown"],
    [undefined, ["a&b=c", "d e", "+"], "color=a%26b%3Dc&color=d%20e&color=%2B"],
    [commaSeparatedQuery, ["a&b=c", "d e", "+"], "color=a%26b%3Dc,d%20e,%2B"],
  ] as const)("%# of %j is %s", async ([write, color, wanted]) => {
    const { client, sent } = smallProvider({
      query: "alt=json",
      parameters: { color: { ...arrayIn("query"), ...(write && { write }) } },
    });
    await client.deleteMember({ color });
    await client.DELETE("/seats", { params: { query: { color } } });
    const url = `https://api.small.example/seats?alt=json&${wanted}`;
    expect(sent.requests.map((request) => request.url)).toEqual([url, url]);
  });

  test("one value where an array may stand too", async () => {
    const { client, sent } = smallProvider({
      parameters: { color: { in: "query", write: commaSeparatedQuery } },
    });
    await client.deleteMember({ color: "a&b" });
    expect(sent.requests[0]?.url).toBe("https://api.small.example/seats?color=a%26b");
  });

  test("names as they are, but for brackets, which RFC 3986 §3.4 does not allow bare", async () => {
    const names = ["filter[email]", "$.xgafv", "user-id"];
    const ids = { ...arrayIn("query"), write: commaSeparatedQuery };
    const { client, sent } = smallProvider({
      parameters: {
        ...Object.fromEntries(names.map((name) => [name, { in: "query", ...text } as const])),
        "filter[ids]": ids,
      },
    });
    await client.deleteMember({
      ...{ "filter[email]": "a@b.example", "$.xgafv": "1", "user-id": "[x]|" },
      "filter[ids]": ["[1]", "2"],
    });
    expect(sent.requests.map(({ url }) => new URL(url).search)).toEqual([
      "?filter%5Bemail%5D=a%40b.example&$.xgafv=1&user-id=%5Bx%5D%7C&filter%5Bids%5D=%5B1%5D,2",
    ]);
  });

  test("what may be left out, is", async () => {
    const color = { ...arrayIn("query"), optional: true, write: commaSeparatedQuery } as const;
    const { client, sent } = smallProvider({ parameters: { color } });
    await client.deleteMember({});
    expect(sent.requests[0]?.url).toBe("https://api.small.example/seats");
  });
});

describe("a header", () => {
  test.for([
    [undefined, colors, "blue, black, brown"],
    [commaSeparatedHeader, colors, "blue,black,brown"],
    [commaSeparatedHeader, "blue", "blue"],
    [commaSeparatedHeader, 7, "7"],
  ] as const)("%# of %j is %s", async ([write, color, wanted]) => {
    const definition = Array.isArray(color) ? arrayIn("header") : ({ in: "header" } as const);
    const { client, sent } = smallProvider({
      parameters: { "X-Color": { ...definition, ...(write && { write }) } },
    });
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
    ["path", ["secret,admin"], 'parameter "it" at 0 has a ",", which stands between the items'],
    ["header", ["secret,admin"], 'parameter "it" at 0 has a ",", which stands between the items'],
    ["query", "secret", 'parameter "it" must be an array'],
    ["query", { 0: "secret" }, 'parameter "it" must be an array'],
    ["query", null, 'parameter "it" must be an array'],
    ["query", [1n], 'parameter "it" is or has something that JSON has not'],
    ["header", [{ toString: 1, valueOf: 1 }], 'parameter "it" at 0 must be a string'],
  ] as const)("%#, in a %s", async ([place, it, wanted]) => {
    const { client, sent } = smallProvider({
      ...{
        path: place === "path" ? "/seats/{it}" : "/seats",
        parameters: { it: arrayIn(place) },
      },
    });
    const { message, outcome } = await failureOf(client.deleteMember({ it }));
    expect(message).toBe(
      `Small Provider: DELETE ${place === "path" ? "/seats/{it}" : "/seats"}: ${wanted}. Nothing was sent.`,
    );
    expect([outcome, sent.requests]).toEqual(["not-sent", []]);
  });

  // The path would end before it: another resource. Whatever a spec says of its least length.
  test.for(["path", "query", "header"] as const)("an empty one, in a %s", async (place) => {
    const path = place === "path" ? "/seats/{it}" : "/seats";
    const check = list({ in: place }, { minItems: 0 });
    const { client, sent } = smallProvider({ path, parameters: { it: { in: place, check } } });
    const { message } = await failureOf(client.deleteMember({ it: [] }));
    expect(message).toContain('parameter "it" must have 1 or more items. Nothing was sent.');
    expect(sent.requests).toEqual([]);
  });

  // A server that decodes before it splits at slashes would go up from there.
  test.for([
    ["/seats/{a}..{b}", { a: "x/", b: "/y" }],
    ["/seats/.{a}", { a: "/x" }],
    ["/seats/.{a}", { a: "\\x" }],
    ["/seats/{a}.", { a: "x%2f" }],
  ] as const)("a dot segment with the dots of %s", async ([path, given]) => {
    const parameters = Object.fromEntries(
      Object.keys(given).map((name) => [name, { in: "path", ...text } as const]),
    );
    const { client, sent } = smallProvider({ path, parameters });
    const { message } = await failureOf(client.deleteMember(given));
    expect(message).toContain(
      `DELETE ${path}: the path has a dot segment, which names another resource. Nothing was sent.`,
    );
    expect(sent.requests).toEqual([]);
  });

  test("an array that is another one when it is read again is sent as it was checked", async () => {
    const { client, sent } = smallProvider({ parameters: { it: arrayIn("query") } });
    let reads = 0;
    const it = new Proxy(["mine"], {
      get: (items, key) => (key === "0" && reads++ > 0 ? "yours" : Reflect.get(items, key)),
    });
    await client.deleteMember({ it });
    expect(sent.requests[0]?.url).toBe("https://api.small.example/seats?it=mine");
  });
});
