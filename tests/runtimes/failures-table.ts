import type { Group, Platform, Report, Way } from "./way.ts";

const platforms: readonly Platform[] = [
  ...(["Node 20", "Node 22", "Node 24", "Node 26"] as const),
  ...(["Bun", "Deno", "workerd", "Chromium"] as const),
];

const introduction = `# What is known when a call fails

<!-- Made by \`node tests/runtimes/write-failures.ts\` from the table that the tests play. Do not edit it. -->

Each row is something that can happen to \`deleteMember\`. A server that misbehaves plays it on a real socket, with
\`retry: false\`, on every platform named here. The tests of this repository check exactly these tables.

- **removed**: the call resolves. In every other row it throws an error with this \`outcome\`.
- **not-sent**: the provider never got the request. **refused**: the provider said no, and this call removed nobody.
- **unknown**: the member may or may not have been removed. Read the members back before you decide.
- Offboard never sends anything to another host or a second time, and leaves no timer, listener or connection behind.

"Where platforms differ" shows what a platform does by itself, with numbered reasons. A dot means that the platform does what
the first table says. The \`code\` of a \`ConnectionError\`'s \`cause\` differs by platform.
`;

/** A row of the table: one way, or several that differ by their status alone. */
interface Row {
  readonly title: string;
  readonly ways: readonly Way[];
}

/** The text of docs/failures.md. */
export function renderFailures(ways: readonly Way[]): string {
  const groups = [...new Set(ways.map(({ group }) => group))];
  const parts = groups.map((group) => renderGroup(group, ways));
  return `${[introduction, ...parts].join("\n").trimEnd()}\n`;
}

function renderGroup(group: Group, ways: readonly Way[]): string {
  const own = ways.filter((way) => way.group === group);
  const rows = rowsOf(own, ({ name, row, why, want }) => [row ?? name, why, want.outcome].join());
  const lines = rows.map(({ title, ways: [way] }) => {
    const { want, why } = way as Way;
    return [title, want.outcome, errorOf(want, title) || "—", why];
  });
  const differing = own.filter(({ except }) => except);
  return [
    `## ${group}\n`,
    table(["What happens", "Outcome", "Error", "Why"], lines),
    ...(differing.length > 0 ? [renderDifferences(differing)] : []),
  ].join("\n");
}

/** Only what differs: one column for each platform, and the reasons below. */
function renderDifferences(ways: readonly Way[]): string {
  const reasons: string[] = [];
  const rows = rowsOf(ways, ({ name, row, except }) =>
    JSON.stringify([row ?? name, sorted(except)]),
  );
  const lines = rows.map(({ title, ways: [way] }) => [
    title,
    ...platforms.map((platform) => cell(way as Way, platform, reasons)),
  ]);
  const list = reasons.map((why, index) => `${index + 1}. ${why}`).join("\n");
  return `Where platforms differ:\n\n${table(["What happens", ...platforms], lines)}\n${list}\n`;
}

function cell(way: Way, platform: Platform, reasons: string[]): string {
  const exception = way.except?.[platform];
  if (exception === undefined) return "·";
  const { why, want, requests } = exception;
  if (!reasons.includes(why)) reasons.push(why);
  const parts: string[] = [(want ?? way.want).outcome];
  const error = errorOf(want ?? way.want, way.name);
  if (error && error !== errorOf(way.want, way.name)) parts.push(error);
  if (requests !== undefined) parts.push(requests ? `sent ${requests} times` : "nothing sent");
  return `${parts.join(", ")} (${reasons.indexOf(why) + 1})`;
}

/** The error's name, and what else it tells that the title does not. */
function errorOf({ name, status, absent }: Report, title: string): string {
  if (name === undefined) return "";
  // A title ends in the statuses of its row, where there are several.
  const isTold =
    status === undefined || title.split(/\W/).includes(`${status}`) || /\(\d.*\d\)$/.test(title);
  const told = isTold ? "" : `, ${status}`;
  return `\`${name}\`${told}${absent ? ", `absent`" : ""}`;
}

/** Puts the ways together that are one row and have the same key. */
function rowsOf(ways: readonly Way[], keyOf: (way: Way) => string): readonly Row[] {
  const byKey = new Map<string, Way[]>();
  for (const way of ways) byKey.set(keyOf(way), [...(byKey.get(keyOf(way)) ?? []), way]);
  return [...byKey.values()].map((same) => {
    const [{ name, row }] = same as [Way];
    if (row === undefined) return { title: name, ways: same };
    const statuses = same.map((way) => Number(way.name.slice(row.length + 2)));
    const isTold = row.startsWith(`${statuses}`);
    return { title: isTold ? row : `${row} (${ranges(statuses)})`, ways: same };
  });
}

/** Ascending numbers, shortened: `400–407, 409–499`. */
function ranges(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

function sorted(except: Way["except"]): unknown {
  return platforms.map((platform) => except?.[platform]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("");
}
