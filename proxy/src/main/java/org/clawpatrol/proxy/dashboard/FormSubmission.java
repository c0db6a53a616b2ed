package org.clawpatrol.proxy.dashboard;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A URL-encoded form. Immutable. */
final class FormSubmission implements Submission {
    private final Map<String, String> fields;

    private FormSubmission(Map<String, String> fields) {
        this.fields = fields;
    }

    static FormSubmission parse(byte[] body) {
        var fields = new LinkedHashMap<String, String>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!name.isEmpty() && fields.put(name, value) != null) {
                throw new RefusedException(400, "a form field occurs twice");
            }
        }
        return new FormSubmission(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "the body is not a valid form");
        }
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    @Override
    public boolean flag(String name) {
        return switch (fields.getOrDefault(name, "")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Submission.missing(name);
        };
    }

    @Override
    public Map<String, String> entries(String name) {
        String prefix = name + ".";
        var entries = new LinkedHashMap<String, String>();
        fields.forEach(
                (field, value) -> {
                    if (field.startsWith(prefix)) {
                        entries.put(field.substring(prefix.length()), value);
                    }
                });
        return entries;
    }
}
