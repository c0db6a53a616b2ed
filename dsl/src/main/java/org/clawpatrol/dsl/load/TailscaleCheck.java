package org.clawpatrol.dsl.load;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** Checks who may operate the gateway through the tailnet. One thread. */
final class TailscaleCheck {
    private final Diagnostics diagnostics;

    TailscaleCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(DecodedBlock tailscale) {
        List<String> operators = tailscale.texts("operators");
        for (int i = 0; i < operators.size(); i++) {
            if (!isOperator(operators.get(i))) {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-OPERATOR",
                                        element(tailscale, i),
                                        "`operators[%d]` is `%s`, which is no login"
                                                .formatted(i, operators.get(i)))
                                .help("write `user@domain`, or `*@domain` for all of a domain"));
            }
        }
    }

    private static boolean isOperator(String entry) {
        int at = entry.indexOf('@');
        if (at <= 0 || at != entry.lastIndexOf('@')) {
            return false;
        }
        String user = entry.substring(0, at);
        String domain = entry.substring(at + 1);
        boolean anyone = user.equals("*");
        return !domain.isEmpty() && domain.indexOf('*') < 0 && (anyone || user.indexOf('*') < 0);
    }

    private static Span element(DecodedBlock block, int index) {
        Optional<Expression> written = block.expression("operators");
        return written.isPresent()
                        && written.get() instanceof Expression.Tuple list
                        && index < list.elements().size()
                ? list.elements().get(index).span()
                : block.span("operators");
    }
}
