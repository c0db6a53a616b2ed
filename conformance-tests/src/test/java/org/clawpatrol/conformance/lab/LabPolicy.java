package org.clawpatrol.conformance.lab;

/** Text of gateway files around the rules a test brings. */
public final class LabPolicy {
    /** Rules that most tests do with. */
    public static final String RULES =
            """
            rule "no-admin" {
              endpoint  = https.api
              priority  = 200
              condition = "http.path.startsWith('/admin')"
              verdict   = "deny"
              reason    = "the admin area is closed"
            }

            rule "no-forbidden-words" {
              endpoint  = https.api
              priority  = 100
              condition = "http.path.startsWith('/inspect') && http.body.contains('forbidden')"
              verdict   = "deny"
              reason    = "this word is not for agents"
            }

            rule "asks" {
              endpoint  = https.api
              priority  = 50
              condition = "http.path.startsWith('/ask')"
              approve   = [human_approver.oncall]
              reason    = "someone must look"
            }

            rule "hurries" {
              endpoint  = https.api
              priority  = 50
              condition = "http.path.startsWith('/hurry')"
              approve   = [human_approver.hasty]
              reason    = "someone must look now"
            }

            rule "ordinary" {
              endpoint  = https.api
              condition = "http.method in ['GET', 'HEAD', 'POST']"
              verdict   = "allow"
            }
            """;

    private static final String FRAME =
            """
            schema_version = 1

            gateway {
              state_dir        = "state"
              key_file         = "keys/master.key"
              dashboard_listen = "127.0.0.1:0"
              proxy {
                listen          = "127.0.0.1:0"
                tls_listen      = "127.0.0.1:0"
                default_profile = "lab"
              }
              limits { body_buffer = "4KiB" }
            }

            defaults {
              unknown_host = "deny"
              no_match     = "deny"
            }

            endpoint "https" "api" {
              hosts   = ["api.lab.test"]
              dial    = "127.0.0.1:@PORT@"
              ca_cert = "origin-ca.pem"
            }

            credential "bearer_token" "api_token" { endpoint = https.api }

            approver "human_approver" "oncall" {
              channel = ""
              timeout = 60
            }

            approver "human_approver" "hasty" {
              channel = ""
              timeout = 1
            }

            profile "lab" { credentials = [bearer_token.api_token] }

            """;

    private LabPolicy() {}

    /** Everything but rules; {@code @PORT@} stands for the origin's port. */
    public static String frame() {
        return FRAME;
    }

    /** The same with a proxy for all that goes out. */
    public static String frameThrough(ForwardProxy proxy) {
        return FRAME.replace(
                "  limits {",
                "  upstream_proxy { url = \"http://127.0.0.1:" + proxy.port() + "\" }\n  limits {");
    }

    /** The same, for which nobody is a device who does not prove it. */
    public static String strictFrame() {
        return FRAME.replaceAll(".*default_profile.*\n", "");
    }
}
