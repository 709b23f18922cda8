import { parseCliConfig } from "../../src/terraform/cli-config";

test("reads mirrors and the plugin cache from HCL, past comments and other blocks", () => {
  const text = `
    # plugin_cache_dir = "/commented/out"
    plugin_cache_dir   = "$HOME/.cache/terraform" // with a variable
    /* path = "/also/commented" */
    credentials "app.terraform.io" { token = "x.atlasv1.y" }
    provider_installation {
      filesystem_mirror {
        path    = "/mirrors/one"
        include = ["registry.terraform.io/*/*"]
      }
      filesystem_mirror { path = "/mirrors/{two} # not a comment" }
      network_mirror { path = "/not/a/folder" url = "https://example.com/" }
      dev_overrides { "hashicorp/aws" = "/home/me/bin" }
      direct {}
    }`;
  expect(parseCliConfig(text, { HOME: "/home/me" })).toEqual({ mirrors: ["/mirrors/one", "/mirrors/{two} # not a comment"], pluginCache: "/home/me/.cache/terraform" });
});

test("reads the JSON form", () => {
  const text = JSON.stringify({ plugin_cache_dir: "/cache", provider_installation: [{ filesystem_mirror: [{ path: '/m "quoted"' }] }] });
  expect(parseCliConfig(text)).toEqual({ mirrors: ['/m "quoted"'], pluginCache: "/cache" });
});

test.each([
  ["an empty file", ""],
  ["braces that never close", "provider_installation { filesystem_mirror {"],
  ["braces that were never open", "}}}} path = \"/x\""],
  ["a text that never ends", 'plugin_cache_dir = "/x'],
  ["a comment that never ends", '/* plugin_cache_dir = "/x"'],
  ["a path that is no text", "provider_installation { filesystem_mirror { path = 7 } }"],
  ["a path outside a mirror", 'path = "/x"'],
  ["a cache inside another block", 'host "x" { plugin_cache_dir = "/x" }'],
  ["a variable that is not set", 'plugin_cache_dir = "$NOWHERE"'],
  ["bytes", "\u0000\u0001\u0002{}=\"\\"],
])("%s says nothing and throws nothing", (_what, text) => {
  expect(parseCliConfig(text)).toEqual({ mirrors: [] });
});

test("a broken beginning does not hide the mirror after it", () => {
  expect(parseCliConfig('}} = = "x" provider_installation { filesystem_mirror { path = "/here" } }').mirrors).toEqual(["/here"]);
});

test("a long hostile file is read in a moment", () => {
  expect(() => parseCliConfig(`${"{".repeat(50_000)}${'"\\'.repeat(50_000)}${"/*".repeat(50_000)}`)).not.toThrow();
});
