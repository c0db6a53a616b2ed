package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands before a part of a {@code multipart/form-data} body. Immutable.
 *
 * @param file whether it is one, so that its content is no text of the form
 */
record PartHead(String name, boolean file) {

    private static final Set<String> PLAIN_CODINGS = Set.of("7bit", "8bit", "binary");

    /** Empty where readers could disagree on the name or on how to read the content. */
    static Optional<PartHead> parse(String text) {
        List<String> dispositions = new ArrayList<>();
        for (String line : text.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            String field = colon <= 0 ? "" : Ascii.lower(line.substring(0, colon));
            String value = line.substring(colon + 1).strip();
            if (!isField(field, value)) {
                return Optional.empty();
            }
            if (field.equals("content-disposition")) {
                dispositions.add(value);
            }
        }
        return dispositions.size() == 1 ? named(dispositions.getFirst()) : Optional.empty();
    }

    private static boolean isField(String name, String value) {
        boolean wellFormed =
                !name.isEmpty()
                        && name.chars().allMatch(c -> c < 0x80 && Ascii.isToken((byte) c))
                        && value.chars().noneMatch(Character::isISOControl);
        return wellFormed
                && switch (name) {
                    case "content-transfer-encoding" -> PLAIN_CODINGS.contains(Ascii.lower(value));
                    case "content-type" -> isPlainType(value);
                    default -> true;
                };
    }

    private static boolean isPlainType(String value) {
        return MediaType.parse(value)
                .map(type -> type.parameters().getOrDefault("charset", "utf-8"))
                .filter(FormReader::isUtf8)
                .isPresent();
    }

    private static Optional<PartHead> named(String disposition) {
        int end = disposition.indexOf(';');
        if (end < 0 || !MediaType.nameOf(disposition).equals("form-data")) {
            return Optional.empty();
        }
        return MediaType.parameters(disposition.substring(end))
                .filter(found -> found.containsKey("name") && !found.containsKey("name*"))
                .map(found -> new PartHead(found.getOrDefault("name", ""), isFile(found)))
                .filter(head -> head.name().indexOf('%') < 0);
    }

    private static boolean isFile(Map<String, String> parameters) {
        return parameters.containsKey("filename") || parameters.containsKey("filename*");
    }
}
