// Studies of the folder: list, a new one, protocol, check, columns.

import { json, part, refusal, Unreachable } from "./http";
import type { Check, Columns, Folder, Made, ProtocolState } from "./types";

export const folder = () => json<Folder>("/api/studies");
export const protocol = (id: string) => json<ProtocolState>(`/api/studies/${part(id)}/protocol`);
export const save = (id: string, body: string) =>
  json<ProtocolState>(`/api/studies/${part(id)}/protocol`, { method: "PUT", body });
export const undo = (id: string) => json<ProtocolState>(`/api/studies/${part(id)}/undo`, { method: "POST" });
export const redo = (id: string) => json<ProtocolState>(`/api/studies/${part(id)}/redo`, { method: "POST" });
export const check = (id: string) => json<Check>(`/api/studies/${part(id)}/check`);
export const sample = () => json<Made>("/api/sample", { method: "POST" });
export const columns = (id: string) => json<Columns>(`/api/studies/${part(id)}/columns`);

/** Cells of the table: a window of rows, or these rows of the sheet. */
export const rows = (id: string, window: { from: number; count: number } | { only: number[] }) => {
  const query = "only" in window ? `only=${window.only.join(",")}` : `from=${window.from}&count=${window.count}`;
  return json<Columns>(`/api/studies/${part(id)}/rows?${query}`);
};

/** How a table is to be read, in the words of `rtsurv init`: sheet, header, encoding, dates, decimal. */
export type Reading = Record<string, string>;

/** Writes the protocol anew from the table, read so; a step that can be undone. */
export const init = (id: string, reading: Reading) =>
  json<Made>(`/api/studies/${part(id)}/init?${new URLSearchParams(Object.entries(reading).filter(([, value]) => value !== ""))}`, {
    method: "POST",
  });

/** Sends a table and makes a study of it; `onProgress` hears the share that has been sent. */
export function upload(file: File, reading: Reading, onProgress: (share: number) => void): Promise<Made> {
  const query = new URLSearchParams({ name: file.name });
  for (const [key, value] of Object.entries(reading)) if (value !== "") query.set(key, value);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/api/table?${query}`);
    request.upload.addEventListener("progress", (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0));
    request.addEventListener("error", () => reject(new Unreachable()));
    request.addEventListener("load", () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as Made);
      else reject(refusal(request.status, request.responseText));
    });
    request.send(file);
  });
}
