package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;

/** The attributes of credentials whose tokens are asked for or made. Stateless. */
final class OAuthSchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final ValueKind TEXTS = new ValueKind.Texts();

    private OAuthSchema() {}

    static AttributeSchema[] client() {
        return new AttributeSchema[] {
            required("token_url", TEXT, "https URL that gives tokens; a token is bound to it"),
            required("client_id", TEXT, "the client as its server knows it"),
            optional(
                    "grant",
                    new ValueKind.Choice(
                            List.of(
                                    "client_credentials",
                                    "refresh_token",
                                    "device_code",
                                    "authorization_code"),
                            "C-OAUTH"),
                    "client_credentials",
                    "what is shown for a token; with the last two an operator logs in on the"
                            + " dashboard"),
            optional("scopes", TEXTS, "", "what the token is to be good for"),
            optional("audience", TEXT, "", "parameter `audience` of the request for a token"),
            optional("resource", TEXT, "", "parameter `resource` of it (RFC 8707)"),
            optional(
                    "client_auth",
                    new ValueKind.Choice(List.of("basic", "post"), "C-OAUTH"),
                    "basic",
                    "how the secret in slot `client_secret` is shown"),
            optional("authorize_url", TEXT, "", "https URL where a browser logs in"),
            optional("device_url", TEXT, "", "https URL where a device login begins (RFC 8628)"),
            optional("revoke_url", TEXT, "", "https URL that takes a token back (RFC 7009)"),
            roots()
        };
    }

    static AttributeSchema[] gitHubApp() {
        return new AttributeSchema[] {
            required("app_id", TEXT, "number or client ID of the app"),
            required("installation_id", TEXT, "number of its installation"),
            optional("api_url", TEXT, "https://api.github.com", "base of the API"),
            optional("repositories", TEXTS, "", "names of the only repositories to reach"),
            optional(
                    "permissions",
                    new ValueKind.TextMap(),
                    "",
                    "the only permissions to have, such as `{ contents = \"read\" }`"),
            roots()
        };
    }

    private static AttributeSchema roots() {
        return optional(
                "ca_cert", new ValueKind.Pem(), "", "the only roots to trust for these calls");
    }
}
