package org.clawpatrol.proxy.protocol.http.payload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * Reads the list of commands that a push sends before its objects, in pkt-lines up to the flush
 * packet (gitprotocol-pack, section "Reference Update Request"). Signed pushes are not read. One
 * thread.
 */
final class PushedRefs {
    private static final int LENGTH_DIGITS = 4;
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern ZERO = Pattern.compile("0+");
    private static final String SHALLOW = "shallow ";

    private final byte[] bytes;
    private int position;

    PushedRefs(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A list of maps; empty when the bytes end too early or are not such a list. */
    Optional<Value> read() {
        List<Value> commands = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int length = length();
        while (length > LENGTH_DIGITS) {
            String line = line(length);
            if (!line.startsWith(SHALLOW)) {
                Optional<Map<String, Value>> command = command(line, commands.isEmpty());
                if (command.isEmpty() || !names.add(nameIn(command.get()))) {
                    return Optional.empty();
                }
                commands.add(MapValue.ofFields(command.get()));
            }
            length = length();
        }
        return length == 0 ? Optional.of(new ListValue(commands)) : Optional.empty();
    }

    /** The length of the next pkt-line, 0 for the flush packet; negative when there is none. */
    private int length() {
        if (position + LENGTH_DIGITS > bytes.length) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < LENGTH_DIGITS; i++) {
            int digit = Character.digit(bytes[position + i], 16);
            if (digit < 0) {
                return -1;
            }
            length = length << 4 | digit;
        }
        return position + length <= bytes.length ? length : -1;
    }

    /** The text of a pkt-line without its newline; empty when it is not UTF-8. */
    private String line(int length) {
        int from = position + LENGTH_DIGITS;
        int to = position + length;
        position = to;
        int end = bytes[to - 1] == '\n' ? to - 1 : to;
        try {
            ByteBuffer text = ByteBuffer.wrap(bytes, from, end - from);
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    /** Only the first command may be followed by capabilities. */
    private static Optional<Map<String, Value>> command(String line, boolean first) {
        int end = line.indexOf('\0');
        if (end >= 0 && !first) {
            return Optional.empty();
        }
        String[] parts = (end < 0 ? line : line.substring(0, end)).split(" ", 3);
        boolean wellFormed =
                parts.length == 3
                        && OBJECT_ID.matcher(parts[0]).matches()
                        && OBJECT_ID.matcher(parts[1]).matches()
                        && parts[0].length() == parts[1].length()
                        && !parts[2].isEmpty()
                        && parts[2].indexOf(' ') < 0;
        return wellFormed
                ? Optional.of(
                        Map.of(
                                "old", new StringValue(parts[0]),
                                "new", new StringValue(parts[1]),
                                "name", new StringValue(parts[2]),
                                "action", new StringValue(action(parts[0], parts[1]))))
                : Optional.empty();
    }

    private static String action(String before, String after) {
        if (ZERO.matcher(before).matches()) {
            return "create";
        }
        return ZERO.matcher(after).matches() ? "delete" : "update";
    }

    private static String nameIn(Map<String, Value> command) {
        return String.valueOf(command.get("name"));
    }
}
