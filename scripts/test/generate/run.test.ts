import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edit, smallSpec } from "../support/small-spec.ts";
import { index, makeRoot, runIn, snapshot } from "../support/temporary-root.ts";

test("a second run writes nothing, with and without the cache", async () => {
  const root = makeRoot({ acme: smallSpec, other: smallSpec });
  const first = await runIn(root);
  expect(first.exitCode).toBe(0);
  expect(first.text).toBe(
    [
      "acme: generated (LICENSE, README.md, openapi.json, package.json, src/index.ts, src/schema.ts)",
      "other: generated (LICENSE, README.md, openapi.json, package.json, src/index.ts, src/schema.ts)",
      "2 generated, 0 unchanged, 0 failed, in 0.0 s",
    ].join("\n"),
  );
  const files = snapshot(root);
  expect((await runIn(root)).text).toBe("0 generated, 2 unchanged, 0 failed, in 0.0 s");
  writeFileSync(join(root, "node_modules/.cache/offboard/generate.json"), '{"acme":');
  expect((await runIn(root)).text).toBe("0 generated, 2 unchanged, 0 failed, in 0.0 s");
  expect(snapshot(root)).toStrictEqual(files);
});

test("two roots give the same bytes", async () => {
  const [a, b] = [makeRoot({ acme: smallSpec }), makeRoot({ acme: smallSpec })];
  await runIn(a);
  await runIn(b);
  const text = (root: string) =>
    Object.values(snapshot(root)).map((file) => file.replace(/^\S+ /, ""));
  expect(text(a)).toStrictEqual(text(b));
});

test("what is not the generator's stays, and the version is an input", async () => {
  const root = makeRoot({ acme: smallSpec });
  await runIn(root);
  const folder = join(root, "packages/providers/acme");
  writeFileSync(join(folder, "CHANGELOG.md"), "# Changes\n");
  mkdirSync(join(folder, "dist"));
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  writeFileSync(join(folder, "package.json"), manifest.replace('"0.0.0"', '"2.1.0"'));
  expect((await runIn(root)).text).toContain("acme: generated (src/index.ts)");
  expect(readFileSync(join(root, index), "utf8")).toContain('version: "2.1.0"');
  expect(readdirSync(folder)).toContain("CHANGELOG.md");
  expect(readdirSync(folder)).toContain("dist");
});

test("nothing is written for a spec with an error; others are", async () => {
  const root = makeRoot({ acme: edit(["removes: membership", "removes: seat"]), other: smallSpec });
  const { exitCode, lines } = await runIn(root);
  expect(exitCode).toBe(1);
  expect(lines[0]).toMatch(/^specs\/acme\.yaml:17:9 #\/paths/);
  expect(lines).toContain("Nothing was written for `acme`.");
  expect(readdirSync(join(root, "packages/providers"))).toStrictEqual(["other"]);
});

test.each([
  [
    "a wrong slug",
    { slugs: ["acme", "acne"] },
    "There is no spec of `acne`. There are specs of `acme`.",
  ],
  [
    "a version that is none",
    {},
    'packages/providers/acme/package.json:1:1 #  Expected a semantic version under `version`, found "x\\";y".',
  ],
])("%s", async (_, options, wanted) => {
  const root = makeRoot({ acme: smallSpec });
  mkdirSync(join(root, "packages/providers/acme"), { recursive: true });
  writeFileSync(
    join(root, "packages/providers/acme/package.json"),
    JSON.stringify({ version: 'x";y' }),
  );
  const { exitCode, text } = await runIn(root, options);
  expect(exitCode).toBe(1);
  expect(text).toContain(wanted);
});

test("a root without specs is an error and removes nothing", async () => {
  const root = makeRoot({});
  mkdirSync(join(root, "packages/providers/acme"), { recursive: true });
  await expect(runIn(root)).rejects.toThrow("holds no specs");
  expect(existsSync(join(root, "packages/providers/acme"))).toBe(true);
});

/** Makes the page of the list in a root. Gives its path. */
function writePage(root: string, text: string): string {
  mkdirSync(join(root, "docs"));
  writeFileSync(join(root, "docs/providers.md"), text);
  return join(root, "docs/providers.md");
}

const place = "<!-- providers: written by `pnpm generate` from specs/ -->\n<!-- /providers -->\n";

test("the list of providers is written, compared and mended", async () => {
  const root = makeRoot({ "acme-desk": smallSpec });
  const page = writePage(root, `before\n\n${place}\nafter\n`);
  expect(await runIn(root)).toMatchObject({ exitCode: 0 });
  const written = readFileSync(page, "utf8");
  expect(written).toMatch(
    /^before\n\n<!-- providers.*\n\n1 provider\.\n\n\| Provider .*<!-- \/providers -->\n\nafter\n$/s,
  );
  expect(written).toContain("[`@offboard/acme-desk`](../packages/providers/acme-desk)");
  expect(await runIn(root, { check: true })).toMatchObject({ exitCode: 0 });

  writeFileSync(page, written.replace("acme-desk", "acme-disk"));
  const { exitCode, text } = await runIn(root, { check: true });
  expect(exitCode).toBe(1);
  expect(text).toContain("The list of providers in docs/providers.md is not the list of specs/.");
  expect(text).toContain("Mend it with: pnpm generate\n");
  await runIn(root);
  expect(readFileSync(page, "utf8")).toBe(written);
});

// A path says more than its methods (OpenAPI 3.1 §4.8.9), in whatever order.
test("the list names method and destruction, though the path's parameters come first", async () => {
  const shared = "    parameters: [{ name: X-Actor, in: header, schema: { type: string } }]\n";
  const account = edit(["removes: membership", "removes: account"]);
  const root = makeRoot({
    "acme-desk": account.replace("    delete:\n", `${shared}    delete:\n`),
    "acme-form": account,
  });
  const page = writePage(root, place);
  expect(await runIn(root)).toMatchObject({ exitCode: 0 });
  for (const slug of ["acme-desk", "acme-form"])
    expect(readFileSync(page, "utf8")).toContain(
      `| [\`@offboard/${slug}\`](../packages/providers/${slug}) | \`DELETE /members/{id}\` | **the account** |`,
    );
});

test("a page without a place for the list stays as it is", async () => {
  const root = makeRoot({ "acme-desk": smallSpec });
  const page = writePage(root, "nothing here\n");
  expect(await runIn(root)).toMatchObject({ exitCode: 0 });
  expect(readFileSync(page, "utf8")).toBe("nothing here\n");
});
