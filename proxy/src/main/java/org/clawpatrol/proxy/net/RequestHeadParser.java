package org.clawpatrol.proxy.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Refusal;

/**
 * Reads a request head by the letter of RFC 9112: what two readers could understand differently
 * (bare line feeds, folded lines, blanks before the colon, control characters) is not read at all.
 */
final class RequestHeadParser {
    private static final Pattern REQUEST_LINE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([\\x21-\\x7e]+) HTTP/1\\.([01])");
    private static final Pattern FIELD =
            Pattern.compile(
                    "([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*((?:[\\x21-\\xff&&[^\\x7f]]"
                            + "(?:[\\t\\x20-\\xff&&[^\\x7f]]*[\\x21-\\xff&&[^\\x7f]])?)?)[ \\t]*");

    private RequestHeadParser() {}

    /**
     * @param text everything before the empty line, one character a byte
     */
    static HeadReading parse(String text) {
        String[] lines = text.split("\r\n", -1);
        Matcher first = REQUEST_LINE.matcher(lines[0]);
        if (!first.matches()) {
            return malformed("the request line is malformed");
        }
        List<HeaderField> headers = new ArrayList<>(lines.length);
        for (int i = 1; i < lines.length; i++) {
            Optional<HeaderField> field = field(lines[i]);
            if (field.isEmpty()) {
                return malformed("a header line is malformed");
            }
            headers.add(field.get());
        }
        return new HeadReading.Read(
                new RequestHead(
                        first.group(1),
                        first.group(2),
                        first.group(3).equals("1") ? 1 : 0,
                        headers));
    }

    private static Optional<HeaderField> field(String line) {
        Matcher matcher = FIELD.matcher(line);
        return matcher.matches()
                ? Optional.of(new HeaderField(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    private static HeadReading malformed(String reason) {
        return new HeadReading.Unacceptable(new Refusal(Failure.MALFORMED_REQUEST, reason));
    }
}
