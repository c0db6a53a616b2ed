package org.clawpatrol.proxy.credential.login;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.proxy.credential.login.LoginProvider.Flow;
import org.clawpatrol.proxy.credential.oauth.TokenClient;
import org.clawpatrol.proxy.credential.oauth.TokenClient.Encoding;
import org.clawpatrol.proxy.credential.oauth.TokenClient.Proof;

/** Where people log in for each type of credential. Immutable; safe to share. */
public final class LoginProviders {
    private static final List<String> ANTHROPIC_SCOPES =
            List.of(
                    "org:create_api_key",
                    "user:profile",
                    "user:inference",
                    "user:sessions:claude_code");
    private static final List<String> GITHUB_SCOPES =
            List.of("repo", "read:org", "gist", "workflow");
    private static final List<String> CODEX_SCOPES =
            List.of("openid", "profile", "email", "offline_access");

    private final UnaryOperator<String> address;

    private LoginProviders(UnaryOperator<String> address) {
        this.address = address;
    }

    /** The services as they are. */
    public static LoginProviders standard() {
        return new LoginProviders(UnaryOperator.identity());
    }

    /** The services somewhere else, as tests have them; https all the same. */
    static LoginProviders at(UnaryOperator<String> address) {
        return new LoginProviders(address);
    }

    /** Empty for a type that nobody logs in for. */
    Optional<LoginProvider> of(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.OAuthLogin(OAuthService service) -> Optional.of(of(service));
            case CredentialConfig.OAuthClient(OAuthClientConfig client)
                    when client.grant().login() ->
                    Optional.of(of(client));
            default -> Optional.empty();
        };
    }

    /** The client that asks for tokens of a credential; empty for a type without a token URL. */
    public Optional<TokenClient> client(CredentialConfig credential) {
        return credential.settings() instanceof CredentialConfig.OAuthClient(var config)
                ? Optional.of(client(config))
                : of(credential).map(LoginProvider::client);
    }

    /** What its tokens are asked for; may be empty. */
    public List<String> scopes(CredentialConfig credential) {
        return credential.settings() instanceof CredentialConfig.OAuthClient(var config)
                ? config.scopes()
                : of(credential).map(LoginProvider::scopes).orElse(List.of());
    }

    /** The client of a configuration. */
    static TokenClient client(OAuthClientConfig config) {
        return new TokenClient(
                URI.create(config.addresses().token()),
                config.caCert(),
                config.clientId(),
                config.proof() == OAuthClientConfig.Proof.POST ? Proof.POST : Proof.BASIC,
                Encoding.FORM);
    }

    private static LoginProvider of(OAuthClientConfig config) {
        OAuthClientConfig.Addresses at = config.addresses();
        boolean device = config.grant() == OAuthClientConfig.Grant.DEVICE_CODE;
        return new LoginProvider(
                device ? Flow.DEVICE : Flow.CODE,
                client(config),
                URI.create((device ? at.device() : at.authorize()).orElseThrow()),
                Optional.empty(),
                at.revoke().map(URI::create),
                config.scopes(),
                target(config.target()),
                "");
    }

    private static Map<String, String> target(OAuthClientConfig.Target target) {
        Map<String, String> parameters = new TreeMap<>();
        target.audience().ifPresent(audience -> parameters.put("audience", audience));
        target.resource().ifPresent(resource -> parameters.put("resource", resource));
        return parameters;
    }

    private LoginProvider of(OAuthService service) {
        return switch (service) {
            case ANTHROPIC ->
                    new LoginProvider(
                            Flow.CODE,
                            client(service, "9d1c250a-e61b-44d9-88ed-5944d1962f5e", Encoding.JSON),
                            uri("https://claude.ai/oauth/authorize"),
                            Optional.empty(),
                            Optional.empty(),
                            ANTHROPIC_SCOPES,
                            Map.of(),
                            "https://console.anthropic.com/oauth/code/callback");
            case GITHUB ->
                    new LoginProvider(
                            Flow.DEVICE,
                            client(service, "178c6fc778ccc68e1d6a", Encoding.FORM),
                            uri("https://github.com/login/device/code"),
                            Optional.empty(),
                            Optional.empty(),
                            GITHUB_SCOPES,
                            Map.of(),
                            "");
            case NOTION_MCP ->
                    new LoginProvider(
                            Flow.REGISTERED_CODE,
                            client(service, "", Encoding.FORM),
                            uri("https://mcp.notion.com/authorize"),
                            Optional.of(uri("https://mcp.notion.com/register")),
                            Optional.empty(),
                            List.of(),
                            Map.of(),
                            "http://localhost:8900/callback");
            case OPENAI_CODEX ->
                    new LoginProvider(
                            Flow.CODEX_DEVICE,
                            client(service, "app_EMoamEEZ73f0CkXaXp7hrann", Encoding.FORM),
                            uri("https://auth.openai.com/api/accounts/deviceauth/usercode"),
                            Optional.empty(),
                            Optional.empty(),
                            CODEX_SCOPES,
                            Map.of(),
                            "https://auth.openai.com/deviceauth/callback");
        };
    }

    private TokenClient client(OAuthService service, String clientId, Encoding encoding) {
        URI tokenUrl = uri(service.tokenUrl().toString());
        return new TokenClient(tokenUrl, Optional.empty(), clientId, Proof.POST, encoding);
    }

    private URI uri(String url) {
        return URI.create(address.apply(url));
    }
}
