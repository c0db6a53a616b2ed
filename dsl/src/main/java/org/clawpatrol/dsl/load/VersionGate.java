package org.clawpatrol.dsl.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.ExpressionReader;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** Decides from {@code schema_version} alone whether the rest can be understood. One thread. */
final class VersionGate {
    private final ExpressionReader constants;
    private final Diagnostics diagnostics;

    VersionGate(ExpressionReader constants, Diagnostics diagnostics) {
        this.constants = constants;
        this.diagnostics = diagnostics;
    }

    /** Whether to go on; otherwise the reason was reported. */
    boolean open(List<Body> bodies) {
        Optional<Attribute> declared =
                bodies.stream()
                        .flatMap(body -> body.attribute("schema_version").stream())
                        .findFirst();
        return declared.isEmpty() || understood(declared.get());
    }

    private boolean understood(Attribute declared) {
        Optional<HclValue> value = constants.read(declared.value());
        if (value.isEmpty()) {
            return false;
        }
        Span where = declared.value().span();
        if (!(value.get() instanceof HclValue.NumberValue version) || !whole(version.number())) {
            diagnostics.add(
                    Diagnostic.error("C-VERTYPE", where, "`schema_version` must be a whole number")
                            .help("write `schema_version = " + newest() + "`"));
            return false;
        }
        if (version.number().signum() < 0) {
            diagnostics.add(
                    Diagnostic.error("C-VEROLD", where, "`schema_version` must not be negative"));
            return false;
        }
        if (version.number().compareTo(BigDecimal.valueOf(newest())) > 0) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-VERNEW",
                                    where,
                                    "this `schema_version` is too new; the newest known is "
                                            + newest())
                            .help("upgrade clawpatrol"));
            return false;
        }
        return true;
    }

    private static int newest() {
        return ConfigurationSchema.NEWEST_VERSION;
    }

    private static boolean whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
