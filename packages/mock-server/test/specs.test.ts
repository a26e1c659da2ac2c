import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type OpenApiDocument, type ResponseDefinition, resolve } from "../src/document.ts";
import { createMockServer } from "../src/index.ts";
import { readOperation } from "../src/operation.ts";

const folder = join(import.meta.dirname, "../../../specs");
const specs = readdirSync(folder).map((file): [string, OpenApiDocument] => [
  file.replace(/\.yaml$/, ""),
  parse(readFileSync(join(folder, file), "utf8")),
]);

/** Values that the parameters of any spec take. */
function valueFor(schema: unknown): string {
  const { type, format } = schema as { type?: string; format?: string };
  return format === "uuid"
    ? "9f8b7c6d-1234-4a56-b789-0cdef1234567"
    : type === "integer"
      ? "42"
      : "user-42";
}

function play(slug: string, document: OpenApiDocument) {
  const mock = createMockServer({ specs: { [slug]: document } });
  const provider = mock.provider(slug);
  const operation = readOperation(slug, document, undefined);
  const values = Object.fromEntries(
    operation.parameters.map(({ name, schema }) => [name, valueFor(schema)]),
  );
  const organization = Object.fromEntries(
    operation.organization.map(({ name }) => [name, values[name] ?? ""]),
  );
  const member = values[operation.member.name] ?? "";
  provider.add(organization, member);
  const constants = operation.parameters
    .filter(({ in: place }) => place === "header")
    .map(({ name, schema }) => [name, (schema as { const: string }).const]);
  const url =
    provider.baseUrl() + operation.path.replace(/\{([^}]+)\}/g, (_, name) => `${values[name]}`);
  const remove = async (headers: Record<string, string>) =>
    mock.fetch(url, {
      method: operation.method,
      headers: { ...Object.fromEntries(constants), ...headers },
    });
  return { mock, provider, operation, organization, member, remove };
}

/** Headers that carry a set of credentials, whatever the spec's security schemes are. */
async function authorize(
  { mock, provider, operation }: ReturnType<typeof play>,
  index: number,
): Promise<Record<string, string>> {
  const credentials = provider.credentials[index] ?? {};
  const tokenUrl = provider.tokenUrl();
  if (tokenUrl && credentials.clientId) {
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: credentials.clientId,
      client_secret: `${credentials.clientSecret}`,
    });
    const response = await mock.fetch(tokenUrl, { method: "POST", body });
    return { authorization: `Bearer ${(await response.json()).access_token}` };
  }
  const schemes = operation.document.components?.securitySchemes ?? {};
  return Object.fromEntries(
    Object.entries(credentials).map(([option, value]) => {
      const scheme = schemes[option] as { type: string; name?: string } | undefined;
      return scheme?.type === "apiKey"
        ? [`${scheme.name}`, value]
        : ["authorization", `Bearer ${value}`];
    }),
  );
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
      expect([first.status, first.status === 204 ? first.body : undefined]).toEqual([
        first.status,
        first.status === 204 ? null : undefined,
      ]);
      expect(first.ok).toBe(true);
      expect(provider.has(organization, member)).toBe(false);
      expect((await remove(headers)).status).toBe(absent);
    }
    expect(provider.requests.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test("without credentials nobody is removed", async () => {
    const { provider, organization, member, remove } = play(slug, document);
    expect((await remove({})).status).toBe(401);
    expect(provider.has(organization, member)).toBe(true);
  });

  const { definition } = readOperation(slug, document, undefined);
  const documented = Object.entries(definition.responses ?? {}).flatMap(([status, reference]) => {
    const response = resolve<ResponseDefinition>(document, reference);
    const mediaTypes = Object.keys(response.content ?? {});
    return (mediaTypes.length === 0 ? [undefined] : mediaTypes).map((mediaType) => ({
      status: Number(status),
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
      validate(JSON.parse(text));
      expect(validate.errors).toBeNull();
    },
  );
});
