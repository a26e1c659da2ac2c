import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/providers.ts";

/** Every hand-written or generated page that a reader may be sent to, from the root. */
const pages = [
  ...["README.md", "CONTRIBUTING.md", "SECURITY.md", ".changeset/README.md"],
  ...["packages/runtime/README.md", "packages/mock-server/README.md"],
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/${path.replaceAll(sep, "/")}`),
];

const read = (page: string): string => readFileSync(join(root, page), "utf8");
const prose = (page: string): string => read(page).replace(/^(`{3,}).*?^\1/gms, "");

/** The anchors that GitHub makes of a page's headings. */
function anchorsOf(page: string): string[] {
  return [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** What is wrong with the links of a page to others of this repository. */
function brokenLinks(page: string): string[] {
  const links = [...prose(page).matchAll(/\]\((?!https?:)([^)]*)\)/g)].map(([, link = ""]) => link);
  return links.filter((link) => {
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? join(root, page) : join(root, dirname(page), path);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(relative(root, target)).includes(anchor);
  });
}

test.each(pages)("every link of %s leads somewhere", (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

// They grew once with each feature and each provider, until nobody read them to the end.
test.each([
  ["README.md", 6000],
  ["CONTRIBUTING.md", 8000],
])("%s has at most %d bytes", (page, most) => {
  expect(Buffer.byteLength(read(page))).toBeLessThanOrEqual(most);
});
