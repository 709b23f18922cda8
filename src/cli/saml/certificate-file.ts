import { quote } from "../../model/problem";
import { readCertificateFile } from "../../saml/metadata/certificate-file";
import { readCertificates } from "../../saml/signature/certificates";
import { Misuse } from "./misuse";
import { readFile } from "./read-file";

/** The certificates of a file (base64 DER), as IAM Identity Center gives them for download; one that could verify nothing would make every signature look like another's. */
export async function fromCertificate(path: string): Promise<string[]> {
  const file = readCertificateFile(await readFile(path));
  if (file === undefined) throw new Misuse(`--certificate ${quote(path, 300)} is no certificate in PEM or DER; metadata goes to --metadata`);
  const usable = file.certificates.flatMap(({ base64 }) => readCertificates(base64).map((one) => one.base64));
  if (usable.length < file.certificates.length) throw new Misuse(`--certificate ${quote(path, 300)}: ${file.certificates.length - usable.length} of ${file.certificates.length} can't be read as an X.509 certificate with an RSA key; download it again`);
  return usable;
}
