package org.clawpatrol.proxy.credential.login;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.credential.oauth.TokenException;

/**
 * What an operator brings back from a login page: a code, a query or a whole address, in each case
 * without its fragment. Holds a secret for as long as the exchange takes.
 */
final class PastedCode {
    private static final int LONGEST = 8 << 10;
    private static final Pattern QUERY = Pattern.compile("(^|[?&])(code|error|state)=");

    private final String code;

    private PastedCode(String code) {
        this.code = code;
    }

    /**
     * Reads it.
     *
     * @param state that a query must repeat where it has one
     * @throws TokenException where it is a refusal, of another login, or no code
     */
    static PastedCode read(String pasted, String state) throws TokenException {
        String text = pasted.strip();
        int fragment = text.indexOf('#');
        text = fragment < 0 ? text : text.substring(0, fragment);
        if (text.length() > LONGEST) {
            throw refused("is too long for a code");
        }
        int question = text.indexOf('?');
        boolean query = QUERY.matcher(text).find();
        String code = query ? ofQuery(text.substring(question + 1), state) : text;
        if (!code.matches("[\\x21-\\x7e]+")) {
            throw refused("holds no code");
        }
        return new PastedCode(code);
    }

    private static String ofQuery(String query, String state) throws TokenException {
        Map<String, String> parameters = parameters(query);
        if (parameters.containsKey("error")) {
            throw TokenException.transientFailure(
                    ": the login page said `"
                            + shown(parameters.get("error"))
                            + "`"
                            + Optional.ofNullable(parameters.get("error_description"))
                                    .map(text -> ": " + shown(text))
                                    .orElse(""));
        }
        String repeated = parameters.get("state");
        if (repeated != null && !repeated.equals(state)) {
            throw refused("belongs to another login");
        }
        return Optional.ofNullable(parameters.get("code")).orElse("");
    }

    private static Map<String, String> parameters(String query) throws TokenException {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String value = parts.length > 1 ? decoded(parts[1]) : "";
            if (parameters.put(decoded(parts[0]), value) != null) {
                throw refused("says one thing twice");
            }
        }
        return parameters;
    }

    private static String decoded(String text) throws TokenException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("is not well-formed");
        }
    }

    /** From the operator's own clipboard; kept short and printable. */
    private static String shown(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.substring(0, Math.min(printable.length(), 200));
    }

    private static TokenException refused(String why) {
        return TokenException.transientFailure(": what was pasted " + why);
    }

    String code() {
        return code;
    }

    @Override
    public String toString() {
        return "***";
    }
}
