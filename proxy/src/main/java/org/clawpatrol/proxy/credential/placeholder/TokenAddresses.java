package org.clawpatrol.proxy.credential.placeholder;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthService;
import org.clawpatrol.proxy.credential.login.LoginProviders;
import org.clawpatrol.proxy.credential.oauth.TokenClient;

/** Where tokens of a credential's service are given out, to the gateway or to others. Stateless. */
final class TokenAddresses {
    /** Where programs of the vendor ask besides. */
    private static final List<String> ANTHROPIC =
            List.of(
                    "https://platform.claude.com/v1/oauth/token",
                    "https://api.anthropic.com/v1/oauth/token");

    private static final List<String> GOOGLE =
            List.of(
                    "https://oauth2.googleapis.com/token",
                    "https://www.googleapis.com/oauth2/v4/token",
                    "https://accounts.google.com/o/oauth2/token");

    private static final List<String> NOTION = List.of("https://api.notion.com/v1/oauth/token");

    private TokenAddresses() {}

    /** All https; none for a type whose service has no token URL. */
    static List<URI> of(CredentialConfig credential, LoginProviders providers) {
        Stream<URI> own = providers.client(credential).map(TokenClient::tokenUrl).stream();
        List<String> further =
                switch (credential.settings()) {
                    case CredentialConfig.OAuthLogin(var service)
                            when service == OAuthService.ANTHROPIC ->
                            ANTHROPIC;
                    case CredentialConfig.GoogleServiceAccount account -> GOOGLE;
                    case CredentialConfig.NotionToken token -> NOTION;
                    default -> List.of();
                };
        return Stream.concat(own, further.stream().map(URI::create)).toList();
    }
}
