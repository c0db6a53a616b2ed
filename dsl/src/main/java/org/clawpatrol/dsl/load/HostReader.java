package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.HostEntry;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Reads the hosts an endpoint claims, however its type spells them. One thread. */
final class HostReader {
    private static final int HTTPS_PORT = 443;
    private static final String CODEX_LOGIN = "auth.openai.com";
    private static final String SCHEME = "https://";

    private final Diagnostics diagnostics;

    HostReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * @param port of entries that name none
     */
    List<HostPattern> read(String type, DecodedBlock block, int port) {
        List<String> entries = entries(type, block);
        if (entries.isEmpty()) {
            diagnostics.add(
                    Diagnostic.warning(
                            "W-NO-HOSTS",
                            block.header(),
                            "this endpoint claims no host and is never used"));
        }
        List<HostPattern> patterns = new ArrayList<>(entries.size());
        Set<String> seen = new HashSet<>();
        for (String entry : entries) {
            pattern(entry, block).map(found -> at(found, port)).ifPresent(patterns::add);
            if (!seen.add(entry.toLowerCase(Locale.ROOT))) {
                error("C-HOST-DUP", block, "host `" + entry + "` is listed twice", "remove one");
            }
        }
        return patterns;
    }

    private List<String> entries(String type, DecodedBlock block) {
        List<String> listed = block.texts("hosts");
        return switch (type) {
            case "postgres" -> block.text("host").stream().toList();
            case "kubernetes" -> listed.isEmpty() ? server(block).stream().toList() : listed;
            case "openai_codex_https" -> withLogin(listed);
            default -> listed;
        };
    }

    private static List<String> withLogin(List<String> listed) {
        return listed.stream().anyMatch(CODEX_LOGIN::equalsIgnoreCase)
                ? listed
                : Stream.concat(listed.stream(), Stream.of(CODEX_LOGIN)).toList();
    }

    /** The host and port of a URL; a server without a scheme is one already. */
    private static Optional<String> server(DecodedBlock block) {
        return block.filled("server")
                .map(
                        server -> {
                            if (!server.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
                                return server;
                            }
                            String rest = server.substring(SCHEME.length());
                            int path = rest.indexOf('/');
                            String host = path < 0 ? rest : rest.substring(0, path);
                            boolean bare = host.startsWith("[") && host.endsWith("]");
                            return bare ? host.substring(1, host.length() - 1) : host;
                        });
    }

    /** HTTPS is what a host without a port means anyway. */
    private static HostPattern at(HostPattern pattern, int port) {
        return pattern.port().isPresent() || port == HTTPS_PORT
                ? pattern
                : new HostPattern(pattern.name(), pattern.wildcard(), OptionalInt.of(port));
    }

    private Optional<HostPattern> pattern(String entry, DecodedBlock block) {
        return switch (HostEntry.parse(entry)) {
            case HostEntry.Valid valid -> Optional.of(valid.pattern());
            case HostEntry.Malformed malformed -> {
                error(
                        "C-HOST",
                        block,
                        "malformed host: `" + entry + "` " + malformed.problem(),
                        "write `name`, `name:port` or `*.suffix`");
                yield Optional.empty();
            }
        };
    }

    private void error(String id, DecodedBlock block, String message, String help) {
        diagnostics.add(Diagnostic.error(id, block.header(), message).help(help));
    }
}
