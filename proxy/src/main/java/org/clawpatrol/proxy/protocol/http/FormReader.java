package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;
import org.clawpatrol.proxy.protocol.http.coding.ContentDecoder;

/**
 * Reads the fields of a form from a body, where every server would read the same ones. Stateless.
 */
final class FormReader {
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    /** Some servers take a field of this name for the encoding of the others. */
    private static final String CHARSET_FIELD = "_charset_";

    private FormReader() {}

    /**
     * Lists of texts by name; none for what is no form.
     *
     * @param body asked for only where it matters
     */
    static Value read(HttpFields fields, Supplier<ContentDecoder.Result> body) {
        List<String> types = fields.all("content-type");
        if (!types.isEmpty() && types.stream().noneMatch(FormReader::mayBeForm)) {
            return MapValue.EMPTY;
        }
        return switch (body.get()) {
            case ContentDecoder.Result.Complete all when all.bytes().length == 0 -> MapValue.EMPTY;
            case ContentDecoder.Result.Complete all ->
                    form(types, all.bytes())
                            .filter(FormReader::isUtf8)
                            .map(FormFields::value)
                            .orElse(HttpMessage.UNREADABLE);
            case ContentDecoder.Result.Truncated() -> UnknownValue.of(UnknownValue.Cause.TRUNCATED);
            case ContentDecoder.Result.Unreadable() -> HttpMessage.UNREADABLE;
        };
    }

    /** Whether a server that reads the field loosely could find a form. */
    private static boolean mayBeForm(String contentType) {
        String lower = Ascii.lower(contentType);
        return lower.contains("form-urlencoded") || lower.contains("form-data");
    }

    /** A body without type is read as a form by some servers only, and so by none here. */
    private static Optional<FormFields> form(List<String> types, byte[] body) {
        if (types.size() != 1) {
            return Optional.empty();
        }
        return MediaType.parse(types.getFirst())
                .flatMap(
                        type ->
                                switch (type.name()) {
                                    case URL_ENCODED -> urlEncoded(type.parameters(), body);
                                    case MULTIPART -> MultipartReader.read(type, body);
                                    default -> Optional.empty();
                                });
    }

    private static Optional<FormFields> urlEncoded(Map<String, String> parameters, byte[] body) {
        Optional<String> text = Utf8.text(body);
        boolean plain = text.isPresent() && text.get().chars().allMatch(c -> c > ' ' && c != ';');
        if (!isUtf8(parameters.getOrDefault("charset", "utf-8")) || !plain) {
            return Optional.empty();
        }
        FormFields fields = new FormFields();
        for (String pair : text.get().split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || !fields.add(name.get(), value.get())) {
                return Optional.empty();
            }
        }
        return Optional.of(fields);
    }

    private static Optional<String> decoded(String part) {
        return PercentDecoder.path(part.replace('+', ' ')).filter(text -> text.indexOf('\0') < 0);
    }

    private static boolean isUtf8(FormFields fields) {
        return fields.all(CHARSET_FIELD).stream().allMatch(FormReader::isUtf8);
    }

    static boolean isUtf8(String charset) {
        return charset.equalsIgnoreCase("utf-8");
    }
}
