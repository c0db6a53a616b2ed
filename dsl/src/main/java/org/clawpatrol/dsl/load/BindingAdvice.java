package org.clawpatrol.dsl.load;

import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.schema.CredentialType;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Warns about credentials bound to endpoints of a type that cannot use them. One thread. */
final class BindingAdvice {
    private final SymbolTable symbols;
    private final Diagnostics diagnostics;

    BindingAdvice(SymbolTable symbols, Diagnostics diagnostics) {
        this.symbols = symbols;
        this.diagnostics = diagnostics;
    }

    void give(CredentialConfig credential, DecodedBlock block, CredentialType type) {
        String attribute = block.filled("endpoint").isPresent() ? "endpoint" : "endpoints";
        for (String name : credential.endpoints()) {
            Optional<Symbol> endpoint = symbols.find(EntityKind.ENDPOINT, name);
            if (endpoint.isEmpty()
                    || !endpoint.get().known()
                    || type.endpointTypes().contains(endpoint.get().type())) {
                continue;
            }
            Diagnostic warning =
                    Diagnostic.warning(
                            "W-BINDING",
                            block.span(attribute),
                            "a `%s` cannot be used at `%s`"
                                    .formatted(credential.type(), endpoint.get().reference()));
            diagnostics.add(
                    type.endpointTypes().isEmpty()
                            ? warning.help("a `" + credential.type() + "` is bound to no endpoint")
                            : warning.help(
                                    "it is for endpoints of type "
                                            + String.join(", ", type.endpointTypes())));
        }
    }
}
