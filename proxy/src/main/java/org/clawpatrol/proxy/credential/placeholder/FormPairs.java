package org.clawpatrol.proxy.credential.placeholder;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form in {@code application/x-www-form-urlencoded}, every name in it once. Immutable.
 *
 * @param all in the order they came
 */
record FormPairs(List<Pair> all) {
    FormPairs {
        all = List.copyOf(all);
    }

    /**
     * @param name decoded
     * @param raw as it came, name and value
     */
    record Pair(String name, String value, String raw) {}

    /** Empty for what is no form, or one that could be read in two ways. */
    static Optional<FormPairs> read(String text) {
        String form = text.strip();
        boolean visible = form.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '<' && c != '{');
        if (!visible || form.indexOf('=') < 0) {
            return Optional.empty();
        }
        List<Pair> pairs = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (String part : form.split("&", -1)) {
            int equals = part.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? part : part.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : part.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || seen.put(name.get(), value.get()) != null) {
                return Optional.empty();
            }
            pairs.add(new Pair(name.get(), value.get(), part));
        }
        return Optional.of(new FormPairs(pairs));
    }

    /** A map that the caller may change. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        all.forEach(pair -> texts.put(pair.name(), pair.value()));
        return texts;
    }

    static Optional<String> decoded(String part) {
        try {
            return Optional.of(URLDecoder.decode(part, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
