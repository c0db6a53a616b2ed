package org.clawpatrol.dsl.variable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that whoever starts a command gives to variables. Immutable.
 *
 * @param texts by name, as written on the command line
 * @param files of HCL attributes; a later one wins over an earlier one, {@code texts} over all
 */
public record VariableValues(Map<String, String> texts, List<Path> files) {
    private static final VariableValues NONE = new VariableValues(Map.of(), List.of());

    public VariableValues {
        texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        files = List.copyOf(files);
    }

    public static VariableValues none() {
        return NONE;
    }
}
