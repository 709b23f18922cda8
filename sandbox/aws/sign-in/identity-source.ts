/** An external identity provider as IAM Identity Center has it after the change of the identity source in the console. */
export interface IdentitySource {
  /** Entity id of its metadata. */
  readonly issuer: string;
  /** Single sign-on service, HTTP-Redirect binding. */
  readonly signInUrl: string;
  /** PEM or base64 DER; several may be active during a rotation. */
  readonly certificates: readonly string[];
}
