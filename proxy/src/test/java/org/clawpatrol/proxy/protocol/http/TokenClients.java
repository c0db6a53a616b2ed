package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig;

/** Credentials whose tokens come from the lab's own host. */
final class TokenClients {
    static final String PATH = "/oauth/token";

    private TokenClients() {}

    static CredentialConfig.Settings of(OAuthClientConfig.Grant grant) {
        return new CredentialConfig.OAuthClient(
                new OAuthClientConfig(
                        new OAuthClientConfig.Addresses(
                                "https://" + Lab.HOST + PATH,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        "app",
                        grant,
                        List.of("read", "write"),
                        new OAuthClientConfig.Target(Optional.empty(), Optional.empty()),
                        OAuthClientConfig.Proof.BASIC,
                        Optional.empty()));
    }

    /** A request whose body is of that type. */
    static String post(String path, String type, String body, String... fields) {
        String further = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: "
                + Lab.HOST
                + "\r\nContent-Type: "
                + type
                + "\r\n"
                + further
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }
}
