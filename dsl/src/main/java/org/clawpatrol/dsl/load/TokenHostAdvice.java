package org.clawpatrol.dsl.load;

import java.net.URI;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.HostIndex;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/**
 * Warns of profiles with a login whose token URL they do not reach: a program that renews tokens
 * itself would be refused there, or, where unknown hosts are let through, get real ones. One
 * thread.
 */
final class TokenHostAdvice {
    private static final int HTTPS_PORT = 443;

    private final Declarations declarations;
    private final HostIndex hosts;
    private final Diagnostics diagnostics;

    TokenHostAdvice(Declarations declarations, HostIndex hosts, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.hosts = hosts;
        this.diagnostics = diagnostics;
    }

    void give() {
        declarations.profileHeaders.forEach(
                (name, header) -> {
                    ProfileConfig profile = declarations.profiles.get(name);
                    if (profile != null) {
                        profile.grants().stream()
                                .map(ProfileConfig.Grant::credential)
                                .distinct()
                                .forEach(credential -> look(name, header, credential));
                    }
                });
    }

    private void look(String profile, Span header, String name) {
        Optional<URI> url =
                Optional.ofNullable(declarations.credentials.get(name))
                        .flatMap(TokenHostAdvice::tokenUrl);
        if (url.isEmpty()) {
            return;
        }
        String host = url.get().getHost();
        int port = url.get().getPort() < 0 ? HTTPS_PORT : url.get().getPort();
        boolean address = host.startsWith("[");
        String bare = address ? host.substring(1, host.length() - 1) : host;
        if (hosts.find(profile, bare, port).isEmpty()) {
            diagnostics.add(
                    Diagnostic.warning(
                                    "W-TOKEN-HOST",
                                    header,
                                    "no endpoint of profile `%s` has `%s`, where programs renew tokens of `%s`"
                                            .formatted(profile, host, name))
                            .help(
                                    "if a program does that itself, bind the credential, or a"
                                            + " `passthrough`, to an endpoint with that host"));
        }
    }

    private static Optional<URI> tokenUrl(CredentialConfig credential) {
        return switch (credential.settings()) {
            case CredentialConfig.OAuthLogin(var service) -> Optional.of(service.tokenUrl());
            case CredentialConfig.OAuthClient(var client) when client.grant().login() ->
                    Optional.of(URI.create(client.addresses().token()));
            default -> Optional.empty();
        };
    }
}
