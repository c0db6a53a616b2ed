package org.clawpatrol.dsl.test;

import java.util.Optional;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.ValueKind;

/** Reads attributes that name a credential or none. Stateless. */
final class CredentialName {
    private CredentialName() {}

    /** Empty where none was written, or the word for it. */
    static String of(DecodedBlock block, String attribute) {
        Optional<Expression> written = block.expression(attribute);
        boolean none = written.filter(ValueKind.Injection::isNone).isPresent();
        return none ? "" : block.text(attribute).orElse("");
    }
}
