/** The part of CDKTF's core that stacks and constructs may use; moving to cdktn changes this file and the bindings, nothing else. */
export {
  App,
  CloudBackend,
  Fn,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  TerraformBackend,
  TerraformElement,
  TerraformLocal,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Testing,
  Token,
  Tokenization,
} from "cdktf";

export type {
  AppConfig,
  IResolvable,
  ITerraformDependable,
  ITerraformIterator,
  LocalBackendConfig,
  Postcondition,
  Precondition,
  S3BackendConfig,
  TerraformMetaArguments,
  TerraformOutputConfig,
  TerraformResourceLifecycle,
} from "cdktf";
