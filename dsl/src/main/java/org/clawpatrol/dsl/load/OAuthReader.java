package org.clawpatrol.dsl.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.GitHubAppConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Reads the credentials whose tokens are asked for or made. One thread. */
final class OAuthReader {
    private static final String GITHUB = "https://api.github.com";
    private static final Set<String> LEVELS = Set.of("read", "write", "admin");

    private final PemReader certificates;
    private final Diagnostics diagnostics;

    OAuthReader(PemReader certificates, Diagnostics diagnostics) {
        this.certificates = certificates;
        this.diagnostics = diagnostics;
    }

    CredentialConfig.Settings client(DecodedBlock block) {
        Grant grant =
                Grant.valueOf(
                        block.text("grant").orElse("client_credentials").toUpperCase(Locale.ROOT));
        checkAddresses(block, grant);
        return new CredentialConfig.OAuthClient(
                new OAuthClientConfig(
                        new OAuthClientConfig.Addresses(
                                url(block, "token_url").orElse(""),
                                url(block, "authorize_url"),
                                url(block, "device_url"),
                                url(block, "revoke_url")),
                        word(block, "client_id", "[\\x21-\\x7e]{1,255}"),
                        grant,
                        scopes(block),
                        new OAuthClientConfig.Target(
                                block.filled("audience"), block.filled("resource")),
                        block.text("client_auth").filter("post"::equals).isPresent()
                                ? OAuthClientConfig.Proof.POST
                                : OAuthClientConfig.Proof.BASIC,
                        certificates.read(block, "ca_cert")));
    }

    CredentialConfig.Settings gitHubApp(DecodedBlock block) {
        Map<String, String> permissions = block.textMap("permissions");
        permissions.forEach(
                (name, level) -> {
                    if (!name.matches("[a-z_]{1,64}") || !LEVELS.contains(level)) {
                        report(
                                block,
                                "permissions",
                                "`permissions` holds what is no permission: `%s = %s`"
                                        .formatted(name, level),
                                "write for example `{ contents = \"read\" }`");
                    }
                });
        List<String> repositories = block.texts("repositories");
        if (!repositories.stream().allMatch(name -> name.matches("[A-Za-z0-9._-]{1,100}"))) {
            report(
                    block,
                    "repositories",
                    "`repositories` holds what is no repository's name",
                    "names stand without their owner");
        }
        return new CredentialConfig.GitHubApp(
                new GitHubAppConfig(
                        word(block, "app_id", "[A-Za-z0-9._-]{1,64}"),
                        word(block, "installation_id", "[0-9]{1,20}"),
                        url(block, "api_url").orElse(GITHUB).replaceFirst("/+$", ""),
                        repositories,
                        permissions,
                        certificates.read(block, "ca_cert")));
    }

    private List<String> scopes(DecodedBlock block) {
        List<String> scopes = block.texts("scopes");
        // RFC 6749, 3.3.
        if (!scopes.stream().allMatch(scope -> scope.matches("[!#-\\[\\]-~]{1,255}"))) {
            report(
                    block,
                    "scopes",
                    "`scopes` holds what is no scope",
                    "each scope is one element of the list, without spaces or quotes");
        }
        return scopes;
    }

    private void checkAddresses(DecodedBlock block, Grant grant) {
        Optional<String> needed =
                switch (grant) {
                    case AUTHORIZATION_CODE -> Optional.of("authorize_url");
                    case DEVICE_CODE -> Optional.of("device_url");
                    case CLIENT_CREDENTIALS, REFRESH_TOKEN -> Optional.empty();
                };
        if (needed.isPresent() && block.filled(needed.get()).isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-OAUTH",
                                    block.span("grant"),
                                    "the grant `%s` needs `%s`"
                                            .formatted(grant.word(), needed.get()))
                            .help("it is where a person logs in"));
        }
    }

    private String word(DecodedBlock block, String attribute, String pattern) {
        String text = block.text(attribute).orElse("");
        if (block.has(attribute) && !text.matches(pattern)) {
            report(
                    block,
                    attribute,
                    "`" + attribute + "` is not one",
                    "write it as the service shows it");
        }
        return text;
    }

    /** Tokens and secrets go there: nothing but https. */
    private Optional<String> url(DecodedBlock block, String attribute) {
        Optional<String> text = block.filled(attribute);
        if (text.isPresent() && !https(text.get())) {
            report(
                    block,
                    attribute,
                    "`" + attribute + "` is not an https URL without user, query and fragment",
                    "write for example `https://login.example.net/oauth/token`");
        }
        return text;
    }

    private static boolean https(String text) {
        try {
            URI url = new URI(text);
            return "https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && text.length() <= 2_048;
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }

    private void report(DecodedBlock block, String attribute, String message, String help) {
        diagnostics.add(Diagnostic.error("C-OAUTH", block.span(attribute), message).help(help));
    }
}
