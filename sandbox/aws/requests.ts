import { notFound } from "./errors";
import type { Ids } from "./ids";

export type RequestKind = "creation" | "deletion" | "provisioning";

/** The state of an asynchronous request as the API shows it. */
export type RequestStatus = Readonly<Record<string, unknown>> & { readonly RequestId: string };

interface Pending {
  readonly kind: RequestKind;
  readonly about: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly failure: string | undefined;
  looks: number;
}

/** Asynchronous requests. What they do is done when they are made; they only take their time to say so. */
export class Requests {
  private readonly all = new Map<string, Pending>();

  constructor(private readonly ids: Ids, private readonly slow: boolean) {}

  /** The answer to the operation that starts one is always IN_PROGRESS, as AWS's is. */
  open(kind: RequestKind, about: Readonly<Record<string, unknown>>, failure?: string): RequestStatus {
    const id = this.ids.uuid();
    const request: Pending = { kind, about, createdAt: this.ids.now(), failure, looks: 0 };
    this.all.set(id, request);
    return { Status: "IN_PROGRESS", RequestId: id, ...about, CreatedDate: request.createdAt };
  }

  look(kind: RequestKind, id: string): RequestStatus {
    const request = this.all.get(id);
    if (request === undefined || request.kind !== kind) throw notFound("Request not found.");
    request.looks += 1;
    return this.status(id, request);
  }

  /** Newest first. */
  list(kind: RequestKind, status: string | undefined): { Status: unknown; RequestId: string; CreatedDate: number }[] {
    const shown = [...this.all].filter(([, request]) => request.kind === kind).toReversed();
    return shown
      .map(([id, request]) => ({ Status: this.status(id, request)["Status"], RequestId: id, CreatedDate: request.createdAt }))
      .filter(({ Status }) => status === undefined || Status === status);
  }

  private status(id: string, { about, createdAt, failure, looks }: Pending): RequestStatus {
    const done = !this.slow || looks > 1;
    const outcome = !done ? { Status: "IN_PROGRESS" } : failure === undefined ? { Status: "SUCCEEDED" } : { Status: "FAILED", FailureReason: failure };
    return { ...outcome, RequestId: id, ...about, CreatedDate: createdAt };
  }
}
