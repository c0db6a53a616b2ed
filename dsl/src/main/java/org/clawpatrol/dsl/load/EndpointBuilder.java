package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostEntry;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.engine.fact.Family;

/** Makes endpoints from their blocks. One thread. */
final class EndpointBuilder {
    private final ConfigurationSchema schema;
    private final PemReader certificates;
    private final Diagnostics diagnostics;

    EndpointBuilder(ConfigurationSchema schema, PemReader certificates, Diagnostics diagnostics) {
        this.schema = schema;
        this.certificates = certificates;
        this.diagnostics = diagnostics;
    }

    EndpointConfig build(Symbol symbol, DecodedBlock block) {
        return new EndpointConfig(
                symbol.name(),
                symbol.type(),
                schema.family(symbol.type()).orElse(Family.HTTP),
                hosts(block),
                block.address("dial"),
                certificates.read(block, "ca_cert"),
                block.text("description").filter(text -> !text.isEmpty()));
    }

    private List<HostPattern> hosts(DecodedBlock block) {
        List<String> entries = block.texts("hosts");
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
            pattern(entry, block).ifPresent(patterns::add);
            if (!seen.add(entry.toLowerCase(Locale.ROOT))) {
                diagnostics.add(
                        Diagnostic.error(
                                "C-HOST-DUP",
                                block.header(),
                                "host `" + entry + "` is listed twice"));
            }
        }
        return patterns;
    }

    private Optional<HostPattern> pattern(String entry, DecodedBlock block) {
        return switch (HostEntry.parse(entry)) {
            case HostEntry.Valid valid -> Optional.of(valid.pattern());
            case HostEntry.Malformed malformed -> {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-HOST",
                                        block.header(),
                                        "malformed host: `" + entry + "` " + malformed.problem())
                                .help("write `name`, `name:port` or `*.suffix`"));
                yield Optional.empty();
            }
        };
    }
}
