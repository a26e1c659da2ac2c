import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";

test.each(["x-removal", "x-rate-limit-reset"])("the schema of %s is a JSON Schema", (name) => {
  const ajv = new Ajv2020({ strict: false });
  const url = new URL(`../../../generate/model/${name}.schema.json`, import.meta.url);
  const isValid = ajv.validateSchema(JSON.parse(readFileSync(url, "utf8")));
  expect(ajv.errors ?? []).toEqual([]);
  expect(isValid).toBe(true);
});

test("a schema that is none is told", () => {
  expect(new Ajv2020({ strict: false, logger: false }).validateSchema({ type: "text" })).toBe(
    false,
  );
});
