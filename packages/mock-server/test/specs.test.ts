import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createMockServer } from "../src/index.ts";
import {
  type OpenApiDocument,
  type ParameterObject,
  type ResponseObject,
  resolve,
} from "../src/spec/document.ts";
import { type Operation, readOperation } from "../src/spec/operation.ts";

const root = join(import.meta.dirname, "../../..");
const read = (path: string): OpenApiDocument => parse(readFileSync(join(root, path), "utf8"));
const files = readdirSync(join(root, "specs")).filter((file) => file.endsWith(".yaml"));
const specs: [string, OpenApiDocument][] = [
  ...files.map((file): [string, OpenApiDocument] => [
    file.slice(0, -".yaml".length),
    read(`specs/${file}`),
  ]),
  // It has what no real one has so far, so that the next real one may have it.
  ["made-up", read("tests/fixtures/fifth.yaml")],
];

/** A value that a parameter of any spec takes: its own example where it has one. */
function valueFor(
  { name, schema: given }: ParameterObject,
  { document, definition }: Operation,
): string {
  const schema = given as Readonly<Record<string, unknown>>;
  const written = definition.parameters?.map((one) => resolve<ParameterObject>(document, one));
  const { example } = Object(written?.find((one) => one.name === name));
  const made =
    schema.format === "uuid"
      ? "9f8b7c6d-1234-4a56-b789-0cdef1234567"
      : schema.type === "integer"
        ? "42"
        : "user-42";
  return String(schema.const ?? example ?? schema.example ?? made);
}

/** A call has what it must have, and what is always sent. */
function isSent({ required, schema }: ParameterObject): boolean {
  return required === true || (schema as { const?: unknown }).const !== undefined;
}

function play(slug: string, document: OpenApiDocument) {
  const mock = createMockServer({ specs: { [slug]: document } });
  const provider = mock.provider(slug);
  const operation = readOperation(slug, document, undefined);
  const valuesIn = (place: string) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === place && isSent(parameter))
        .map((parameter) => [parameter.name, valueFor(parameter, operation)]),
    );
  const values = valuesIn("path");
  const organization = Object.fromEntries(
    operation.organization.map(({ name }) => [name, values[name] ?? ""]),
  );
  const member = values[operation.member.name] ?? "";
  provider.add(organization, member);
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name) => `${values[name]}`);
  const url = new URL(provider.baseUrl() + path);
  url.search = new URLSearchParams(valuesIn("query")).toString();
  const remove = async (headers: Record<string, string>) =>
    mock.fetch(url, { method: operation.method, headers: { ...valuesIn("header"), ...headers } });
  return { mock, provider, operation, organization, member, remove };
}

/** Headers that carry a set of credentials, whatever the spec's security schemes are. */
async function authorize(
  { mock, provider, operation }: ReturnType<typeof play>,
  index: number,
): Promise<Record<string, string>> {
  const { clientId, clientSecret, ...others } = provider.credentials[index] ?? {};
  const tokenUrl = provider.tokenUrl();
  const schemes = operation.document.components?.securitySchemes ?? {};
  // Without a token URL, both are options as any other.
  const isGrant = tokenUrl !== undefined && clientId !== undefined;
  const plain = isGrant ? others : (provider.credentials[index] ?? {});
  const headers = Object.entries(plain).map(([option, value]) => {
    const scheme = schemes[option] as { type: string; name?: string } | undefined;
    return scheme?.type === "apiKey"
      ? [`${scheme.name}`, value]
      : ["authorization", `Bearer ${value}`];
  });
  if (!isGrant) return Object.fromEntries(headers);
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: `${clientSecret}`,
  });
  const response = await mock.fetch(tokenUrl, { method: "POST", body });
  const { access_token: token } = await response.json();
  return { ...Object.fromEntries(headers), authorization: `Bearer ${token}` };
}

describe.each(specs)("%s", (slug, document) => {
  test("a member is removed with each credential, and then absent", async () => {
    const played = play(slug, document);
    const { provider, operation, organization, member, remove } = played;
    const absent = operation.definition["x-removal"]?.absent?.[0]?.status ?? 404;
    for (const index of provider.credentials.keys()) {
      provider.add(organization, member);
      const headers = await authorize(played, index);
      const first = await remove(headers);
      if (first.status === 204) expect(first.body).toBeNull();
      expect(first.ok).toBe(true);
      expect(provider.has(organization, member)).toBe(false);
      expect((await remove(headers)).status).toBe(absent);
    }
    expect(provider.requests.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test("without credentials nobody is removed", async () => {
    const { provider, organization, member, remove } = play(slug, document);
    expect([401, 403]).toContain((await remove({})).status);
    expect(provider.has(organization, member)).toBe(true);
  });

  const { definition } = readOperation(slug, document, undefined);
  const documented = Object.entries(definition.responses ?? {}).flatMap(([status, reference]) => {
    const response = resolve<ResponseObject>(document, reference);
    const mediaTypes = Object.keys(response.content ?? {});
    return (mediaTypes.length === 0 ? [undefined] : mediaTypes).map((mediaType) => ({
      // Any status of a range, and any at all for default.
      status: status === "default" ? 500 : Number(status.replace("XX", "18")),
      mediaType,
      response,
    }));
  });
  test.each(documented)(
    "respond can give $status $mediaType",
    async ({ status, mediaType, response: wanted }) => {
      const { provider, remove } = play(slug, document);
      provider.respond({ status, ...(mediaType && { mediaType }) });
      const response = await remove({});
      expect(response.status).toBe(status);
      for (const name of Object.keys(wanted.headers ?? {}))
        expect(response.headers.get(name), name).toMatch(/./);
      const text = await response.text();
      if (status === 204 || mediaType === undefined) return expect(text).toBe("");
      expect(response.headers.get("content-type")).toBe(mediaType);
      const ajv = new Ajv2020({ strict: false });
      formats.default(ajv);
      const validate = ajv.compile({
        ...(wanted.content?.[mediaType]?.schema as object),
        components: document.components,
      });
      validate(/[/+]json$/.test(mediaType) ? JSON.parse(text) : text);
      expect(validate.errors).toBeNull();
    },
  );
});
