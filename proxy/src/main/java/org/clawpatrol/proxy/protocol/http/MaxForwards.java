package org.clawpatrol.proxy.protocol.http;

import java.util.List;

/**
 * How many intermediaries an OPTIONS request may still pass (RFC 9110, 7.6.2). TRACE, of which the
 * same holds, passes none; in other requests the field means nothing and stays as it is. Stateless.
 */
final class MaxForwards {
    private static final String NAME = "Max-Forwards";
    private static final int DIGITS_OF_MOST = 9;

    /** Larger numbers become this one, as the RFC has it. */
    private static final int MOST = 999_999_999;

    private MaxForwards() {}

    /**
     * Refuses what is not a single number.
     *
     * @throws MalformedMessageException where servers could read different numbers, or none
     */
    static void check(HttpRequestHead head) throws MalformedMessageException {
        if (!counts(head)) {
            return;
        }
        List<String> values = head.fields().all(NAME);
        if (values.size() > 1 || !Ascii.isNumber(values.getFirst())) {
            throw MalformedMessageException.badRequest("invalid Max-Forwards");
        }
    }

    /** Whether the gateway is the last that may see the request. */
    static boolean isSpent(HttpRequest request) {
        return counts(request.head()) && number(request.fields()) == 0;
    }

    /** The fields for the next, which may pass it on once less. */
    static HttpFields towardsOrigin(HttpRequest request, HttpFields fields) {
        if (!counts(request.head())) {
            return fields;
        }
        int left = Math.max(0, number(request.fields()) - 1);
        return fields.without(field -> field.is(NAME))
                .with(new HeaderField(NAME, Integer.toString(left)));
    }

    private static boolean counts(HttpRequestHead head) {
        return head.method().equals("OPTIONS") && head.fields().has(NAME);
    }

    /** Zeroes in front do not make a number large. */
    private static int number(HttpFields fields) {
        String digits = fields.all(NAME).getFirst();
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        boolean fits = digits.length() - start <= DIGITS_OF_MOST;
        return fits ? Integer.parseInt(digits, start, digits.length(), 10) : MOST;
    }
}
