package org.clawpatrol.dsl.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** Checks that within one profile no two endpoints claim the same host. One thread. */
final class HostClaimCheck {
    private final Map<String, Span> headers;
    private final Diagnostics diagnostics;

    /**
     * @param headers of the endpoints, by name
     */
    HostClaimCheck(Map<String, Span> headers, Diagnostics diagnostics) {
        this.headers = headers;
        this.diagnostics = diagnostics;
    }

    void check(String profile, Span header, Iterable<EndpointConfig> endpoints) {
        Map<Claim, EndpointConfig> claims = new HashMap<>();
        for (EndpointConfig endpoint : endpoints) {
            for (HostPattern pattern : endpoint.hosts()) {
                Claim claim = new Claim(pattern.claim(), pattern.wildcard());
                EndpointConfig earlier = claims.putIfAbsent(claim, endpoint);
                if (earlier != null && !earlier.name().equals(endpoint.name())) {
                    report(profile, header, pattern, earlier, endpoint);
                }
            }
        }
    }

    private void report(
            String profile,
            Span header,
            HostPattern pattern,
            EndpointConfig one,
            EndpointConfig other) {
        Diagnostic problem =
                Diagnostic.error(
                                "C-HOST-AMBIGUOUS",
                                header,
                                "in profile `%s` both `%s` and `%s` claim the host `%s`"
                                        .formatted(
                                                profile,
                                                one.typedName(),
                                                other.typedName(),
                                                pattern))
                        .help("let one endpoint claim it, or grant them in different profiles");
        for (EndpointConfig endpoint : List.of(one, other)) {
            Span declared = headers.get(endpoint.name());
            if (declared != null) {
                problem = problem.note("claimed here", declared);
            }
        }
        diagnostics.add(problem);
    }

    private record Claim(HostPort host, boolean wildcard) {}
}
