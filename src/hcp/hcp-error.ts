import { visible } from "../model/problem";

/** What HCP Terraform did not give, as a sentence with the way out. It holds neither tokens nor addresses that open something. */
export class HcpError extends Error {
  constructor(message: string) {
    super(visible(message));
    this.name = "HcpError";
  }
}
