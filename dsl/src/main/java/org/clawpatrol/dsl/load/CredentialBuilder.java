package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Makes credentials from their blocks. One thread. */
final class CredentialBuilder {
    private final Diagnostics diagnostics;

    CredentialBuilder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    CredentialConfig build(Symbol symbol, DecodedBlock block) {
        return new CredentialConfig(
                symbol.name(),
                symbol.type(),
                endpoints(block),
                block.text("placeholder").filter(text -> !text.isEmpty()),
                block.text("description").filter(text -> !text.isEmpty()),
                new CredentialConfig.BearerToken(block.flag("idempotency_key")));
    }

    private List<String> endpoints(DecodedBlock block) {
        Optional<String> one = block.text("endpoint").filter(name -> !name.isEmpty());
        List<String> several =
                block.texts("endpoints").stream().filter(name -> !name.isEmpty()).toList();
        if (one.isPresent() && !several.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-CRED-BOTH",
                                    block.header(),
                                    "a credential has either `endpoint` or `endpoints`, not both")
                            .help("list all of them in `endpoints`"));
        }
        return Stream.concat(one.stream(), several.stream()).distinct().toList();
    }
}
