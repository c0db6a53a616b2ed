package org.clawpatrol.dsl.load;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Checks the texts that credentials send beside their secrets. One thread. */
final class SentTextCheck {
    /** RFC 9110, 5.6.2: names of fields, and of cookies (RFC 6265, 4.1.1). */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern PRINTABLE = Pattern.compile("([!-~][ -~]*)?");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** What frames a message, concerns one connection (RFC 9110, 7.6.1) or is the gateway's own. */
    private static final Set<String> RESERVED =
            Set.of(
                    "accept-encoding",
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "http2-settings",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "trailers",
                    "transfer-encoding",
                    "upgrade");

    private static final String WEB_SOCKET = "sec-websocket-";

    private final Diagnostics diagnostics;

    SentTextCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(CredentialConfig credential, DecodedBlock block) {
        CredentialConfig.Settings settings = credential.settings();
        if (settings instanceof CredentialConfig.HeaderToken(String header, String prefix)) {
            checkHeader(header, block);
            checkPrefix(prefix, block);
        } else if (settings instanceof CredentialConfig.CookieToken(String name)) {
            checkCookie(name, block);
        } else if (settings instanceof CredentialConfig.BasicAuth(String username)) {
            checkUser(username, "username", block);
        } else if (settings instanceof CredentialConfig.ClickHouseLogin login) {
            login.user().ifPresent(user -> checkUser(user, "user", block));
        }
    }

    private void checkHeader(String header, DecodedBlock block) {
        if (header.isEmpty()) {
            return;
        }
        String name = header.toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(header).matches()) {
            report(
                    "C-HEADER-NAME",
                    block,
                    "header",
                    "`" + header + "` is no name of a header",
                    "letters, digits and `-`, such as `X-Api-Key`");
        } else if (RESERVED.contains(name) || name.startsWith(WEB_SOCKET)) {
            report(
                    "C-HEADER-NAME",
                    block,
                    "header",
                    "`" + header + "` cannot carry a secret",
                    "it says where a message goes, how it is framed or what its body is");
        }
    }

    private void checkPrefix(String prefix, DecodedBlock block) {
        if (!PRINTABLE.matcher(prefix).matches()) {
            report(
                    "C-HEADER-VALUE",
                    block,
                    "prefix",
                    "`prefix` holds what a header cannot",
                    "printable ASCII that begins with no space, such as `Token `");
        }
    }

    private void checkCookie(String name, DecodedBlock block) {
        if (!name.isEmpty() && !TOKEN.matcher(name).matches()) {
            report(
                    "C-COOKIE-NAME",
                    block,
                    "cookie_name",
                    "`" + name + "` is no name of a cookie",
                    "letters, digits, `-`, `_` and `.`");
        }
    }

    /** RFC 7617, 2: the first colon ends the user. */
    private void checkUser(String user, String attribute, DecodedBlock block) {
        if (user.indexOf(':') >= 0 || CONTROL.matcher(user).find()) {
            report(
                    "C-BASIC-USER",
                    block,
                    attribute,
                    "a user with a colon or a control character cannot be sent as HTTP Basic",
                    "the password belongs into the secret alone");
        }
    }

    private void report(
            String id, DecodedBlock block, String attribute, String message, String help) {
        diagnostics.add(Diagnostic.error(id, block.span(attribute), message).help(help));
    }
}
