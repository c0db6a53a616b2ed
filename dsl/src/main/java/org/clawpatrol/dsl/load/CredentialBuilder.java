package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.schema.CredentialType;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Makes credentials from their blocks. One thread. */
final class CredentialBuilder {
    private static final List<String> LOGIN_FIELDS = List.of("user", "database");

    private final BindingAdvice bindings;
    private final StoreKeys stores;
    private final SentTextCheck texts;
    private final OAuthReader oauth;
    private final Diagnostics diagnostics;

    CredentialBuilder(
            SymbolTable symbols,
            Map<String, SecretStoreConfig> stores,
            PemReader certificates,
            Diagnostics diagnostics) {
        this.oauth = new OAuthReader(certificates, diagnostics);
        this.bindings = new BindingAdvice(symbols, diagnostics);
        this.stores = new StoreKeys(stores, diagnostics);
        this.texts = new SentTextCheck(diagnostics);
        this.diagnostics = diagnostics;
    }

    CredentialConfig build(Symbol symbol, DecodedBlock block, CredentialType type) {
        CredentialConfig credential =
                new CredentialConfig(
                        symbol.name(),
                        symbol.type(),
                        endpoints(block),
                        block.filled("placeholder"),
                        block.filled("description"),
                        settings(symbol.type(), block),
                        stores.of(symbol, block, type));
        checkFields(credential, block, type);
        checkInjection(block);
        texts.check(credential, block);
        bindings.give(credential, block, type);
        return credential;
    }

    private CredentialConfig.Settings settings(String type, DecodedBlock block) {
        return switch (type) {
            case "bearer_token" -> new CredentialConfig.BearerToken(block.flag("idempotency_key"));
            case "passthrough" -> new CredentialConfig.Passthrough();
            case "mtls_credential" -> new CredentialConfig.ClientCertificate();
            case "anthropic_manual_key" -> new CredentialConfig.AnthropicKey();
            case "basic_auth" -> new CredentialConfig.BasicAuth(text(block, "username"));
            case "header_token" ->
                    new CredentialConfig.HeaderToken(text(block, "header"), text(block, "prefix"));
            case "cookie_token" -> new CredentialConfig.CookieToken(text(block, "cookie_name"));
            case "gemini_api_key" -> new CredentialConfig.GeminiKey();
            case "discord_bot_token" -> new CredentialConfig.DiscordBot();
            case "notion_oauth" -> new CredentialConfig.NotionToken();
            case "telegram_bot_token" -> new CredentialConfig.TelegramBot();
            case "slack_tokens" -> new CredentialConfig.SlackTokens();
            case "clickhouse_credential" ->
                    new CredentialConfig.ClickHouseLogin(
                            block.filled("user"), block.filled("database"));
            case "aws_credential" -> new CredentialConfig.AwsKey();
            case "anthropic_oauth_subscription" -> login(OAuthService.ANTHROPIC);
            case "github_oauth" -> login(OAuthService.GITHUB);
            case "notion_mcp_oauth" -> login(OAuthService.NOTION_MCP);
            case "openai_codex_oauth" -> login(OAuthService.OPENAI_CODEX);
            case "oauth2_client" -> oauth.client(block);
            case "github_app" -> oauth.gitHubApp(block);
            case "google_gke_credential" -> new CredentialConfig.GoogleServiceAccount();
            default -> new CredentialConfig.WithoutRuntime(login(block));
        };
    }

    private static String text(DecodedBlock block, String attribute) {
        return block.text(attribute).orElse("");
    }

    private static CredentialConfig.Settings login(OAuthService service) {
        return new CredentialConfig.OAuthLogin(service);
    }

    private static Map<String, String> login(DecodedBlock block) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : LOGIN_FIELDS) {
            block.filled(field).ifPresent(value -> fields.put(field, value));
        }
        return fields;
    }

    /** A header or cookie without a name is sent by nobody. */
    private void checkInjection(DecodedBlock block) {
        for (String name : List.of("header", "cookie_name")) {
            boolean declared = block.schema().attribute(name).isPresent();
            if (declared && block.filled(name).isEmpty()) {
                diagnostics.add(
                        Diagnostic.warning(
                                        "W-NO-INJECTION",
                                        block.span(name),
                                        "without `" + name + "` this credential is never sent")
                                .help("`" + name + "`: " + doc(block, name)));
            }
        }
    }

    private static String doc(DecodedBlock block, String attribute) {
        return block.schema().attribute(attribute).orElseThrow().doc();
    }

    private void checkFields(CredentialConfig credential, DecodedBlock block, CredentialType type) {
        for (String field : credential.disambiguators().keySet()) {
            if (!type.disambiguators().contains(field)) {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-DIS-BLOCK",
                                        block.header(),
                                        "`%s` cannot choose a credential of type `%s`"
                                                .formatted(field, credential.type()))
                                .help(Disambiguators.help(field, type.disambiguators()))
                                .note("set here", block.span(field)));
            }
        }
    }

    private List<String> endpoints(DecodedBlock block) {
        Optional<String> one = block.filled("endpoint");
        List<String> several =
                block.texts("endpoints").stream().filter(name -> !name.isEmpty()).toList();
        if (one.isPresent() && !several.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-CRED-BOTH",
                                    block.header(),
                                    "a credential has either `endpoint` or `endpoints`, not both")
                            .help("list all of them in `endpoints`"));
        }
        return Stream.concat(one.stream(), several.stream()).distinct().toList();
    }
}
