package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The types of credentials. Stateless. */
final class CredentialSchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final List<String> HTTP =
            List.of("https", "openai_codex_https", "kubernetes", "clickhouse_https");
    private static final List<String> PLACEHOLDER = List.of("placeholder");
    private static final List<String> UNNAMED = List.of("");
    private static final List<String> NONE = List.of();

    private CredentialSchema() {}

    /** By name. */
    static Map<String, CredentialType> types() {
        Map<String, CredentialType> types = new TreeMap<>();
        types.put("bearer_token", new CredentialType(bearer(), PLACEHOLDER, UNNAMED, HTTP));
        types.put("passthrough", new CredentialType(passthrough(), NONE, NONE, anywhere()));
        tokens(types);
        sessions(types);
        minted(types);
        clouds(types);
        databases(types);
        return types;
    }

    private static List<String> anywhere() {
        return EndpointSchema.types().keySet().stream().toList();
    }

    private static BlockSchema block(String type, String doc, AttributeSchema... attributes) {
        return new BlockSchema("credential \"" + type + "\"", doc, List.of(attributes), Map.of())
                .with(framework());
    }

    private static List<AttributeSchema> framework() {
        return List.of(
                optional(
                        "endpoint",
                        new ValueKind.Reference(EntityKind.ENDPOINT),
                        "",
                        "the endpoint it is for"),
                optional(
                        "endpoints",
                        new ValueKind.References(EntityKind.ENDPOINT),
                        "",
                        "the endpoints it is for"),
                optional("placeholder", TEXT, "", "what an agent sends to choose it among several"),
                optional("description", TEXT, "", "shown to agents"),
                optional(
                        "store",
                        new ValueKind.Reference(EntityKind.SECRET_STORE),
                        "",
                        "the secret store that keeps its secrets; no other source counts then"),
                optional(
                        "store_keys",
                        new ValueKind.TextMap(),
                        "",
                        "what the store calls each secret, by slot (see the page on secrets)"));
    }

    private static BlockSchema bearer() {
        return block(
                "bearer_token",
                "a token sent as `Authorization: Bearer`",
                optional(
                        "idempotency_key",
                        new ValueKind.Flag(),
                        "false",
                        "whether writes get an `Idempotency-Key`"));
    }

    private static BlockSchema passthrough() {
        return block("passthrough", "no secret: grants an endpoint as it is");
    }

    /** A type whose secret is one token in an HTTP request. */
    private static void token(
            Map<String, CredentialType> types,
            String type,
            String doc,
            AttributeSchema... attributes) {
        BlockSchema block = block(type, doc, attributes);
        types.put(type, new CredentialType(block, PLACEHOLDER, UNNAMED, HTTP));
    }

    private static void tokens(Map<String, CredentialType> types) {
        token(types, "anthropic_manual_key", "a key sent as `x-api-key`");
        token(
                types,
                "basic_auth",
                "a user and password sent as HTTP Basic",
                required("username", TEXT, "the user"));
        token(
                types,
                "cookie_token",
                "a token sent as a cookie",
                optional("cookie_name", TEXT, "", "name of the cookie"));
        types.put(
                "discord_bot_token",
                new CredentialType(
                        block("discord_bot_token", "the token of a Discord bot"),
                        PLACEHOLDER,
                        List.of("", "bot"),
                        HTTP));
        token(types, "gemini_api_key", "a key sent as `x-goog-api-key`");
        token(
                types,
                "header_token",
                "a token sent in a header",
                required("header", TEXT, "name of the header"),
                optional("prefix", TEXT, "", "what stands before the token"));
        token(types, "notion_oauth", "a token of the Notion API");
        token(types, "telegram_bot_token", "the token of a Telegram bot");
    }

    private static void login(Map<String, CredentialType> types, String type, String doc) {
        types.put(type, new CredentialType(block(type, doc), PLACEHOLDER, UNNAMED, HTTP));
    }

    /** Types whose token comes from a login. */
    private static void sessions(Map<String, CredentialType> types) {
        login(types, "anthropic_oauth_subscription", "a login of an Anthropic subscription");
        login(types, "github_oauth", "a login of GitHub");
        login(types, "notion_mcp_oauth", "a login of Notion's MCP server");
        login(types, "openai_codex_oauth", "a login of the Codex agent");
        BlockSchema slack = block("slack_tokens", "the tokens of a Slack app");
        types.put(
                "slack_tokens",
                new CredentialType(
                        slack, PLACEHOLDER, List.of("bot", "app", "signing_secret"), HTTP));
    }

    /** Types whose tokens the gateway asks for itself. */
    private static void minted(Map<String, CredentialType> types) {
        types.put(
                "oauth2_client",
                new CredentialType(
                        block(
                                "oauth2_client",
                                "a client of an OAuth 2 server: slots `client_secret` and, for the"
                                        + " grant of that name, `refresh_token`",
                                OAuthSchema.client()),
                        PLACEHOLDER,
                        List.of("client_secret", "refresh_token"),
                        HTTP));
        types.put(
                "github_app",
                new CredentialType(
                        block(
                                "github_app",
                                "installation tokens of a GitHub App: slot `private_key`, PEM",
                                OAuthSchema.gitHubApp()),
                        PLACEHOLDER,
                        List.of("private_key"),
                        HTTP));
    }

    private static void other(
            Map<String, CredentialType> types, BlockSchema block, String type, CredentialUse use) {
        types.put(
                type,
                new CredentialType(
                        block.withoutRuntime(),
                        use.disambiguators(),
                        use.slots(),
                        use.endpointTypes()));
    }

    /** What a type needs besides its attributes. */
    private record CredentialUse(
            List<String> disambiguators, List<String> slots, List<String> endpointTypes) {}

    private static void clouds(Map<String, CredentialType> types) {
        types.put(
                "aws_credential",
                new CredentialType(
                        block(
                                "aws_credential",
                                "an AWS access key, which signs requests (version 4): slots"
                                        + " `access_key_id`, `secret_access_key` and, for a temporary"
                                        + " key, `session_token`"),
                        NONE,
                        List.of("access_key_id", "secret_access_key", "session_token"),
                        List.of("https", "kubernetes")));
        types.put(
                "google_gke_credential",
                new CredentialType(
                        block("google_gke_credential", "a Google service account"),
                        NONE,
                        List.of("sa_key"),
                        HTTP));
        types.put(
                "mtls_credential",
                new CredentialType(
                        block(
                                "mtls_credential",
                                "a client certificate: slots `cert` and `key`, PEM, and `ca` with the"
                                        + " only roots the origin may have, where it has its own"),
                        NONE,
                        List.of("cert", "key", "ca"),
                        HTTP));
        other(
                types,
                block("tailscale_auth", "the identity of a `tailscale` tunnel"),
                "tailscale_auth",
                new CredentialUse(NONE, NONE, NONE));
    }

    private static AttributeSchema user() {
        return optional("user", TEXT, "", "who logs in; chooses it among several");
    }

    private static AttributeSchema database() {
        return optional("database", TEXT, "", "the database; chooses it among several");
    }

    private static void databases(Map<String, CredentialType> types) {
        other(
                types,
                block("postgres_credential", "a login of PostgreSQL", user(), database()),
                "postgres_credential",
                new CredentialUse(List.of("user", "database"), UNNAMED, List.of("postgres")));
        types.put(
                "clickhouse_credential",
                new CredentialType(
                        block("clickhouse_credential", "a login of ClickHouse", user(), database()),
                        List.of("database", "user"),
                        UNNAMED,
                        List.of("clickhouse_https", "clickhouse_native", "https")));
        other(
                types,
                block("ssh_key", "a key or password of an SSH server", user()),
                "ssh_key",
                new CredentialUse(
                        List.of("user"),
                        List.of("private_key", "passphrase", "password", "host_pubkey"),
                        List.of("ssh")));
    }
}
