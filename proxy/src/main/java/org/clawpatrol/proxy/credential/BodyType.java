package org.clawpatrol.proxy.credential;

import java.util.Locale;
import java.util.function.Predicate;

/** What the agent says a body is (RFC 9110, 8.3). Stateless. */
public final class BodyType {
    private BodyType() {}

    /** Whether it is said to be the fields of a form, other than in parts. */
    public static boolean isForm(RequestView request) {
        return says(request, "application/x-www-form-urlencoded"::equals);
    }

    /** Whether it is said to be JSON. */
    public static boolean isJson(RequestView request) {
        return says(
                request,
                type ->
                        type.equals("application/json")
                                || type.equals("text/json")
                                || (type.startsWith("application/") && type.endsWith("+json")));
    }

    private static boolean says(RequestView request, Predicate<String> wanted) {
        return request.all("Content-Type").stream().map(BodyType::bare).anyMatch(wanted);
    }

    /** Without parameters, in lower case. */
    private static String bare(String value) {
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
