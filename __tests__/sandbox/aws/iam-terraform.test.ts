import { startAws } from "../../../sandbox/aws/server";
import { withWorkspace } from "../../../src/terraform/workspace";
import { makeCertificate } from "../../saml/idp";
import { fromOkta } from "../../saml/metadata/samples";
import { needs } from "../../support/needs";
import { toolsHere } from "../../support/tools";

const { terraform, mirrors, hasAws } = toolsHere();

const stack = (document: string, tags: Readonly<Record<string, string>>) => ({
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } } },
  provider: { aws: [{ region: "eu-west-1" }] },
  resource: { aws_iam_saml_provider: { okta: { name: "Okta", saml_metadata_document: document, tags } } },
  output: { arn: { value: "${aws_iam_saml_provider.okta.arn}" }, valid_until: { value: "${aws_iam_saml_provider.okta.valid_until}" } },
});

needs("Terraform and the AWS provider", hasAws)("the real provider makes a SAML provider, finds nothing to do, edits metadata and tags, puts back what was taken away by hand, takes one over, and destroys it", async () => {
  const aws = await startAws({ account: "111122223333" });
  // As it is downloaded, and with the line ends of Windows: neither may show as a change.
  const [before, after] = [fromOkta().xml, fromOkta([makeCertificate(), makeCertificate()]).xml.replaceAll("\n", "\r\n")];
  const arn = "arn:aws:iam::111122223333:saml-provider/Okta";
  const there = () => aws.state.samlProviders.of("111122223333").map(({ metadata, tags }) => ({ document: metadata.document, tags: Object.fromEntries(tags) }));
  try {
    await withWorkspace(stack(before, { team: "identity" }), { terraform, mirrors, environment: aws.environment() }, async (workspace) => {
      expect(await workspace.init()).toMatchObject({ code: 0 });
      expect(await workspace.apply()).toMatchObject({ code: 0, stdout: expect.stringContaining(`arn = "${arn}"`) });
      expect(there()).toEqual([{ document: before, tags: { team: "identity" } }]);
      expect(await workspace.plan()).toMatchObject({ code: 0, changes: false });

      await workspace.update(stack(after, { owner: "platform" }));
      expect(await workspace.apply()).toMatchObject({ code: 0, stdout: expect.stringContaining("0 added, 1 changed, 0 destroyed") });
      expect(there()).toEqual([{ document: after, tags: { owner: "platform" } }]);
      expect(await workspace.plan()).toMatchObject({ code: 0, changes: false });

      aws.state.samlProviders.delete(aws.state.samlProviders.get("111122223333", "DeleteSAMLProvider", arn));
      expect(await workspace.plan()).toMatchObject({ changes: true });
      expect(await workspace.apply()).toMatchObject({ code: 0, stdout: expect.stringContaining("1 added") });
      expect(await workspace.forget("aws_iam_saml_provider.okta")).toMatchObject({ code: 0 });
      expect(await workspace.apply()).toMatchObject({ code: 1, stderr: expect.stringContaining("EntityAlreadyExists") });
      expect(await workspace.import("aws_iam_saml_provider.okta", arn)).toMatchObject({ code: 0 });
      expect(await workspace.plan()).toMatchObject({ code: 0, changes: false });

      expect(await workspace.destroy()).toMatchObject({ code: 0 });
      expect(there()).toEqual([]);
    });
  } finally {
    await aws.close();
  }
}, 180_000);
