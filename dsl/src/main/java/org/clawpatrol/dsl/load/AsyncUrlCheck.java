package org.clawpatrol.dsl.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Checks that asynchronous approvals have a URL under which agents ask for them. One thread. */
final class AsyncUrlCheck {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final DecodedBlock gateway;
    private final Diagnostics diagnostics;

    AsyncUrlCheck(DecodedBlock gateway, Diagnostics diagnostics) {
        this.gateway = gateway;
        this.diagnostics = diagnostics;
    }

    void check(Declarations declarations) {
        if (!declarations.asyncProfiles || !declarations.asyncApprovers) {
            return;
        }
        String url = gateway.text("public_url").orElse("").strip();
        if (url.isEmpty()) {
            report("C-ASYNC-NOURL", "asynchronous approvals need `public_url`");
        } else if (!absolute(url)) {
            report(
                    "C-ASYNC-URL",
                    "asynchronous approvals need an absolute `http` or `https` URL without query");
        }
    }

    private static boolean absolute(String text) {
        try {
            URI url = new URI(text);
            return url.getScheme() != null
                    && SCHEMES.contains(url.getScheme().toLowerCase(java.util.Locale.ROOT))
                    && url.getHost() != null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException notAUrl) {
            return false;
        }
    }

    private void report(String id, String message) {
        diagnostics.add(
                Diagnostic.error(id, gateway.span("public_url"), message)
                        .help("write for example `public_url = \"https://gw.example.net\"`"));
    }
}
