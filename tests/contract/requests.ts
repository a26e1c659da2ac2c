import { describe, expect, test } from "vitest";
import { hasCredential } from "../support/credential-texts.ts";
import { settled } from "../support/stage.ts";
import type { Subject } from "./subject.ts";

/** The request as the mock server reads it. Its exact bytes are in the tables of the features. */
export function describeRequests({ provider, leaver, stage }: Subject): void {
  const { operation, slug, version } = provider;
  describe("sends the documented request and nothing else", () => {
    test("the same in both forms, with each way to give credentials", async () => {
      const { mock, client, forms, received } = stage();
      for (const credentials of mock.credentials) {
        const requests = [];
        for (const { call } of forms) {
          mock.clear();
          await settled(call(client({}, credentials), leaver));
          const { method, path, headers, body, problems } = received();
          expect({ method, problems }).toEqual({ method: operation.method, problems: [] });
          expect(headers).toContainEqual([
            expect.stringMatching(/^user-agent$/i),
            `offboard-${slug}/${version}`,
          ]);
          const isToken = mock.exchanges > 0;
          const lines = headers.map(([name, value]) => `${name}: ${value}`);
          requests.push({
            ...{ path, body },
            headers: isToken ? lines.filter((line) => !/^authorization:/i.test(line)) : lines,
          });
        }
        expect(requests[1]).toEqual(requests[0]);
      }
    });

    test("and shows it without sending it, and without credentials", async () => {
      const { mock, client, received, forms } = stage();
      const [credentials = {}] = mock.credentials;
      const shown = await client().deleteMember.request(leaver.parameters);
      expect(mock.requests).toEqual([]);
      expect(mock.tokenRequests).toEqual([]);
      await settled(forms[0]?.call(client(), leaver) ?? Promise.reject());
      const sent = received();
      const { pathname, search } = new URL(shown.url);
      const pairs = (query = ""): string[] => query.split("&").filter((pair) => pair !== "");
      const [path = "", query] = sent.path.split("?");
      expect([shown.method, pathname, await shown.text()]).toEqual([sent.method, path, sent.body]);
      const hidden = pairs(query).filter((pair) => !pairs(search.slice(1)).includes(pair));
      const lines = sent.headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`);
      const shownLines = [...shown.headers].map(([name, value]) => `${name}: ${value}`);
      expect(lines).toEqual(expect.arrayContaining(shownLines));
      const isHidden = (text: string): boolean => hasCredential(text, credentials);
      expect(shownLines.concat(pairs(search.slice(1))).filter(isHidden)).toEqual([]);
      expect(hidden.filter((pair) => !isHidden(pair))).toEqual([]);
    });
  });
}
