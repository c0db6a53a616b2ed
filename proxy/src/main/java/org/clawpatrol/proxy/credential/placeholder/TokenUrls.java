package org.clawpatrol.proxy.credential.placeholder;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.proxy.credential.login.LoginProviders;
import org.clawpatrol.proxy.credential.oauth.TokenClient;

/** Where the credentials of one profile get their tokens, under one configuration. Immutable. */
final class TokenUrls {
    private static final int HTTPS_PORT = 443;

    private final Map<HostPort, TokenHost> hosts;

    private TokenUrls(Map<HostPort, TokenHost> hosts) {
        this.hosts = Map.copyOf(hosts);
    }

    static TokenUrls of(Configuration configuration, String profile, LoginProviders providers) {
        ProfileConfig holder = configuration.profiles().get(profile);
        return of(
                configuration.credentials(),
                holder == null ? List.of() : holder.grants(),
                providers);
    }

    static TokenUrls of(
            Map<String, CredentialConfig> credentials,
            List<ProfileConfig.Grant> grants,
            LoginProviders providers) {
        Map<HostPort, Map<String, List<TokenService>>> found = new HashMap<>();
        for (ProfileConfig.Grant grant : grants) {
            CredentialConfig credential = credentials.get(grant.credential());
            if (credential == null) {
                continue;
            }
            for (URI url : TokenAddresses.of(credential, providers)) {
                found.computeIfAbsent(hostOf(url), _ -> new HashMap<>())
                        .computeIfAbsent(TokenPath.of(url.getRawPath()), _ -> new ArrayList<>())
                        .add(service(credential, grant, providers));
            }
        }
        Map<HostPort, TokenHost> hosts = new HashMap<>();
        found.forEach((host, paths) -> hosts.put(host, TokenHost.of(paths)));
        return new TokenUrls(hosts);
    }

    private static TokenService service(
            CredentialConfig credential, ProfileConfig.Grant grant, LoginProviders providers) {
        boolean ownSecret =
                credential.settings() instanceof CredentialConfig.OAuthClient(var client)
                        && client.grant() == Grant.CLIENT_CREDENTIALS;
        return new TokenService(
                credential.name(),
                providers.client(credential).map(TokenClient::clientId).orElse(""),
                String.join(" ", providers.scopes(credential)),
                ownSecret,
                AgentTokens.of(
                        credential,
                        Optional.ofNullable(grant.disambiguators().get("placeholder"))));
    }

    TokenHost at(String host, int port) {
        return hosts.getOrDefault(new HostPort(host, port), TokenHost.NONE);
    }

    /** Whether a credential gets its tokens from a host that the test takes. */
    boolean anyHost(String credential, Predicate<HostPort> test) {
        return hosts.entrySet().stream()
                .anyMatch(each -> each.getValue().serves(credential) && test.test(each.getKey()));
    }

    private static HostPort hostOf(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new HostPort(bare, url.getPort() < 0 ? HTTPS_PORT : url.getPort());
    }
}
