package org.clawpatrol.dsl.load;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Attributes with a value that weakens safety and counts only where it is asked for by name. */
enum Unsafe {
    HUMAN_ON_TIMEOUT,
    LLM_FAIL_MODE;

    private static final String LIST = "allow_unsafe";

    /** The attribute's name. */
    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the gateway block asks for; unknown names are left out. */
    static Set<Unsafe> allowed(Optional<DecodedBlock> gateway) {
        Set<Unsafe> allowed = EnumSet.noneOf(Unsafe.class);
        for (String name : names(gateway)) {
            Stream.of(values())
                    .filter(unsafe -> unsafe.attribute().equals(name))
                    .forEach(allowed::add);
        }
        return allowed;
    }

    static void checkNames(Optional<DecodedBlock> gateway, Diagnostics diagnostics) {
        List<String> known = Stream.of(values()).map(Unsafe::attribute).toList();
        List<String> names = names(gateway);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!known.contains(name)) {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-UNSAFE",
                                        ElementSpan.of(gateway.orElseThrow(), LIST, i),
                                        "`allow_unsafe` names `"
                                                + name
                                                + "`, and there is nothing unsafe of that name")
                                .help(Suggestion.of(name, known, "names")));
            }
        }
    }

    private static List<String> names(Optional<DecodedBlock> gateway) {
        return gateway.map(block -> block.texts(LIST)).orElse(List.of());
    }
}
