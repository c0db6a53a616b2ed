package org.clawpatrol.dsl.format;

import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.source.MappedText;

/** The conditions of a file's rules, by where their strings and heredocs begin. Stateless. */
final class Conditions {
    private Conditions() {}

    /** Without those that are put together from several values. */
    static Map<Integer, MappedText> of(Body file) {
        Map<Integer, MappedText> found = new HashMap<>();
        file.blocks().stream()
                .filter(block -> block.type().equals("rule"))
                .flatMap(rule -> rule.body().attribute("condition").stream())
                .forEach(
                        attribute -> {
                            if (attribute.value()
                                    instanceof Expression.StringLiteral(var text, var span)) {
                                found.put(span.start(), text);
                            }
                        });
        return found;
    }
}
